using Stemma.App.Accounts;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Accounts;

public sealed class PeopleTest : IDisposable
{
    private const string Password = "seven grey herons walk home", Other = "the ninth lantern is broken";
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly TestFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly People _people;

    public PeopleTest()
    {
        _store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        _people = new People(_store, _time, isOpen: true);
    }

    public void Dispose()
    {
        _people.Dispose();
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private async Task<Person> Joined(string name = "Mira Quandt", string mail = "mira@quay.example") => (await _people.Join(name, mail, Password, null, Ct)).Person!;

    [Theory]
    [InlineData("short", "12 characters")]
    [InlineData("passwordpassword", "easy to guess")]
    [InlineData("miraquandt2031", "easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "easy to guess")]
    public async Task A_password_that_is_soon_guessed_is_refused_in_words(string password, string words)
    {
        var (person, problem) = await _people.Join("Mira Quandt", "mira@quay.example", password, null, Ct);
        Assert.Null(person);
        Assert.Contains(words, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_of_more_than_256_letters_is_refused_before_it_is_hashed()
    {
        Assert.Contains("256", (await _people.Join("Mira", "m@quay.example", new string('q', 257), null, Ct)).Problem!.Message, StringComparison.Ordinal);
        await Joined();
        string longest = new('q', 50_000_000);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null((await _people.Check("Mira Quandt", longest, "here", Ct)).Person);
        Assert.True(clock.Elapsed < TimeSpan.FromMilliseconds(40), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("M")]
    [InlineData("editor")]
    [InlineData("Admin")]
    [InlineData("mira@quay.example")]
    [InlineData("mi<b>ra")]
    [InlineData("\u202Emira")]
    [InlineData("Mira\uFE0F")]
    [InlineData("Mira\u034F")]
    [InlineData("Mira\u3164")]
    [InlineData("Mira\uFFA0")]
    [InlineData("Mira\u200B")]
    [InlineData("Mira\U000E0100")]
    [InlineData("Mira\uFFFE")]
    [InlineData("Mira\uD800")]
    [InlineData("Mira\0")]
    [InlineData("M\u0456ra")] // Cyrillic
    [InlineData("Mir\u03B1")] // Greek
    public async Task A_name_that_could_be_taken_for_something_else_is_refused(string name) => Assert.Equal("name", (await _people.Join(name, "m@quay.example", Password, null, Ct)).Problem?.Code);

    [Fact]
    public async Task Only_a_hash_is_kept_of_a_password()
    {
        var mira = await Joined();
        string kept = (await _store.Accounts.Of(mira.Number, Ct))!.Password!;
        Assert.DoesNotContain("heron", kept, StringComparison.Ordinal);
        Assert.Equal(1, Convert.FromBase64String(kept)[0]); // Identity's format of PBKDF2 with its own salt
    }

    [Fact]
    public async Task One_signs_in_by_name_in_whatever_case_and_not_by_address()
    {
        var mira = await Joined();
        foreach (string said in (string[])["Mira Quandt", "mira  quandt ", "MIRA QUANDT"]) Assert.Equal(mira.Number, (await _people.Check(said, Password, "here", Ct)).Person?.Number);
        Assert.Null((await _people.Check("mira@quay.example", Password, "here", Ct)).Person);
    }

    [Fact]
    public async Task Whoever_is_wrong_is_told_the_same_whether_there_is_such_a_name_or_not()
    {
        await Joined();
        var known = (await _people.Check("Mira Quandt", Other, "here", Ct)).Problem;
        Assert.Equal(known, (await _people.Check("Nobody Here", Other, "here", Ct)).Problem);
    }

    [Fact]
    public async Task The_work_for_an_unknown_name_is_about_the_same()
    {
        await Joined();
        await Time("Nobody Here");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (int n = 0; n < 7; n++)
        {
            known.Add(await Time("Mira Quandt"));
            unknown.Add(await Time("Nobody Here"));
        }
        double ratio = unknown.Order().ElementAt(3) / known.Order().ElementAt(3);
        Assert.InRange(ratio, 0.5, 2);

        async Task<double> Time(string name)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await _people.Check(name, Other, "here", Ct);
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public async Task After_ten_wrong_passwords_at_once_the_right_one_waits_fifteen_minutes()
    {
        var mira = await Joined();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => _people.Check("Mira Quandt", $"{Other} {n}", "here", Ct))));
        Assert.Null((await _people.Check("Mira Quandt", Password, "here", Ct)).Person);
        _time.Now += TimeSpan.FromMinutes(16);
        Assert.Equal(mira.Number, (await _people.Check("Mira Quandt", Password, "here", Ct)).Person?.Number);
        for (int n = 0; n < 9; n++) await _people.Check("Mira Quandt", Other, "here", Ct);
        Assert.NotNull((await _people.Check("Mira Quandt", Password, "here", Ct)).Person);
        for (int n = 0; n < 9; n++) await _people.Check("Mira Quandt", Other, "here", Ct);
        Assert.NotNull((await _people.Check("Mira Quandt", Password, "here", Ct)).Person); // a right one sets the count back
    }

    [Fact]
    public async Task An_invitation_gives_its_role_once_and_for_seven_days()
    {
        string path = await _people.Invite(Role.Editor, null, Ct), secret = path["/join/".Length..];
        Assert.Equal(Role.Editor, (await _people.Join("Mira", "", Password, secret, Ct)).Person?.Role);
        Assert.Equal("uninvited", (await _people.Join("Tove", "", Password, secret, Ct)).Problem?.Code);
        string late = (await _people.Invite(Role.Admin, null, Ct))["/join/".Length..];
        _time.Now += TimeSpan.FromDays(8);
        Assert.Equal("uninvited", (await _people.Join("Tove", "", Password, late, Ct)).Problem?.Code);
    }

    [Fact]
    public async Task A_weak_password_uses_no_invitation_up()
    {
        string secret = (await _people.Invite(Role.Editor, null, Ct))["/join/".Length..];
        Assert.Equal("password", (await _people.Join("Mira", "", "short", secret, Ct)).Problem?.Code);
        Assert.Equal(Role.Editor, (await _people.Join("Mira", "", Password, secret, Ct)).Person?.Role);
    }

    [Fact]
    public async Task Where_it_is_not_open_nobody_joins_without_an_invitation()
    {
        using var closed = new People(_store, _time, isOpen: false);
        Assert.Equal("uninvited", (await closed.Join("Mira", "m@quay.example", Password, null, Ct)).Problem?.Code);
        Assert.Empty(await closed.All(Ct));
    }

    [Fact]
    public async Task Another_password_or_role_ends_all_sessions()
    {
        var mira = await Joined();
        string one = await _people.Logins.Begin(mira, "x", Ct), two = await _people.Logins.Begin(mira, "y", Ct);
        Assert.Equal("wrong", (await _people.SetPassword(mira.Number, Other, Other, "here", Ct))?.Code);
        Assert.NotNull(await _people.Logins.Find(one, Ct));
        Assert.Null(await _people.SetPassword(mira.Number, Password, Other, "here", Ct));
        Assert.Null(await _people.Logins.Find(one, Ct));
        Assert.Null(await _people.Logins.Find(two, Ct));
        Assert.Null((await _people.Check("Mira Quandt", Password, "here", Ct)).Person);
        string three = await _people.Logins.Begin(mira, "z", Ct);
        Assert.Null(await _people.SetRole(mira.Number, Role.Editor, Ct));
        Assert.Null(await _people.Logins.Find(three, Ct));
    }

    [Theory]
    [InlineData(Role.Reader, 31 * 24)]
    [InlineData(Role.Admin, 13)]
    public async Task A_session_ends_by_itself_where_it_is_not_used(Role role, int hours)
    {
        string secret = await _people.Logins.Begin(role, "x", Ct);
        for (int n = 0; n < 4; n++)
        {
            _time.Now += TimeSpan.FromHours(hours / 2);
            Assert.NotNull(await _people.Logins.Find(secret, Ct));
        }
        _time.Now += TimeSpan.FromHours(hours);
        Assert.Null(await _people.Logins.Find(secret, Ct));
    }

    [Fact]
    public async Task A_token_does_no_more_than_its_maker_may_now()
    {
        string path = await _people.Invite(Role.Editor, null, Ct);
        var tove = (await _people.Join("Tove", "", Password, path["/join/".Length..], Ct)).Person!;
        Assert.Equal("scopes", (await _people.Tokens.Make(await Joined(), "x", Scopes.Decide, 9, Ct)).Problem?.Code);
        string secret = (await _people.Tokens.Make(tove, "x", Scopes.Read | Scopes.Decide, 9, Ct)).Secret!;
        Assert.Equal(Scopes.Read | Scopes.Decide, (await _people.Tokens.Find(secret, Ct))!.Value.Token.Scopes);
        await _people.SetRole(tove.Number, Role.Reader, Ct);
        Assert.Null(await _people.Tokens.Find(secret, Ct));
        await _people.SetRole(tove.Number, Role.Editor, Ct);
        Assert.Null(await _people.Tokens.Find(secret, Ct)); // it does not live again with the role
        string reads = (await _people.Tokens.Make(tove, "y", Scopes.Read, 9, Ct)).Secret!;
        await _people.SetRole(tove.Number, Role.Reader, Ct);
        Assert.NotNull(await _people.Tokens.Find(reads, Ct));
        _time.Now += TimeSpan.FromDays(9);
        Assert.Null(await _people.Tokens.Find(reads, Ct));
    }

    [Theory]
    [InlineData("田中ひろし")]
    [InlineData("김哲수")]
    [InlineData("Мира Квандт")]
    [InlineData("Μίρα")]
    [InlineData("Zoë O'Brien")]
    public async Task A_name_of_one_script_or_of_those_that_a_language_writes_together_is_taken(string name) => Assert.NotNull(await Joined(name));

    [Fact]
    public async Task A_run_of_spaces_makes_no_other_name()
    {
        await Joined("Mira Quandt");
        Assert.Equal("taken", (await _people.Join("Mira  Quandt", "m@quay.example", Password, null, Ct)).Problem?.Code);
    }

    [Fact]
    public async Task Strangers_who_guess_shut_out_themselves_and_not_the_owner()
    {
        var mira = await Joined();
        for (int n = 0; n < 12; n++) await _people.Check("Mira Quandt", Other, "a stranger's network", Ct);
        Assert.Null((await _people.Check("Mira Quandt", Password, "a stranger's network", Ct)).Person);
        Assert.Equal(mira.Number, (await _people.Check("Mira Quandt", Password, "home", Ct)).Person?.Number);
        Assert.Null(await _people.Confirm(mira, Password, "session 1", Ct));
    }

    [Fact]
    public void After_a_hundred_guesses_in_an_hour_every_place_has_three()
    {
        var guesses = new Guesses();
        for (int n = 0; n < 100; n++) Assert.True(guesses.Try("mira", $"network {n}", _time.Now));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => guesses.Try("mira", "home", _time.Now)));
        Assert.True(guesses.Try("tove", "home", _time.Now));
        Assert.Equal(10, Enumerable.Range(0, 12).Count(_ => guesses.Try("mira", "home", _time.Now + TimeSpan.FromHours(2))));
    }

    [Fact]
    public async Task Of_very_many_sign_ins_at_once_some_are_told_to_come_back()
    {
        await Joined();
        var told = await Task.WhenAll(Enumerable.Range(0, 80 + 4 * Environment.ProcessorCount).Select(n => Task.Run(() => _people.Check($"Nobody {n}", Other, $"network {n}", Ct))));
        Assert.Contains(told, t => t.Problem == People.Busy);
        Assert.Contains(told, t => t.Problem?.Code == "wrong");
        Assert.NotNull((await _people.Check("Mira Quandt", Password, "here", Ct)).Person);
    }

    [Fact]
    public async Task A_session_with_rights_ends_after_seven_days_however_often_it_is_used()
    {
        string secret = await _people.Logins.Begin(Role.Editor, "x", Ct);
        for (int n = 0; n < 16; n++)
        {
            _time.Now += TimeSpan.FromHours(10);
            Assert.NotNull(await _people.Logins.Find(secret, Ct));
        }
        _time.Now += TimeSpan.FromHours(10);
        Assert.Null(await _people.Logins.Find(secret, Ct));
    }

    [Fact]
    public async Task An_erased_name_and_a_changed_address_are_gone_from_the_files_at_once()
    {
        var mira = await Joined("Zelda Uniqueword", "uniqueaddress@quay.example");
        await _people.SetMail(mira.Number, "other@quay.example", Ct);
        Assert.Equal(-1, _folder.Bytes().AsSpan().IndexOf("uniqueaddress"u8));
        await _people.Erase(mira.Number, Ct);
        Assert.Equal(-1, _folder.Bytes().AsSpan().IndexOf("Uniqueword"u8));
    }
}

using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.App.Takedowns;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Takedowns;

/// <summary>What is kept of a request, and for how long.</summary>
public sealed class PetitionsTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2031, 5, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task How_to_reach_somebody_is_forgotten_half_a_year_after_the_answer_and_not_before()
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Petitions.Add(Asked(), Ct);
        await store.Petitions.Add(Asked(), Ct);
        await store.Petitions.Answer(1, PetitionState.Refused, "no", Noon.AddHours(3).ToOffset(TimeSpan.FromHours(9)), Ct);
        Assert.True(await store.Petitions.Counter(1, "but it is", Noon.AddHours(4), Ct));
        Assert.NotNull(await store.Petitions.Hear(1, lift: false, "it is not", Noon.AddHours(5), Ct));
        Assert.Equal(("mira@quandt.example", "", "but it is"), await Kept(store, 1));
        Assert.Equal(0, await store.Petitions.Forget(Noon.AddHours(3), Ct));
        Assert.Equal(1, await store.Petitions.Forget(Noon.AddHours(3).AddSeconds(1), Ct));
        Assert.Equal(("", "", null), await Kept(store, 1));
        Assert.Equal(("", "", "quay.example"), ((await store.Petitions.One(1, Ct))!.Reason, (await store.Petitions.One(1, Ct))!.Url, (await store.Petitions.One(1, Ct))!.Host));
        Assert.Equal(("mira@quandt.example", "Mira Quandt", null), await Kept(store, 2)); // it waits still
        Assert.Equal(183, Cases.Remembered.Days);
    }

    [Fact]
    public async Task Nothing_is_said_twice_before_an_editor_read_it()
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Petitions.Add(Asked(), Ct);
        Assert.False(await store.Petitions.Counter(1, "too soon", Noon, Ct));
        await store.Petitions.Answer(1, PetitionState.Granted, "yes", Noon, Ct, ProofKind.File);
        Assert.True(await store.Petitions.Counter(1, "once", Noon, Ct));
        Assert.False(await store.Petitions.Counter(1, "twice", Noon, Ct));
        Assert.Equal("once", Assert.Single(await store.Reading.Countered(9, Ct)).Counter);
        Assert.NotNull(await store.Petitions.Hear(1, lift: true, "so it is", Noon, Ct));
        Assert.Null(await store.Petitions.Hear(1, lift: true, "again", Noon, Ct));
        Assert.False(await store.Petitions.Counter(1, "thrice", Noon, Ct));
        Assert.Equal((PetitionState.Lifted, ProofKind.File), ((await store.Petitions.One(1, Ct))!.State, (await store.Petitions.One(1, Ct))!.Proof));
    }

    [Fact]
    public async Task A_token_finds_its_case_by_its_hash_alone()
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        string token = Inbox.Draw();
        await store.Petitions.Add(Asked() with { Token = Inbox.Hash(token) }, Ct);
        await store.Petitions.Add(Asked(), Ct);
        Assert.Equal(1, (await store.Reading.Case(Inbox.Hash(token), Ct))!.Number);
        Assert.Null(await store.Reading.Case(token, Ct));
        Assert.Null(await store.Reading.Case("", Ct));
        Assert.NotEqual(token, Inbox.Draw());
    }

    [Fact]
    public async Task A_request_that_lacks_its_page_is_forgotten_after_a_month_though_no_mail_comes()
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Correspondence.Take(new App.Store.MailTurn("a", Noon) { New = [Asked() with { Url = "", Host = "", State = PetitionState.Incomplete }] }, Ct);
        await store.Correspondence.Forget(Noon.AddDays(29), Ct);
        Assert.NotNull(await store.Petitions.One(1, Ct));
        await store.Correspondence.Forget(Noon.AddDays(31), Ct);
        Assert.Null(await store.Petitions.One(1, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Letters_lose_their_text_once_they_are_posted_or_their_takedown_is_granted(bool posted)
    {
        using var folder = new TestFolder();
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Petitions.Add(Asked(), Ct);
        int letter = await store.Letters.Add(new App.Store.Letter("mira@quandt.example", "Your request", "Quoxelbrand", 1, Noon), Ct);
        if (posted) await store.Letters.Posted(letter, Noon, Ct);
        else
        {
            await store.Letters.Failed(letter, DateTimeOffset.MaxValue, "nobody there", Ct);
            await store.Petitions.Answer(1, PetitionState.Granted, "yes", Noon, Ct);
            Assert.Equal("", Assert.Single((await store.Reading.Letters(9, Ct)).First).Text);
        }
        await store.Scrub(Ct);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), f => !f.EndsWith("-shm", StringComparison.Ordinal) && Pipeline.ErasureTest.Holds(File.ReadAllBytes(f), "Quoxelbrand"));
    }

    private static async Task<(string, string, string?)> Kept(SqliteStore store, int number) => await store.Petitions.One(number, Ct) is { } one ? (one.Contact, one.Who, one.Counter) : default;

    private static Petition Asked() => new() { Kind = PetitionKind.Takedown, Url = "https://quay.example/1", Host = "quay.example", Who = "Mira Quandt", Contact = "mira@quandt.example", Reason = "mine", At = Noon };
}

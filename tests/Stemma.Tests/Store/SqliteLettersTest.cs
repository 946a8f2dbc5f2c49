using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

public sealed class SqliteLettersTest : LettersContract, IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    [Fact]
    public async Task Of_a_letter_posted_yesterday_no_byte_is_in_the_files()
    {
        await using (var store = await Open())
        {
            int number = await store.Letters.Add(Written() with { To = "mira@quandt.example" }, Ct);
            await store.Letters.Posted(number, At, Ct);
            await store.Letters.Due(At.AddDays(1), 9, Ct);
            await store.Scrub(Ct);
        }
        foreach (string path in Directory.EnumerateFiles(_folder.Path)) Assert.DoesNotContain("quandt", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_letter_is_read_by_nobody_at_the_desk_joins_no_other_and_is_not_kept_for_tomorrow()
    {
        await using var store = await Open();
        for (int n = 0; n < 5; n++) Assert.NotEqual(0, await store.Letters.Add(Written() with { To = "mira@quandt.example", Text = "https://s.example/renew/secret", Sealed = true }, Ct));
        Assert.Equal(0, await store.Letters.Add(Written() with { To = "mira@quandt.example", Text = "https://s.example/renew/secret", Sealed = true }, Ct));
        Assert.NotEqual(0, await store.Letters.Add(Written() with { To = "mira@quandt.example", Text = "A receipt." }, Ct));
        var waiting = (await store.Reading.Letters(9, Ct)).First;
        Assert.Equal(["", "", "", "", "", "A receipt."], waiting.Select(l => l.Text));
        Assert.All(waiting, l => Assert.Equal(At, l.Again)); // links and receipts are no part of each other's measure
        Assert.Contains("/renew/secret", (await store.Letters.Due(At, 9, Ct))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_are_measured_where_they_are_written_neither_use_up_the_days_measure_nor_end_with_it()
    {
        await using var store = await Open();
        var sealed_ = Written() with { To = "mira@quandt.example", Sealed = true };
        for (int n = 0; n < 7; n++) Assert.NotEqual(0, await store.Letters.Add(sealed_ with { Measured = true }, Ct));
        for (int n = 0; n < 5; n++) Assert.NotEqual(0, await store.Letters.Add(sealed_, Ct));
        Assert.Equal(0, await store.Letters.Add(sealed_, Ct));
        Assert.NotEqual(0, await store.Letters.Add(sealed_ with { Measured = true }, Ct));
        Assert.All((await store.Reading.Letters(20, Ct)).First, l => Assert.Equal("", l.Text));
    }

    [Fact]
    public async Task Letters_that_a_backup_brings_back_are_shown_and_not_posted_by_themselves()
    {
        string backup = _folder.At("backup.db"), work = _folder.At("work.db");
        await using (var store = await Open())
        {
            await store.Letters.Add(Written(), Ct);
            await store.Backup(backup, Ct);
        }
        Restoring.Prepare(backup, _folder.At("moved-away.db"), work, DateTimeOffset.UnixEpoch);
        await using var again = SqliteStore.Open(work, readOnly: false);
        Assert.Empty(await again.Letters.Due(At.AddDays(1), 9, Ct));
        Assert.Contains("backup", Assert.Single((await again.Reading.Letters(9, Ct)).First).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_keeps_the_letters_codes_and_mails_of_now_and_who_wants_none()
    {
        string backup = _folder.At("backup.db"), work = _folder.At("work.db"), code;
        var asked = new App.Store.Reading.Petition { Kind = App.Store.Reading.PetitionKind.Takedown, Url = "https://gull.example/a", Reason = "mine", Contact = "mira@quandt.example", At = At };
        await using (var store = await Open())
        {
            await store.Letters.Add(Written(), Ct);
            await store.Backup(backup, Ct);
            await store.Letters.Posted(1, At, Ct);
            await store.Correspondence.Take(new MailTurn("m1", At) { New = [asked], Answer = static numbers => Written(numbers[0], "Later") }, Ct);
            await store.Correspondence.Take(new MailTurn("m2", At) { Stops = ["Eve@tern.example"] }, Ct);
            code = Assert.Single(await store.Letters.Due(At, 9, Ct)).Code!;
        }
        Restoring.Prepare(backup, _folder.At("stemma.db"), work, DateTimeOffset.UnixEpoch);
        await using var again = SqliteStore.Open(work, readOnly: false);
        Assert.Equal(("Later", code), Assert.Single(await again.Letters.Due(At, 9, Ct)) is var letter ? (letter.Subject, letter.Code!) : default);
        Assert.Equal("https://gull.example/a", Assert.Single(await again.Correspondence.Thread(1, code, Ct)).Url);
        Assert.True(await again.Correspondence.Has("m1", Ct));
        Assert.Equal(0, await again.Letters.Add(Written() with { To = "eve@tern.example" }, Ct));
    }
}

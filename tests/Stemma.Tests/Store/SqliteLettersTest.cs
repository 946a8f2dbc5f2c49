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
    public async Task Letters_that_a_backup_brings_back_are_shown_and_not_posted_by_themselves()
    {
        string backup = _folder.At("backup.db"), work = _folder.At("work.db");
        await using (var store = await Open())
        {
            await store.Letters.Add(Written(), Ct);
            await store.Backup(backup, Ct);
        }
        Restoring.Prepare(backup, _folder.At("stemma.db"), work, DateTimeOffset.UnixEpoch);
        await using var again = SqliteStore.Open(work, readOnly: false);
        Assert.Empty(await again.Letters.Due(At.AddDays(1), 9, Ct));
        Assert.Contains("backup", Assert.Single((await again.Reading.Letters(9, Ct)).First).Why, StringComparison.Ordinal);
    }
}

using Microsoft.Data.Sqlite;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Accounts;

public sealed class SqliteAccountsTest : AccountsContract, IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    [Theory]
    [InlineData("DELETE FROM audit")]
    [InlineData("UPDATE audit SET act = 'nothing'")]
    public async Task The_audit_only_grows(string statement)
    {
        await using (var store = await Open()) await store.Sessions.Note(new AuditEntry(0, At, 1, "did", "this"), Ct);
        using var sql = new Sql(_folder.At("stemma.db"), SqliteOpenMode.ReadWrite);
        Assert.Throws<SqliteException>(() => sql.Now(statement));
        Assert.Equal(1, sql.Number("SELECT count(*) FROM audit WHERE act = 'did'"));
    }

    [Fact]
    public async Task A_restored_backup_brings_back_neither_sessions_nor_what_was_erased_or_revoked_since()
    {
        string database = _folder.At("stemma.db"), backup = _folder.At("backup");
        await using (var store = await Open())
        {
            int gone = (await store.Accounts.Add(Named("gone"), Ct))!.Value, stays = (await store.Accounts.Add(Named("stays"), Ct))!.Value;
            int token = (await store.Sessions.AddToken([1], new ApiToken(0, stays, "t", Scopes.Read, At, At.AddDays(1), null), Ct))!.Value;
            await store.Sessions.AddToken([2], new ApiToken(0, stays, "t", Scopes.Read, At, At.AddDays(1), null), Ct);
            await store.Sessions.Begin([3], new Session(0, stays, Role.Reader, At, At, "x"), At, Ct);
            await store.Backup(backup, Ct);
            await store.Accounts.Erase(gone, Ct);
            await store.Sessions.Revoke(stays, token, Ct);
            await store.Sessions.End([3], Ct);
        }
        Restoring.Prepare(backup, database, _folder.At("work"));
        Restoring.Replace(_folder.At("work"), database);
        await using var again = await Open();
        Assert.Equal(["stays"], (await again.Accounts.All(Ct)).Select(p => p.Name));
        Assert.Null(await again.Sessions.Token([1], Ct));
        Assert.NotNull(await again.Sessions.Token([2], Ct));
        Assert.Null(await again.Sessions.Of([3], Ct));
        Assert.Equal(3, await again.Accounts.Add(Named("next"), Ct));
    }

    private static Account Named(string name) => new(new Person(0, name, "", Role.Reader, At, false), name, "", null, "stamp");
}

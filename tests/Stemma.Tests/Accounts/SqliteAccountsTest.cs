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
            await store.Sessions.Revoke(stays, token, At, Ct);
            await store.Sessions.End([3], Ct);
        }
        Restoring.Prepare(backup, database, _folder.At("work"), At);
        Restoring.Replace(_folder.At("work"), database);
        await using var again = await Open();
        Assert.Equal(["stays"], (await again.Accounts.All(Ct)).Select(p => p.Name));
        Assert.Null(await again.Sessions.Token([1], Ct));
        Assert.NotNull(await again.Sessions.Token([2], Ct));
        Assert.Null(await again.Sessions.Of([3], Ct));
        Assert.Equal(3, await again.Accounts.Add(Named("next"), Ct));
    }

    [Fact]
    public async Task Over_a_restored_backup_what_stands_now_of_accounts_wins_and_the_audit_only_grows()
    {
        string database = _folder.At("stemma.db"), backup = _folder.At("backup");
        await using (var store = await Open())
        {
            int evil = (await store.Accounts.Add(Named("evil") with { Password = "old", Person = Named("evil").Person with { Role = Role.Admin, Mail = "old@quay.example" } }, Ct))!.Value;
            await store.Accounts.Add(Named("boss") with { Person = Named("boss").Person with { Role = Role.Admin } }, Ct);
            await store.Accounts.Keep(new Passkey([5], evil, "{}"), Ct);
            await store.Sessions.Invite([6], new Invitation(0, Role.Admin, null, At, At.AddDays(7)), Ct);
            await store.Sessions.Note(new AuditEntry(0, At, evil, "before", ""), Ct);
            await store.Backup(backup, Ct);
            var account = (await store.Accounts.Of(evil, Ct))!;
            await store.Accounts.Save(account with { Password = "new", Stamp = "new", Person = account.Person with { Role = Role.Reader, Mail = "new@quay.example", Locked = true } }, Ct);
            await store.Accounts.Forget(evil, [5], Ct);
            await store.Accounts.Add(Named("later"), Ct);
            await store.Sessions.Note(new AuditEntry(0, At, null, "after", ""), Ct);
        }
        Restoring.Prepare(backup, database, _folder.At("work"), At.AddDays(1));
        Restoring.Replace(_folder.At("work"), database);
        await using var again = await Open();
        var stands = (await again.Accounts.Called("evil", Ct))!;
        Assert.Equal(("new", "new", Role.Reader, "new@quay.example", true), (stands.Password, stands.Stamp, stands.Person.Role, stands.Person.Mail, stands.Person.Locked));
        Assert.Empty(await again.Accounts.Passkeys(stands.Person.Number, Ct));
        Assert.Null(await again.Sessions.Invited([6], At, Ct));
        Assert.NotNull(await again.Accounts.Called("later", Ct));
        Assert.Equal([(3, "restored a backup"), (2, "after"), (1, "before")], (await again.Sessions.Audit(0, 9, Ct)).Select(e => (e.Number, e.Act)));
        Assert.Equal(4, await again.Accounts.Add(Named("next"), Ct));
        using var sql = new Sql(database, SqliteOpenMode.ReadWrite);
        Assert.Throws<SqliteException>(() => sql.Now("DELETE FROM audit"));
    }

    private static Account Named(string name) => new(new Person(0, name, "", Role.Reader, At, false), name, null, "stamp");
}

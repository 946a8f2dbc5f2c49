using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>Accounts in SQLite.</summary>
internal sealed class SqliteAccounts(SqliteFile file) : IAccounts
{
    private const int MostReached = 5; // accounts with one address that one letter is about
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private const int Unique = 2067; // SQLITE_CONSTRAINT_UNIQUE
    private const string Columns = "number, name, mail, role, made, locked, name_key, password, stamp, version, proven";
    private const string Admins = "SELECT count(*) FROM accounts WHERE role = 3 AND NOT locked";

    // All that hangs on an account, but the audit.
    internal static readonly string[] Hanging = ["sessions", "passkeys", "api_tokens", "account_links", "shelf_read", "shelf_stars", "shelf_follows", "shelf_muted"];

    public ValueTask<int?> Add(Account account, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (sql.Number("SELECT count(*) FROM accounts WHERE name_key = $1", account.NameKey) > 0) return null;
        int number = GivenNumbers.Next(sql, GivenNumbers.Accounts);
        var person = account.Person;
        sql.Run(
            "INSERT INTO accounts (number, name, name_key, mail, role, password, stamp, version, made, locked, mark) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, 0, $9)",
            number, person.Name, account.NameKey, person.Mail, (int)person.Role, account.Password, account.Stamp, person.Made.Cell(), SqliteGround.Head(sql));
        return number;
    }, ct);

    public ValueTask<Account?> Of(int number, CancellationToken ct) => file.Read(sql => One(sql, number), ct);

    public ValueTask<Account?> Called(string key, CancellationToken ct) => file.Read(
        sql => sql.Rows($"SELECT {Columns} FROM accounts WHERE name_key = $1", Read, key).FirstOrDefault(), ct);

    public ValueTask<IReadOnlyList<Person>> All(CancellationToken ct) => file.Read<IReadOnlyList<Person>>(sql => sql.Rows($"SELECT {Columns} FROM accounts ORDER BY name_key", r => Read(r).Person), ct);

    public async ValueTask<AccountKept> Save(Account account, CancellationToken ct)
    {
        try
        {
            return await file.Write(sql => Save(sql, account), ct);
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode == Unique)
        {
            return AccountKept.Taken;
        }
    }

    public ValueTask<AccountKept> Erase(int number, CancellationToken ct) => file.Write(sql =>
    {
        if (One(sql, number) is not { } account) return AccountKept.Gone;
        if (IsAdmin(account) && sql.Number(Admins) == 1) return AccountKept.LastAdmin;
        sql.Run("DELETE FROM accounts WHERE number = $1", number);
        foreach (string table in Hanging) sql.Run($"DELETE FROM {table} WHERE account = $1", number);
        CommentRows.Erase(sql, new Writer(number, null, null, null), null, null);
        return AccountKept.Done;
    }, ct);

    public ValueTask<IReadOnlyList<Account>> Reached(IReadOnlyCollection<string> spellings, CancellationToken ct) => file.Read<IReadOnlyList<Account>>(sql => sql.Rows(
        $"SELECT {Columns} FROM accounts WHERE mail COLLATE NOCASE IN ({string.Join(", ", spellings.Select((_, i) => $"${i + 2}"))}) AND proven AND NOT locked ORDER BY number LIMIT $1", Read, [MostReached, .. spellings]), ct);

    public ValueTask<bool> Link(byte[] hash, AccountLink link, LinkMeasure measure, DateTimeOffset now, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("DELETE FROM account_links WHERE ends <= $1", (now - Day).ToUniversalTime().Cell());
        int most = Made(sql, link, Day) >= measure.MostOfDay ? 1 : measure.Most;
        if (Made(sql, link, measure.Within) >= most) return false;
        sql.Run("INSERT INTO account_links (hash, account, kind, mail, ends) SELECT $1, number, $3, $4, $5 FROM accounts WHERE number = $2", hash, link.Account, (int)link.Kind, link.Mail, link.Ends.ToUniversalTime().Cell());
        return true;
    }, ct);

    // Those of a kind last equally long: how long before this one one was made, its end tells.
    private static int Made(Sql sql, AccountLink link, TimeSpan within) => sql.Number(
        "SELECT count(*) FROM account_links WHERE account = $1 AND kind = $2 AND mail = $3 AND ends > $4", link.Account, (int)link.Kind, link.Mail, (link.Ends - within).ToUniversalTime().Cell());

    public ValueTask<AccountLink?> Linked(byte[] hash, DateTimeOffset now, CancellationToken ct) => file.Read(sql => Linked(sql, hash, now), ct);

    public ValueTask<AccountLink?> UseLink(byte[] hash, DateTimeOffset now, CancellationToken ct) => file.Write(sql =>
    {
        if (Linked(sql, hash, now) is not { Kind: AccountLinkKind.Mail } link) return null;
        sql.Run("DELETE FROM account_links WHERE hash = $1", hash);
        return link;
    }, ct);

    public ValueTask<int?> Renew(byte[] hash, Renewal renewal, DateTimeOffset now, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (Linked(sql, hash, now) is not { Kind: AccountLinkKind.Password } link) return null;
        sql.Run("UPDATE accounts SET password = $2, stamp = $3, version = version + 1 WHERE number = $1", link.Account, renewal.Password, renewal.Stamp);
        sql.Run("DELETE FROM sessions WHERE account = $1", link.Account);
        sql.Run("UPDATE api_tokens SET revoked = 1, ends = min(ends, $2) WHERE account = $1 AND NOT revoked", link.Account, now.Cell());
        if (renewal.WithoutPasskeys) sql.Run("DELETE FROM passkeys WHERE account = $1", link.Account);
        EndRenewals(sql, link.Account);
        return link.Account;
    }, ct);

    private static void EndRenewals(Sql sql, int account) => sql.Run("DELETE FROM account_links WHERE account = $1 AND kind = $2", account, (int)AccountLinkKind.Password);

    // Of another address than the account has, and of a locked account, it is none.
    private static AccountLink? Linked(Sql sql, byte[] hash, DateTimeOffset now) => sql.Rows(
        "SELECT l.account, l.kind, l.mail, l.ends FROM account_links l JOIN accounts a ON a.number = l.account WHERE l.hash = $1 AND l.ends > $2 AND a.mail = l.mail AND NOT a.locked AND (l.kind = 0 OR a.proven)",
        r => new AccountLink(r.GetInt32(0), (AccountLinkKind)r.GetInt32(1), r.GetString(2), Cells.Time(r.GetString(3))), hash, now.ToUniversalTime().Cell()).FirstOrDefault();

    public ValueTask<bool> Keep(Passkey passkey, CancellationToken ct) => file.Write(sql => sql.Run(
        "INSERT INTO passkeys (id, account, body) SELECT $1, number, $3 FROM accounts WHERE number = $2 ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE account = excluded.account",
        passkey.Id, passkey.Account, passkey.Body) > 0, ct);

    public ValueTask<Passkey?> Passkey(byte[] id, CancellationToken ct) => file.Read(sql => sql.Rows("SELECT id, account, body FROM passkeys WHERE id = $1", PasskeyOf, id).FirstOrDefault(), ct);

    public ValueTask<IReadOnlyList<Passkey>> Passkeys(int account, CancellationToken ct) =>
        file.Read<IReadOnlyList<Passkey>>(sql => sql.Rows("SELECT id, account, body FROM passkeys WHERE account = $1 ORDER BY id", PasskeyOf, account), ct);

    public ValueTask<bool> Forget(int account, byte[] id, CancellationToken ct) => file.Write(sql => sql.Run("DELETE FROM passkeys WHERE account = $1 AND id = $2", account, id) > 0, ct);

    /// <summary>An account's row, by <see cref="Columns"/> of a table or join.</summary>
    public static Person PersonOf(SqliteDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetString(2), (Role)r.GetInt32(3), Cells.Time(r.GetString(4)), r.GetInt32(5) != 0);

    private static AccountKept Save(Sql sql, Account account)
    {
        var person = account.Person;
        if (One(sql, person.Number) is not { } before || before.Version != account.Version) return AccountKept.Gone;
        if (IsAdmin(before) && !IsAdmin(account) && sql.Number(Admins) == 1) return AccountKept.LastAdmin;
        sql.Run(
            """
            UPDATE accounts SET name = $2, name_key = $3, mail = $4, role = $5, password = $6, stamp = $7, version = version + 1, locked = $8, proven = $9
            WHERE number = $1
            """,
            person.Number, person.Name, account.NameKey, person.Mail, (int)person.Role, account.Password, account.Stamp, person.Locked ? 1 : 0, person.Proven ? 1 : 0);
        if (before.Password != account.Password || before.Person.Mail != person.Mail) EndRenewals(sql, person.Number);
        if (before.Stamp != account.Stamp) sql.Run("DELETE FROM sessions WHERE account = $1", person.Number);
        if (person.Role != before.Person.Role)
            sql.Run("UPDATE api_tokens SET revoked = 1 WHERE account = $1 AND scopes & ~$2 <> 0", person.Number, (int)Rights.Of(person.Role)); // what it may no more, it may not again when the role comes back
        return AccountKept.Done;
    }

    private static bool IsAdmin(Account account) => account.Person is { Role: Role.Admin, Locked: false };

    private static Account? One(Sql sql, int number) => sql.Rows($"SELECT {Columns} FROM accounts WHERE number = $1", Read, number).FirstOrDefault();

    private static Account Read(SqliteDataReader r) => new(PersonOf(r) with { Proven = r.GetInt32(10) != 0 }, r.GetString(6), r.Text(7), r.GetString(8)) { Version = r.GetInt32(9) };

    private static Passkey PasskeyOf(SqliteDataReader r) => new(r.Bytes(0), r.GetInt32(1), r.GetString(2));
}

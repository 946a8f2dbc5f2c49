using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>
/// Accounts over a restore of the same log: what stands now wins, so that no role, lock, password, address, passkey or token comes back that was taken since; what was erased since is erased again;
/// nobody is signed in or invited by it; the audit loses no line, and no number is given twice. Of shelves the backup's stand: they hang on its reports.
/// </summary>
internal static class AccountsRestored
{
    private static readonly string[] Standing = ["accounts", "passkeys", "api_tokens"];

    /// <summary>What stands now.</summary>
    public static Present Here(Sql sql) => new([.. Standing.Select(table => Rows.Of(sql, table))], Rows.Of(sql, "audit"), GivenNumbers.All.ToDictionary(sort => sort, sort => GivenNumbers.Last(sql, sort), StringComparer.Ordinal));

    /// <summary>Puts it into what is restored.</summary>
    /// <param name="sql">What is restored.</param>
    /// <param name="here">What stands now; null where that is of another log, and means nothing here.</param>
    /// <param name="at">The time of the restore, which is written down.</param>
    public static void Put(Sql sql, Present? here, DateTimeOffset at)
    {
        sql.Run("DELETE FROM sessions");
        sql.Run("DELETE FROM invitations");
        sql.Run("DELETE FROM account_links");
        if (here is not null)
        {
            People(sql, here);
            Audit(sql, here.Audit);
            foreach (var (sort, last) in here.Last) GivenNumbers.Set(sql, sort, Math.Max(last, GivenNumbers.Last(sql, sort)));
        }
        SqliteSessions.Note(sql, new AuditEntry(0, at, null, "restored a backup", here is null ? "of another site's log" : "accounts, roles and this record stay as they stood before it"));
    }

    private static void People(Sql sql, Present here)
    {
        int head = SqliteGround.Head(sql), last = here.Last[GivenNumbers.Accounts];
        foreach (string table in Standing.Skip(1)) sql.Run($"DELETE FROM {table} WHERE account <= $1", last);
        sql.Run("DELETE FROM accounts WHERE number <= $1", last);
        foreach (var rows in here.Standing) rows.Put(sql, "INSERT OR REPLACE");
        sql.Run("UPDATE accounts SET mark = min(mark, $1)", head); // reports after that are numbered anew
        foreach (string table in SqliteAccounts.Hanging) sql.Run($"DELETE FROM {table} WHERE account NOT IN (SELECT number FROM accounts)");
    }

    // A line of the backup's whose number says something else now (the two went ways of their own) stands where it stood; the one of now is added after all.
    private static void Audit(Sql sql, Rows audit)
    {
        var clashing = audit with { Cells = [.. audit.Cells.Where(line => sql.Number("SELECT count(*) FROM audit WHERE number = $1 AND NOT (at = $2 AND account IS $3 AND act = $4 AND about = $5)", line) > 0)] };
        audit.Put(sql, "INSERT OR IGNORE");
        foreach (object?[] line in clashing.Cells)
            sql.Run("INSERT INTO audit (number, at, account, act, about) VALUES ((SELECT 1 + max(number) FROM audit), $1, $2, $3, $4)", line.AsSpan(1));
    }

    /// <summary>What of accounts stands in a database.</summary>
    /// <param name="Standing">Accounts and what signs them in.</param>
    /// <param name="Audit">Its audit.</param>
    /// <param name="Last">The numbers given last.</param>
    public sealed record Present(IReadOnlyList<Rows> Standing, Rows Audit, IReadOnlyDictionary<string, int> Last);
}

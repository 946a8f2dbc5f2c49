using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>Sessions, invitations, tokens and the audit in SQLite.</summary>
internal sealed class SqliteSessions(SqliteFile file) : ISessions
{
    private const int MostTokens = 50;
    private const string Session = "SELECT s.number, s.account, coalesce(a.role, s.role), s.made, s.seen, s.device, coalesce(a.name, '') FROM sessions s LEFT JOIN accounts a ON a.number = s.account";
    private const string Works = "(maker IS NULL OR maker IN (SELECT number FROM accounts WHERE role = 3 AND NOT locked))";
    private const string Token = "t.number, t.account, t.name, t.scopes, t.made, t.ends, t.used";

    public ValueTask<int> Begin(byte[] hash, Session session, DateTimeOffset before, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("DELETE FROM sessions WHERE seen < $1", before.Cell());
        sql.Run("DELETE FROM api_tokens WHERE ends < $1", before.Cell());
        int number = GivenNumbers.Next(sql, GivenNumbers.Sessions);
        sql.Run("INSERT INTO sessions (hash, number, account, role, made, seen, device) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            hash, number, session.Account, (int)session.Role, session.Made.Cell(), session.Seen.Cell(), session.Device);
        return number;
    }, ct);

    public ValueTask<Session?> Of(byte[] hash, CancellationToken ct) => file.Read(
        sql => sql.Rows($"{Session} WHERE s.hash = $1 AND (s.account IS NULL OR a.locked = 0)", SessionOf, hash).FirstOrDefault(), ct);

    public ValueTask Seen(byte[] hash, DateTimeOffset at, CancellationToken ct) => file.Write(sql => { sql.Run("UPDATE sessions SET seen = $2 WHERE hash = $1", hash, at.Cell()); }, ct);

    public ValueTask End(byte[] hash, CancellationToken ct) => file.Write(sql => { sql.Run("DELETE FROM sessions WHERE hash = $1", hash); }, ct);

    public ValueTask<int> End(int account, int? number, CancellationToken ct) => file.Write(sql => sql.Run("DELETE FROM sessions WHERE account = $1 AND ($2 IS NULL OR number = $2)", account, number), ct);

    public ValueTask<IReadOnlyList<Session>> OfAccount(int account, CancellationToken ct) =>
        file.Read<IReadOnlyList<Session>>(sql => sql.Rows($"{Session} WHERE s.account = $1 ORDER BY s.seen DESC, s.number DESC", SessionOf, account), ct);

    public ValueTask<IReadOnlyList<Session>> Nameless(CancellationToken ct) =>
        file.Read<IReadOnlyList<Session>>(sql => sql.Rows($"{Session} WHERE s.account IS NULL ORDER BY s.seen DESC, s.number DESC", SessionOf), ct);

    public ValueTask<int> EndNameless(int? number, CancellationToken ct) => file.Write(sql => sql.Run("DELETE FROM sessions WHERE account IS NULL AND ($1 IS NULL OR number = $1)", number), ct);

    public ValueTask<int> Invite(byte[] hash, Invitation invitation, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("DELETE FROM invitations WHERE ends <= $1", invitation.Made.Cell());
        int number = GivenNumbers.Next(sql, GivenNumbers.Invitations);
        sql.Run("INSERT INTO invitations (hash, number, role, maker, made, ends) VALUES ($1, $2, $3, $4, $5, $6)", hash, number, (int)invitation.Role, invitation.Maker, invitation.Made.Cell(), invitation.Ends.Cell());
        return number;
    }, ct);

    public ValueTask<IReadOnlyList<Invitation>> Invitations(DateTimeOffset now, CancellationToken ct) => file.Read<IReadOnlyList<Invitation>>(sql => sql.Rows(
        $"SELECT number, role, maker, made, ends FROM invitations WHERE {Works} AND ends > $1 ORDER BY number DESC",
        r => new Invitation(r.GetInt32(0), (Role)r.GetInt32(1), r.IsDBNull(2) ? null : r.GetInt32(2), Cells.Time(r.GetString(3)), Cells.Time(r.GetString(4))), now.Cell()), ct);

    public ValueTask<bool> Withdraw(int number, CancellationToken ct) => file.Write(sql => sql.Run("DELETE FROM invitations WHERE number = $1", number) > 0, ct);

    public ValueTask<Role?> Invited(byte[] hash, DateTimeOffset now, CancellationToken ct) => file.Read(sql => Invited(sql, hash, now), ct);

    public ValueTask<Role?> Use(byte[] hash, DateTimeOffset now, CancellationToken ct) => file.Write(sql =>
    {
        var role = Invited(sql, hash, now);
        sql.Run("DELETE FROM invitations WHERE hash = $1", hash);
        return role;
    }, ct);

    public ValueTask<int?> AddToken(byte[] hash, ApiToken token, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (sql.Number("SELECT count(*) FROM api_tokens WHERE account = $1 AND NOT revoked", token.Account) >= MostTokens) return null;
        int number = GivenNumbers.Next(sql, GivenNumbers.Tokens);
        sql.Run("INSERT INTO api_tokens (number, account, name, hash, scopes, made, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            number, token.Account, token.Name, hash, (int)token.Scopes, token.Made.Cell(), token.Ends.Cell());
        return number;
    }, ct);

    ValueTask<(ApiToken Token, Person Person)?> ISessions.Token(byte[] hash, CancellationToken ct) => file.Read<(ApiToken, Person)?>(sql =>
    {
        if (sql.Rows($"SELECT {Token} FROM api_tokens t WHERE t.hash = $1 AND NOT t.revoked", TokenOf, hash) is not [var token]) return null;
        return sql.Rows("SELECT number, name, mail, role, made, locked FROM accounts WHERE number = $1 AND NOT locked", SqliteAccounts.PersonOf, token.Account) is [var person] ? (token, person) : null;
    }, ct);

    public ValueTask Used(int number, DateTimeOffset at, CancellationToken ct) => file.Write(sql => { sql.Run("UPDATE api_tokens SET used = $2 WHERE number = $1", number, at.Cell()); }, ct);

    public ValueTask<bool> Revoke(int account, int number, DateTimeOffset at, CancellationToken ct) => file.Write(sql => sql.Run("UPDATE api_tokens SET revoked = 1, ends = min(ends, $3) WHERE account = $1 AND number = $2 AND NOT revoked", account, number, at.Cell()) > 0, ct);

    public ValueTask<IReadOnlyList<ApiToken>> Tokens(int account, CancellationToken ct) =>
        file.Read<IReadOnlyList<ApiToken>>(sql => sql.Rows($"SELECT {Token} FROM api_tokens t WHERE t.account = $1 AND NOT t.revoked ORDER BY t.number DESC", TokenOf, account), ct);

    public ValueTask Note(AuditEntry entry, CancellationToken ct) => file.Write(sql => Note(sql, entry), ct);

    /// <summary>Writes an act down; its number is given here.</summary>
    public static void Note(Sql sql, AuditEntry entry) =>
        sql.Run("INSERT INTO audit (number, at, account, act, about) VALUES ((SELECT 1 + coalesce(max(number), 0) FROM audit), $1, $2, $3, $4)", entry.At.Cell(), entry.Account, entry.Act, entry.About);

    public ValueTask<IReadOnlyList<AuditEntry>> Audit(int skip, int count, CancellationToken ct) => file.Read<IReadOnlyList<AuditEntry>>(sql => sql.Rows(
        "SELECT number, at, account, act, about FROM audit ORDER BY number DESC LIMIT $1 OFFSET $2",
        r => new AuditEntry(r.GetInt32(0), Cells.Time(r.GetString(1)), r.IsDBNull(2) ? null : r.GetInt32(2), r.GetString(3), r.GetString(4)), count, skip), ct);

    private static Role? Invited(Sql sql, byte[] hash, DateTimeOffset now) => sql.Cell($"SELECT role FROM invitations WHERE hash = $1 AND ends > $2 AND {Works}", hash, now.Cell()) is long role ? (Role)role : null;

    private static Session SessionOf(SqliteDataReader r) =>
        new(r.GetInt32(0), r.IsDBNull(1) ? null : r.GetInt32(1), (Role)r.GetInt32(2), Cells.Time(r.GetString(3)), Cells.Time(r.GetString(4)), r.GetString(5)) { Name = r.GetString(6) };

    private static ApiToken TokenOf(SqliteDataReader r) => new(r.GetInt32(0), r.GetInt32(1), r.GetString(2), (Scopes)r.GetInt32(3), Cells.Time(r.GetString(4)), Cells.Time(r.GetString(5)), r.Time(6));
}

using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>Letters in SQLite.</summary>
internal sealed class SqliteLetters(SqliteFile file) : ILetters
{
    /// <summary>The most that wait.</summary>
    public const int MostWaiting = 10_000;

    private const int Waits = 0, IsPosted = 1, GivenUp = 2;
    private const int TokenBytes = 10, CodeLength = 6;
    private const string CodeLetters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that is taken for another
    private static readonly TimeSpan PostedHeld = TimeSpan.FromDays(1), GivenUpHeld = TimeSpan.FromDays(14);

    public ValueTask<int> Add(Letter letter, CancellationToken ct) => file.Write(sql => Add(sql, letter), ct);

    public async ValueTask<IReadOnlyList<Letter>> Due(DateTimeOffset now, int count, CancellationToken ct)
    {
        long posted = (now - PostedHeld).ToUnixTimeMilliseconds(), givenUp = (now - GivenUpHeld).ToUnixTimeMilliseconds();
        bool old = await file.Read(sql => sql.Number("SELECT EXISTS (SELECT 1 FROM letters WHERE (state = $1 AND next <= $2) OR (state = $3 AND next <= $4))", IsPosted, posted, GivenUp, givenUp) > 0, ct);
        if (old) await file.Write(sql => { sql.Run("DELETE FROM letters WHERE (state = $1 AND next <= $2) OR (state = $3 AND next <= $4)", IsPosted, posted, GivenUp, givenUp); }, ct);
        return await file.Read<IReadOnlyList<Letter>>(sql => sql.Rows(
            """
            SELECT number, recipient, subject, text, about, at, in_reply_to, token, tries, (SELECT code FROM petition_codes WHERE petition = about) FROM letters
            WHERE state = $1 AND next <= $2 ORDER BY next, number LIMIT $3
            """, Of, Waits, now.ToUnixTimeMilliseconds(), count), ct);
    }

    public ValueTask Posted(int number, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("UPDATE letters SET state = $2, next = $3, why = NULL, text = '' WHERE number = $1", number, IsPosted, at.ToUnixTimeMilliseconds());
    }, ct);

    // The next of one given up stays when it was to be tried last, which is when that was found.
    public ValueTask Failed(int number, DateTimeOffset again, string why, CancellationToken ct) => file.Write(sql =>
    {
        if (again == DateTimeOffset.MaxValue) sql.Run("UPDATE letters SET state = $2, tries = tries + 1, why = $3 WHERE number = $1 AND state = $4", number, GivenUp, why, Waits);
        else sql.Run("UPDATE letters SET next = $2, tries = tries + 1, why = $3 WHERE number = $1 AND state = $4", number, again.ToUnixTimeMilliseconds(), why, Waits);
    }, ct);

    /// <summary>Keeps one; its number, 0 where too many wait.</summary>
    public static int Add(Sql sql, Letter letter)
    {
        if (sql.Number("SELECT count(*) FROM letters WHERE state = $1", Waits) >= MostWaiting) return 0;
        if (letter.About is { } about) Code(sql, about);
        sql.Run("INSERT INTO letters (recipient, subject, text, about, at, in_reply_to, token, next) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            letter.To, letter.Subject, letter.Text, letter.About, letter.At.Cell(), letter.InReplyTo,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)), letter.At.ToUnixTimeMilliseconds());
        return sql.Number("SELECT last_insert_rowid()");
    }

    /// <summary>The code of a petition; drawn where it has none.</summary>
    public static string Code(Sql sql, int petition)
    {
        sql.Run("INSERT OR IGNORE INTO petition_codes (petition, code) VALUES ($1, $2)", petition, RandomNumberGenerator.GetString(CodeLetters, CodeLength));
        return (string)sql.Cell("SELECT code FROM petition_codes WHERE petition = $1", petition)!;
    }

    /// <summary>Those that were not posted.</summary>
    public static WaitingLetters Waiting(Sql sql, int count) => new(
        sql.Number("SELECT count(*) FROM letters WHERE state = $1", Waits),
        sql.Number("SELECT count(*) FROM letters WHERE state = $1", GivenUp),
        sql.Rows("SELECT number, recipient, subject, text, about, at, tries, why, CASE WHEN state = $1 THEN next END FROM letters WHERE state IN ($1, $2) ORDER BY state DESC, number LIMIT $3",
            static r => new WaitingLetter(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), Cells.Time(r.GetString(5)), r.GetInt32(6), r.Text(7),
                r.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8))), Waits, GivenUp, count));

    /// <summary>Forgets what letters of a petition said that wait no more.</summary>
    public static void Forget(Sql sql, int petition) => sql.Run("UPDATE letters SET text = '' WHERE about = $1 AND state <> $2", petition, Waits);

    /// <summary>In a database that was brought back from a backup: those that waited then may have been posted since, and are not posted by themselves.</summary>
    public static void HoldBack(Sql sql) => sql.Run(
        "UPDATE letters SET state = $2, why = 'it comes from a backup, and may have been posted since' WHERE state = $1", Waits, GivenUp);

    private static Letter Of(SqliteDataReader r) => new(r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), Cells.Time(r.GetString(5)))
    {
        Number = r.GetInt32(0),
        InReplyTo = r.Text(6),
        Token = r.GetString(7),
        Tries = r.GetInt32(8),
        Code = r.Text(9),
    };
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>Letters in SQLite.</summary>
internal sealed class SqliteLetters(SqliteFile file) : ILetters
{
    /// <summary>The most that wait.</summary>
    public const int MostWaiting = 10_000;

    /// <summary>The most letters in a day to one address; what is beyond goes in one letter of the next day.</summary>
    public const int MostOfDay = 5;

    private const int MostText = 50_000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Fresh = TimeSpan.FromDays(2);
    private const int Waits = 0, IsPosted = 1, GivenUp = 2;
    private const int ByOwnMeasure = 2; // beside 1, sealed, and 0, not
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
            SELECT number, recipient, subject, text, about, at, in_reply_to, token, tries, (SELECT code FROM petition_codes WHERE petition = about), stop FROM letters
            WHERE state = $1 AND next <= $2 AND (tries > 0 OR next > $4) ORDER BY next, number LIMIT $3
            """, Of, Waits, now.ToUnixTimeMilliseconds(), count, (now - Fresh).ToUnixTimeMilliseconds()), ct);
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

    /// <summary>Keeps one; its number, 0 where too many wait or its recipient wants none.</summary>
    public static int Add(Sql sql, Letter letter)
    {
        if (sql.Number("SELECT count(*) FROM no_letters WHERE address = $1", Hashed(letter.To)) > 0 || sql.Number("SELECT count(*) FROM letters WHERE state = $1", Waits) >= MostWaiting) return 0;
        string? code = letter.About is { } about ? Code(sql, about) : null;
        long day = (letter.At + Day).ToUnixTimeMilliseconds();
        if (!letter.Sealed && Held(sql, letter) is { } held) return AddTo(sql, held, letter, code);
        int seal = letter switch { { Sealed: false } => 0, { Measured: false } => 1, _ => ByOwnMeasure };
        bool many = seal != ByOwnMeasure && sql.Rows("SELECT at FROM letters WHERE recipient = $1 COLLATE NOCASE AND sealed = $3 ORDER BY number DESC LIMIT $2", static r => Cells.Time(r.GetString(0)), letter.To, MostOfDay, seal).Count(at => at > letter.At - Day) >= MostOfDay;
        if (many && letter.Sealed) return 0; // tomorrow its link is dead
        sql.Run("INSERT INTO letters (recipient, subject, text, about, at, in_reply_to, token, next, stop, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            letter.To, letter.Subject, letter.Text, letter.About, letter.At.Cell(), letter.InReplyTo,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)), many ? day : letter.At.ToUnixTimeMilliseconds(), letter.Stop, seal);
        return sql.Number("SELECT last_insert_rowid()");
    }

    // The letter of the next day, to which all that is beyond a day's measure goes.
    private static (int Number, string Text)? Held(Sql sql, Letter letter) => sql.Rows(
        "SELECT number, text FROM letters WHERE recipient = $1 COLLATE NOCASE AND state = $2 AND tries = 0 AND next > $3 AND NOT sealed", static r => ((int Number, string Text)?)(r.GetInt32(0), r.GetString(1)), letter.To, Waits, letter.At.ToUnixTimeMilliseconds()).FirstOrDefault();

    private static int AddTo(Sql sql, (int Number, string Text) held, Letter letter, string? code)
    {
        if (held.Text.Length + letter.Text.Length > MostText) return 0;
        string known = code is null ? "" : $" [Stemma {letter.About}-{code}]";
        sql.Run("UPDATE letters SET subject = $2, text = $3 WHERE number = $1", held.Number, "Your requests",
            $"{held.Text.TrimEnd()}\n\n\n* {letter.Subject}{known}\n(to answer about this one, put what stands in brackets into the subject)\n\n{letter.Text}");
        return held.Number;
    }

    /// <summary>Somebody wants no letters: those that wait go too.</summary>
    public static void Stop(Sql sql, string address)
    {
        sql.Run("INSERT OR IGNORE INTO no_letters (address) VALUES ($1)", Hashed(address));
        sql.Run("DELETE FROM letters WHERE recipient = $1 COLLATE NOCASE AND state <> $2", address, IsPosted);
    }

    /// <summary>An address as it is known where it is not kept.</summary>
    public static string Hashed(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())));

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
        sql.Rows("SELECT number, recipient, subject, CASE WHEN sealed THEN '' ELSE text END, about, at, tries, why, CASE WHEN state = $1 THEN next END FROM letters WHERE state IN ($1, $2) ORDER BY state DESC, number LIMIT $3",
            static r => new WaitingLetter(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), Cells.Time(r.GetString(5)), r.GetInt32(6), r.Text(7),
                r.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8))), Waits, GivenUp, count))
    { Unread = SqliteCorrespondence.Left(sql) };

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
        Stop = r.Text(10),
    };
}

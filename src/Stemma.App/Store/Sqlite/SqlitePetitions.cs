using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>People's requests in SQLite.</summary>
internal sealed class SqlitePetitions(SqliteFile file) : IPetitions
{
    private const int MostWaiting = 10_000, MostSaid = 4000; // letters, as long as a reason may be

    private const string Columns = "number, kind, url, story, subject, who, reason, contact, at, state, answer, answered, type, host, proof, coalesce(issued, at), token, parent, told, counter, countered IS NOT NULL AND heard IS NULL";

    public ValueTask<int?> Add(Petition petition, CancellationToken ct) => file.Write<int?>(sql =>
        sql.Number("SELECT count(*) FROM petitions WHERE state = 0") >= MostWaiting ? null : Insert(sql, petition with { State = PetitionState.Waiting }), ct);

    /// <summary>Adds one as part of a transaction that stands open.</summary>
    /// <returns>Its number.</returns>
    internal static int Insert(Sql sql, Petition petition)
    {
        int number = 1 + sql.Number("SELECT max(number) FROM petitions");
        sql.Run(
            """
            INSERT INTO petitions (number, kind, url, story, subject, who, reason, contact, at, state, answer, answered, type, host, token, parent, page, issued)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $9)
            """,
            number, (int)petition.Kind, petition.Url, petition.Story?.Value, petition.Subject, petition.Who, petition.Reason, petition.Contact, petition.At.Cell(),
            (int)petition.State, petition.Answer, petition.Answered.Cell(), (int)petition.Type, petition.Host, petition.Token, petition.Parent, petition.Parent is null ? null : PageHash(petition.Url));
        return number;
    }

    /// <summary>What is kept of a copy's address when that is forgotten.</summary>
    internal static string PageHash(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    public ValueTask<Petition?> Answer(int number, PetitionState state, string answer, DateTimeOffset at, CancellationToken ct, ProofKind proof = ProofKind.None) => file.Write(sql =>
    {
        if (sql.Rows($"SELECT {Columns} FROM petitions WHERE number = $1 AND state = 0", Of, number) is not [var asked]) return null;
        bool forget = asked.Kind == PetitionKind.Takedown && state == PetitionState.Granted, named = asked.Type is PetitionType.Erase or PetitionType.Correct or PetitionType.Delist;
        sql.Run(
            """
            UPDATE petitions SET state = $2, answer = $3, answered = $4, who = '', proof = $6, reason = CASE WHEN $5 OR $7 THEN '' ELSE reason END, url = CASE WHEN $5 THEN '' ELSE url END,
              subject = CASE WHEN $7 AND $2 <> 1 THEN '' ELSE subject END WHERE number = $1
            """,
            number, (int)state, answer, at.Cell(), forget ? 1 : 0, (int)proof, named ? 1 : 0);
        if (forget) SqliteLetters.Forget(sql, number);
        return asked;
    }, ct);

    /// <summary>Those of which a condition over a number holds, in order.</summary>
    public static List<Petition> Numbered(Sql sql, string where, int number) => sql.Rows($"SELECT {Columns} FROM petitions WHERE {where} ORDER BY number", Of, number);

    public ValueTask Reissue(int number, DateTimeOffset at, CancellationToken ct) => file.Write(sql => { sql.Run("UPDATE petitions SET issued = $2 WHERE number = $1 AND state = 0", number, at.Cell()); }, ct);

    public ValueTask<bool> Mail(int number, DateTimeOffset at, string domain, int most, CancellationToken ct) => file.Write(sql =>
    {
        int host = sql.Number("SELECT sum(mails) FROM petitions WHERE mailed > $2 AND (host = $1 OR host LIKE '%.' || $1)", domain, (at - TimeSpan.FromDays(1)).ToUniversalTime().Cell());
        return host < most && sql.Run("UPDATE petitions SET mails = mails + 1, mailed = $2 WHERE number = $1 AND state = 0 AND mails < $3", number, at.ToUniversalTime().Cell(), most) > 0;
    }, ct);

    public ValueTask Tell(int number, string token, DateTimeOffset at, CancellationToken ct) => file.Write(sql => { sql.Run("UPDATE petitions SET token = $2, told = $3 WHERE number = $1", number, token, at.Cell()); }, ct);

    public ValueTask<bool> Counter(int number, string words, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
        sql.Run(
            """
            UPDATE petitions SET counter = $2, countered = $3, heard = NULL
            WHERE number = $1 AND kind <> 1 AND (state IN (1, 2) OR parent IS NOT NULL AND state = 0) AND (countered IS NULL OR heard IS NOT NULL)
            """, number, words, at.Cell()) > 0, ct);

    /// <summary>Keeps what is said by mail against a decision or for a copy, behind what was said and not heard yet.</summary>
    public static void Say(Sql sql, int number, string words, DateTimeOffset at) => sql.Run(
        $"""
        UPDATE petitions SET counter = CASE WHEN countered IS NOT NULL AND heard IS NULL THEN substr(counter || char(10, 10) || $2, 1, $4) ELSE $2 END, countered = $3, heard = NULL
        WHERE number = $1 AND {Public} AND (state IN (1, 2) OR parent IS NOT NULL AND state = 0)
        """, number, words, at.Cell(), MostSaid);

    public ValueTask<Petition?> Hear(int number, bool lift, string answer, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Rows($"SELECT {Columns} FROM petitions WHERE number = $1 AND state IN (1, 2)", Of, number) is not [var asked] || (lift && asked.State != PetitionState.Granted)) return null;
        sql.Run("UPDATE petitions SET state = CASE WHEN $2 THEN 3 ELSE state END, subject = CASE WHEN $2 AND type = 9 THEN '' ELSE subject END, answer = $3, heard = $4 WHERE number = $1", number, lift ? 1 : 0, answer, at.Cell());
        if (lift) OwnedRows.Lifted(sql, number);
        return asked;
    }, ct);

    public ValueTask<int> Forget(DateTimeOffset before, CancellationToken ct) => file.Write(sql =>
        sql.Run("UPDATE petitions SET contact = '', reason = '', url = '', counter = NULL, token = NULL WHERE state > 0 AND datetime(answered) < datetime($1) AND (contact <> '' OR reason <> '' OR url <> '' OR counter IS NOT NULL OR token IS NOT NULL) AND (countered IS NULL OR heard IS NOT NULL)", before.Cell()), ct);

    public ValueTask<int> Asked(string contact, DateTimeOffset since, CancellationToken ct) => file.Read(sql =>
        sql.Number("SELECT count(*) FROM petitions WHERE contact = $1 COLLATE NOCASE AND datetime(at) > datetime($2)", contact, since.Cell()), ct);

    public ValueTask<IReadOnlyList<string>> ContactsOf(string host, CancellationToken ct) => file.Read<IReadOnlyList<string>>(sql =>
        sql.Rows("SELECT contact FROM petitions WHERE host = $1 AND proof > 0 AND contact <> '' ORDER BY number DESC LIMIT 20", r => r.GetString(0), host), ct);

    public ValueTask<Petition?> One(int number, CancellationToken ct) => file.Read(sql => sql.Rows($"SELECT {Columns} FROM petitions WHERE number = $1", Of, number).FirstOrDefault(), ct);

    public ValueTask<IReadOnlyList<Petition>> Copies(int parent, CancellationToken ct) => file.Read<IReadOnlyList<Petition>>(sql =>
        sql.Rows($"SELECT {Columns} FROM petitions WHERE parent = $1 AND state = 0 ORDER BY number", Of, parent), ct);

    public static List<Petition> Waiting(Sql sql, int count) => sql.Rows($"SELECT {Columns} FROM petitions WHERE state = 0 ORDER BY number LIMIT $1", Of, count);

    public static List<Petition> Countered(Sql sql, int count) => sql.Rows($"SELECT {Columns} FROM petitions WHERE countered IS NOT NULL AND heard IS NULL AND state > 0 ORDER BY number LIMIT $1", Of, count);

    public static Petition? ByToken(Sql sql, string token) => sql.Rows($"SELECT {Columns} FROM petitions WHERE token = $1", Of, token).FirstOrDefault();

    // A dispute of a link or claim is no takedown; that of a name is.
    private static readonly string Public = $"(kind <> 1 OR type = {(int)PetitionType.Delist})";

    // No host where a person is meant, nor one that was only asked about: of what was refused, one of which reports stand.
    private static readonly string Shown =
        $"""
        CASE WHEN type IN ({(int)PetitionType.Delist}, {(int)PetitionType.Erase}, {(int)PetitionType.Correct}, {(int)PetitionType.PersonalData}) THEN ''
          WHEN state = {(int)PetitionState.Refused} AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.host IN (petitions.host, 'www.' || petitions.host)) THEN '' ELSE host END
        """;

    public static RequestLog Log(Sql sql, int skip, int count)
    {
        var rows = sql.Rows(
            $"SELECT number, at, kind, type, {Shown}, state, proof, max(0, (julianday(answered) - julianday(at)) * 24) FROM petitions WHERE state > 0 AND {Public} ORDER BY number DESC LIMIT $1 OFFSET $2",
            r => new LoggedRequest(r.GetInt32(0), Cells.Time(r.GetString(1)), (PetitionKind)r.GetInt32(2), (PetitionType)r.GetInt32(3), r.GetString(4), (PetitionState)r.GetInt32(5), (ProofKind)r.GetInt32(6), r.IsDBNull(7) ? 0 : Math.Round(r.GetDouble(7), 1)),
            count + 1, skip);
        int Count(PetitionState state) => sql.Number($"SELECT count(*) FROM petitions WHERE state = $1 AND {Public}", (int)state);
        return new RequestLog([.. rows.Take(count)], Count(PetitionState.Granted), Count(PetitionState.Refused), Count(PetitionState.Lifted), Count(PetitionState.Waiting), rows.Count > count);
    }

    // A track keeps its number wherever its report goes: what is disputed of it counts in every story.
    public static List<string> Disputed(Sql sql, int story) => sql.Rows(
        """
        SELECT DISTINCT subject FROM petitions WHERE kind = 1 AND state < 2 AND (story = $1 OR EXISTS (
          SELECT 1 FROM tracks t JOIN members m ON m.telling = t.telling WHERE m.gen = $2 AND m.story = $1 AND t.undone = 0 AND petitions.subject GLOB 'track ' || t.number || ',*'))
        ORDER BY subject
        """, r => r.GetString(0), story, SqliteStore.Generation(sql));

    private static Petition Of(SqliteDataReader r) => new()
    {
        Number = r.GetInt32(0),
        Kind = (PetitionKind)r.GetInt32(1),
        Url = r.GetString(2),
        Story = r.IsDBNull(3) ? null : new StoryId(r.GetInt32(3)),
        Subject = r.GetString(4),
        Who = r.GetString(5),
        Reason = r.GetString(6),
        Contact = r.GetString(7),
        At = Cells.Time(r.GetString(8)),
        State = (PetitionState)r.GetInt32(9),
        Answer = r.Text(10),
        Answered = r.Time(11),
        Type = (PetitionType)r.GetInt32(12),
        Host = r.GetString(13),
        Proof = (ProofKind)r.GetInt32(14),
        Issued = Cells.Time(r.GetString(15)),
        Token = r.Text(16),
        Parent = r.IsDBNull(17) ? null : r.GetInt32(17),
        Told = r.Time(18),
        Counter = r.Text(19),
        CounterWaits = r.GetInt32(20) != 0,
    };
}

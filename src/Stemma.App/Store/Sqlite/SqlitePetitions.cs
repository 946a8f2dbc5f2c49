using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>People's requests in SQLite.</summary>
internal sealed class SqlitePetitions(SqliteFile file) : IPetitions
{
    private const int MostWaiting = 10_000;

    private const string Columns = "number, kind, url, story, subject, who, reason, contact, at, state, answer";

    public ValueTask<int?> Add(Petition petition, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (sql.Number("SELECT count(*) FROM petitions WHERE state = 0") >= MostWaiting) return null;
        return Insert(sql, petition with { State = PetitionState.Waiting });
    }, ct);

    public ValueTask<Petition?> Answer(int number, PetitionState state, string answer, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Rows($"SELECT {Columns} FROM petitions WHERE number = $1 AND state = 0", Of, number) is not [var asked]) return null;
        bool forget = asked.Kind == PetitionKind.Takedown && state == PetitionState.Granted;
        sql.Run("UPDATE petitions SET state = $2, answer = $3, answered = $4, who = '', contact = '', reason = CASE WHEN $5 THEN '' ELSE reason END, url = CASE WHEN $5 THEN '' ELSE url END WHERE number = $1",
            number, (int)state, answer, at.Cell(), forget ? 1 : 0);
        return asked;
    }, ct);

    /// <summary>Puts one in; its number.</summary>
    public static int Insert(Sql sql, Petition petition)
    {
        int number = 1 + sql.Number("SELECT max(number) FROM petitions");
        sql.Run(
            "INSERT INTO petitions (number, kind, url, story, subject, who, reason, contact, at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            number, (int)petition.Kind, petition.Url, petition.Story?.Value, petition.Subject, petition.Who, petition.Reason, petition.Contact, petition.At.Cell(), (int)petition.State);
        return number;
    }

    /// <summary>Those of which a condition over a number holds, in order.</summary>
    public static List<Petition> Numbered(Sql sql, string where, int number) => sql.Rows($"SELECT {Columns} FROM petitions WHERE {where} ORDER BY number", Of, number);

    public static List<Petition> Waiting(Sql sql, int count) => sql.Rows($"SELECT {Columns} FROM petitions WHERE state = 0 ORDER BY number LIMIT $1", Of, count);

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
    };
}

using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Rows of comments, and what other parts of the store do to them.</summary>
internal static class CommentRows
{
    /// <summary>A comment, with its account's name as that is now.</summary>
    public const string Select =
        """
        SELECT c.number, c.telling, c.parent, c.root, c.account, coalesce((SELECT a.name FROM accounts a WHERE a.number = c.account AND c.state <> 3), c.name), c.text, c.at, c.edited, c.state, c.reason, c.why, c.decided,
          c.appeal, c.heard, c.answer, c.cited, c.cited_from, c.cited_length, c.cited_hash FROM comments c
        """;

    /// <summary>What stays of one when its words go: its number, its place, that it was there, and for a month by whom, so that nobody erases his way out of a ban or a limit.</summary>
    private const string Emptied = "state = 3, text = '', name = '', alike = '', why = '', appeal = NULL, appealed = NULL, answer = NULL, cited = NULL, cited_from = NULL, cited_length = NULL, cited_hash = NULL";

    private const string Reports = "SELECT number, comment, kind, words, who, at, state, answer, answered FROM comment_reports";
    private const string Sanctions = "SELECT number, comment, kind, why, at, ends, lifted FROM comment_sanctions";
    private const string Counts = "(c.state = 1 OR EXISTS (SELECT 1 FROM comments r WHERE r.parent = c.number))";
    private const int Latest = 8;

    /// <summary>Reads <see cref="Select"/>.</summary>
    public static Comment Of(SqliteDataReader r) => new()
    {
        Number = r.GetInt32(0),
        Telling = new TellingId(r.GetInt32(1)),
        Parent = r.IsDBNull(2) ? null : r.GetInt32(2),
        Root = r.GetInt32(3),
        Account = r.IsDBNull(4) ? null : r.GetInt32(4),
        Name = r.GetString(5),
        Text = r.GetString(6),
        At = Cells.Time(r.GetString(7)),
        Edited = r.Time(8),
        State = (CommentState)r.GetInt32(9),
        Reason = (CommentReason)r.GetInt32(10),
        Why = r.GetString(11),
        Decided = r.Time(12),
        Appeal = r.Text(13),
        Heard = r.Time(14),
        Answer = r.Text(15),
        Cites = r.IsDBNull(16) ? null : new CitedPlace(new TellingId(r.GetInt32(16)), new Span(r.GetInt32(17), r.GetInt32(17) + r.GetInt32(18)), r.GetString(19)),
    };

    /// <summary>Which of some comments are answered.</summary>
    public static HashSet<int> Answered(Sql sql, IEnumerable<Comment> comments) =>
        [.. sql.Rows("SELECT DISTINCT parent FROM comments WHERE parent IN (SELECT value FROM json_each($1))", static r => r.GetInt32(0), $"[{string.Join(',', comments.Select(static c => c.Number))}]")];

    /// <summary>A thread: what it begins with, a part of its replies in order of time, and what stands between the two. Of what is not published, only what is answered.</summary>
    public static CommentThread Thread(Sql sql, Comment root, int skip, int count)
    {
        var part = sql.Rows($"SELECT c.number FROM comments c WHERE c.root = $1 AND c.parent IS NOT NULL AND {Counts} ORDER BY c.number LIMIT $2 OFFSET $3", static r => r.GetInt32(0), root.Number, count + 1, skip);
        if (part.Count == 0) return new CommentThread([Shown(root)], false);
        var replies = sql.Rows(
            $"""
            WITH RECURSIVE up (number, parent) AS (
              SELECT number, parent FROM comments WHERE root = $1 AND parent IS NOT NULL AND number BETWEEN $2 AND $3
              UNION SELECT p.number, p.parent FROM comments p JOIN up ON p.number = up.parent WHERE p.parent IS NOT NULL)
            {Select} WHERE c.number IN (SELECT number FROM up) AND {Counts} ORDER BY c.number
            """, Of, root.Number, part[0], part[Math.Min(count, part.Count) - 1]);
        var standing = new HashSet<int>(); // an answer has a greater number than what it answers
        foreach (var reply in Enumerable.Reverse(replies).Where(c => c.State == CommentState.Published || standing.Contains(c.Number))) standing.Add(reply.Parent!.Value);
        return new CommentThread([Shown(root), .. replies.Where(c => c.State == CommentState.Published || standing.Contains(c.Number)).Select(Shown)], part.Count > count);
    }

    /// <summary>The comment of a number, or null.</summary>
    public static Comment? One(Sql sql, int number) => sql.Rows($"{Select} WHERE c.number = $1", Of, number).FirstOrDefault();

    /// <summary>Who wrote it, as he is known again; null where there is none.</summary>
    public static Writer? WriterOf(Sql sql, int number) => sql.Rows(
        "SELECT account, guest, mail, net FROM comments WHERE number = $1", r => new Writer(r.IsDBNull(0) ? null : r.GetInt32(0), r.Text(1), r.Text(2), r.Text(3)), number).FirstOrDefault();

    /// <summary>What readers say against a comment, oldest first.</summary>
    public static List<CommentReport> ReportsOf(Sql sql, int comment) => sql.Rows($"{Reports} WHERE comment = $1 ORDER BY number LIMIT 50", Report, comment);

    /// <summary>The report of a token, or null.</summary>
    public static CommentReport? ReportBy(Sql sql, string token) => sql.Rows($"{Reports} WHERE token = $1", Report, token).FirstOrDefault();

    /// <summary>A writer's history: what his account or his browser wrote; what was done to him by any sign he is known by.</summary>
    public static WriterPast Past(Sql sql, Writer by)
    {
        // The plus keeps the database from going through all that was ever published.
        int Count(string state) => sql.Number($"SELECT count(*) FROM comments WHERE (account = $1 OR guest = $2) AND {state}", by.Account, by.Guest);
        return new WriterPast(
            Count("+state = 1"), Count("(+state = 2 OR (+state = 3 AND reason <> 0))"), Count("+state = 0"),
            sql.Rows($"{Select} WHERE (c.account = $1 OR c.guest = $2) AND c.state <> 3 ORDER BY c.at DESC, c.number DESC LIMIT {Latest}", Of, by.Account, by.Guest),
            sql.Rows($"{Sanctions} WHERE account = $1 OR guest = $2 OR mail = $3 OR ($1 IS NULL AND net = $4) ORDER BY number DESC LIMIT 20",
                r => new Sanction(r.GetInt32(0), r.GetInt32(1), (SanctionKind)r.GetInt32(2), r.GetString(3), Cells.Time(r.GetString(4)), r.Time(5), r.Time(6)), by.Account, by.Guest, by.Mail, by.Net));
    }

    /// <summary>Erases words and names of a writer's comments, or of one; with a single one only where it is his.</summary>
    public static int Erase(Sql sql, Writer by, int? number, string? at)
    {
        int erased = sql.Run($"UPDATE comments SET {Emptied}, decided = NULL WHERE (account = $1 OR guest = $2) AND state <> 3 AND ($3 IS NULL OR number = $3)", by.Account, by.Guest, number);
        if (erased > 0) Settle(sql, "Its writer erased the comment.", at);
        return erased;
    }

    /// <summary>A report was erased: what cites it cites nothing any more, and what no other report of its story holds now goes with it.</summary>
    public static void Bury(Sql sql, int telling)
    {
        sql.Run("UPDATE comments SET cited = NULL, cited_from = NULL, cited_length = NULL, cited_hash = NULL WHERE cited = $1", telling);
        sql.Run($"UPDATE comments SET {Emptied}, telling = 0 WHERE telling = $1", telling);
        sql.Run("DELETE FROM comment_modes WHERE telling = $1", telling);
        Settle(sql, "The comment went with the report that it stood below.", null);
    }

    // Nobody can judge any more what was reported: without a time, when that was.
    private static void Settle(Sql sql, string answer, string? at) =>
        sql.Run("UPDATE comment_reports SET state = 1, answer = $1, answered = coalesce($2, at) WHERE state = 0 AND comment IN (SELECT number FROM comments WHERE state = 3)", answer, at);

    /// <summary>Takes those from reports that a restored log has not: their numbers are given to others.</summary>
    public static void Unhang(Sql sql, int head)
    {
        sql.Run("UPDATE comments SET telling = 0 WHERE telling > $1", head);
        sql.Run("UPDATE comments SET cited = NULL, cited_from = NULL, cited_length = NULL, cited_hash = NULL WHERE cited > $1", head);
        sql.Run("DELETE FROM comment_modes WHERE telling > $1", head);
    }

    // Of what is not published readers see that it was there.
    private static Comment Shown(Comment c) => c.State == CommentState.Published ? c : new Comment { Number = c.Number, Telling = c.Telling, Parent = c.Parent, Root = c.Root, Name = "", Text = "", At = c.At, State = c.State };

    private static CommentReport Report(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetInt32(1), (CommentReason)r.GetInt32(2), r.GetString(3), r.GetString(4), Cells.Time(r.GetString(5)), r.GetInt32(6) switch { 1 => true, 2 => false, _ => null }, r.Text(7), r.Time(8));
}

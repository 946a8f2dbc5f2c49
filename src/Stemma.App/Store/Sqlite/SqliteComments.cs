using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Readers' comments in SQLite.</summary>
internal sealed class SqliteComments(SqliteFile file) : IComments
{
    private const int MostOwn = 1000;

    // The reports of a story, for statements whose $1 is the generation and $2 the story.
    private const string Members = "(SELECT telling FROM members WHERE gen = $1 AND story = $2)";

    // A thread is shown while anything of it is published.
    private const string Stands = "(c.state = 1 OR EXISTS (SELECT 1 FROM comments r WHERE r.root = c.number AND r.state = 1))";

    public ValueTask<CommentTaken?> Add(NewComment comment, Func<Seen, CommentRuling> rule, CancellationToken ct) => file.Write<CommentTaken?>(sql =>
    {
        if (Place(sql, comment) is not var (telling, root)) return null;
        var ruling = rule(CommentsSeen.By(sql, comment, except: null));
        if (ruling.State is not { } state) return new CommentTaken(null, ruling);
        return new CommentTaken(Insert(sql, comment, telling, root, state, ruling.Why), ruling);
    }, ct);

    public ValueTask<CommentTaken?> Edit(int number, NewComment changed, DateTimeOffset after, Func<Seen, CommentRuling> rule, CancellationToken ct) => file.Write<CommentTaken?>(sql =>
    {
        const string editable = "number = $1 AND (account = $2 OR guest = $3) AND at > $4 AND state IN (0, 1) AND decided IS NULL AND NOT EXISTS (SELECT 1 FROM comments r WHERE r.parent = $1)";
        if (sql.Number($"SELECT count(*) FROM comments WHERE {editable}", number, changed.By.Account, changed.By.Guest, Cell(after)) == 0) return null;
        var ruling = rule(CommentsSeen.By(sql, changed, except: number));
        if (ruling.State is not { } state) return new CommentTaken(null, ruling);
        // What a check held stays held: other words do not let it pass by themselves.
        sql.Run("UPDATE comments SET text = $2, alike = $3, edited = $4, why = CASE WHEN state = 0 AND $6 = '' THEN why ELSE $6 END, state = min(state, $5) WHERE number = $1",
            number, changed.Text, changed.Alike, Cell(changed.At), (int)state, ruling.Why);
        return new CommentTaken(number, ruling);
    }, ct);

    public ValueTask<int> Erase(Writer by, int? number, DateTimeOffset at, CancellationToken ct) => file.Write(sql => CommentRows.Erase(sql, by, number, Cell(at)), ct);

    public ValueTask<Comment?> One(int number, CancellationToken ct) => file.Read(sql => CommentRows.One(sql, number), ct);

    public ValueTask<IReadOnlyList<Comment>> Of(Writer by, CancellationToken ct) => file.Read<IReadOnlyList<Comment>>(sql =>
        sql.Rows($"{CommentRows.Select} WHERE (c.account = $1 OR c.guest = $2) AND (c.state <> 3 OR c.telling = 0) ORDER BY c.at DESC, c.number DESC LIMIT {MostOwn}", CommentRows.Of, by.Account, by.Guest), ct);

    public ValueTask<WriterPast> Past(Writer by, CancellationToken ct) => file.Read(sql => CommentRows.Past(sql, by), ct);

    public ValueTask<WriterPast?> PastOf(int number, CancellationToken ct) => file.Read(sql => CommentRows.WriterOf(sql, number) is { } by ? CommentRows.Past(sql, by) : null, ct);

    public ValueTask<CommentThreads> Of(StoryId story, int skip, int count, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        var roots = sql.Rows(
            $"{CommentRows.Select} WHERE c.number IN (SELECT c.number FROM comments c WHERE c.telling IN {Members} AND c.parent IS NULL AND {Stands} ORDER BY c.number DESC LIMIT $3 OFFSET $4) ORDER BY c.number DESC",
            CommentRows.Of, generation, story.Value, count + 1, skip);
        var answered = CommentRows.Answered(sql, roots);
        var threads = roots.Take(count).Select(root => answered.Contains(root.Number) ? CommentRows.Thread(sql, root, 0, CommentThreads.PerThread) : new CommentThread([root], false)).ToList();
        int published = sql.Number($"SELECT count(*) FROM comments WHERE telling IN {Members} AND state = 1", generation, story.Value);
        return new CommentThreads(threads, published, roots.Count > count);
    }, ct);

    public ValueTask<CommentThread?> Thread(StoryId story, int root, int skip, int count, CancellationToken ct) => file.Read(sql =>
        sql.Rows($"{CommentRows.Select} WHERE c.number = $3 AND c.telling IN {Members} AND c.parent IS NULL AND {Stands}", CommentRows.Of, SqliteStore.Generation(sql), story.Value, root) is [var begins]
            ? CommentRows.Thread(sql, begins, skip, count) : null, ct);

    public ValueTask<IReadOnlyList<Comment>> Newest(StoryId story, int skip, int count, CancellationToken ct) => file.Read<IReadOnlyList<Comment>>(sql =>
        sql.Rows(
            $"{CommentRows.Select} WHERE c.number IN (SELECT number FROM comments WHERE telling IN {Members} AND state = 1 ORDER BY +number DESC LIMIT $3 OFFSET $4) ORDER BY c.number DESC",
            CommentRows.Of, SqliteStore.Generation(sql), story.Value, count, skip), ct);

    public ValueTask<CommentMode?> Mode(StoryId story, CancellationToken ct) => file.Read(sql =>
        sql.Cell($"SELECT min(mode) FROM comment_modes WHERE telling IN {Members}", SqliteStore.Generation(sql), story.Value) is long mode ? (CommentMode?)(int)mode : null, ct);

    public ValueTask SetMode(StoryId story, CommentMode? mode, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        sql.Run($"DELETE FROM comment_modes WHERE telling IN {Members}", generation, story.Value);
        if (mode is { } chosen) sql.Run($"INSERT INTO comment_modes (telling, mode, at) SELECT min(telling), $3, $4 FROM {Members} HAVING count(*) > 0", generation, story.Value, (int)chosen, Cell(at));
    }, ct);

    public ValueTask<bool> HasModerator(CancellationToken ct) => file.Read(sql =>
        sql.Number("SELECT EXISTS (SELECT 1 FROM accounts WHERE role IN ($1, $2) AND NOT locked)", (int)Role.Moderator, (int)Role.Admin) == 1, ct);

    public ValueTask<QueuedComments> Queue(QueueKind kind, int skip, int count, CancellationToken ct) => file.Read(sql =>
    {
        var rows = sql.Rows($"{CommentRows.Select} WHERE {Listed(kind)} LIMIT $1 OFFSET $2", CommentRows.Of, count + 1, skip);
        int generation = SqliteStore.Generation(sql);
        return new QueuedComments([.. rows.Take(count).Select(c => JudgedBy(sql, generation, c))], rows.Count > count);
    }, ct);

    public ValueTask<JudgedComment?> Judged(int number, CancellationToken ct) => file.Read(sql => CommentRows.One(sql, number) is { } comment ? JudgedBy(sql, SqliteStore.Generation(sql), comment) : null, ct);

    public ValueTask<CommentsWaiting> Waiting(CancellationToken ct) => file.Read(sql => new CommentsWaiting(
        sql.Number("SELECT count(*) FROM comments WHERE state = 0"),
        sql.Number("SELECT count(DISTINCT comment) FROM comment_reports WHERE state = 0"),
        sql.Number("SELECT count(*) FROM comments WHERE appealed IS NOT NULL AND heard IS NULL")), ct);

    public ValueTask<bool> Decide(int number, CommentState state, CommentReason reason, string why, string answer, DateTimeOffset at, CancellationToken ct, string? version = null) => file.Write(sql =>
    {
        if (CommentRows.One(sql, number) is not { } stands || stands.State == CommentState.Erased || (version is not null && version != stands.Version)) return false;
        bool done = sql.Run("UPDATE comments SET state = $2, reason = $3, why = $4, decided = $5 WHERE number = $1", number, (int)state, (int)reason, why, Cell(at)) > 0;
        if (state != CommentState.Held) sql.Run("UPDATE comments SET heard = $2, answer = $3 WHERE number = $1 AND appealed IS NOT NULL AND heard IS NULL", number, Cell(at), state == CommentState.Published ? answer : why);
        if (done && state == CommentState.Rejected) Settle(sql, number, upheld: true, answer, at);
        if (done && state == CommentState.Published) Settle(sql, number, upheld: false, answer, at);
        return done;
    }, ct);

    public ValueTask<bool> Appeal(int number, Writer by, string words, DateTimeOffset at, CancellationToken ct) => file.Write(sql => sql.Run(
        "UPDATE comments SET appeal = $4, appealed = $5 WHERE number = $1 AND (account = $2 OR guest = $3) AND state = 2 AND appealed IS NULL", number, by.Account, by.Guest, words, Cell(at)) > 0, ct);

    public ValueTask<bool> Hear(int number, bool granted, string answer, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Run("UPDATE comments SET heard = $2, answer = $3 WHERE number = $1 AND appealed IS NOT NULL AND heard IS NULL AND state <> 3", number, Cell(at), answer) == 0) return false;
        if (!granted) return true;
        sql.Run("UPDATE comments SET state = 1, reason = 0, why = '', decided = $2 WHERE number = $1", number, Cell(at));
        sql.Run("UPDATE comment_sanctions SET lifted = $2 WHERE comment = $1 AND lifted IS NULL", number, Cell(at));
        return true;
    }, ct);

    public ValueTask<int?> Report(NewReport report, int most, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (sql.Number("SELECT count(*) FROM comments WHERE number = $1 AND state = 1", report.Comment) == 0) return null;
        if (report.Net is { } net && sql.Number("SELECT count(*) FROM comment_reports WHERE net = $1 AND at > $2", net, Cell(report.At - TimeSpan.FromDays(1))) >= most) return null;
        return sql.Number(
            "INSERT INTO comment_reports (comment, kind, words, who, contact, token, net, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number",
            report.Comment, (int)report.Kind, report.Words, report.Who, report.Contact, report.Token, report.Net, Cell(report.At));
    }, ct);

    public ValueTask<CommentReport?> ReportOf(string token, CancellationToken ct) => file.Read(sql => CommentRows.ReportBy(sql, token), ct);

    public ValueTask<int> Dismiss(int comment, string answer, DateTimeOffset at, CancellationToken ct) => file.Write(sql => Settle(sql, comment, upheld: false, answer, at), ct);

    public ValueTask<int?> Sanction(NewSanction sanction, CancellationToken ct) => file.Write<int?>(sql =>
    {
        if (CommentRows.WriterOf(sql, sanction.Comment) is not { } by || by is { Account: null, Guest: null }) return null;
        string? net = sanction.NetEnds is null ? null : by.Net;
        return sql.Number(
            "INSERT INTO comment_sanctions (comment, account, guest, mail, net, net_ends, kind, why, at, ends) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING number",
            sanction.Comment, by.Account, by.Guest, by.Mail, net, net is null ? null : Cell(sanction.NetEnds!.Value), (int)sanction.Kind, sanction.Why, Cell(sanction.At), sanction.Ends is { } ends ? Cell(ends) : null);
    }, ct);

    public ValueTask<bool> Lift(int number, DateTimeOffset at, CancellationToken ct) => file.Write(sql => sql.Run("UPDATE comment_sanctions SET lifted = $2 WHERE number = $1 AND lifted IS NULL", number, Cell(at)) > 0, ct);

    public ValueTask Forget(DateTimeOffset now, CancellationToken ct) => file.Write(sql =>
    {
        string month = Cell(now - TimeSpan.FromDays(30)), half = Cell(now - TimeSpan.FromDays(182));
        sql.Run("UPDATE comments SET net = NULL WHERE net IS NOT NULL AND at < $1", month);
        sql.Run("UPDATE comments SET account = NULL, guest = NULL, mail = NULL WHERE state = 3 AND at < $1 AND coalesce(guest, mail, account) IS NOT NULL", month);
        sql.Run("UPDATE comment_reports SET net = NULL WHERE net IS NOT NULL AND at < $1", month);
        sql.Run("UPDATE comment_sanctions SET net = NULL WHERE net IS NOT NULL AND net_ends < $1", Cell(now));
        sql.Run("UPDATE comment_reports SET contact = '', who = '' WHERE answered < $1 AND (contact <> '' OR who <> '')", half);
    }, ct);

    private static int Settle(Sql sql, int comment, bool upheld, string answer, DateTimeOffset at) =>
        sql.Run("UPDATE comment_reports SET state = $2, answer = $3, answered = $4 WHERE comment = $1 AND state = 0", comment, upheld ? 1 : 2, answer, Cell(at));

    // A reply hangs where its thread hangs, and answers what is shown there.
    private static (int Telling, int? Root)? Place(Sql sql, NewComment comment)
    {
        int generation = SqliteStore.Generation(sql);
        if (sql.Cell("SELECT story FROM members WHERE gen = $1 AND telling = $2", generation, comment.Telling.Value) is not long story) return null;
        if (comment.Parent is not { } parent) return (comment.Telling.Value, null);
        var found = sql.Rows($"SELECT telling, root FROM comments WHERE number = $3 AND state = 1 AND telling IN {Members}", r => (r.GetInt32(0), (int?)r.GetInt32(1)), generation, story, parent);
        return found is [var one] ? one : null;
    }

    private static int Insert(Sql sql, NewComment c, int telling, int? root, CommentState state, string why)
    {
        int number = sql.Number(
            """
            INSERT INTO comments (telling, parent, root, account, guest, mail, net, name, text, alike, at, state, why, cited, cited_from, cited_length, cited_hash)
            VALUES ($1, $2, coalesce($3, 0), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING number
            """,
            telling, c.Parent, root, c.By.Account, c.By.Guest, c.By.Mail, c.By.Net, c.Name, c.Text, c.Alike, Cell(c.At), (int)state, why, c.Cites?.Telling.Value, c.Cites?.At.Start, c.Cites?.At.Length, c.Cites?.Hash);
        if (root is null) sql.Run("UPDATE comments SET root = number WHERE number = $1", number);
        return number;
    }

    private static JudgedComment JudgedBy(Sql sql, int generation, Comment comment) => new(
        comment, sql.Cell("SELECT story FROM members WHERE gen = $1 AND telling = $2", generation, comment.Telling.Value) is long story ? new StoryId((int)story) : null,
        CommentRows.ReportsOf(sql, comment.Number), CommentRows.Past(sql, CommentRows.WriterOf(sql, comment.Number)!));

    private static string Listed(QueueKind kind) => kind switch
    {
        QueueKind.Held => "c.state = 0 ORDER BY c.number",
        QueueKind.Reported => "c.number IN (SELECT comment FROM comment_reports WHERE state = 0) ORDER BY (SELECT min(p.number) FROM comment_reports p WHERE p.comment = c.number AND p.state = 0)",
        QueueKind.Appealed => "c.appealed IS NOT NULL AND c.heard IS NULL ORDER BY c.appealed",
        QueueKind.Published => "c.state = 1 ORDER BY c.number DESC",
        _ => "c.state = 2 ORDER BY c.number DESC",
    };

    // In one zone, so that cells compare as their times do.
    internal static string Cell(DateTimeOffset at) => at.ToUniversalTime().Cell();
}

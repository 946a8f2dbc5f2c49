using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>The log in SQLite.</summary>
internal sealed class SqliteGround(SqliteFile file, KeptStories kept) : IGround
{
    // Door 1 stands in the statement itself: what a tombstone bars cannot be added by any way round.
    private static readonly string Adding =
        $"""
        INSERT INTO captures (id, telling, identity, name, import_id, url, url_hash, host, body_hash, outlet, form, content_type, fetched, wishes, body)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, x''
        WHERE NOT EXISTS (SELECT 1 FROM bars WHERE url_hash = $7 OR (body_hash = $9 AND {TombstoneRows.Reaches("$8")}) OR domain = $8 OR (domain IS NOT NULL AND $8 LIKE '%.' || domain))
        """;

    private const string Columns = "id, telling, name, import_id, url, outlet, form, content_type, fetched, coalesce((SELECT b.body FROM bodies b WHERE b.capture = captures.id), nullif(body, x'')), wishes";

    public async ValueTask<IReadOnlyList<(Receipt Receipt, TellingId? Id)>> AddCaptures(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var known = await file.Read(sql => entries.Select(e => Known(sql, e) is not null).ToList(), ct);
        var bodies = Abreast.Of([.. entries.Zip(known)], Environment.ProcessorCount, e => e.Second ? [] : Packing.Pack(e.First.Capture.Body.Span));
        return await file.Write<IReadOnlyList<(Receipt, TellingId?)>>(sql =>
        {
            int head = Head(sql);
            var receipts = entries.Select((entry, i) => Add(sql, entry, bodies[i], ref head)).ToList();
            SetHead(sql, head);
            return receipts;
        }, ct);
    }

    public ValueTask<IReadOnlyList<Logged>> Captures(TellingId after, int count, CancellationToken ct) => file.Read<IReadOnlyList<Logged>>(sql =>
        Rows(sql, "id > $1 ORDER BY id LIMIT $2", after.Value, count), ct);

    public ValueTask<IReadOnlyList<Logged>> CapturesOf(TellingId telling, CancellationToken ct) => file.Read<IReadOnlyList<Logged>>(sql =>
        Rows(sql, "telling = $1 ORDER BY id", telling.Value), ct);

    internal static Logged? One(Sql sql, int capture) => Rows(sql, "id = $1", capture).FirstOrDefault();

    internal static IReadOnlyList<Capture> Latest(Sql sql, int telling, int most) =>
        [.. Rows(sql, "telling = $1 ORDER BY id DESC LIMIT $2", telling, most).Select(l => l.Capture).Reverse()];

    private static List<Logged> Rows(Sql sql, string which, params ReadOnlySpan<object?> values) =>
        sql.Rows($"SELECT {Columns} FROM captures WHERE {which}", Row, values).ConvertAll(l => l.Capture.Kept is not null ? l with { Capture = l.Capture with { Kept = HeldRows.ArticleOf(sql, l.Capture.Id.Value) ?? Lost } } : l);

    private static readonly Article Lost = new() { Kind = PageKind.NotAnArticle, Problems = [new Problem(Capture.Lost, "its bytes went, and the text that stood for them is lost: restore a backup")] };

    private static Logged Row(SqliteDataReader r) => new(
        new Capture
        {
            Id = new TellingId(r.GetInt32(0)),
            Name = r.GetString(2),
            ImportId = r.Text(3),
            Url = r.Text(4),
            Outlet = r.Text(5),
            Form = (CaptureForm)r.GetInt32(6),
            ContentType = r.Text(7),
            Wishes = r.Text(10)?.Split(',') ?? [],
            Fetched = r.Time(8),
            Body = r.IsDBNull(9) ? default : Packing.Unpack(r.Bytes(9)),
            Kept = r.IsDBNull(9) ? Lost : null,
        },
        new TellingId(r.GetInt32(1)));

    public ValueTask<TellingId> Head(CancellationToken ct) => file.Read(sql => new TellingId(Head(sql)), ct);

    public ValueTask<DateTimeOffset> Clock(CancellationToken ct) => file.Read(Clock, ct);

    public ValueTask<Decision> Decide(DecisionKind kind, TellingId a, TellingId b, string by, CancellationToken ct) => file.Write(sql =>
    {
        var decision = new Decision(1 + sql.Number("SELECT max(number) FROM decisions"), kind, a, b, Clock(sql), by);
        sql.Run("INSERT INTO decisions (number, kind, a, b, at, by, after) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            decision.Number, (int)kind, a.Value, b.Value, decision.At.Cell(), by, Head(sql));
        Touch(sql, decision);
        return decision;
    }, ct);

    public ValueTask<Decision?> Undo(int number, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Run("UPDATE decisions SET undone = $2 WHERE number = $1 AND undone IS NULL", number, Head(sql)) == 0) return null;
        var decision = Rulings(sql).Single(r => r.Decision.Number == number).Decision;
        Touch(sql, decision);
        return decision;
    }, ct);

    public ValueTask<IReadOnlyList<Ruling>> Decisions(CancellationToken ct) => file.Read<IReadOnlyList<Ruling>>(Rulings, ct);

    public ValueTask<IReadOnlyList<Buried>> Tombstones(CancellationToken ct) => file.Read<IReadOnlyList<Buried>>(TombstoneRows.All, ct);

    public ValueTask<TellingId?> Find(string name, string? urlHash, CancellationToken ct) => file.Read(sql => Found(sql, name, urlHash), ct);

    public ValueTask<IReadOnlyList<TellingId>> AtUrl(string urlHash, CancellationToken ct) => file.Read<IReadOnlyList<TellingId>>(sql =>
        sql.Rows("SELECT DISTINCT telling FROM captures WHERE url_hash = $1 ORDER BY telling", r => new TellingId(r.GetInt32(0)), urlHash), ct);

    public ValueTask<IReadOnlyList<TellingId>> AtDomain(string domain, CancellationToken ct) => file.Read<IReadOnlyList<TellingId>>(sql =>
        sql.Rows("SELECT DISTINCT telling FROM captures WHERE host = $1 OR host LIKE '%.' || $1 ORDER BY telling", r => new TellingId(r.GetInt32(0)), domain), ct);

    public ValueTask<(string? UrlHash, IReadOnlyList<string> BodyHashes)> HashesOf(TellingId telling, CancellationToken ct) =>
        file.Read<(string?, IReadOnlyList<string>)>(sql => (
            (string?)sql.Cell("SELECT url_hash FROM captures WHERE telling = $1 ORDER BY id", telling.Value),
            sql.Rows("SELECT body_hash FROM captures WHERE telling = $1 ORDER BY id", r => r.GetString(0), telling.Value)), ct);

    public ValueTask<IReadOnlyList<(Logged Logged, bool Stands)>> Surplus(HoldLimits limits, DateTimeOffset? aged, TellingId after, int count, CancellationToken ct) => file.Read<IReadOnlyList<(Logged, bool)>>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        if (!limits.Set && HeldRows.OldPages(sql)) return [];
        var going = aged is { } now ? HeldRows.Aged(sql, generation, limits.Days, now, after.Value, count) : HeldRows.Beyond(sql, generation, limits.Bytes, count);
        return going.ConvertAll(id => (One(sql, id)!, HeldRows.Stands(sql, generation, id)));
    }, ct);

    public ValueTask<(IReadOnlyList<(Logged Logged, bool Stands)> Going, UnwantedLook Reached)> Unwanted(UnwantedLook from, int count, CancellationToken ct) => file.Read<(IReadOnlyList<(Logged, bool)>, UnwantedLook)>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        var (going, reached) = HeldRows.Unwanted(sql, generation, from, count);
        return (going.ConvertAll(id => (One(sql, id)!, HeldRows.Stands(sql, generation, id))), reached);
    }, ct);

    public ValueTask LetGo(IReadOnlyList<LetGo> captures, int hinted, CancellationToken ct) => file.Write(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        var may = HeldRows.MayStillGo(sql, generation, captures.Select(c => c.Capture.Value));
        bool sameHints = SqliteHints.Changes(sql) == hinted;
        foreach (var going in captures.Where(c => may.Contains(c.Capture.Value) && (sameHints || c.Article is null))) HeldRows.LetGo(sql, generation, going);
    }, ct);

    public ValueTask Refuse(TellingId capture, CancellationToken ct) => file.Write(sql => { sql.Run("DELETE FROM captures WHERE id = $1", capture.Value); }, ct);

    public async ValueTask Erase(Erasing erasing, CancellationToken ct)
    {
        await file.Write(sql =>
        {
            int? request = erasing.Removal is { } removal ? removal.Request ?? (removal.Logged is { } logged ? SqlitePetitions.Insert(sql, logged) : null) : null;
            var after = new TellingId(Head(sql));
            if (erasing.Removal is { Proof: not ProofKind.None } proven) sql.Run("UPDATE petitions SET proof = $2 WHERE number = $1", request, (int)proven.Proof); // what stands in the report's place tells of it
            foreach (var tombstone in erasing.Tombstones) TombstoneRows.Add(sql, new Buried(tombstone, after) { Request = request });
            foreach (var removed in erasing.Removed) RemovedRows.Add(sql, removed, request);
            foreach (var copy in erasing.Removal?.Copies ?? [])
                if (sql.Cell("SELECT 1 FROM petitions WHERE url = $1 AND state = 0 AND parent IS NOT NULL", copy.Url) is null) SqlitePetitions.Insert(sql, copy with { Parent = request });
            SqliteWork.Add(sql, SqliteStore.Generation(sql), erasing.InSight.Select(Chore.Resettle));
            foreach (var telling in erasing.Tellings) Erasures.Erase(sql, telling.Value);
        }, ct);
        kept.Clear();
    }

    public async ValueTask<IReadOnlyList<TellingId>> Lift(int? request, string? domain, CancellationToken ct)
    {
        var lifted = await file.Write(sql => TombstoneRows.Lift(sql, request, domain, Clock(sql)), ct);
        kept.Clear();
        return lifted;
    }

    internal static TellingId? Found(Sql sql, string name, string? urlHash)
    {
        int found = sql.Number("SELECT telling FROM captures WHERE identity = 'id:' || $1", name);
        if (found == 0 && urlHash is not null) found = sql.Number("SELECT telling FROM captures WHERE url_hash = $1 ORDER BY id", urlHash);
        if (found == 0) found = sql.Number("SELECT telling FROM captures WHERE name = $1 ORDER BY id", name);
        if (found == 0 && int.TryParse(name, out int number)) found = sql.Number("SELECT telling FROM captures WHERE telling = $1", number);
        return found == 0 ? null : new TellingId(found);
    }

    internal static int Head(Sql sql) => int.Parse((string)sql.Cell("SELECT value FROM facts WHERE name = 'head'")!, System.Globalization.CultureInfo.InvariantCulture);

    internal static void SetHead(Sql sql, int head) => sql.Run("UPDATE facts SET value = $1 WHERE name = 'head'", head.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Appends one entry, as part of a transaction that stands open.</summary>
    internal static (Receipt? Receipt, TellingId? Id) Append(Sql sql, Entry entry)
    {
        int head = Head(sql);
        var (receipt, id) = Add(sql, entry, [], ref head);
        SetHead(sql, head);
        return (receipt, id);
    }

    private static TellingId? Known(Sql sql, Entry entry) =>
        sql.Rows("SELECT id FROM captures WHERE identity = $1 AND body_hash = $2", r => r.GetInt32(0), entry.Identity, entry.BodyHash) is [int known] ? new TellingId(known) : null;

    // The body comes packed where that was done before anyone waits for the database; empty where not.
    private static (Receipt, TellingId?) Add(Sql sql, Entry entry, byte[] body, ref int head)
    {
        if (Known(sql, entry) is { } known)
        {
            Wish(sql, known, entry.Capture);
            return (Receipt.Known, known);
        }
        var capture = entry.Capture;
        int id = head + 1;
        int first = sql.Number("SELECT min(telling) FROM captures WHERE identity = $1", entry.Identity);
        int added = sql.Run(
            Adding, id, first == 0 ? id : first, entry.Identity, capture.Name, capture.ImportId, capture.Url, entry.UrlHash, entry.Host, entry.BodyHash,
            capture.Outlet, (int)capture.Form, capture.ContentType, capture.Fetched.Cell(), capture.Wishes.Count == 0 ? null : string.Join(',', capture.Wishes));
        if (added == 0) return (Receipt.Barred, null);
        sql.Run("INSERT INTO bodies (capture, body) VALUES ($1, $2)", id, body is [] ? Packing.Pack(capture.Body.Span) : body);
        head = id;
        AdvanceClock(sql, capture.Fetched);
        return (Receipt.Accepted, new TellingId(id));
    }

    // The same bytes, and their owner wants something else by now: the report is read anew.
    private static void Wish(Sql sql, TellingId known, Capture again)
    {
        if (again.Wishes.Count == 0) return; // nothing was said this time, which takes nothing back
        if (sql.Run("UPDATE captures SET wishes = $2 WHERE id = $1 AND wishes IS NOT $2", known.Value, string.Join(',', again.Wishes)) == 0) return;
        SqliteWork.Add(sql, SqliteStore.Generation(sql), sql.Rows("SELECT telling FROM captures WHERE id = $1", r => Chore.Reread(new TellingId(r.GetInt32(0))), known.Value));
    }

    private static void AdvanceClock(Sql sql, DateTimeOffset? fetched)
    {
        if (fetched is { } at && at > Clock(sql))
            sql.Run("INSERT INTO facts (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", at.ToUniversalTime().Cell());
    }

    internal static DateTimeOffset Clock(Sql sql) => sql.Cell("SELECT value FROM facts WHERE name = 'clock'") is string at ? Cells.Time(at) : DateTimeOffset.UnixEpoch;

    internal static List<Ruling> Rulings(Sql sql) => sql.Rows("SELECT number, kind, a, b, at, by, after, undone FROM decisions ORDER BY number", r => new Ruling(
        new Decision(r.GetInt32(0), (DecisionKind)r.GetInt32(1), new TellingId(r.GetInt32(2)), new TellingId(r.GetInt32(3)), Cells.Time(r.GetString(4)), r.GetString(5)),
        new TellingId(r.GetInt32(6)),
        r.IsDBNull(7) ? null : new TellingId(r.GetInt32(7))));

    // Whoever writes a decision puts the work that it makes down in the same transaction.
    private static void Touch(Sql sql, Decision decision) =>
        SqliteWork.Add(sql, SqliteStore.Generation(sql), [Chore.Regroup(decision.A), Chore.Regroup(decision.B)]);
}

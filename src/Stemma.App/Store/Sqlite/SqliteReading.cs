using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Readers' questions in SQLite. The generation is looked up a call, so that a swap is seen at once.</summary>
internal sealed class SqliteReading(SqliteFile file, KeptStories kept) : IReading
{
    public ValueTask<IReadOnlyList<Membership>> Memberships(CancellationToken ct) => file.Read<IReadOnlyList<Membership>>(sql =>
        sql.Rows(
            """
            SELECT m.telling, t.name, m.story FROM members m JOIN tellings t ON t.gen = m.gen AND t.id = m.telling WHERE m.gen = $1 ORDER BY m.telling
            """,
            r => new Membership(new TellingId(r.GetInt32(0)), r.GetString(1), new StoryId(r.GetInt32(2))), SqliteStore.Generation(sql)), ct);

    public ValueTask<string?> NameOf(TellingId telling, CancellationToken ct) => file.Read(sql =>
        (string?)sql.Cell("SELECT name FROM tellings WHERE gen = $1 AND id = $2", SqliteStore.Generation(sql), telling.Value), ct);

    public ValueTask<IReadOnlyList<StoryId>> Stories(CancellationToken ct) => file.Read<IReadOnlyList<StoryId>>(sql =>
        sql.Rows("SELECT id FROM stories WHERE gen = $1 ORDER BY id", r => new StoryId(r.GetInt32(0)), SqliteStore.Generation(sql)), ct);

    public ValueTask<Story?> Story(StoryId id, CancellationToken ct) => file.Read(sql => StoryRows.One(sql, SqliteStore.Generation(sql), id.Value, kept), ct);

    public ValueTask<FrontCards> Front(Section? section, int skip, int count, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        string which = section is { } asked ? Core.News.Sections.Name(asked) : "";
        return kept.Front(generation, which, skip, count, StoryRows.Changes(sql), () => Front(sql, generation, which, skip, count)) with { Head = new TellingId(SqliteGround.Head(sql)) };
    }, ct);

    private static FrontCards Front(Sql sql, int generation, string section, int skip, int count)
    {
        var cards = sql.Rows(
            $"SELECT {StoryRows.CardColumns} FROM stories WHERE gen = $1{(section.Length > 0 ? " AND section = $4" : "")} ORDER BY heat DESC, id DESC LIMIT $2 OFFSET $3", StoryRows.Card, generation, count + 1, skip, section);
        return new FrontCards([.. cards.Take(count).Select(c => StoryRows.Peopled(sql, generation, c))], cards.Count > count, default);
    }

    public ValueTask<IReadOnlyList<Section>> Sections(CancellationToken ct) => file.Read<IReadOnlyList<Section>>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return [.. Core.News.Sections.All.Where(s => sql.Cell("SELECT 1 FROM stories WHERE gen = $1 AND section = $2 LIMIT 1", generation, Core.News.Sections.Name(s)) is not null)];
    }, ct);

    public ValueTask<DayCards> Day(DateOnly day, int skip, int count, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        var cards = sql.Rows(
            $"SELECT {StoryRows.CardColumns} FROM (SELECT story, heat AS stood FROM story_days WHERE gen = $1 AND day = $4) JOIN stories ON gen = $1 AND id = story ORDER BY stood DESC, id DESC LIMIT $2 OFFSET $3",
            StoryRows.Card, generation, count + 1, skip, day.Cell());
        return new DayCards(
            [.. cards.Take(count).Select(c => StoryRows.Peopled(sql, generation, c))], cards.Count > count,
            sql.Rows("SELECT max(day) FROM story_days WHERE gen = $1 AND day < $2", r => r.Day(0), generation, day.Cell())[0],
            sql.Rows("SELECT min(day) FROM story_days WHERE gen = $1 AND day > $2", r => r.Day(0), generation, day.Cell())[0]);
    }, ct);

    public ValueTask<IReadOnlyList<DateOnly>> Days(int count, CancellationToken ct) => file.Read<IReadOnlyList<DateOnly>>(sql =>
        sql.Rows("SELECT DISTINCT day FROM story_days WHERE gen = $1 ORDER BY day DESC LIMIT $2", r => r.Day(0)!.Value, SqliteStore.Generation(sql), count), ct);

    public ValueTask<ListedReports> Items(ItemsAsked asked, int skip, int count, CancellationToken ct) => file.Read(sql => ListSql.Page(sql, SqliteStore.Generation(sql), asked, skip, count), ct);

    public ValueTask<IReadOnlySet<StoryId>> Muted(int reader, IReadOnlyList<StoryId> stories, CancellationToken ct) =>
        file.Read<IReadOnlySet<StoryId>>(sql => SqliteShelf.Muted(sql, SqliteStore.Generation(sql), reader, stories), ct);

    public ValueTask<Shelves> Shelves(ItemsAsked asked, CancellationToken ct) => file.Read(sql => ListSql.Shelves(sql, SqliteStore.Generation(sql), asked), ct);

    public ValueTask<IReadOnlyList<StoryCard>> FrontAfter(Section? section, double heat, StoryId story, int count, CancellationToken ct) => file.Read<IReadOnlyList<StoryCard>>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        string which = section is { } asked ? Core.News.Sections.Name(asked) : "";
        return
        [
            .. sql.Rows(
                $"SELECT {StoryRows.CardColumns} FROM stories WHERE gen = $1{(which.Length > 0 ? " AND section = $5" : "")} AND (heat < $2 OR heat = $2 AND id < $3) ORDER BY heat DESC, id DESC LIMIT $4",
                StoryRows.Card, generation, heat, story.Value, count, which).Select(c => StoryRows.Peopled(sql, generation, c)),
        ];
    }, ct);

    public ValueTask<TellingId> Head(CancellationToken ct) => file.Read(sql => new TellingId(SqliteGround.Head(sql)), ct);

    public ValueTask<StoryCard?> Card(StoryId id, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return sql.Rows($"SELECT {StoryRows.CardColumns} FROM stories WHERE gen = $1 AND id = $2", StoryRows.Card, generation, id.Value) is [var card] ? StoryRows.Peopled(sql, generation, card) : null;
    }, ct);

    public ValueTask<StoryId?> StoryOf(TellingId telling, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        int? story = sql.Cell("SELECT story FROM members WHERE gen = $1 AND telling = $2", generation, telling.Value) is long at ? (int)at : RemovedRows.Successor(sql, generation, telling.Value);
        return story is { } found ? new StoryId(found) : (StoryId?)null;
    }, ct);

    public ValueTask<TellingId?> NearestOf(TellingId telling, CancellationToken ct) => file.Read(sql => NearestRows.Of(sql, SqliteStore.Generation(sql), telling), ct);

    public ValueTask<Telling?> Telling(TellingId id, CancellationToken ct) => file.Read(sql => TellingRows.One(sql, SqliteStore.Generation(sql), id.Value) is { } telling ? OwnedRows.Owned(sql, telling) : null, ct);

    public ValueTask<string?> FeedOf(TellingId id, CancellationToken ct) => file.Read(sql =>
        (string?)sql.Cell("SELECT f.url FROM items i JOIN feeds f ON f.id = i.feed WHERE i.capture IN (SELECT id FROM captures WHERE telling = $1) ORDER BY i.id LIMIT 1", id.Value), ct);

    public ValueTask<IReadOnlyList<TrackEntry>> Tracks(CancellationToken ct) => file.Read<IReadOnlyList<TrackEntry>>(SqliteTracks.Rows, ct);

    public ValueTask<IReadOnlyList<HintVersion>> Hints(CancellationToken ct) => file.Read<IReadOnlyList<HintVersion>>(SqliteHints.Rows, ct);

    public ValueTask<Capture?> CaptureOf(TellingId id, CancellationToken ct) => file.Read(sql =>
        sql.Number("SELECT capture FROM tellings WHERE gen = $1 AND id = $2", SqliteStore.Generation(sql), id.Value) is > 0 and var capture ? SqliteGround.One(sql, capture)?.Capture : null, ct);

    public ValueTask<IReadOnlyList<Capture>> CapturesOf(TellingId id, int most, CancellationToken ct) => file.Read<IReadOnlyList<Capture>>(sql => SqliteGround.Latest(sql, id.Value, most), ct);

    public ValueTask<int> CapturesHeld(TellingId id, CancellationToken ct) => file.Read(sql => sql.Number("SELECT COUNT(*) FROM captures WHERE telling = $1", id.Value), ct);

    public ValueTask<IReadOnlyDictionary<TellingId, BytesRead>> BytesOf(IReadOnlyCollection<TellingId> tellings, CancellationToken ct) => file.Read<IReadOnlyDictionary<TellingId, BytesRead>>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return tellings.Distinct().SelectMany(id => sql.Rows(
            """
            SELECT c.body_hash, c.fetched, (SELECT fetched FROM captures WHERE telling = $2 ORDER BY id LIMIT 1), (SELECT COUNT(*) FROM captures WHERE telling = $2)
            FROM tellings t JOIN captures c ON c.id = t.capture WHERE t.gen = $1 AND t.id = $2
            """, r => (id, new BytesRead(r.GetString(0), r.Time(1), r.Time(2), r.GetInt32(3))), generation, id.Value)).ToDictionary();
    }, ct);

    public ValueTask<IReadOnlyList<(Telling Telling, string? ImportId)>> TellingsAfter(TellingId after, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<(Telling, string?)>>(sql => TellingRows.After(sql, SqliteStore.Generation(sql), after.Value, count)
            .Select(t => (OwnedRows.Owned(sql, t), (string?)sql.Cell("SELECT import_id FROM captures WHERE id = $1", t.Id.Value))).ToList(), ct);

    public ValueTask<IReadOnlyList<Match>> Search(Query query, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<Match>>(sql => new SearchSql(SqliteStore.Generation(sql)).Best(sql, Delisted.Without(sql, query), count), ct);

    public ValueTask<IReadOnlyList<Match>> Newest(Query query, int skip, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<Match>>(sql => new SearchSql(SqliteStore.Generation(sql)).Newest(sql, Delisted.Without(sql, query), count, skip), ct);

    public ValueTask<IReadOnlyList<Match>> NewestAfter(Query query, Reached? reached, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<Match>>(sql => new SearchSql(SqliteStore.Generation(sql)).Newest(sql, Delisted.Without(sql, query), count, reached: reached), ct);

    public ValueTask<string> LogName(CancellationToken ct) => file.Read(static sql => (string)sql.Cell("SELECT value FROM facts WHERE name = 'log'")!, ct);

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> Begun(CancellationToken ct) => file.Read(
        static sql => sql.Cell("SELECT value FROM facts WHERE name = 'begun'") is string at ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : (DateTimeOffset?)null, ct);

    public ValueTask<FoundStories> SearchStories(Query query, int skip, int count, CancellationToken ct) =>
        file.Read(sql => new SearchSql(SqliteStore.Generation(sql)).Stories(sql, Delisted.Without(sql, query), skip, count), ct);

    public ValueTask<EntityRow?> Entity(string key, CancellationToken ct) => file.Read(sql => key.Length == 0 ? null : NameRows.One(sql, SqliteStore.Generation(sql), key), ct);

    public ValueTask<IReadOnlySet<string>> WithPages(IReadOnlyCollection<string> keys, CancellationToken ct) => file.Read<IReadOnlySet<string>>(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return keys.Where(k => k.Length > 0 && NameRows.HasPage(sql, generation, k)).ToHashSet(StringComparer.Ordinal);
    }, ct);

    public ValueTask<IReadOnlyList<TimelineEntry>> Timeline(StoryId story, CancellationToken ct) => file.Read<IReadOnlyList<TimelineEntry>>(sql =>
        sql.Rows("SELECT body FROM stories WHERE gen = $1 AND id = $2", r => Packing.UnpackJson(r.Bytes(0), Shapes.Default.StoryBody).Timeline, SqliteStore.Generation(sql), story.Value).FirstOrDefault() ?? [], ct);

    public ValueTask<Alignment?> AlignmentOf(TellingId earlier, TellingId later, CancellationToken ct) =>
        file.Read(sql => StoryRows.AlignmentsOf(sql, SqliteStore.Generation(sql), later.Value).FirstOrDefault(a => a.A == earlier), ct);

    public ValueTask<OutletRows> Outlets(int skip, int count, CancellationToken ct) => file.Read(sql => OutletSql.Page(sql, SqliteStore.Generation(sql), skip, count), ct);

    public ValueTask<OutletPage?> Outlet(string key, int skip, CancellationToken ct) => file.Read(sql => OutletSql.One(sql, SqliteStore.Generation(sql), key, skip), ct);

    public ValueTask<OutletSettings?> OutletSettings(string host, CancellationToken ct) => file.Read(sql => OwnedRows.Of(sql, host), ct);

    public ValueTask<IReadOnlyList<OutletSettings>> OutletSettings(CancellationToken ct) => file.Read<IReadOnlyList<OutletSettings>>(OwnedRows.All, ct);

    public ValueTask<Petition?> OutletProof(string host, CancellationToken ct) => file.Read(sql => OwnedRows.Proof(sql, host) is { } number ? SqlitePetitions.Numbered(sql, "number = $1", number).FirstOrDefault() : null, ct);

    public ValueTask<OutletAlert?> Alert(int request, CancellationToken ct) => new SqliteOutlets(file).Alert(request, ct);

    public ValueTask<IReadOnlyList<OutletRow>> OutletsAfter(string key, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<OutletRow>>(sql => OutletSql.After(sql, SqliteStore.Generation(sql), key, count), ct);

    public ValueTask<IReadOnlyList<ReportRow>> ReportsAfter(string key, Reached? reached, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<ReportRow>>(sql => OutletSql.ReportsAfter(sql, SqliteStore.Generation(sql), key, reached, count), ct);

    public ValueTask<IReadOnlyList<Petition>> Petitions(int count, CancellationToken ct) => file.Read<IReadOnlyList<Petition>>(sql => SqlitePetitions.Waiting(sql, count), ct);

    public ValueTask<WaitingLetters> Letters(int count, CancellationToken ct) => file.Read(sql => SqliteLetters.Waiting(sql, count), ct);

    public ValueTask<Petition?> Case(string token, CancellationToken ct) => file.Read(sql => SqlitePetitions.ByToken(sql, token), ct);

    public ValueTask<IReadOnlyList<Petition>> Countered(int count, CancellationToken ct) => file.Read<IReadOnlyList<Petition>>(sql => SqlitePetitions.Countered(sql, count), ct);

    public ValueTask<RequestLog> RequestLog(int skip, int count, CancellationToken ct) => file.Read(sql => SqlitePetitions.Log(sql, skip, count), ct);

    public ValueTask<IReadOnlyList<BarredDomain>> BarredDomains(CancellationToken ct) => file.Read<IReadOnlyList<BarredDomain>>(TombstoneRows.Domains, ct);

    public ValueTask<RemovedReport?> Removed(TellingId telling, CancellationToken ct) => file.Read(sql => RemovedRows.One(sql, telling.Value), ct);

    public ValueTask<IReadOnlyList<string>> Disputed(StoryId story, CancellationToken ct) => file.Read<IReadOnlyList<string>>(sql => SqlitePetitions.Disputed(sql, story.Value), ct);

    public ValueTask<IReadOnlyList<(Decision Decision, bool Stands)>> Decisions(int count, CancellationToken ct) => file.Read<IReadOnlyList<(Decision, bool)>>(sql =>
        [.. SqliteGround.Rulings(sql).Select(r => (r.Decision, r.Undone is null)).Reverse().Take(count)], ct);

    public ValueTask<TellingId?> Find(string name, string? urlHash, CancellationToken ct) => file.Read(sql => SqliteGround.Found(sql, name, urlHash) is { } telling
        && sql.Cell("SELECT 1 FROM tellings WHERE gen = $1 AND id = $2", SqliteStore.Generation(sql), telling.Value) is not null ? telling : (TellingId?)null, ct);

    public ValueTask<int> Older(Step step, int version, CancellationToken ct) => file.Read(sql =>
    {
        string table = step switch { Step.Extract or Step.Statements => "tellings", Step.Lineage => "alignments", Step.Stories => "joins", _ => "stories" };
        return sql.Number($"SELECT count(*) FROM {table} WHERE gen = $1 AND step = $2 AND version < $3", SqliteStore.Generation(sql), (int)step, version);
    }, ct);

    public ValueTask<int> PlacedOtherwise(string? model, CancellationToken ct) => file.Read(sql => ModelRows.PlacedOtherwise(sql, SqliteStore.Generation(sql), model ?? ""), ct);

    public ValueTask<(int Stories, int Reports)> Sizes(CancellationToken ct) => file.Read(sql => Sizes(sql, SqliteStore.Generation(sql)), ct);

    private static (int Stories, int Reports) Sizes(Sql sql, int generation) =>
        (sql.Number("SELECT count(DISTINCT story) FROM members WHERE gen = $1", generation), sql.Number("SELECT count(*) FROM members WHERE gen = $1", generation));

    public ValueTask<Holdings> Holdings(CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return new Holdings(
            sql.Number("SELECT count(*) FROM captures"),
            sql.Number("SELECT count(*) FROM tellings WHERE gen = $1", generation),
            Sizes(sql, generation).Stories,
            sql.Number("SELECT count(*) FROM bars"),
            sql.Number("SELECT count(*) FROM decisions WHERE undone IS NULL"),
            sql.Number("SELECT count(*) FROM work WHERE gen = $1", generation),
            sql.Number("SELECT count(*) FROM unread WHERE gen = $1", generation),
            generation,
            SqliteGround.Head(sql));
    }, ct);

    public ValueTask<HeldPages> Held(CancellationToken ct) => file.Read(HeldRows.All, ct);

    public ValueTask<IReadOnlyList<SourceHealth>> Sources(DateTimeOffset now, CancellationToken ct) => file.Read<IReadOnlyList<SourceHealth>>(sql => SourceRows.All(sql, now), ct);

    public ValueTask<IReadOnlyList<SourceHealth>> Source(string host, DateTimeOffset now, CancellationToken ct) => file.Read<IReadOnlyList<SourceHealth>>(sql => SourceRows.At(sql, host, now), ct);

    public ValueTask<IReadOnlyList<Problem>> Check(CancellationToken ct) => file.Read<IReadOnlyList<Problem>>(sql => Checks.All(sql, SqliteStore.Generation(sql)), ct);
}

using System.Text.Json;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>One generation of derived state in SQLite.</summary>
internal sealed class SqliteDerived(SqliteFile file, int generation) : IDerived
{
    private readonly KeptIndexFile _index = new(file, generation);

    public ValueTask<TellingId> Placed(CancellationToken ct) =>
        file.Read(sql => new TellingId(sql.Number("SELECT placed FROM progress WHERE gen = $1", generation)), ct);

    public ValueTask<IReadOnlyList<Entrance>> AddTellings(IReadOnlyList<ReadCapture> read, CancellationToken ct)
    {
        var packed = Abreast.Of(read, Environment.ProcessorCount, PackedTelling.Of);
        return file.Write<IReadOnlyList<Entrance>>(sql => read.Select((r, i) => Add(sql, r, packed[i])).ToList(), ct);
    }

    public ValueTask<bool> Replace(TellingId telling, IReadOnlyList<ReadCapture> read, IReadOnlyList<Chore> work, IReadOnlyList<Chore> done, CancellationToken ct) => file.Write(sql =>
    {
        foreach (var one in read) sql.Run("DELETE FROM unread WHERE gen = $1 AND capture = $2", generation, one.Capture.Value);
        TellingRows.Remove(sql, generation, telling.Value);
        foreach (var one in read)
            if (Add(sql, one, PackedTelling.Of(one)) == Entrance.Barred && one.Capture == telling) break;
        bool stands = TellingRows.One(sql, generation, telling.Value) is not null;
        if (!stands) Erasures.Unplace(sql, telling.Value);
        SqliteWork.Add(sql, generation, work.Where(w => stands || w.Key != telling.Value));
        SqliteWork.Strike(sql, generation, done);
        return stands;
    }, ct);

    public ValueTask<IReadOnlyList<Telling>> Tellings(IReadOnlyList<TellingId> ids, CancellationToken ct) =>
        file.Read<IReadOnlyList<Telling>>(sql => TellingRows.These(sql, generation, ids), ct);

    public ValueTask<IReadOnlyList<Telling>> TellingsAfter(TellingId after, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<Telling>>(sql => TellingRows.After(sql, generation, after.Value, count), ct);

    public ValueTask<IReadOnlyList<(TellingId Id, CandidateKeys Keys, DateTimeOffset? At)>> KeysBetween(TellingId after, TellingId through, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<(TellingId, CandidateKeys, DateTimeOffset?)>>(sql => sql.Rows(
            "SELECT id, keys, at FROM tellings WHERE gen = $1 AND id > $2 AND id <= $3 ORDER BY id LIMIT $4",
            r => (new TellingId(r.GetInt32(0)), Packing.UnpackKeys(r.Bytes(1)), r.Time(2)), generation, after.Value, through.Value, count), ct);

    public ValueTask KeepIndex(Action<Stream> write, CancellationToken ct) => _index.Keep(write, ct);

    public ValueTask<T?> KeptIndex<T>(Func<Stream, long, T?> read, CancellationToken ct) where T : class => _index.Read(read, ct);

    public ValueTask<IReadOnlyList<(TellingId Id, CandidateKeys? Keys, DateTimeOffset? At)>> KeysChanged(TellingId after, int count, CancellationToken ct) =>
        file.Read<IReadOnlyList<(TellingId, CandidateKeys?, DateTimeOffset?)>>(sql => sql.Rows(
            "SELECT c.telling, t.keys, t.at FROM keys_changed c LEFT JOIN tellings t ON t.gen = c.gen AND t.id = c.telling WHERE c.gen = $1 AND c.telling > $2 AND c.telling <= (SELECT placed FROM progress WHERE gen = $1) ORDER BY c.telling LIMIT $3",
            r => (new TellingId(r.GetInt32(0)), r.IsDBNull(1) ? null : Packing.UnpackKeys(r.Bytes(1)), r.Time(2)), generation, after.Value, count), ct);

    public ValueTask DropIndex(CancellationToken ct) => _index.Drop(ct);

    public ValueTask<Telling?> MadeOf(TellingId capture, CancellationToken ct) => file.Read(sql => TellingRows.MadeOf(sql, generation, capture.Value), ct);

    public ValueTask<TellingId> PlaceOf(TellingId telling, CancellationToken ct) =>
        file.Read(sql => new TellingId(sql.Rows("SELECT capture FROM tellings WHERE gen = $1 AND id = $2", r => r.GetInt32(0), generation, telling.Value).FirstOrDefault(telling.Value)), ct);

    public ValueTask<IReadOnlyList<Telling>> CapturedBetween(TellingId after, TellingId through, CancellationToken ct) =>
        file.Read<IReadOnlyList<Telling>>(sql => TellingRows.CapturedBetween(sql, generation, after.Value, through.Value), ct);

    public ValueTask<IReadOnlyList<(TellingId Telling, string Url)>> Addresses(CancellationToken ct) => file.Read<IReadOnlyList<(TellingId, string)>>(sql =>
        sql.Rows("SELECT id, url FROM tellings WHERE gen = $1 AND url IS NOT NULL ORDER BY id", r => (new TellingId(r.GetInt32(0)), r.GetString(1)), generation), ct);

    public ValueTask<Problem?> UnreadReason(TellingId capture, CancellationToken ct) => file.Read(sql =>
        sql.Rows("SELECT code, message FROM unread WHERE gen = $1 AND capture = $2", r => new Problem(r.GetString(0), r.GetString(1)), generation, capture.Value).FirstOrDefault(), ct);

    public ValueTask Write(Turn turn, CancellationToken ct) => file.Write(sql =>
    {
        foreach (var placement in turn.Placements) Place(sql, placement);
        foreach (var (telling, story) in turn.Members)
            sql.Run("INSERT INTO members (gen, telling, story) VALUES ($1, $2, $3) ON CONFLICT (gen, telling) DO UPDATE SET story = excluded.story", generation, telling.Value, story.Value);
        foreach (var story in turn.Gone) Drop(sql, story);
        SqliteWork.Strike(sql, generation, turn.Done);
        SqliteWork.Add(sql, generation, turn.Work);
        if (turn.Through is { } through)
            sql.Run("INSERT INTO progress (gen, placed) VALUES ($1, $2) ON CONFLICT (gen) DO UPDATE SET placed = excluded.placed", generation, through.Value);
    }, ct);

    public async ValueTask NoteModel(string? model, CancellationToken ct)
    {
        if (await file.Read(sql => ModelRows.InForce(sql, generation), ct) != (model ?? "")) await file.Write(sql => ModelRows.Note(sql, generation, model ?? ""), ct);
    }

    public ValueTask<IReadOnlyList<Join>> Joins(TellingId after, int count, CancellationToken ct) => file.Read<IReadOnlyList<Join>>(sql =>
        sql.Rows("SELECT later, earlier, score, step, version, edition, ties FROM joins WHERE gen = $1 AND later > $2 ORDER BY later LIMIT $3", r => new Join(
            new TellingId(r.GetInt32(0)), new TellingId(r.GetInt32(1)), r.GetDouble(2), [], new Stamp((Step)r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)))
        { Ties = r.IsDBNull(6) ? [] : Packing.UnpackTies(r.Bytes(6)) }, generation, after.Value, count), ct);

    public ValueTask<IReadOnlyList<(TellingId Telling, StoryId Story)>> Members(CancellationToken ct) => file.Read<IReadOnlyList<(TellingId, StoryId)>>(sql =>
        sql.Rows("SELECT telling, story FROM members WHERE gen = $1 ORDER BY telling", r => (new TellingId(r.GetInt32(0)), new StoryId(r.GetInt32(1))), generation), ct);

    public ValueTask<IReadOnlyList<Alignment>> AlignmentsAmong(IReadOnlyList<TellingId> tellings, CancellationToken ct) => file.Read<IReadOnlyList<Alignment>>(sql =>
    {
        var among = tellings.ToHashSet();
        return tellings.SelectMany(t => StoryRows.AlignmentsOf(sql, generation, t.Value)).Where(a => among.Contains(a.A)).ToList();
    }, ct);

    public ValueTask<IReadOnlyList<TellingId>> PlacedBeside(TellingId earlier, CancellationToken ct) =>
        file.Read<IReadOnlyList<TellingId>>(sql => PlacedBeside(sql, generation, earlier.Value), ct);

    public ValueTask<IReadOnlyList<TellingId>> MembersOf(StoryId story, CancellationToken ct) => file.Read<IReadOnlyList<TellingId>>(sql =>
        sql.Rows("SELECT telling FROM members WHERE gen = $1 AND story = $2 ORDER BY telling", r => new TellingId(r.GetInt32(0)), generation, story.Value), ct);

    public ValueTask<IReadOnlyList<Sighting>> Sightings(IReadOnlyList<TellingId> tellings, CancellationToken ct) =>
        file.Read<IReadOnlyList<Sighting>>(sql => tellings.Select(t => VisitRows.Seen(sql, generation, t)).OfType<Sighting>().ToList(), ct);

    public ValueTask WriteStories(IReadOnlyList<(StoryId Id, Story? Story, Stamp Stamp)> stories, CancellationToken ct) => file.Write(sql =>
    {
        foreach (var (id, story, stamp) in stories)
        {
            Drop(sql, id);
            if (story is null) continue;
            StoryRows.Add(sql, generation, story, stamp);
            VisitRows.Plan(sql, generation, story);
        }
    }, ct);

    public ValueTask Publish(StreamTables tables, TellingId at, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run(
        "INSERT OR REPLACE INTO editions (gen, number, at, body) VALUES ($1, $2, $3, $4)", generation, tables.Edition, at.Value, Packing.PackTables(tables));
    }, ct);

    public ValueTask<IReadOnlyList<(int Number, TellingId At)>> Editions(CancellationToken ct) => file.Read<IReadOnlyList<(int, TellingId)>>(sql =>
        sql.Rows("SELECT number, at FROM editions WHERE gen = $1 ORDER BY number", r => (r.GetInt32(0), new TellingId(r.GetInt32(1))), generation), ct);

    public ValueTask<StreamTables?> Edition(int number, CancellationToken ct) => file.Read(sql =>
        sql.Rows("SELECT body FROM editions WHERE gen = $1 AND number = $2", r => Packing.UnpackTables(r.Bytes(0)), generation, number).FirstOrDefault(), ct);

    internal static List<TellingId> PlacedBeside(Sql sql, int generation, int earlier) => sql.Rows(
        "SELECT later FROM joins WHERE gen = $1 AND earlier = $2 UNION SELECT b FROM alignments WHERE gen = $1 AND a = $2 ORDER BY 1",
        r => new TellingId(r.GetInt32(0)), generation, earlier);

    private Entrance Add(Sql sql, ReadCapture read, PackedTelling? packed)
    {
        if (read.Telling is not { } telling)
        {
            sql.Run("INSERT OR REPLACE INTO unread (gen, capture, code, message) VALUES ($1, $2, $3, $4)", generation, read.Capture.Value, read.Reason?.Code ?? "unread", read.Reason?.Message ?? "no report was found in it");
            return Entrance.Unread;
        }
        bool isRevision = read.Capture != telling.Id;
        if (isRevision && sql.Cell("SELECT 1 FROM captures WHERE id = $1", read.Capture.Value) is null) return Entrance.Barred; // gone since it was read: what is erased goes with all its versions
        // An agency's new version stands though it says the same: by its number it is told which came late.
        if (isRevision && !telling.Article.Meta.ContainsKey("wire:uri") && sql.Cell("SELECT 1 FROM tellings WHERE gen = $1 AND id = $2 AND text_hash = $3 AND capture <> $4",
            generation, telling.Id.Value, unchecked((long)telling.Keys.TextHash), read.Capture.Value) is not null)
        {
            // Where a story tells how its carriers stand to a withdrawn report, that this one was seen is news of it.
            SqliteWork.Add(sql, generation, sql.Rows("SELECT s.id FROM members m JOIN stories s ON s.gen = m.gen AND s.id = m.story WHERE m.gen = $1 AND m.telling = $2 AND s.withdrawn IS NOT NULL",
                r => Chore.Compose(new StoryId(r.GetInt32(0))), generation, telling.Id.Value));
            return Entrance.Unchanged;
        }
        if (packed is not null && TellingRows.Put(sql, generation, read.Capture, packed)) return Entrance.Entered;
        if (isRevision) sql.Run("DELETE FROM captures WHERE id = $1", read.Capture.Value);
        else Erasures.Erase(sql, telling.Id.Value);
        return Entrance.Barred;
    }

    private void Place(Sql sql, Placement placement)
    {
        sql.Run("DELETE FROM joins WHERE gen = $1 AND later = $2", generation, placement.Telling.Value);
        sql.Run("DELETE FROM alignments WHERE gen = $1 AND b = $2", generation, placement.Telling.Value);
        if (placement.Join is { } join)
        {
            sql.Run("INSERT INTO joins (gen, later, earlier, score, why, step, version, edition, ties) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                generation, join.Later.Value, join.Earlier.Value, join.Score, "", // why is found anew when it is shown
                (int)join.Stamp.Step, join.Stamp.Version, join.Stamp.Edition, Packing.PackTies(join.Ties));
        }
        foreach (var alignment in placement.Alignments)
        {
            sql.Run("INSERT INTO alignments (gen, b, a, body, step, version, edition) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                generation, alignment.B.Value, alignment.A.Value, JsonSerializer.Serialize(alignment, Shapes.Default.Alignment),
                (int)alignment.Stamp.Step, alignment.Stamp.Version, alignment.Stamp.Edition);
        }
    }

    private void Drop(Sql sql, StoryId story)
    {
        StoryRows.Change(sql);
        sql.Run("DELETE FROM stories WHERE gen = $1 AND id = $2", generation, story.Value);
        sql.Run("DELETE FROM work WHERE gen = $1 AND kind = $2 AND key = $3 AND begun < 2", generation, (int)ChoreKind.Compose, story.Value); // what was asked for again since it was read stays
    }
}

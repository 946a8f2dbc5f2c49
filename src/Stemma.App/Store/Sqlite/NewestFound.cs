using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>A telling that a query found.</summary>
internal readonly record struct Hit(long Row, TellingId Telling, StoryId Story);

/// <summary>
/// The newest tellings that a query finds, in order. Where one of the things that must hold is of few tellings, those are looked at, whatever their age; where all are of many, the tellings are walked
/// from the newest on, a stretch at a time, until enough are found: a word that half of all have is found at once, and no search reads more of the store than it must.
/// </summary>
/// <param name="sql">The database.</param>
/// <param name="generation">The generation.</param>
/// <param name="query">What is looked for.</param>
/// <param name="few">What is few: so many rows are looked up one by one in a hundredth of a second.</param>
/// <param name="stretch">How many tellings are walked before it is asked whether enough are found.</param>
internal sealed class NewestFound(Sql sql, int generation, Query query, int few = 8000, int stretch = 4096)
{
    private const int Longer = 4; // each stretch is so many times as long as the one before

    private const string Columns = "SELECT t.row, t.id, m.story FROM";
    private const string Joined = "CROSS JOIN members m ON m.gen = t.gen AND m.telling = t.id";

    private readonly string? _match = TextMatch.Split(query).Match;
    private readonly Query _rest = TextMatch.Split(query).Left;

    /// <summary>The first of them, or those after one that was reached.</summary>
    public List<Hit> Take(int count, Reached? reached = null) => FewRows() is var (rows, matched) && rows is not null ? Among(rows, matched, count, reached) : Walked(count, reached);

    // Rows that hold all that is found, where something that must hold is of few; and whether their texts are known to match.
    private (List<long>? Rows, bool Matched) FewRows()
    {
        var parts = _rest is AllOf all ? all.Parts : [_rest];
        foreach (var story in parts.OfType<StoryQuery>()) if (Members(story) is { } rows) return (rows, false);
        if (_match is not null && OrNull(sql.Rows("SELECT rowid FROM terms WHERE terms MATCH $1 LIMIT $2", r => r.GetInt64(0), _match, few + 1)) is { } matching) return (matching, true);
        foreach (var part in parts)
        {
            var rows = part switch
            {
                FieldQuery { Field: QueryField.Lang } => Tellings(part, "tellings_language"),
                TimeQuery => Tellings(part, "tellings_at"),
                FieldQuery { Field: QueryField.Origin or QueryField.Kind } => Members(part),
                FieldQuery { Field: QueryField.Entity or QueryField.Saying } name => Naming(name),
                _ => null,
            };
            if (rows is not null) return (rows, false);
        }
        return (null, false);
    }

    private List<long>? Tellings(Query part, string index)
    {
        var where = new SearchWhere(generation, 0, 0);
        return OrNull(sql.Rows($"SELECT t.row FROM tellings t INDEXED BY {index} WHERE t.gen = $1 AND {where.Of(part)} LIMIT {few + 1}", r => r.GetInt64(0), where.Values));
    }

    private List<long>? Members(Query part)
    {
        var where = new SearchWhere(generation, 0, 0);
        return Rows(sql.Rows($"SELECT m.telling FROM members m WHERE m.gen = $1 AND {where.Of(part)} LIMIT {few + 1}", r => r.GetInt64(0), where.Values));
    }

    private List<long>? Naming(FieldQuery name)
    {
        var where = new SearchWhere(generation, 0, 0);
        return Rows(sql.Rows($"{where.Naming(name)} LIMIT {few + 1}", r => r.GetInt64(0), where.Values));
    }

    private List<long>? Rows(List<long> tellings) =>
        OrNull(tellings) is null ? null : sql.Rows("SELECT t.row FROM json_each($2) j CROSS JOIN tellings t ON t.gen = $1 AND t.id = j.value", r => r.GetInt64(0), generation, Json(tellings));

    private List<Hit> Among(List<long> rows, bool matched, int count, Reached? reached)
    {
        if (rows.Count == 0) return [];
        var where = new SearchWhere(generation, rows.Min(), rows.Max());
        return Hits($"json_each({where.Value(Json(rows))}) j CROSS JOIN tellings t INDEXED BY tellings_row ON t.row = j.value", where, "1", matched, count, reached);
    }

    private List<Hit> Walked(int count, Reached? reached)
    {
        var found = new List<Hit>();
        var (from, to) = Bounds();
        string? end = reached is { } after ? after.At is { } at ? Least(Cell(at) + "~", to) : null : to ?? "~"; // "~" comes after every time
        for (int length = stretch; end is not null && found.Count < count; length *= Longer)
        {
            var last = sql.Rows("SELECT at FROM tellings WHERE gen = $1 AND at < $2 ORDER BY at DESC LIMIT 1 OFFSET $3", r => r.GetString(0), generation, end, length - 1);
            string start = last is [var first] && string.CompareOrdinal(first, from) > 0 ? first : from;
            Stretch("t.at >= $2 AND t.at < $3", [start, end]);
            end = start == from ? null : start;
        }
        if (found.Count < count && from.Length == 0 && to is null) Stretch("t.at IS NULL", []);
        return found;

        void Stretch(string times, object?[] values)
        {
            foreach (var (least, most) in sql.Rows($"SELECT min(t.row), max(t.row) FROM tellings t INDEXED BY tellings_at WHERE t.gen = $1 AND {times}", r => (r.IsDBNull(0) ? 0 : r.GetInt64(0), r.IsDBNull(1) ? -1 : r.GetInt64(1)), [generation, .. values]))
            {
                if (most < least) continue;
                var where = new SearchWhere(generation, least, most);
                foreach (object? value in values) where.Value(value); // $2 and $3, as they stand in the condition
                found.AddRange(Hits("tellings t INDEXED BY tellings_at", where, times, false, count - found.Count, reached));
            }
        }
    }

    private List<Hit> Hits(string tellings, SearchWhere where, string which, bool matched, int count, Reached? reached)
    {
        string condition = $"t.gen = $1 AND {which}{(_match is null || matched ? "" : $" AND {where.Matching(_match)}")} AND {where.Of(_rest)}";
        if (reached is { At: { } at } dated) condition += $" AND (t.at IS NULL OR (t.at, t.id) < ({where.Value(Cell(at))}, {where.Value(dated.Telling.Value)}))";
        else if (reached is { } undated) condition += $" AND t.at IS NULL AND t.id < {where.Value(undated.Telling.Value)}";
        return sql.Rows($"{Columns} {tellings} {Joined} WHERE {condition} ORDER BY t.at DESC, t.id DESC LIMIT {where.Value(count)}", r => new Hit(r.GetInt64(0), new TellingId(r.GetInt32(1)), new StoryId(r.GetInt32(2))), where.Values);
    }

    // The times that all must lie between: a walk needs not look beyond.
    private (string From, string? To) Bounds()
    {
        string from = "";
        string? to = null;
        foreach (var time in (_rest is AllOf all ? all.Parts : [_rest]).OfType<TimeQuery>())
        {
            if (time.From is { } first && string.CompareOrdinal(Cell(first), from) > 0) from = Cell(first);
            if (time.To is { } end) to = Least(Cell(end), to);
        }
        return (from, to);
    }

    private static string Cell(DateTimeOffset at) => at.ToUniversalTime().Cell();

    private static string Least(string a, string? b) => b is null || string.CompareOrdinal(a, b) < 0 ? a : b;

    private List<long>? OrNull(List<long> rows) => rows.Count > few ? null : rows;

    private static string Json(List<long> numbers) => "[" + string.Join(',', numbers) + "]";
}

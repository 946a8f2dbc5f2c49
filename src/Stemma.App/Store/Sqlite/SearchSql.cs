using System.Text;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>A search as SQL. All that a reader typed goes in as parameters.</summary>
internal sealed class SearchSql(int generation)
{
    private const int ExcerptLength = 240, MostRanked = 2000, Shown = 3, SnippetWords = 24;

    private readonly List<object?> _values = [generation];
    private readonly List<WordsQuery> _wanted = [];
    private FieldQuery? _followed; // the name whose reports are gone through, the newest first

    /// <summary>Runs it: best first, or newest first.</summary>
    public List<Match> Find(Sql sql, Query query, int count, bool newest = false, int skip = 0, Reached? reached = null)
    {
        Prepare(query, newest);
        string where = Where(query), rank = newest ? "NULL" : Rank();
        var (from, order) = From(rank, reached, ref where);
        string limit = $"{Value(count)} OFFSET {Value(skip)}";
        return sql.Rows(
            $"""
            SELECT t.id, t.name, m.story, t.title, t.url, t.outlet, t.at, t.body FROM {from}
            WHERE {where} ORDER BY {order} LIMIT {limit}
            """,
            r =>
            {
                var article = Packing.UnpackJson(r.Bytes(7), Shapes.Default.TellingBody).Article;
                return new Match(
                    new TellingId(r.GetInt32(0)), r.GetString(1), new StoryId(r.GetInt32(2)), r.GetString(3), r.Text(4), r.Text(5), r.Time(6), Excerpt(article),
                    article.OwnerSignals.Any(s => s is "nosnippet" or "max-snippet:0"));
            },
            [.. _values]);
    }

    /// <summary>Runs it by story: a page of the stories, each with its best reports.</summary>
    public FoundStories Stories(Sql sql, Query query, int skip, int count)
    {
        Prepare(query, newest: false);
        string where = Where(query), rank = Rank(), limit = Value(MostRanked + 1);
        var (from, order) = From(rank, null, ref where);
        var hits = sql.Rows(
            $"""
            SELECT t.id, m.story FROM {from}
            WHERE {where} ORDER BY {order} LIMIT {limit}
            """,
            r => (Telling: r.GetInt32(0), Story: r.GetInt32(1)), [.. _values]);
        var stories = hits.Take(MostRanked).GroupBy(h => h.Story).ToList();
        var page = stories.Skip(skip).Take(count).Select(s => new FoundStory(
            new StoryId(s.Key), (string?)sql.Cell("SELECT title FROM stories WHERE gen = $1 AND id = $2", generation, s.Key) ?? "",
            sql.Number("SELECT count(*) FROM members WHERE gen = $1 AND story = $2", generation, s.Key), s.Count(),
            [.. s.Take(Shown).Select(h => TellingRows.One(sql, generation, h.Telling)).OfType<Telling>().Select(t => Report(t, query))])).ToList();
        return new FoundStories(page, Math.Min(hits.Count, MostRanked), stories.Count > skip + count, hits.Count > MostRanked);
    }

    private static FoundReport Report(Telling telling, Query query) =>
        new(telling.Id, telling.Article.Title, telling.Url, telling.Outlet, telling.At, Snippet.Of(telling.Article.Text, query, SnippetWords),
            telling.Article.OwnerSignals.Contains("nosnippet"));

    private void Prepare(Query query, bool newest)
    {
        _wanted.AddRange(Wanted(query));
        _followed = newest || _wanted.Count == 0 ? Followed(query) : null;
    }

    private static IEnumerable<WordsQuery> Wanted(Query query) => query switch
    {
        WordsQuery words => [words],
        AllOf all => all.Parts.SelectMany(Wanted),
        AnyOf any => any.Parts.SelectMany(Wanted),
        _ => [],
    };

    // From the newest on, the index of names gives a name's reports in order, and no other is looked at. Where words are asked for, what has them is looked at first; else SQLite may go through all members for each.
    private (string From, string Order) From(string rank, Reached? reached, ref string where)
    {
        if (_followed is { } followed)
        {
            where = $"names MATCH {Value(NameRows.Match(Term(followed)))} AND {NameRows.Within(generation)} AND {Listed(followed)} AND {where}";
            if (reached is { } row) where = $"names.rowid < {Value(NameRows.Row(generation, row.Telling.Value, row.At))} AND {where}";
            return ($"names CROSS JOIN tellings t ON t.gen = $1 AND t.id = {NameRows.Telling} CROSS JOIN members m ON m.gen = t.gen AND m.telling = t.id", "names.rowid DESC");
        }
        where = $"t.gen = $1 AND {where}";
        if (reached is { } last) where += $" AND (coalesce(t.at, ''), t.id) < ({Value(last.At?.ToUniversalTime().Cell() ?? "")}, {Value(last.Telling.Value)})";
        return ($"tellings t {(_wanted.Count > 0 ? "CROSS JOIN" : "JOIN")} members m ON m.gen = t.gen AND m.telling = t.id", $"{rank}, t.at DESC, t.id DESC");
    }

    // The name that every report found must have.
    private static FieldQuery? Followed(Query query) => query switch
    {
        FieldQuery { Field: QueryField.Entity or QueryField.Saying } name => name,
        AllOf all => all.Parts.OfType<FieldQuery>().FirstOrDefault(f => f.Field is QueryField.Entity or QueryField.Saying),
        _ => null,
    };

    private string Listed(FieldQuery name) => NameRows.Listed(Value(EntityRow.Subject(EntityTerms.Key(name.Value))));

    private static string Term(FieldQuery name) => EntityTerms.Key(name.Value) is var key && name.Field == QueryField.Saying ? EntityTerms.Saying(key) : key;

    private string Rank() => _wanted.Count == 0
        ? "NULL"
        : $"coalesce((SELECT bm25(terms, 5.0, 1.0, 1.0, 1.0) FROM terms WHERE rowid = t.row AND terms MATCH {Value(string.Join(" OR ", _wanted.Select(Phrase)))}), 0)";

    private string Where(Query query)
    {
        switch (query)
        {
            case WordsQuery words:
                return Matching(Phrase(words));
            case AllOf all:
                return all.Parts.Count == 0 ? "1" : $"({string.Join(" AND ", all.Parts.Select(Where))})";
            case AnyOf any:
                return any.Parts.Count == 0 ? "0" : $"({string.Join(" OR ", any.Parts.Select(Where))})";
            case NotQuery not:
                return $"NOT {Where(not.Part)}";
            case FieldQuery field:
                return ReferenceEquals(field, _followed) ? "1" : Field(field);
            case TimeQuery time:
                return Time(time);
            case StoryQuery story:
                string id = Value(story.Story);
                return $"m.story IN ({id}, (SELECT story FROM members WHERE gen = $1 AND telling = {id}))";
            default:
                throw new NotSupportedException(query.GetType().Name);
        }
    }

    private string Field(FieldQuery field) => field.Field switch
    {
        QueryField.Source => Column("outlet", field.Value),
        QueryField.SaidBy => Column("people", field.Value),
        QueryField.Entity or QueryField.Saying => $"t.id IN (SELECT {NameRows.Telling} FROM names WHERE names MATCH {Value(NameRows.Match(Term(field)))} AND {NameRows.Within(generation)} AND {Listed(field)})",
        QueryField.Lang => Value(field.Value.ToLowerInvariant()) is var lang ? $"(lower(t.language) = {lang} OR lower(t.language) LIKE {lang} || '-%')" : "0",
        QueryField.Origin => $"lower(m.origin) = {Value(field.Value.ToLowerInvariant())}",
        QueryField.Kind => $"m.kind = {Value(field.Value.ToLowerInvariant())}",
        _ => throw new NotSupportedException(field.Field.ToString()),
    };

    private string Column(string column, string value)
    {
        var (terms, open) = SearchTerms.OfQuery(value);
        return terms.Count == 0 ? "0" : Matching($"{column} : {Phrase(new WordsQuery(terms, open))}");
    }

    private string Time(TimeQuery time)
    {
        var parts = new List<string>();
        if (time.From is { } from) parts.Add($"t.at >= {Value(from.ToUniversalTime().Cell())}");
        if (time.To is { } to) parts.Add($"t.at < {Value(to.ToUniversalTime().Cell())}");
        return parts.Count == 0 ? "1" : $"({string.Join(" AND ", parts)})";
    }

    private string Matching(string match) => $"t.row IN (SELECT rowid FROM terms WHERE terms MATCH {Value(match)})";

    private string Value(object? value)
    {
        _values.Add(value);
        return "$" + _values.Count;
    }

    private static string Phrase(WordsQuery words)
    {
        var phrase = new StringBuilder("\"").AppendJoin(' ', words.Terms.Select(t => t.Replace("\"", "\"\"", StringComparison.Ordinal))).Append('"');
        return words.Prefix ? phrase.Append(" *").ToString() : phrase.ToString();
    }

    // The first paragraph that holds a wanted term, else the first one.
    private string Excerpt(Article article)
    {
        var terms = _wanted.SelectMany(w => w.Terms).ToHashSet(StringComparer.Ordinal);
        var paragraphs = article.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        string? found = terms.Count == 0 ? null : paragraphs.FirstOrDefault(p => SearchTerms.Of(p, article.Language).Split(' ').Any(terms.Contains));
        found ??= paragraphs.Length > 0 ? paragraphs[0] : article.Title;
        if (found.Length <= ExcerptLength) return found;
        int cut = found.LastIndexOf(' ', ExcerptLength);
        return string.Concat(found.AsSpan(0, cut > 0 ? cut : ExcerptLength - (char.IsHighSurrogate(found[ExcerptLength - 1]) ? 1 : 0)), " ...");
    }
}

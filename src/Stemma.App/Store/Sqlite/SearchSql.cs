using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Searches: best first, newest first, by story. Best are the best of the newest <see cref="MostRanked"/>: what half of all tell of has no best that is worth waiting for.</summary>
internal sealed class SearchSql(int generation)
{
    private const int ExcerptLength = 240, MostRanked = 2000, Shown = 3, SnippetWords = 24;

    // Words that more tellings have than this say little of any of them, and it takes long to count them.
    private const int MostTelling = 10_000;

    /// <summary>The best.</summary>
    public List<Match> Best(Sql sql, Query query, int count) => Told(sql, query, Ranked(sql, query, new NewestFound(sql, generation, query).Take(Math.Max(count, MostRanked))).Take(count));

    /// <summary>The newest, or those after one that was reached.</summary>
    public List<Match> Newest(Sql sql, Query query, int count, int skip = 0, Reached? reached = null) => Told(sql, query, new NewestFound(sql, generation, query).Take(skip + count, reached).Skip(skip));

    /// <summary>A page of the stories, each with its best reports.</summary>
    public FoundStories Stories(Sql sql, Query query, int skip, int count)
    {
        var hits = new NewestFound(sql, generation, query).Take(MostRanked + 1);
        var stories = Ranked(sql, query, hits.Take(MostRanked)).GroupBy(h => h.Story).ToList();
        var page = stories.Skip(skip).Take(count).Select(s => new FoundStory(
            s.Key, (string?)sql.Cell("SELECT title FROM stories WHERE gen = $1 AND id = $2", generation, s.Key.Value) ?? "",
            sql.Number("SELECT count(*) FROM members WHERE gen = $1 AND story = $2", generation, s.Key.Value), s.Count(),
            [.. s.Take(Shown).Select(h => TellingRows.One(sql, generation, h.Telling.Value)).OfType<Telling>().Select(t => Report(OwnedRows.Owned(sql, t), query))])).ToList();
        return new FoundStories(page, Math.Min(hits.Count, MostRanked), stories.Count > skip + count, hits.Count > MostRanked);
    }

    private static FoundReport Report(Telling telling, Query query) =>
        new(telling.Id, telling.Article.Title, telling.Url, telling.Outlet, telling.At, Snippet.Of(telling.Article.Text, query, SnippetWords),
            telling.Article.WantsSilence)
        { MostShown = telling.Article.MostShown };

    // By the weight of the words that say something (BM25, those of a headline five times); where all are of many, those that have them in the headline first. What is alike stays as it came: newest first.
    private static IEnumerable<Hit> Ranked(Sql sql, Query query, IEnumerable<Hit> newest)
    {
        var hits = newest.ToList();
        var phrases = TextMatch.Wanted(query).Select(TextMatch.Phrase).Distinct().ToList();
        if (phrases.Count == 0 || hits.Count < 2) return hits;
        var telling = phrases.Where(p => sql.Number("SELECT count(*) FROM (SELECT 1 FROM terms WHERE terms MATCH $1 LIMIT $2)", p, MostTelling + 1) <= MostTelling).ToList();
        string match = telling.Count > 0 ? string.Join(" OR ", telling) : $"{{title}} : ({string.Join(" OR ", phrases)})", weight = telling.Count > 0 ? "bm25(terms, 5.0, 1.0, 1.0, 1.0)" : "-1.0";
        var weights = new Dictionary<long, double>();
        foreach (var (row, heavy) in sql.Rows($"SELECT rowid, {weight} FROM terms WHERE terms MATCH $1 AND rowid BETWEEN $2 AND $3", r => (r.GetInt64(0), r.GetDouble(1)), match, hits.Min(h => h.Row), hits.Max(h => h.Row)))
            weights[row] = heavy;
        return hits.OrderBy(h => weights.GetValueOrDefault(h.Row));
    }

    private static List<Match> Told(Sql sql, Query query, IEnumerable<Hit> hits)
    {
        var terms = TextMatch.Wanted(query).SelectMany(w => w.Terms).ToHashSet(StringComparer.Ordinal);
        return [.. hits.SelectMany(h => sql.Rows("SELECT name, title, url, outlet, at, body FROM tellings WHERE row = $1", r =>
        {
            var article = Packing.UnpackJson(r.Bytes(5), Shapes.Default.TellingBody).Article;
            if (OwnedRows.Of(sql, OutletSettings.HostOf(r.Text(2))) is { } settings) article = settings.In(article);
            return new Match(h.Telling, r.GetString(0), h.Story, r.GetString(1), r.Text(2), r.Text(3), r.Time(4), Excerpt(article, terms), article.WantsSilence) { MostShown = article.MostShown };
        }, h.Row))];
    }

    // The first paragraph that holds a wanted term, else the first one.
    private static string Excerpt(Article article, HashSet<string> terms)
    {
        var paragraphs = article.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        string found = paragraphs.FirstOrDefault(p => SearchTerms.Of(p, article.Language).Split(' ').Any(terms.Contains)) ?? (paragraphs.Length > 0 ? paragraphs[0] : article.Title);
        if (found.Length <= ExcerptLength) return found;
        int cut = found.LastIndexOf(' ', ExcerptLength);
        return string.Concat(found.AsSpan(0, cut > 0 ? cut : ExcerptLength - (char.IsHighSurrogate(found[ExcerptLength - 1]) ? 1 : 0)), " ...");
    }
}

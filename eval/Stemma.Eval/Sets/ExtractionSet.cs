using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Stemma.Core.Extract;
using Stemma.Core.Extract.Judging;
using Stemma.Core.News;
using Stemma.Eval.Scores;
using Stemma.Eval.Train;

namespace Stemma.Eval.Sets;

/// <summary>News pages with hand-made truth: body, paragraphs, title, authors, day. The figures are those of extraction/score.py.</summary>
internal static class ExtractionSet
{
    private static readonly string[] Newer = ["fundus-eval", "fundus-tests"];

    public static IEnumerable<Score> Run(string folder)
    {
        var root = Root(folder);
        var truths = Truths(folder);
        var pages = truths.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(t => (Name: t.Key, Truth: t.Value, Article: Read(Path.Combine(root, t.Key + ".html.gz"), t.Value))).ToList();
        Dump([.. pages.Select(p => (p.Name, p.Article))], "STEMMA_PREDICTIONS");
        var asText = truths.Where(t => Newer.Contains(t.Value.Set)).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(t => (Name: t.Key, Truth: t.Value, Article: TextArticle.Of(PageAsText.Of(Html(Path.Combine(root, t.Key + ".html.gz"))), new ExtractHints()))).ToList();
        Dump([.. asText.Select(p => (p.Name, p.Article))], "STEMMA_TEXT_PREDICTIONS");
        var all = pages.Select(p => new PageScore(p.Truth, p.Article)).ToList();
        return
        [
            .. Bodies("extraction", all),
            .. Body("extraction.astext.body", asText.Select(p => new PageScore(p.Truth, p.Article))),
            Pooled("extraction.astext.paragraphs.f1", asText.Select(p => new PageScore(p.Truth, p.Article).Paragraphs)),
            Exact("extraction.title.exact", all.Select(p => p.Title)),
            Exact("extraction.fundus-tests.title.exact", all.Where(p => p.Set == "fundus-tests").Select(p => p.Title)),
            Pooled("extraction.author.f1", all.Select(p => p.Author)),
            Pooled("extraction.fundus-tests.author.f1", all.Where(p => p.Set == "fundus-tests").Select(p => p.Author)),
            Pooled("extraction.trafilatura.author.f1", all.Where(p => p.Set == "trafilatura").Select(p => p.Author)),
            Exact("extraction.published.exact", all.Select(p => p.Published)),
            Exact("extraction.fundus-tests.published.exact", all.Where(p => p.Set == "fundus-tests").Select(p => p.Published)),
            Exact("extraction.htmldate.published.exact", all.Where(p => p.Set.StartsWith("htmldate", StringComparison.Ordinal)).Select(p => p.Published)),
            Exact("extraction.htmldate.published.precision", all.Where(p => p.Set.StartsWith("htmldate", StringComparison.Ordinal) && p.Dated).Select(p => p.Published)),
            Exact("extraction.captions-outside", all.Select(p => p.CaptionsOutside)),
            Exact("extraction.headline-once", all.Select(p => p.HeadlineOnce)),
            .. PeerBodies.Ahead(Pages(folder).Zip(all, (p, ours) => (p.Truth, p.Html, ours.Body))),
            .. TrainBlocks.Crossed(folder),
        ];
    }

    /// <summary>The pages of dev in the order of their names.</summary>
    public static IEnumerable<(string Name, PageTruth Truth, string Html)> Pages(string folder) => Truths(folder).Select(t => (t.Key, t.Value, Html(Path.Combine(Root(folder), t.Key + ".html.gz"))));

    /// <summary>The figures of bodies, paragraphs and segments, each page read with a judge of blocks of its own.</summary>
    public static IEnumerable<Score> Bodies(string name, string folder, Func<PageTruth, BlockJudge> judge)
    {
        var pages = Pages(folder).Where(p => p.Truth.ArticleBody is not null || p.Truth.With is not null || p.Truth.Without is not null).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(p => (p.Name, p.Truth, Article: ArticleExtractor.Of(p.Html, Uri.TryCreate(p.Truth.Url, UriKind.Absolute, out var url) ? url : null, new ExtractHints(Fetched: Crawled(p.Truth)), judge(p.Truth)))).ToList();
        Dump([.. pages.Select(p => (p.Name, p.Article))], "STEMMA_CROSSED_PREDICTIONS");
        return Bodies(name, [.. pages.Select(p => new PageScore(p.Truth, p.Article))]);
    }

    private static IEnumerable<Score> Bodies(string name, List<PageScore> all) =>
    [
        .. Body(name + ".body", all),
        .. Body(name + ".scrapinghub.body", all.Where(p => p.Set == "scrapinghub")),
        .. Body(name + ".fundus-eval.body", all.Where(p => p.Set == "fundus-eval")),
        Pooled(name + ".fundus-eval.paragraphs.f1", all.Where(p => p.Set == "fundus-eval").Select(p => p.Paragraphs)),
        .. Body(name + ".fundus-tests.body", all.Where(p => p.Set == "fundus-tests")),
        Pooled(name + ".fundus-tests.paragraphs.f1", all.Where(p => p.Set == "fundus-tests").Select(p => p.Paragraphs)),
        .. Body(name + ".newer.body", all.Where(p => Newer.Contains(p.Set))),
        Pooled(name + ".newer.paragraphs.f1", all.Select(p => p.Paragraphs)),
        Pooled(name + ".segments.f1", all.Select(p => p.Segments)),
    ];

    /// <summary>The folder of the pages.</summary>
    public static string Root(string folder) => Path.Combine(folder, "extraction", "dev");

    /// <summary>What is true of each page, by name.</summary>
    public static SortedDictionary<string, PageTruth> Truths(string folder) =>
        JsonSerializer.Deserialize<SortedDictionary<string, PageTruth>>(File.ReadAllText(Path.Combine(Root(folder), "truth.json")).Replace(":NaN", ":null", StringComparison.Ordinal), PageTruth.Options)!;

    private static DateTimeOffset? Crawled(PageTruth truth) => DateTimeOffset.TryParse(truth.Crawled, out var at) ? at : null;

    /// <summary>One article of a gzipped page.</summary>
    public static Article Read(string path, PageTruth truth)
    {
        return ArticleExtractor.Of(Html(path), Uri.TryCreate(truth.Url, UriKind.Absolute, out var url) ? url : null, new ExtractHints(Fetched: Crawled(truth)));
    }

    private static string Html(string path)
    {
        using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // The predictions in score.py's shape, for looking at single pages.
    private static void Dump(List<(string Name, Article Article)> pages, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path) return;
        var shape = pages.ToDictionary(p => p.Name, p => new { articleBody = p.Article.Text, title = p.Article.Title, author = p.Article.Authors, published = p.Article.Published?.At.ToString("yyyy-MM-ddTHH:mm:sszzz") });
        File.WriteAllText(path, JsonSerializer.Serialize(shape));
    }

    private static IEnumerable<Score> Body(string name, IEnumerable<PageScore> pages)
    {
        var rows = pages.Select(p => p.Body).OfType<BodyScore>().ToList();
        var (precision, recall) = BodyScore.Mean(rows);
        yield return new Score(name + ".f1", BodyScore.F1(precision, recall), rows.Count);
        yield return new Score(name + ".precision", precision, rows.Count);
        yield return new Score(name + ".recall", recall, rows.Count);
        yield return new Score(name + ".accuracy", rows.Select(r => r.Same ? 1.0 : 0.0).DefaultIfEmpty().Average(), rows.Count);
    }

    private static Score Pooled(string name, IEnumerable<Counts?> cases)
    {
        var rows = cases.OfType<Counts>().ToList();
        double hit = rows.Sum(r => r.Hit), extra = rows.Sum(r => r.Extra), missed = rows.Sum(r => r.Missed);
        return new Score(name, BodyScore.F1(hit / Math.Max(1, hit + extra), hit / Math.Max(1, hit + missed)), rows.Count);
    }

    private static Score Exact(string name, IEnumerable<bool?> cases)
    {
        var rows = cases.OfType<bool>().ToList();
        return new Score(name, rows.Select(r => r ? 1.0 : 0.0).DefaultIfEmpty().Average(), rows.Count);
    }
}

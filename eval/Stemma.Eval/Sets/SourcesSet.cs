using System.Security.Cryptography;
using System.Text;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures how often the primary source that a page is shown with is the one that a careful reader finds on it: 300 real pages, drawn by their names' hashes and read one by one.
/// What the reader found stands in quality/judged/sources.tsv.
/// </summary>
internal static class SourcesSet
{
    private const string File = "quality/judged/sources.tsv", Own = "own", None = "none";
    private const int Drawn = 300;

    /// <summary>The figures: precision of the agencies named, how many of those that readers found are named, pages whose own work is shown, and the share of pages judged.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = Judged();
        var pages = Pages(folder).Select(p => (Page: p, Truth: judged.GetValueOrDefault(p.Name))).ToList();
        var known = pages.Where(p => p.Truth is not null).ToList();
        if (pages.Count == 0) yield break;
        var named = known.Where(p => Agency(p.Page.Source) is not null).ToList();
        var carried = known.Where(p => p.Truth!.Exists(t => t is not Own and not None) && !(p.Page.Source is { Own: true } own && OwnRight(own, p.Truth!))).ToList();
        var own = known.Where(p => p.Page.Source is { Own: true, Name: not null }).ToList();
        foreach (var (page, truth) in named.Where(p => !Right(p.Page.Source, p.Truth!))) Console.WriteLine($"  wrong: {page.Name} is shown with {page.Source!.Name} ({page.Source.Reason}); a reader found {string.Join(" or ", truth!)}");
        foreach (var (page, truth) in own.Where(p => !OwnRight(p.Page.Source!, p.Truth!))) Console.WriteLine($"  not its own: {page.Name} ({page.Source!.Reason}); a reader found {string.Join(" or ", truth!)}");
        foreach (var (page, truth) in carried.Where(p => Agency(p.Page.Source) is null)) Console.WriteLine($"  missed: {page.Name}; a reader found {string.Join(" or ", truth!)}");
        yield return new Score("sources.precision", Share(named.Count(p => Right(p.Page.Source, p.Truth!)), named.Count), named.Count);
        yield return new Score("sources.recall", Share(carried.Count(p => Right(p.Page.Source, p.Truth!)), carried.Count), carried.Count);
        yield return new Score("sources.own.precision", Share(own.Count(p => OwnRight(p.Page.Source!, p.Truth!)), own.Count), own.Count);
        yield return new Score("sources.coverage", Share(pages.Count(p => p.Page.Source?.Name is not null), pages.Count), pages.Count);
        yield return new Score("sources.judged", Share(known.Count, pages.Count), pages.Count);
    }

    /// <summary>Prints each page's beginning, end and every line that a reader needs to find its source, and what is shown; for reading, nothing of it goes into the project.</summary>
    public static int List(string folder)
    {
        var judged = Judged();
        foreach (var page in Pages(folder))
        {
            var article = page.Telling?.Article ?? new Article();
            Console.WriteLine($"=== {page.Name}\t{page.Url}\tjudged: {(judged.TryGetValue(page.Name, out var truth) ? string.Join(" or ", truth) : "-")}");
            Console.WriteLine($"  shown: {page.Source?.Name ?? "unknown"}{(page.Source is { Own: true } ? " (own)" : "")}{(page.Source is { Sure: false, Name: not null } ? " (likely)" : "")}: {page.Source?.Reason}");
            Console.WriteLine($"  outlet: {page.Telling?.Outlet} | {article.Language} | {article.Title}");
            Console.WriteLine($"  byline: {article.Byline} | authors: {string.Join("; ", article.Authors)} | dateline: {article.Dateline?.Text} | credits: {string.Join(" ¦ ", article.Credits)}");
            Console.WriteLine($"  meta: {string.Join(" ¦ ", article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).Where(m => m.Value.Length < 120).Select(m => $"{m.Key}={m.Value}"))}");
            Console.WriteLine($"  captions: {string.Join(" ¦ ", article.Captions.Take(4).Select(c => Cut(c, 160)))}");
            Console.WriteLine($"  begins: {Cut(article.Text.ReplaceLineEndings(" | "), 500)}");
            if (article.Text.Length > 500) Console.WriteLine($"  ends: {article.Text[Math.Max(500, article.Text.Length - 450)..].ReplaceLineEndings(" | ")}");
            foreach (var cited in page.Cites) Console.WriteLine($"  cites {cited.Name}: {string.Join(" ¦ ", cited.Evidence.Take(2).Select(e => Around(article.Text, e)))}");
        }
        return 0;
    }

    private sealed record Page(string Name, string? Url, Telling? Telling, PrimarySource? Source, IReadOnlyList<Citation> Cites);

    private static IEnumerable<Page> Pages(string folder)
    {
        foreach (var (name, truth) in ExtractionSet.Truths(folder).OrderBy(t => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(t.Key))), StringComparer.Ordinal).Take(Drawn))
        {
            var capture = new Capture { Name = name, Url = truth.Url, Form = CaptureForm.Html, Body = Unpacked(Path.Combine(ExtractionSet.Root(folder), name + ".html.gz")) };
            var story = Tracing.Of([capture]).Stories is [var only] ? only : null;
            var provenance = story?.Tree.Provenances[0];
            yield return new Page(name, truth.Url, story?.Tellings[0], provenance?.Source, provenance?.Cites ?? []);
        }
    }

    private static byte[] Unpacked(string path)
    {
        using var packed = new System.IO.Compression.GZipStream(System.IO.File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray();
    }

    // Page, what a reader found ("own", "none", or agencies, "|" between where the text is of several), reason.
    private static Dictionary<string, List<string>> Judged() => !System.IO.File.Exists(File) ? [] :
        System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == 3).ToDictionary(r => r[0], r => r[1].Split('|').ToList());

    private static string? Agency(PrimarySource? source) => source is { Own: false, Name: { } name } ? name : null;

    private static bool Right(PrimarySource? source, List<string> truth) => Agency(source) is { } name && truth.Contains(name);

    // An agency's own page is that agency's.
    private static bool OwnRight(PrimarySource source, List<string> truth) => truth.Contains(Own) || truth.Contains(source.Name!);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    private static string Around(string text, Evidence e)
    {
        if (e.Field != Field.Text) return e.Text;
        int from = Math.Max(0, e.At.Start - 90), to = Math.Min(text.Length, e.At.End + 90);
        return text[from..to].ReplaceLineEndings(" | ");
    }
}

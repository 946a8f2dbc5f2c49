using System.IO.Compression;
using AngleSharp.Html.Parser;
using Stemma.Core.Extract;

namespace Stemma.Eval.Speed;

/// <summary>Pages a CPU second: ours, SmartReader (the extractor that C# people use today), and AngleSharp's bare parse as the floor.</summary>
internal static class ExtractSpeed
{
    private const int Pages = 120, Rounds = 3;

    public static void Run(string? folder)
    {
        if (folder is null)
        {
            Console.WriteLine("extract: no pages (../shared/eval is not there)");
            return;
        }
        var pages = Directory.GetFiles(Path.Combine(folder, "extraction", "dev"), "*.html.gz").Order(StringComparer.Ordinal)
            .Where((_, i) => i % 7 == 0).Take(Pages).Select(Unzip).ToList();
        double megabytes = pages.Sum(p => p.Length) / 1e6;
        double ours = Rate(pages, p => ArticleExtractor.Of(p, null, new ExtractHints()));
        double smart = Rate(pages, p => new SmartReader.Reader("https://page.example/", p).GetArticle());
        double floor = Rate(pages, p => new HtmlParser().ParseDocument(p.AsMemory()));
        Console.WriteLine($"extract: {pages.Count} pages, {megabytes:0.0} M characters; pages/CPU-s: stemma {ours:0}, SmartReader {smart:0} (ratio {ours / smart:0.00}), AngleSharp parse alone {floor:0} (ratio {ours / floor:0.00})");
    }

    private static double Rate(List<string> pages, Func<string, object> work) => pages.Count / Timing.Median(Rounds, () => pages.ForEach(p => work(p)));

    private static string Unzip(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}

using System.IO.Compression;
using AngleSharp.Html.Parser;
using Stemma.Core.Extract;
using Stemma.Core.Web;

namespace Stemma.Eval.Speed;

/// <summary>Pages a CPU second: ours, SmartReader (the extractor that C# people use today), AngleSharp's bare parse, and our own tree alone, which is the floor; with what each allocates.</summary>
internal static class ExtractSpeed
{
    private const int Pages = 120, WarmUp = 16, Rounds = 3; // all are compiled anew in their first ten rounds: it is the steady rate that a gathering machine has

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
        var ours = Measure(pages, p => ArticleExtractor.Of(p, null, new ExtractHints()));
        var smart = Measure(pages, p => new SmartReader.Reader("https://page.example/", p).GetArticle());
        var bare = Measure(pages, p => new HtmlParser().ParseDocument(p.AsMemory()));
        var tree = Measure(pages, HtmlTreeBuilder.Parse);
        Console.WriteLine($"extract: {pages.Count} pages, {megabytes:0.0} M characters; pages/CPU-s: stemma {ours.Rate:0}, SmartReader {smart.Rate:0} (ratio {ours.Rate / smart.Rate:0.00}), AngleSharp parse alone {bare.Rate:0} (ratio {ours.Rate / bare.Rate:0.00}), our tree alone {tree.Rate:0} (ratio {ours.Rate / tree.Rate:0.00}); "
            + $"KB allocated a page: stemma {ours.Kilobytes:0}, SmartReader {smart.Kilobytes:0}, AngleSharp parse {bare.Kilobytes:0}, our tree {tree.Kilobytes:0}");
    }

    private static (double Rate, double Kilobytes) Measure(List<string> pages, Func<string, object> work)
    {
        for (int i = 0; i < WarmUp; i++) pages.ForEach(p => work(p));
        double rate = pages.Count / Timing.Median(Rounds, () => pages.ForEach(p => work(p)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        pages.ForEach(p => work(p));
        return (rate, (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / pages.Count);
    }

    private static string Unzip(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}

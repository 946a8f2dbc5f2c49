using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Stemma.Core.Extract.Judging;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Train;

/// <summary>
/// Fits the judge of blocks on the dev pages whose body or segments are known (sets under MIT and Apache licences: scrapinghub's, fundus's and trafilatura's annotations),
/// and says what a judge fitted without a page's publisher makes of the page.
/// </summary>
internal static class TrainBlocks
{
    private const int Folds = 5, LeastPublishers = 4;
    private const double Ridge = 20, Least = 0.02;
    private const string Shipped = "src/Stemma.Core/Extract/Data/block-weights.tsv";

    /// <summary>Writes the weights and prints the figures of the folds.</summary>
    public static void Run(string folder)
    {
        var pages = Pages(folder);
        var judge = Fit(pages);
        var rows = new StringBuilder($"# Weights of the judge of blocks, fitted by ./do train blocks on {pages.Sum(p => p.Blocks.Count)} blocks of {pages.Count} pages of {pages.Select(p => p.Publisher).Distinct().Count()} publishers.\n");
        foreach (var (name, weight) in judge.OrderBy(w => w.Key, StringComparer.Ordinal)) rows.Append(CultureInfo.InvariantCulture, $"{name}\t{weight:0.###}\n");
        File.WriteAllText(Shipped, rows.ToString());
        Console.WriteLine($"  {judge.Count} weights");
        foreach (var score in Crossed(folder, pages)) Console.WriteLine($"  {score.Name,-50} {score.Value:0.0000}  n={score.Cases}");
    }

    /// <summary>The figures of dev where each page is read by a judge that has seen no page of its publisher.</summary>
    public static IEnumerable<Scores.Score> Crossed(string folder) => Crossed(folder, Pages(folder));

    private static IEnumerable<Scores.Score> Crossed(string folder, List<TrainPage> pages)
    {
        var judges = Enumerable.Range(0, Folds).Select(fold => new BlockJudge(Fit([.. pages.Where(p => Fold(p.Publisher) != fold)]))).ToList();
        return ExtractionSet.Bodies("extraction.crossed", folder, truth => judges[Fold(Publisher(truth))]);
    }

    private static Dictionary<string, double> Fit(List<TrainPage> pages)
    {
        var publishers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var page in pages)
            foreach (var name in page.Blocks.SelectMany(b => b.Features).Distinct())
                (publishers.TryGetValue(name, out var known) ? known : publishers[name] = []).Add(page.Publisher);
        var names = publishers.Where(p => p.Value.Count >= LeastPublishers).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        var number = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        var examples = pages.SelectMany(p => p.Blocks.Select(b => new SparseExample([.. b.Features.Where(number.ContainsKey).Select(f => number[f]).Distinct()], b.Text, b.Weight))).ToList();
        var fitted = SparseLogistic.Of(examples, names.Count, Ridge);
        return names.Select((name, i) => (name, Weight: Math.Round(fitted[i], 3))).Where(w => Math.Abs(w.Weight) >= Least).ToDictionary(w => w.name, w => w.Weight, StringComparer.Ordinal);
    }

    private static List<TrainPage> Pages(string folder)
    {
        var pages = new List<TrainPage>();
        foreach (var (name, truth, html) in ExtractionSet.Pages(folder))
        {
            if (truth.ArticleBody is null && truth.With is not { Count: > 0 } && truth.Without is not { Count: > 0 }) continue;
            pages.Add(TrainPage.Of(truth, Publisher(truth), html));
        }
        return pages;
    }

    private static string Publisher(PageTruth truth) => truth.Domain is { Length: > 0 } domain ? (Stemma.Core.Web.PageUrl.RegistrableDomain(domain) ?? domain).Split('.')[0] : truth.Url ?? "";

    private static int Fold(string publisher) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(publisher)) % Folds);
}

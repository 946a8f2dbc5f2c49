using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Bodies beside those of SmartReader, the extractor that C# people use today: in how many of the resamples of the pages (paired bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap, 1993)
/// ours have the higher F1.
/// </summary>
internal static class PeerBodies
{
    private const int Resamples = 2000, Seed = 17;

    /// <summary>A figure a set: 1 where ours are ahead however the pages fall.</summary>
    public static IEnumerable<Score> Ahead(IEnumerable<(PageTruth Truth, string Html, BodyScore? Ours)> pages)
    {
        var pairs = pages.Where(p => p.Ours is not null).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(p => (p.Truth.Set, Ours: p.Ours!.Value, Peer: new PageScore(p.Truth, new Article { Text = Read(p.Html, p.Truth.Url) }).Body!.Value)).ToList();
        foreach (var set in pairs.GroupBy(p => p.Set).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var list = set.ToList();
            int[] all = [.. Enumerable.Range(0, list.Count)];
            double own = F1(all.Select(i => list[i].Ours)), peer = F1(all.Select(i => list[i].Peer));
            var random = new Random(Seed);
            int ahead = 0;
            for (int n = 0; n < Resamples; n++)
            {
                int[] drawn = [.. all.Select(_ => random.Next(list.Count))];
                if (F1(drawn.Select(i => list[i].Ours)) > F1(drawn.Select(i => list[i].Peer))) ahead++;
            }
            Console.WriteLine($"  {set.Key}: body F1 {own:0.0000}, SmartReader {peer:0.0000}; ahead in {ahead} of {Resamples} resamples");
            yield return new Score($"extraction.{set.Key}.ahead", ahead / (double)Resamples, list.Count);
        }
    }

    private static string Read(string html, string? url)
    {
        var article = new SmartReader.Reader(Uri.TryCreate(url, UriKind.Absolute, out var at) ? at.AbsoluteUri : "https://page.example/", html).GetArticle();
        return article.TextContent ?? "";
    }

    private static double F1(IEnumerable<BodyScore> scores)
    {
        var (precision, recall) = BodyScore.Mean([.. scores]);
        return BodyScore.F1(precision, recall);
    }
}

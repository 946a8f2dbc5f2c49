using Stemma.Core.Claims.Facts;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>Prints pairs of values of real stories that may part, for reading.</summary>
internal static class FactList
{
    public static int Run(string folder, double least, IReadOnlySet<string> sets)
    {
        foreach (var story in DifferenceStories.Of(folder, sets))
        {
            foreach (var c in FactCandidates.Of(story.Story.Tellings, least))
            {
                Console.WriteLine($"{story.Set}\t{story.Name}\t{At(c.A, c.AtA)}\t{At(c.B, c.AtB)}\t{c.Measure}\t{c.Probability:0.000}");
                Console.WriteLine($"    A {c.AtA.Of(c.A.Article.Text)} | {c.AroundA.Of(c.A.Article.Text).ReplaceLineEndings(" ")}");
                Console.WriteLine($"    B {c.AtB.Of(c.B.Article.Text)} | {c.AroundB.Of(c.B.Article.Text).ReplaceLineEndings(" ")}");
                Console.WriteLine($"    {string.Join(' ', FactCandidates.Features.Zip(c.Measures).Where(x => x.Second != 0).Select(x => $"{x.First}={x.Second:0.##}"))}");
            }
        }
        return 0;
    }

    private static string At(Telling t, Span at) => $"{t.Name}:{at.Start}-{at.End}";
}

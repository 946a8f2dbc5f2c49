using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Measures the precision of the differences that are shown, by cases judged by reading.</summary>
internal static class DifferencesSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        foreach (var story in DifferenceStories.Of(folder))
            foreach (var claim in story.Story.Claims.Where(c => c.Verdict != Verdict.Agree))
            {
                Console.WriteLine($"@@ {story.Set}\t{story.Name}\t{claim.Verdict}\t{claim.Rule}\t{(claim.Open ? "open" : "folded")}\t{claim.About}");
                foreach (var p in claim.Positions) Console.WriteLine($"    [{p.Telling}] {p.Value} | {p.Witness} | {p.At.Start}-{p.At.End} {p.Text.ReplaceLineEndings(" ")}");
            }
        yield break;
    }
}

using System.Globalization;
using Stemma.Demo;
using Stemma.Demo.Truth;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>The sample press, taken in as any import and scored against its truth. PRESS_SEEDS names other seeds ("4,5"); with STEMMA_MISSES set, every miss is printed.</summary>
internal static class PressSet
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Score> Run(string? folder)
    {
        bool tell = Environment.GetEnvironmentVariable("STEMMA_MISSES") is { Length: > 0 };
        var all = new PressCount();
        foreach (int seed in (Environment.GetEnvironmentVariable("PRESS_SEEDS") is { Length: > 0 } named ? named : "1,2,3").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
        {
            var press = Press.Of(seed, Start);
            var count = PressScore.Of(PressTruth.Of(press), PressGathered.Of(press).GetAwaiter().GetResult());
            all.Add(count);
            Console.WriteLine($"  seed {seed}: {Wrong(count, PressScore.NoWrongName)} wrong sources, {Wrong(count, PressLinks.Innocents)} links between innocents, {Wrong(count, PressDifferences.Explained)} differences that are none");
            if (!tell) continue;
            foreach (var miss in count.Misses) Console.WriteLine($"    MISS seed {seed} {miss.Figure}: {miss.Words.ReplaceLineEndings(" ")}");
        }
        foreach (string figure in all.Figures) yield return new Score($"press.{figure}", all.Share(figure), all[figure].All);
    }

    private static int Wrong(PressCount count, string figure) => count[figure].All - count[figure].Right;
}

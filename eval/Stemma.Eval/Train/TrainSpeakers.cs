using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Stemma.Core.Statements;
using Stemma.Eval.Sets;
using Judged = Stemma.Eval.Sets.SpeakersSet.Example;

namespace Stemma.Eval.Train;

/// <summary>
/// Fits the judge of speakers on the judged statements of quality/judged/speakers.tsv and speakers-stream.tsv, and finds the log-odds from which on what judges fitted without its story let stand is right often enough.
/// </summary>
internal static class TrainSpeakers
{
    private const int Folds = 5, LeastStories = 8;
    private const double Ridge = 5, Least = 0.005, Wanted = 0.98;
    private const string Shipped = "src/Stemma.Core/Statements/Data/speaker-weights.tsv", HeldOut = "B", Chosen = "T";

    /// <summary>Writes the weights and prints the figures of the folds, and of draw B by a judge that was fitted without it.</summary>
    public static void Run(string folder)
    {
        var examples = SpeakersSet.Examples(folder);
        Console.WriteLine($"  {examples.Count} judged statements, {examples.Count(e => !e.Right)} of them wrong; {examples.Count(e => e.Shown)} shown");
        var crossed = Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var judge = new SpeakerJudge(Fit([.. examples.Where(e => Fold(e.Story) != fold)]));
            return examples.Where(e => e.Shown && Fold(e.Story) == fold).Select(e => (Odds: judge.LogOdds(e.Features), Example: e));
        }).ToList();
        var drawn = crossed.Where(c => c.Example.Draw != Chosen).ToList();
        double enough = Math.Round(Border([.. drawn.Where(c => char.IsLetter(c.Example.Draw[0])).Select(c => (c.Odds, c.Example.Right))]), 2);
        foreach (var draw in drawn.GroupBy(c => c.Example.Draw).OrderBy(g => g.Key, StringComparer.Ordinal)) Print($"draw {draw.Key}, crossed", enough, [.. draw.Select(c => (c.Odds, c.Example.Right))]);
        Print("all draws, crossed", enough, [.. drawn.Select(c => (c.Odds, c.Example.Right))]);
        var without = new SpeakerJudge(Fit([.. examples.Where(e => e.Draw != HeldOut)]));
        Print("draw B, by the others", enough, [.. examples.Where(e => e.Shown && e.Draw == HeldOut).Select(e => (without.LogOdds(e.Features), e.Right))]);

        var weights = Fit(examples);
        var rows = new StringBuilder($"# Weights of the judge of speakers, fitted by ./do train speakers on {examples.Count} statements of {examples.Select(e => e.Story).Distinct().Count()} stories and pages.\n");
        rows.Append(CultureInfo.InvariantCulture, $"{SpeakerJudge.Enough}\t{enough:0.00}\n");
        foreach (var (name, weight) in weights.OrderBy(w => w.Key, StringComparer.Ordinal)) rows.Append(CultureInfo.InvariantCulture, $"{name}\t{weight:0.###}\n");
        File.WriteAllText(Shipped, rows.ToString());
        Console.WriteLine($"  {weights.Count} weights");
    }

    private static Dictionary<string, double> Fit(List<Judged> examples)
    {
        var stories = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal) { [SpeakerJudge.Intercept] = [] };
        foreach (var example in examples)
            foreach (var name in example.Features) (stories.TryGetValue(name, out var known) ? known : stories[name] = []).Add(example.Story);
        var names = stories.Where(s => s.Value.Count >= LeastStories || s.Key == SpeakerJudge.Intercept).Select(s => s.Key).Order(StringComparer.Ordinal).ToList();
        var number = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        var fitted = SparseLogistic.Of([.. examples.Select(e => new SparseExample([.. e.Features.Append(SpeakerJudge.Intercept).Where(number.ContainsKey).Select(f => number[f])], e.Right, 1))], names.Count, Ridge);
        return names.Select((name, i) => (name, Weight: Math.Round(fitted[i], 3))).Where(w => Math.Abs(w.Weight) >= Least).ToDictionary(w => w.name, w => w.Weight, StringComparer.Ordinal);
    }

    // The lowest log-odds from which on so many of a hundred are right as are wanted.
    private static double Border(List<(double Odds, bool Right)> judged)
    {
        double border = double.PositiveInfinity;
        int right = 0, all = 0;
        foreach (var (odds, isRight) in judged.OrderByDescending(j => j.Odds))
        {
            all++;
            if (isRight) right++;
            if (right >= Wanted * all) border = odds;
        }
        return border;
    }

    private static void Print(string name, double enough, List<(double Odds, bool Right)> judged)
    {
        var sure = judged.Where(j => j.Odds >= enough).ToList();
        Console.WriteLine($"  {name}: {(double)judged.Count(j => j.Right) / judged.Count:0.000} of {judged.Count} right; {(double)sure.Count(j => j.Right) / Math.Max(1, sure.Count):0.000} of the {sure.Count} that are sure enough ({(double)sure.Count / judged.Count:0.000})");
    }

    private static int Fold(string story) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(story)) % Folds);
}

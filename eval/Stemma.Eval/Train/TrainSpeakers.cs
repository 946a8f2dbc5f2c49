using System.Globalization;
using System.Text;
using Stemma.Core.Statements;
using Stemma.Eval.Sets;
using Judged = Stemma.Eval.Sets.SpeakersSet.Example;

namespace Stemma.Eval.Train;

/// <summary>
/// Fits the judge of speakers on the judged statements of quality/judged/speakers*.tsv, and finds the log-odds from which on what it lets stand is right often enough by two measures:
/// judges that have seen nothing of the statement's story, over all that was drawn; and the speakers that others marked in articles that no judged statement is of (<see cref="SpeakersGoldSet"/>), on which nothing is fitted.
/// </summary>
internal static class TrainSpeakers
{
    private const double Wanted = 0.985, WantedOfInferred = 0.98;
    private const string Shipped = "src/Stemma.Core/Statements/Data/speaker-weights.tsv", Chosen = "T";

    /// <summary>Writes the weights and prints the figures of both measures.</summary>
    public static void Run(string folder)
    {
        var examples = SpeakersSet.Examples(folder);
        Console.WriteLine($"  {examples.Count} judged statements, {examples.Count(e => !e.Right)} of them wrong; {examples.Count(e => e.Shown)} shown");
        var drawn = SpeakerFit.Crossed(examples).Where(c => c.Example.Draw != Chosen).ToList();
        var weights = SpeakerFit.Of(examples);
        var judge = new SpeakerJudge(weights);
        var gold = SpeakersGoldSet.Cases(folder).Where(c => c.Verdict is GoldVerdict.Right or GoldVerdict.Wrong).Select(c => (judge.LogOdds(c.Features), c.Verdict == GoldVerdict.Right)).ToList();
        List<(double Odds, bool Right)> crossed = [.. drawn.Select(c => (c.Odds, c.Example.Right))], inferred = [.. drawn.Where(c => IsInferred(c.Example)).Select(c => (c.Odds, c.Example.Right))];
        var (ofJudged, ofMarked) = (Border(crossed, Wanted), Border(gold, Wanted));
        double enough = Math.Round(Math.Max(ofJudged, ofMarked), 2), ofInferred = Math.Max(enough, Math.Round(Border(inferred, WantedOfInferred), 2));
        Console.WriteLine($"  enough by the judged {ofJudged:0.00}, by the marked {ofMarked:0.00}; where the speaker is inferred {ofInferred:0.00}");
        double Over(double odds, Judged example) => odds - (IsInferred(example) ? ofInferred : enough);
        foreach (var draw in drawn.GroupBy(c => c.Example.Draw).OrderBy(g => g.Key, StringComparer.Ordinal)) Print($"draw {draw.Key}, crossed", 0, [.. draw.Select(c => (Over(c.Odds, c.Example), c.Example.Right))]);
        Print("inferred, crossed", ofInferred, inferred);
        Print("all draws, crossed", 0, [.. drawn.Select(c => (Over(c.Odds, c.Example), c.Example.Right))]);
        Print("marked by others", enough, gold);
        Write(examples, weights, enough, ofInferred);
    }

    private static bool IsInferred(Judged example) => example.Features.Contains(SpeakerJudge.Inferred);

    private static void Write(List<Judged> examples, Dictionary<string, double> weights, double enough, double ofInferred)
    {
        var rows = new StringBuilder($"# Weights of the judge of speakers, fitted by ./do train speakers on {examples.Count} statements of {examples.Select(e => e.Story).Distinct().Count()} stories and pages.\n");
        rows.Append(CultureInfo.InvariantCulture, $"{SpeakerJudge.Enough}\t{enough:0.00}\n{SpeakerJudge.EnoughInferred}\t{ofInferred:0.00}\n");
        foreach (var (name, weight) in weights.OrderBy(w => w.Key, StringComparer.Ordinal)) rows.Append(CultureInfo.InvariantCulture, $"{name}\t{weight:0.###}\n");
        File.WriteAllText(Shipped, rows.ToString());
        Console.WriteLine($"  {weights.Count} weights");
    }

    // The lowest log-odds from which on so large a share is right as is wanted.
    private static double Border(List<(double Odds, bool Right)> judged, double wanted)
    {
        double border = double.PositiveInfinity;
        int right = 0, all = 0;
        foreach (var (odds, isRight) in judged.Where(j => double.IsFinite(j.Odds)).OrderByDescending(j => j.Odds))
        {
            all++;
            if (isRight) right++;
            if (right >= wanted * all) border = odds;
        }
        return border;
    }

    private static void Print(string name, double enough, List<(double Odds, bool Right)> judged)
    {
        var sure = judged.Where(j => j.Odds >= enough).ToList();
        Console.WriteLine($"  {name}: {(double)judged.Count(j => j.Right) / judged.Count:0.000} of {judged.Count} right; {(double)sure.Count(j => j.Right) / Math.Max(1, sure.Count):0.000} of the {sure.Count} that are sure enough ({(double)sure.Count / judged.Count:0.000})");
    }
}

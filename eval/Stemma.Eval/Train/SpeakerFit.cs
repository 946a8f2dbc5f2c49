using System.IO.Hashing;
using System.Text;
using Stemma.Core.Statements;
using Judged = Stemma.Eval.Sets.SpeakersSet.Example;

namespace Stemma.Eval.Train;

/// <summary>Fits judges of speakers on judged statements: one on all of them, and for each statement one that has seen nothing of its story.</summary>
internal static class SpeakerFit
{
    private const int Folds = 10, LeastStories = 8;
    private const double Ridge = 10, Least = 0.005;

    /// <summary>The weights of the features that enough stories have.</summary>
    public static Dictionary<string, double> Of(IReadOnlyList<Judged> examples)
    {
        var stories = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal) { [SpeakerJudge.Intercept] = [] };
        foreach (var example in examples)
            foreach (var name in example.Features) (stories.TryGetValue(name, out var known) ? known : stories[name] = []).Add(example.Story);
        var names = stories.Where(s => s.Value.Count >= LeastStories || s.Key == SpeakerJudge.Intercept).Select(s => s.Key).Order(StringComparer.Ordinal).ToList();
        var number = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        var fitted = SparseLogistic.Of([.. examples.Select(e => new SparseExample([.. e.Features.Append(SpeakerJudge.Intercept).Where(number.ContainsKey).Select(f => number[f])], e.Right, 1))], names.Count, Ridge);
        return names.Select((name, i) => (name, Weight: Math.Round(fitted[i], 3))).Where(w => Math.Abs(w.Weight) >= Least).ToDictionary(w => w.name, w => w.Weight, StringComparer.Ordinal);
    }

    /// <summary>The log-odds of each statement that a page would show, by a judge fitted without the tenth of the stories that its own is in.</summary>
    public static List<(double Odds, Judged Example)> Crossed(IReadOnlyList<Judged> examples) => Enumerable.Range(0, Folds).AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(fold =>
    {
        var judge = new SpeakerJudge(Of([.. examples.Where(e => Fold(e.Story) != fold)]));
        return examples.Where(e => e.Shown && Fold(e.Story) == fold).Select(e => (judge.LogOdds(e.Features), e));
    }).ToList();

    private static int Fold(string story) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(story)) % Folds);
}

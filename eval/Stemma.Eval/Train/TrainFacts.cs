using System.Globalization;
using System.Text;
using Stemma.Core.Claims.Facts;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Train;

/// <summary>Fits the model that tells whether two values of two texts are values of one thing, from the stories of dev that are not kept for the blind count.</summary>
internal static class TrainFacts
{
    private const double Ridge = 0.02;

    // What equal values cannot teach.
    private static readonly Dictionary<string, double> Set = new() { ["ratio"] = -1.5, ["elsewhere"] = -3 };

    public static void Run(string folder)
    {
        var lessons = new[] { "stream", "pairs", "telegram" }.SelectMany(set => DifferenceStories.Of(folder, set)).Where(s => !DifferenceCases.IsBlind(s.Name))
            .SelectMany(s => FactCandidates.Lessons(s.Story.Tellings)).ToList();
        int yes = lessons.Count(l => l.Same);
        Console.WriteLine($"  {lessons.Count} lessons, {yes} of one thing");
        var examples = lessons.Select(l => new Example([.. l.Measures.Select((m, i) => Set.ContainsKey(FactCandidates.Features[i]) ? 0 : m)], l.Same, l.Same ? 1 : (double)yes / (lessons.Count - yes))).ToList();
        var weights = LogisticFit.Of(examples, FactCandidates.Features.Count, Ridge);
        var file = new StringBuilder("# Weights of the model that tells whether two values of two texts are values of one thing (Claims/Facts/SameFact). Written by ./do train facts.\n");
        foreach (var (name, weight) in FactCandidates.Features.Append("intercept").Zip(weights)) file.Append(CultureInfo.InvariantCulture, $"{name}\t{Set.GetValueOrDefault(name, weight):0.####}\n");
        File.WriteAllText("src/Stemma.Core/Claims/Data/facts.tsv", file.ToString());
        Console.Write(file);
    }
}

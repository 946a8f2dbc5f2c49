using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Counts matches over documents, as score.py does.</summary>
internal sealed class QuoteTally
{
    private static readonly (string Name, double Threshold)[] Levels = [("exact", 1.0), ("iou0.8", .8), ("iou0.3", .3)];

    private readonly int[] _matched = new int[Levels.Length];
    private int _gold, _found, _joint, _named, _right, _direct, _directFound;

    /// <summary>Adds a document.</summary>
    public void Add(List<QuoteItem> gold, List<QuoteItem> found, bool speech)
    {
        var kept = gold.Where(g => g.Letters.Count > 0 && (!speech || g.Speech)).ToList();
        if (speech) found = [.. found.Where(f => !MatchesOther(gold, kept, f))];
        _gold += kept.Count;
        _found += found.Count;
        _direct += kept.Count(g => g.Type == "direct");
        for (int level = 0; level < Levels.Length; level++)
        {
            var pairs = Match(kept, found, Levels[level].Threshold);
            _matched[level] += pairs.Count;
            if (level == Levels.Length - 1) foreach (var (g, f) in pairs) Speaker(kept[g], found[f]);
        }
    }

    /// <summary>The figures.</summary>
    public IEnumerable<Score> Scores(string prefix)
    {
        for (int level = 0; level < Levels.Length; level++)
        {
            double p = Ratio(_matched[level], _found), r = Ratio(_matched[level], _gold);
            yield return new Score($"{prefix}.{Levels[level].Name}.f1", F1(p, r), _gold);
            if (level < Levels.Length - 1) continue;
            yield return new Score($"{prefix}.{Levels[level].Name}.precision", p, _found);
            yield return new Score($"{prefix}.{Levels[level].Name}.recall", r, _gold);
        }
        yield return new Score($"{prefix}.speaker", Ratio(_right, _named), _named);
        yield return new Score($"{prefix}.joint.f1", F1(Ratio(_joint, _found), Ratio(_joint, _gold)), _gold);
        yield return new Score($"{prefix}.direct.recall", Ratio(_directFound, _direct), _direct);
    }

    private void Speaker(QuoteItem gold, QuoteItem found)
    {
        if (gold.Type == "direct") _directFound++;
        if (gold.Speakers.Count == 0)
        {
            if (found.Speakers.Count == 0) _joint++;
            return;
        }
        _named++;
        if (!found.Speakers.Any(gold.IsSpeaker)) return;
        _right++;
        _joint++;
    }

    // A find that best matches a gold item left out is dropped, not counted wrong.
    private static bool MatchesOther(List<QuoteItem> gold, List<QuoteItem> kept, QuoteItem found)
    {
        var best = gold.MaxBy(g => g.Overlap(found));
        return best is not null && best.Overlap(found) > 0 && !kept.Contains(best);
    }

    // One to one, best first; ties as Python's reversed sort breaks them: nearer length, then later items.
    private static List<(int Gold, int Found)> Match(List<QuoteItem> gold, List<QuoteItem> found, double threshold)
    {
        var candidates = new List<(double Score, int Near, int Gold, int Found)>();
        for (int g = 0; g < gold.Count; g++)
        {
            for (int f = 0; f < found.Count; f++)
            {
                double score = gold[g].Overlap(found[f]);
                if (score >= threshold && score > 0) candidates.Add((score, -Math.Abs(gold[g].Letters.Count - found[f].Letters.Count), g, f));
            }
        }
        candidates.Sort((a, b) => b.CompareTo(a));
        var pairs = new List<(int, int)>();
        var usedGold = new HashSet<int>();
        var usedFound = new HashSet<int>();
        foreach (var (_, _, g, f) in candidates)
        {
            if (usedGold.Contains(g) || usedFound.Contains(f)) continue;
            usedGold.Add(g);
            usedFound.Add(f);
            pairs.Add((g, f));
        }
        return pairs;
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double F1(double p, double r) => p + r > 0 ? 2 * p * r / (p + r) : 0;
}

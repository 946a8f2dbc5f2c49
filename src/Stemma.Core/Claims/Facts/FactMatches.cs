namespace Stemma.Core.Claims.Facts;

/// <summary>Two values of one thing in two texts.</summary>
internal readonly record struct FactMatch(Fact A, Fact B, double Probability);

/// <summary>Finds what two texts both give a value of: the pairs in which each is the other's best.</summary>
internal static class FactMatches
{
    private const double Agreeing = 1.5; // a pair of equal values is taken before one of others as likely: so many times its odds
    private const int MostPairs = 60_000; // of texts' facts that are compared

    /// <summary>The matches of all pairs of texts, each at least as likely as the floor.</summary>
    public static IReadOnlyList<FactMatch> Of(FactTexts texts, double least)
    {
        var found = new List<FactMatch>();
        int compared = 0;
        for (int i = 0; i < texts.All.Count; i++)
        {
            for (int j = i + 1; j < texts.All.Count && compared < MostPairs; j++)
            {
                if (texts.All[i].Count == 0 || texts.All[j].Count == 0 || texts.All[i][0].Reading.Language != texts.All[j][0].Reading.Language) continue;
                found.AddRange(Between(texts.All[i], texts.All[j], texts, least, ref compared));
            }
        }
        return found;
    }

    private static List<FactMatch> Between(IReadOnlyList<Fact> a, IReadOnlyList<Fact> b, FactTexts texts, double least, ref int compared)
    {
        var pairs = new List<(FactMatch Match, double Rank)>();
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                if (x.Measure != y.Measure || (x.Quantity is null && x.Event != y.Event)) continue;
                compared++;
                double p = SameFact.Probability(x, y, texts);
                if (p < least) continue;
                double odds = p / Math.Max(1e-9, 1 - p);
                pairs.Add((new FactMatch(x, y, p), Values.Disjoint(x, y) ? odds : odds * Agreeing));
            }
        }
        var taken = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var best = new List<FactMatch>();
        foreach (var (match, _) in pairs.OrderByDescending(p => p.Rank).ThenBy(p => p.Match.A.At).ThenBy(p => p.Match.B.At))
        {
            if (taken.Contains(match.A) || taken.Contains(match.B)) continue;
            taken.Add(match.A);
            taken.Add(match.B);
            best.Add(match);
        }
        return best;
    }
}

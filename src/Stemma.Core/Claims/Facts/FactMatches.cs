namespace Stemma.Core.Claims.Facts;

/// <summary>Two values of one thing in two texts.</summary>
internal readonly record struct FactMatch(Fact A, Fact B, double Probability);

/// <summary>Finds what two texts both give a value of: the pairs in which each is the other's best.</summary>
internal static class FactMatches
{
    private const double Agreeing = 1.5; // a pair of equal values is taken before one of others as likely: so many times its odds
    private const int FurthestDays = 14; // two reports of one thing may date it so far apart
    private const double Whole = 0.5;
    private const double SameThing = 0.5; // share of the shorter sentence that two must have where the value's own words do not say what it is of
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
                if (!MayBeOne(x, y) || texts.IsRow(x) || texts.IsRow(y)) continue;
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

    // What no likeness of words makes one thing: another measure, other persons, another event's hour, a plan against a fact, times weeks apart, "the first time in 9 years" of something else.
    private static bool MayBeOne(Fact a, Fact b) =>
        a.Measure == b.Measure && a.Ahead == b.Ahead && a.Negated == b.Negated
        && (a.Kind.Length == 0 || b.Kind.Length == 0 || a.Kind == b.Kind)
        && (a.Quantity is not null || (a.Event == b.Event && (a.Of.IsSubsetOf(b.Of) || b.Of.IsSubsetOf(a.Of))))
        && (a.When is not { } x || b.When is not { } y || HappeningGroups.Overlap(x, y) || Math.Abs((x.From - y.From).TotalDays) <= FurthestDays)
        && (a.Since == b.Since && (!a.Since || SameFact.Sentences(a, b) >= SameThing))
        && !IsSum(a, b) && !IsSum(b, a);

    // "Killed 12" beside "killed 9 in one town and 3 in the other".
    private static bool IsSum(Fact whole, Fact part)
    {
        if (whole.Quantity is not { } all || part.Quantity is not { } one) return false;
        var beside = part.Sentence.Quantities.Where(q => q.Unit == one.Unit && q.At != one.At && (q.Head == one.Head || q.Head.Length == 0 || one.Head.Length == 0)).Select(q => q.Low).ToList();
        return beside.Count > 0 && (Math.Abs(beside.Sum() + one.Low - all.Low) < Whole || beside.Exists(o => Math.Abs(o + one.Low - all.Low) < Whole));
    }
}

namespace Stemma.Core.Lineage;

/// <summary>What holds the runs of a chain together.</summary>
/// <param name="LongestGap">Most words (or letters) between two runs, in either text.</param>
/// <param name="PerGap">What each of them costs.</param>
/// <param name="PerSlip">What each costs that stands between them in one text more than in the other.</param>
/// <param name="LeastScore">What a chain must weigh.</param>
internal readonly record struct ChainBounds(int LongestGap, float PerGap, float PerSlip, float LeastScore);

/// <summary>Joins runs that follow each other in both texts to chains: local alignments that bridge changed words (sparse dynamic programming over matches).</summary>
internal static class Chains
{
    private const int LookBack = 90;

    /// <summary>The bounds of a chain of words.</summary>
    public static readonly ChainBounds OfWords = new(LongestGap: 26, PerGap: 0.12f, PerSlip: 0.2f, LeastScore: 2.2f);

    /// <summary>Chains of runs, best first; no word of either text is in two of them. Each chain is in the order of both texts.</summary>
    /// <param name="runs">Runs in the order of B.</param>
    /// <param name="wordsOfA">How many words A has.</param>
    /// <param name="wordsOfB">How many words B has.</param>
    /// <param name="bounds">What holds a chain together.</param>
    public static List<List<Run>> Of(List<Run> runs, int wordsOfA, int wordsOfB, ChainBounds bounds)
    {
        var (score, before) = Scores(runs, bounds);
        var order = Enumerable.Range(0, runs.Count).Where(i => score[i] >= bounds.LeastScore).ToArray();
        Array.Sort(order, (x, y) => score[x] != score[y] ? score[y].CompareTo(score[x]) : x.CompareTo(y));
        var usedA = new bool[wordsOfA];
        var usedB = new bool[wordsOfB];
        var taken = new bool[runs.Count];
        var chains = new List<List<Run>>();
        foreach (int end in order)
        {
            if (taken[end]) continue;
            var chain = Collect(runs, before, end, taken, usedA, usedB, bounds.LeastScore);
            if (chain.Count > 0) chains.Add(chain);
        }
        return chains;
    }

    private static (float[] Score, int[] Before) Scores(List<Run> runs, ChainBounds bounds)
    {
        var score = new float[runs.Count];
        var before = new int[runs.Count];
        for (int i = 0; i < runs.Count; i++)
        {
            score[i] = runs[i].Weight;
            before[i] = -1;
            for (int j = i - 1; j >= Math.Max(0, i - LookBack); j--)
            {
                float joined = score[j] + Gain(runs[j], runs[i], bounds);
                if (joined > score[i]) (score[i], before[i]) = (joined, j);
            }
        }
        return (score, before);
    }

    // What a run adds after another: its weight without the overlap, less the words that are skipped and the difference of the skips.
    private static float Gain(Run earlier, Run later, ChainBounds bounds)
    {
        int gapA = later.A - earlier.EndA, gapB = later.B - earlier.EndB;
        int overlap = Math.Max(0, Math.Max(-gapA, -gapB));
        if (overlap >= later.Length || later.A <= earlier.A || later.B <= earlier.B) return float.NegativeInfinity;
        gapA += overlap;
        gapB += overlap;
        if (gapA > bounds.LongestGap || gapB > bounds.LongestGap) return float.NegativeInfinity;
        float weight = later.Weight * (later.Length - overlap) / later.Length;
        return weight - bounds.PerGap * Math.Max(gapA, gapB) - bounds.PerSlip * Math.Abs(gapA - gapB);
    }

    private static List<Run> Collect(List<Run> runs, int[] before, int end, bool[] taken, bool[] usedA, bool[] usedB, float leastScore)
    {
        var chain = new List<Run>();
        int ceilingA = usedA.Length, ceilingB = usedB.Length;
        float weight = 0;
        for (int i = end; i >= 0 && !taken[i]; i = before[i])
        {
            taken[i] = true;
            var run = Free(runs[i], usedA, usedB, ceilingA, ceilingB);
            if (run.Length == 0) continue;
            chain.Add(run);
            weight += run.Weight;
            (ceilingA, ceilingB) = (run.A, run.B);
        }
        if (weight < leastScore) return [];
        chain.Reverse();
        foreach (var run in chain)
        {
            usedA.AsSpan(run.A, run.Length).Fill(true);
            usedB.AsSpan(run.B, run.Length).Fill(true);
        }
        return chain;
    }

    // The longest stretch of the run that no chain holds yet and that ends before what follows.
    private static Run Free(Run run, bool[] usedA, bool[] usedB, int ceilingA, int ceilingB)
    {
        int length = Math.Min(run.Length, Math.Min(ceilingA - run.A, ceilingB - run.B)), best = 0, longest = 0;
        for (int first = 0, end = 0; first < length; first = ++end)
        {
            while (end < length && !usedA[run.A + end] && !usedB[run.B + end]) end++;
            if (end - first > longest) (best, longest) = (first, end - first);
        }
        return longest == 0 ? default : new Run(run.A + best, run.B + best, longest, run.Weight * longest / run.Length);
    }
}

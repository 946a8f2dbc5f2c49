using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>Units (paragraphs, sentences) of two texts that stand side by side.</summary>
/// <param name="FromA">The first unit of the first text.</param>
/// <param name="ToA">The unit after its last one.</param>
/// <param name="FromB">The same of the second text.</param>
/// <param name="ToB">The same of the second text.</param>
internal readonly record struct Line(int FromA, int ToA, int FromB, int ToB);

/// <summary>Sets two texts line by line: units that share passages stand beside each other as long as both keep their order.</summary>
internal static class Lines
{
    private const int MostPairs = 1500;

    /// <summary>The lines in order; every unit stands in exactly one.</summary>
    /// <param name="a">The units of the first, in order.</param>
    /// <param name="b">The units of the second, in order.</param>
    /// <param name="passages">What they share.</param>
    /// <param name="stacked">Whether a unit that has no counterpart stands in a line of its own; else all between two shared lines stand side by side.</param>
    public static IReadOnlyList<Line> Of(IReadOnlyList<Span> a, IReadOnlyList<Span> b, IEnumerable<Passage> passages, bool stacked)
    {
        var lines = new List<Line>();
        var (atA, atB) = (0, 0);
        foreach (var line in Joined(Chain(Pairs(a, b, passages))))
        {
            Alone(line.FromA, line.FromB);
            lines.Add(line);
            (atA, atB) = (line.ToA, line.ToB);
        }
        Alone(a.Count, b.Count);
        return lines;

        void Alone(int toA, int toB)
        {
            if (!stacked && atA < toA && atB < toB) lines.Add(new Line(atA, toA, atB, toB));
            else
            {
                for (; atA < toA; atA++) lines.Add(new Line(atA, atA + 1, atB, atB));
                for (; atB < toB; atB++) lines.Add(new Line(toA, toA, atB, atB + 1));
            }
            (atA, atB) = (toA, toB);
        }
    }

    private readonly record struct Pair(int A, int B, int Weight);

    private static List<Pair> Pairs(IReadOnlyList<Span> a, IReadOnlyList<Span> b, IEnumerable<Passage> passages) =>
        [.. passages.Select(p => (A: Unit(a, p.A), B: Unit(b, p.B), p.A.Length)).Where(p => p.A >= 0 && p.B >= 0)
            .GroupBy(p => (p.A, p.B)).Select(g => new Pair(g.Key.A, g.Key.B, g.Sum(p => p.Length)))
            .OrderBy(p => p.A).ThenBy(p => p.B).Take(MostPairs)];

    /// <summary>The unit in which a stretch begins, or -1.</summary>
    public static int Unit(IReadOnlyList<Span> units, Span at)
    {
        int low = 0, high = units.Count - 1;
        while (low <= high)
        {
            int mid = (low + high) / 2;
            if (units[mid].End <= at.Start) low = mid + 1;
            else high = mid - 1;
        }
        return low < units.Count && units[low].Overlaps(at) ? low : -1;
    }

    // The heaviest chain of pairs in which neither text goes backwards.
    private static List<Pair> Chain(List<Pair> pairs)
    {
        var (weight, before) = (new int[pairs.Count], new int[pairs.Count]);
        int best = -1;
        for (int i = 0; i < pairs.Count; i++)
        {
            (weight[i], before[i]) = (pairs[i].Weight, -1);
            for (int j = 0; j < i; j++)
            {
                if (pairs[j].B <= pairs[i].B && weight[j] + pairs[i].Weight > weight[i]) (weight[i], before[i]) = (weight[j] + pairs[i].Weight, j);
            }
            if (best < 0 || weight[i] > weight[best]) best = i;
        }
        var chain = new List<Pair>();
        for (; best >= 0; best = before[best]) chain.Add(pairs[best]);
        chain.Reverse();
        return chain;
    }

    // A paragraph that was split stands beside all its parts.
    private static List<Line> Joined(List<Pair> chain)
    {
        var lines = new List<Line>();
        foreach (var pair in chain)
        {
            if (lines is [.., var last] && (pair.A < last.ToA || pair.B < last.ToB)) lines[^1] = last with { ToA = Math.Max(last.ToA, pair.A + 1), ToB = Math.Max(last.ToB, pair.B + 1) };
            else lines.Add(new Line(pair.A, pair.A + 1, pair.B, pair.B + 1));
        }
        return lines;
    }
}

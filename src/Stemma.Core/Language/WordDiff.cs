using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>What a run of a comparison is.</summary>
public enum DiffKind
{
    /// <summary>Stands in both.</summary>
    Equal,

    /// <summary>Stands in the first only.</summary>
    Deleted,

    /// <summary>Stands in the second only.</summary>
    Inserted,
}

/// <summary>A run of tokens that both texts have, or one of them.</summary>
/// <param name="Kind">Which.</param>
/// <param name="A">Its stretch of the first text; empty, at its place, where it is inserted.</param>
/// <param name="B">Its stretch of the second text; empty, at its place, where it is deleted.</param>
public readonly record struct DiffRun(DiffKind Kind, Span A, Span B);

/// <summary>Compares two texts token by token (Myers 1986, "An O(ND) Difference Algorithm").</summary>
public static class WordDiff
{
    private const int MostEdits = 1200;

    /// <summary>The runs in order. Beyond 1200 edits the differing middle is given as one deletion and one insertion.</summary>
    public static IReadOnlyList<DiffRun> Of(string a, string b)
    {
        List<Token> left = Tokens.Of(a), right = Tokens.Of(b);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] x = Numbered(a, left, numbers), y = Numbered(b, right, numbers);
        int prefix = 0;
        while (prefix < x.Length && prefix < y.Length && x[prefix] == y[prefix]) prefix++;
        int suffix = 0;
        while (suffix < x.Length - prefix && suffix < y.Length - prefix && x[^(suffix + 1)] == y[^(suffix + 1)]) suffix++;
        var steps = new List<DiffKind>(x.Length + y.Length);
        steps.AddRange(Enumerable.Repeat(DiffKind.Equal, prefix));
        steps.AddRange(Middle(x.AsSpan(prefix, x.Length - prefix - suffix), y.AsSpan(prefix, y.Length - prefix - suffix)));
        steps.AddRange(Enumerable.Repeat(DiffKind.Equal, suffix));
        return Runs(steps, left, right);
    }

    private static int[] Numbered(string text, List<Token> tokens, Dictionary<string, int> numbers)
    {
        var found = new int[tokens.Count];
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < found.Length; i++)
        {
            if (!known.TryGetValue(tokens[i].In(text), out found[i])) known[tokens[i].In(text)] = found[i] = numbers.Count;
        }
        return found;
    }

    private static List<DiffKind> Middle(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        int most = Math.Min(x.Length + y.Length, MostEdits);
        var furthest = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (int d = 0; d <= most; d++)
        {
            for (int k = -d; k <= d; k += 2)
            {
                bool down = k == -d || (k != d && furthest[most + k] < furthest[most + k + 2]);
                int i = down ? furthest[most + k + 2] : furthest[most + k] + 1, j = i - k;
                while (i < x.Length && j < y.Length && j >= 0 && x[i] == y[j]) { i++; j++; }
                furthest[most + k + 1] = i;
                if (i < x.Length || j < y.Length) continue;
                trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
                return Backwards(trace, x.Length, y.Length);
            }
            trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
        }
        return [.. Enumerable.Repeat(DiffKind.Deleted, x.Length), .. Enumerable.Repeat(DiffKind.Inserted, y.Length)];
    }

    // trace[d][k + d] is how far diagonal k of x reaches after d edits.
    private static List<DiffKind> Backwards(List<int[]> trace, int i, int j)
    {
        var steps = new List<DiffKind>();
        for (int d = trace.Count - 1; d > 0; d--)
        {
            int k = i - j;
            int At(int diagonal) => trace[d - 1][diagonal + d - 1];
            bool down = k == -d || (k != d && (k + 1 <= d - 1 ? At(k + 1) : -1) > (k - 1 >= -(d - 1) ? At(k - 1) : -1));
            int before = down ? k + 1 : k - 1, from = At(before), start = down ? from : from + 1;
            for (; i > start; i--, j--) steps.Add(DiffKind.Equal);
            steps.Add(down ? DiffKind.Inserted : DiffKind.Deleted);
            (i, j) = (from, from - before);
        }
        for (; i > 0; i--) steps.Add(DiffKind.Equal);
        steps.Reverse();
        return steps;
    }

    private static List<DiffRun> Runs(List<DiffKind> steps, List<Token> left, List<Token> right)
    {
        var runs = new List<DiffRun>();
        for (int s = 0, i = 0, j = 0; s < steps.Count;)
        {
            int from = s, i0 = i, j0 = j;
            while (s < steps.Count && steps[s] == steps[from]) { if (steps[s] != DiffKind.Inserted) i++; if (steps[s] != DiffKind.Deleted) j++; s++; }
            runs.Add(new DiffRun(steps[from], SpanOf(left, i0, i), SpanOf(right, j0, j)));
        }
        return runs;
    }

    private static Span SpanOf(List<Token> tokens, int from, int to)
    {
        if (to > from) return new Span(tokens[from].Start, tokens[to - 1].End);
        int at = from < tokens.Count ? tokens[from].Start : tokens.Count > 0 ? tokens[^1].End : 0;
        return new Span(at, at);
    }
}

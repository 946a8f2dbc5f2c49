namespace Stemma.Core.Lineage;

/// <summary>Equal words in two texts: <paramref name="Length"/> words from <paramref name="A"/> in the first and from <paramref name="B"/> in the second.</summary>
internal readonly record struct Run(int A, int B, int Length, float Weight)
{
    public int EndA => A + Length;
    public int EndB => B + Length;
}

/// <summary>Finds where two texts have the same words: longest runs around equal three-word grams, and single words that are rare in both.</summary>
internal static class Runs
{
    private const int Gram = 3, MostPlaces = 12, MostRuns = 6000, RareInText = 2;

    /// <summary>The runs, by their place in B, then in A.</summary>
    public static List<Run> Between(Words a, Words b)
    {
        var runs = new List<Run>();
        AddGrams(a.All, b.All, runs);
        AddRareWords(a.All, b.All, runs);
        runs.Sort((x, y) => x.B != y.B ? x.B.CompareTo(y.B) : x.A != y.A ? x.A.CompareTo(y.A) : y.Length.CompareTo(x.Length));
        return runs;
    }

    private static void AddGrams(Word[] a, Word[] b, List<Run> runs)
    {
        if (a.Length < Gram || b.Length < Gram) return;
        var places = new Places(a.Length);
        for (int i = 0; i + Gram <= a.Length; i++) places.Add(GramOf(a, i), i);
        for (int j = 0; j + Gram <= b.Length && runs.Count < MostRuns; j++)
        {
            int taken = 0;
            for (int i = places.First(GramOf(b, j)); i >= 0 && taken < MostPlaces; i = places.Next(i))
            {
                if (!Same(a, i, b, j) || (i > 0 && j > 0 && a[i - 1].Hash == b[j - 1].Hash)) continue;
                taken++;
                runs.Add(Extend(a, b, i, j));
            }
        }
    }

    private static void AddRareWords(Word[] a, Word[] b, List<Run> runs)
    {
        var inB = CountWords(b);
        var inA = CountWords(a);
        var places = new Places(a.Length);
        for (int i = 0; i < a.Length; i++)
            if (a[i].Weight >= 1 && inA[a[i].Hash] <= RareInText && inB.ContainsKey(a[i].Hash)) places.Add(a[i].Hash, i);
        for (int j = 0; j < b.Length && runs.Count < MostRuns; j++)
        {
            if (b[j].Weight < 1 || inB[b[j].Hash] > RareInText) continue;
            for (int i = places.First(b[j].Hash); i >= 0; i = places.Next(i))
            {
                if (a[i].Hash != b[j].Hash || (i > 0 && j > 0 && a[i - 1].Hash == b[j - 1].Hash)) continue;
                var run = Extend(a, b, i, j);
                if (run.Length < Gram) runs.Add(run);
            }
        }
    }

    private static Dictionary<ulong, int> CountWords(Word[] words)
    {
        var counts = new Dictionary<ulong, int>(words.Length);
        foreach (var word in words) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, word.Hash, out _)++;
        return counts;
    }

    private static Run Extend(Word[] a, Word[] b, int i, int j)
    {
        int n = 0;
        float weight = 0;
        while (i + n < a.Length && j + n < b.Length && a[i + n].Hash == b[j + n].Hash) weight += b[j + n++].Weight;
        return new Run(i, j, n, weight);
    }

    private static bool Same(Word[] a, int i, Word[] b, int j) => a[i].Hash == b[j].Hash && a[i + 1].Hash == b[j + 1].Hash && a[i + 2].Hash == b[j + 2].Hash;

    private static ulong GramOf(Word[] words, int i) => MinHash.Mix(MinHash.Mix(words[i].Hash + 1) ^ (words[i + 1].Hash + 2)) ^ MinHash.Mix(words[i + 2].Hash + 3);

    /// <summary>Places by hash, as chains in an array: the latest added first.</summary>
    private sealed class Places(int most)
    {
        private readonly Dictionary<ulong, int> _first = new(most);
        private readonly int[] _next = new int[most];

        public void Add(ulong hash, int place)
        {
            ref int first = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_first, hash, out bool known);
            _next[place] = known ? first : -1;
            first = place;
        }

        public int First(ulong hash) => _first.TryGetValue(hash, out int place) ? place : -1;

        public int Next(int place) => _next[place];
    }
}

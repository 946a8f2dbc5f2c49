namespace Stemma.Core.Lineage;

/// <summary>A text's letters and digits in a row, small, each with the number of its word. What scanning does to words, to the spaces between them and to marks leaves most letters in their order.</summary>
internal sealed class Letters
{
    private const int Gram = 7, MostRuns = 6000, BitsOfLetter = 9;
    private const ulong GramMask = (1UL << (Gram * BitsOfLetter)) - 1, LetterMask = (1UL << BitsOfLetter) - 1;

    private Letters(char[] all, int[] wordOf)
    {
        All = all;
        WordOf = wordOf;
    }

    /// <summary>The letters in order.</summary>
    public char[] All { get; }

    /// <summary>The number of each letter's word.</summary>
    public int[] WordOf { get; }

    /// <summary>The letters of a text's words.</summary>
    public static Letters Of(string text, Word[] words)
    {
        var all = new List<char>(text.Length);
        var wordOf = new List<int>(text.Length);
        for (int w = 0; w < words.Length; w++)
        {
            for (int i = words[w].Start; i < words[w].End; i++)
            {
                if (!char.IsLetterOrDigit(text[i])) continue;
                all.Add(char.ToLowerInvariant(text[i]));
                wordOf.Add(w);
            }
        }
        return new Letters([.. all], [.. wordOf]);
    }

    /// <summary>Equal rows of at least seven letters that begin with what stands only once in the first text, in the order of the second.</summary>
    public static List<Run> Runs(Letters a, Letters b)
    {
        var places = Places(a.All);
        var ends = new Dictionary<int, int>(); // by how far the texts are shifted: where the last run ended
        var runs = new List<Run>();
        ulong gram = 0;
        for (int j = 0; j < b.All.Length && runs.Count < MostRuns; j++)
        {
            gram = Next(gram, b.All[j]);
            if (j < Gram - 1 || !places.TryGetValue(gram, out int last) || last < 0) continue;
            if (ends.TryGetValue(j - last, out int end) && j < end) continue;
            int first = Gram - 1, past = 1;
            while (last - first > 0 && j - first > 0 && a.All[last - first - 1] == b.All[j - first - 1]) first++;
            while (last + past < a.All.Length && j + past < b.All.Length && a.All[last + past] == b.All[j + past]) past++;
            runs.Add(new Run(last - first, j - first, first + past, first + past));
            ends[j - last] = j + past;
        }
        runs.Sort((x, y) => x.B != y.B ? x.B.CompareTo(y.B) : x.A.CompareTo(y.A));
        return runs;
    }

    // Where each gram ends; -1 for one that stands there twice.
    private static Dictionary<ulong, int> Places(char[] letters)
    {
        var places = new Dictionary<ulong, int>(letters.Length);
        ulong gram = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            gram = Next(gram, letters[i]);
            if (i >= Gram - 1 && !places.TryAdd(gram, i)) places[gram] = -1;
        }
        return places;
    }

    private static ulong Next(ulong gram, char letter) => ((gram << BitsOfLetter) | (letter & LetterMask)) & GramMask;
}

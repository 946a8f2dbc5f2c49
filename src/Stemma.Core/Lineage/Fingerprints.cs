using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>The keys by which a text is found again, whole or in part.</summary>
public static class Fingerprints
{
    /// <summary>Words of a shingle for the containment index: short enough that a copy with every tenth word changed still shares some.</summary>
    public const int ShingleWords = 6;

    /// <summary>Words of a shingle for MinHash.</summary>
    public const int BandWords = 3;

    private const int SampleMask = 7, FewestShingles = 6, MostShingles = 192, FewestWords = 40, ShortText = 150, FewestGrams = 24;
    private const float LeastWeight = 1.4f, LeastShingleWeight = 2f; // of three words, of six: a stock phrase, or function words alone, weigh less
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The keys of an article's running text. The outlet's boilerplate is dropped; quotations are set aside for the bands, of a longer text, and kept in the shingles, which a short excerpt needs.
    /// <see cref="CandidateKeys.Terms"/> stay empty: they belong to another room.</summary>
    /// <param name="article">The article.</param>
    /// <param name="outlet">Its outlet, whose boilerplate is dropped; null drops nothing.</param>
    /// <param name="tables">What the stream taught.</param>
    public static CandidateKeys Of(Article article, string? outlet, StreamTables tables) => Of(CutText.Of(article.Text), outlet, tables);

    /// <summary>The same of a text that is cut already.</summary>
    /// <inheritdoc cref="Of(Article, string?, StreamTables)"/>
    public static CandidateKeys Of(CutText text, string? outlet, StreamTables tables)
    {
        using var words = KeyWords.Of(text);
        if (words.Count == 0) return CandidateKeys.None;
        var dropped = Boilerplates.Of(text, outlet, tables);
        var whole = Runs(words, dropped, setQuotesAside: false);
        var runs = words.Count > ShortText ? Runs(words, dropped, setQuotesAside: true) : whole;
        if (runs.Sum(r => r.Length) < Math.Min(FewestWords, words.Count)) runs = whole;
        var (starts, room) = (Starts(words.Hashes), GC.AllocateUninitializedArray<ulong>(words.Count));
        return new CandidateKeys
        {
            TextHash = Hash(words.Hashes),
            Shingles = Shingles(words, starts, whole, room),
            Bands = MinHash.Bands(Telling(words, starts, runs, room)),
        };
    }

    // Stretches of words with nothing set aside inside them.
    private static List<(int First, int Length)> Runs(KeyWords words, IReadOnlyList<Span> dropped, bool setQuotesAside)
    {
        if (dropped.Count == 0 && !(setQuotesAside && words.AnyQuoted)) return [(0, words.Count)];
        var runs = new List<(int, int)>();
        var starts = words.Starts;
        var quoted = words.Quoted;
        int first = -1, d = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            while (d < dropped.Count && dropped[d].End <= starts[i]) d++;
            bool keep = !(setQuotesAside && quoted[i]) && (d >= dropped.Count || !dropped[d].Contains(starts[i]));
            if (keep && first < 0) first = i;
            if (!keep && first >= 0) { runs.Add((first, i - first)); first = -1; }
        }
        if (first >= 0) runs.Add((first, starts.Length - first));
        return runs;
    }

    /// <summary>The sampled shingles: those whose hash ends in three zero bits; of a short text all, so that it is found too. Those of function words and stock phrases are left out: a third of all texts may hold one. Where few are left, all.</summary>
    private static ulong[] Shingles(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, Span<ulong> room)
    {
        Span<ulong> sampled = SortDistinct(room[..Sixes(words, starts, runs, LeastShingleWeight, SampleMask, room)]);
        if (sampled.Length < FewestShingles)
        {
            int count = Sixes(words, starts, runs, LeastShingleWeight, 0, room);
            if (count < FewestShingles) count = Sixes(words, starts, runs, 0, 0, room);
            if (count == 0) foreach (var (first, length) in runs) room[count++] = Hash(words.Hashes.Slice(first, length));
            ulong[] all = [.. SortDistinct(room[..count])];
            sampled = all.Where(IsSampled).ToArray();
            if (sampled.Length < FewestShingles) return [.. all.OrderBy(h => h & SampleMask).ThenBy(h => h).Take(FewestShingles * 4).Order()];
        }
        return [.. sampled[..Math.Min(MostShingles, sampled.Length)]];
    }

    private static bool IsSampled(ulong hash) => (hash & SampleMask) == 0;

    // Sorts numbers, and brings each once to the front.
    private static Span<ulong> SortDistinct(Span<ulong> numbers)
    {
        numbers.Sort();
        int kept = 0;
        for (int i = 0; i < numbers.Length; i++) if (i == 0 || numbers[i] != numbers[i - 1]) numbers[kept++] = numbers[i];
        return numbers[..kept];
    }

    // The grams that tell texts apart: of function words, and of the phrases that every newsroom uses, nearly all texts have some in common. Where few are left, all.
    private static ReadOnlySpan<ulong> Telling(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, Span<ulong> room)
    {
        int count = Grams(words, starts, runs, LeastWeight, room);
        return room[..(count >= FewestGrams ? count : Grams(words, starts, runs, 0, room))];
    }

    // The hashes of three words each that weigh enough together; how many they are. No branch: which are kept cannot be foretold.
    private static int Grams(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, float least, Span<ulong> room)
    {
        int n = 0;
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + BandWords <= first + length; i++)
            {
                var weights = words.Weights.Slice(i, BandWords);
                room[n] = Ended(starts[i]);
                n += weights[0] + weights[1] + weights[2] >= least ? 1 : 0;
            }
        }
        return n;
    }

    // The hashes of six words each that weigh enough together and have no bit of a mask; how many they are.
    private static int Sixes(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, float least, ulong mask, Span<ulong> room)
    {
        int n = 0;
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + ShingleWords <= first + length; i++)
            {
                var hashes = words.Hashes.Slice(i, ShingleWords);
                var weights = words.Weights.Slice(i, ShingleWords);
                ulong six = Ended(Then(Then(Then(starts[i], hashes[3], 3), hashes[4], 4), hashes[5], 5));
                room[n] = six;
                n += weights[0] + weights[1] + weights[2] + weights[3] + weights[4] + weights[5] >= least & (six & mask) == 0 ? 1 : 0;
            }
        }
        return n;
    }

    // The beginning of the hash of words: of each word the first three that stand there. A hash of three is this one ended, a longer one goes on from it.
    private static ulong[] Starts(ReadOnlySpan<ulong> words)
    {
        var starts = GC.AllocateUninitializedArray<ulong>(words.Length); // none is read that is not written here
        for (int i = 0; i + BandWords <= words.Length; i++) starts[i] = Then(Then(Then(Seed, words[i], 0), words[i + 1], 1), words[i + 2], 2);
        return starts;
    }

    // The hash of a stretch of words.
    private static ulong Hash(ReadOnlySpan<ulong> words)
    {
        ulong h = Seed;
        for (int i = 0; i < words.Length; i++) h = Then(h, words[i], i);
        return Ended(h);
    }

    private static ulong Then(ulong hash, ulong word, int place) => MinHash.Mix(hash ^ word) + (ulong)place;

    private static ulong Ended(ulong hash) => MinHash.Mix(hash) is not 0 and var h ? h : 1;
}

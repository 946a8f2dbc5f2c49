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
        var words = KeyWords.Of(text);
        if (words.Count == 0) return CandidateKeys.None;
        var dropped = Boilerplates.Of(text, outlet, tables);
        var whole = Runs(words, dropped, setQuotesAside: false);
        var runs = words.Count > ShortText ? Runs(words, dropped, setQuotesAside: true) : whole;
        if (runs.Sum(r => r.Length) < Math.Min(FewestWords, words.Count)) runs = whole;
        var (starts, room) = (Starts(words.Hashes), new ulong[words.Count]);
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
        int first = -1, d = 0;
        for (int i = 0; i <= words.Count; i++)
        {
            bool keep = i < words.Count && !(setQuotesAside && words.Quoted[i]);
            if (keep)
            {
                while (d < dropped.Count && dropped[d].End <= words.Starts[i]) d++;
                keep = d >= dropped.Count || !dropped[d].Contains(words.Starts[i]);
            }
            if (keep && first < 0) first = i;
            if (!keep && first >= 0) { runs.Add((first, i - first)); first = -1; }
        }
        return runs;
    }

    /// <summary>The sampled shingles: those whose hash ends in three zero bits; of a short text all, so that it is found too. Those of function words and stock phrases are left out: a third of all texts may hold one. Where few are left, all.</summary>
    private static ulong[] Shingles(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, Span<ulong> room)
    {
        int count = Sixes(words, starts, runs, LeastShingleWeight, room);
        if (count < FewestShingles) count = Sixes(words, starts, runs, 0, room);
        if (count == 0) foreach (var (first, length) in runs) room[count++] = Hash(words.Hashes.Slice(first, length));
        var all = room[..count];
        var sampled = new ulong[count];
        int kept = 0;
        foreach (ulong hash in all) // no branch: which are kept cannot be foretold
        {
            sampled[kept] = hash;
            kept += (hash & SampleMask) == 0 ? 1 : 0;
        }
        kept = Math.Min(MostShingles, SortDistinct(sampled.AsSpan(0, kept)));
        return kept >= FewestShingles ? sampled[..kept] : [.. all.ToArray().Distinct().OrderBy(h => h & SampleMask).ThenBy(h => h).Take(FewestShingles * 4).Order()];
    }

    // Sorts, and brings each number once to the front: so many are there.
    private static int SortDistinct(Span<ulong> numbers)
    {
        numbers.Sort();
        int kept = 0;
        for (int i = 0; i < numbers.Length; i++) if (i == 0 || numbers[i] != numbers[i - 1]) numbers[kept++] = numbers[i];
        return kept;
    }

    // The grams that tell texts apart: of function words, and of the phrases that every newsroom uses, nearly all texts have some in common. Where few are left, all.
    private static ReadOnlySpan<ulong> Telling(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, Span<ulong> room)
    {
        int count = Grams(words, starts, runs, LeastWeight, room);
        return room[..(count >= FewestGrams ? count : Grams(words, starts, runs, 0, room))];
    }

    // The hashes of three words each that weigh enough together; how many they are.
    private static int Grams(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, float least, Span<ulong> room)
    {
        int n = 0;
        var weights = words.Weights;
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + BandWords <= first + length; i++)
            {
                room[n] = Ended(starts[i]);
                n += weights[i] + weights[i + 1] + weights[i + 2] >= least ? 1 : 0;
            }
        }
        return n;
    }

    // The hashes of six words each that weigh enough together; how many they are.
    private static int Sixes(KeyWords words, ReadOnlySpan<ulong> starts, List<(int First, int Length)> runs, float least, Span<ulong> room)
    {
        int n = 0;
        var hashes = words.Hashes;
        var weights = words.Weights;
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + ShingleWords <= first + length; i++)
            {
                room[n] = Six(starts[i], hashes, i);
                n += weights[i] + weights[i + 1] + weights[i + 2] + weights[i + 3] + weights[i + 4] + weights[i + 5] >= least ? 1 : 0;
            }
        }
        return n;
    }

    // The beginning of the hash of words: of each word the first three that stand there. A hash of three is this one ended, a longer one goes on from it.
    private static ulong[] Starts(ReadOnlySpan<ulong> words)
    {
        var starts = new ulong[words.Length];
        for (int i = 0; i + BandWords <= words.Length; i++) starts[i] = Then(Then(Then(Seed, words[i], 0), words[i + 1], 1), words[i + 2], 2);
        return starts;
    }

    private static ulong Six(ulong start, ReadOnlySpan<ulong> words, int i) => Ended(Then(Then(Then(start, words[i + 3], 3), words[i + 4], 4), words[i + 5], 5));

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

using System.Runtime.InteropServices;
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
    private const float LeastWeight = 1.4f;

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
        var words = CollectionsMarshal.AsSpan(Words.ForKeys(text));
        if (words.Length == 0) return CandidateKeys.None;
        var dropped = Boilerplates.Of(text, outlet, tables);
        var runs = Runs(words, dropped, setQuotesAside: words.Length > ShortText);
        if (runs.Sum(r => r.Length) < Math.Min(FewestWords, words.Length)) runs = Runs(words, dropped, setQuotesAside: false);
        return new CandidateKeys
        {
            TextHash = Hash(words, 0, words.Length),
            Shingles = Shingles(words, Runs(words, dropped, setQuotesAside: false)),
            Bands = MinHash.Bands(Telling(words, runs)),
        };
    }

    // Stretches of words with nothing set aside inside them.
    private static List<(int First, int Length)> Runs(ReadOnlySpan<Word> words, IReadOnlyList<Span> dropped, bool setQuotesAside)
    {
        var runs = new List<(int, int)>();
        int first = -1, d = 0;
        for (int i = 0; i <= words.Length; i++)
        {
            bool keep = i < words.Length && !(setQuotesAside && words[i].Quoted);
            if (keep)
            {
                while (d < dropped.Count && dropped[d].End <= words[i].Start) d++;
                keep = d >= dropped.Count || !dropped[d].Contains(words[i].Start);
            }
            if (keep && first < 0) first = i;
            if (!keep && first >= 0) { runs.Add((first, i - first)); first = -1; }
        }
        return runs;
    }

    /// <summary>The sampled shingles: those whose hash ends in three zero bits; of a short text all, so that it is found too.</summary>
    private static ulong[] Shingles(ReadOnlySpan<Word> words, List<(int First, int Length)> runs)
    {
        var all = Grams(words, runs, ShingleWords);
        if (all.Count == 0) foreach (var (first, length) in runs) if (length > 0) all.Add(Hash(words, first, length));
        var sampled = new List<ulong>(all.Count / 4);
        foreach (ulong hash in all) if ((hash & SampleMask) == 0) sampled.Add(hash);
        sampled.Sort();
        int kept = 0;
        for (int i = 0; i < sampled.Count && kept < MostShingles; i++) if (i == 0 || sampled[i] != sampled[i - 1]) sampled[kept++] = sampled[i];
        ulong[] distinct = [.. CollectionsMarshal.AsSpan(sampled)[..kept]];
        return distinct.Length >= FewestShingles ? distinct : [.. all.Distinct().OrderBy(h => h & SampleMask).ThenBy(h => h).Take(FewestShingles * 4).Order()];
    }

    // The grams that tell texts apart: of function words, and of the phrases that every newsroom uses, nearly all texts have some in common. Where few are left, all.
    private static List<ulong> Telling(ReadOnlySpan<Word> words, List<(int First, int Length)> runs)
    {
        var grams = new List<ulong>(words.Length);
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + BandWords <= first + length; i++)
                if (words[i].Weight + words[i + 1].Weight + words[i + 2].Weight >= LeastWeight) grams.Add(Hash(words, i, BandWords));
        }
        return grams.Count >= FewestGrams ? grams : Grams(words, runs, BandWords);
    }

    private static List<ulong> Grams(ReadOnlySpan<Word> words, List<(int First, int Length)> runs, int size)
    {
        var grams = new List<ulong>(words.Length);
        foreach (var (first, length) in runs)
        {
            for (int i = first; i + size <= first + length; i++) grams.Add(Hash(words, i, size));
        }
        return grams;
    }

    private static ulong Hash(ReadOnlySpan<Word> words, int first, int length)
    {
        ulong h = 0x9E3779B97F4A7C15;
        for (int i = first; i < first + length; i++) h = MinHash.Mix(h ^ words[i].Hash) + (ulong)i - (ulong)first;
        h = MinHash.Mix(h);
        return h == 0 ? 1 : h;
    }
}

using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Stemma.Core.Learned;

/// <summary>
/// Gathers what translated sentences teach of words. A sentence teaches once, whoever prints it again; and what two pairs of reports do not both show is not given out, so that no report can be told from it.
/// </summary>
/// <param name="before">What was learned before.</param>
public sealed class WordLessons(WordPairs before)
{
    private const int MostSeen = 1_000_000, MostKept = 100_000;

    private readonly Dictionary<ulong, Seen> _seen = [];
    private readonly HashSet<ulong> _taught = [];

    /// <summary>Takes two sentences that translate each other.</summary>
    /// <param name="reports">Which two reports they are of: a number of theirs alone.</param>
    /// <param name="sentence">The one sentence, as it stands.</param>
    /// <param name="other">The other.</param>
    /// <param name="left">The keys of the one's words (<see cref="WordPairs.Key"/>).</param>
    /// <param name="right">Those of the other's.</param>
    public void Teach(ulong reports, ReadOnlySpan<char> sentence, ReadOnlySpan<char> other, IReadOnlySet<ulong> left, IReadOnlySet<ulong> right)
    {
        if (left.Count == 0 || right.Count == 0 || _seen.Count > MostSeen || !(_taught.Add(HashOf(sentence, left)) & _taught.Add(HashOf(other, right)))) return;
        foreach (ulong word in left.Concat(right)) Count(word, reports);
        foreach (ulong one in left)
            foreach (ulong two in right) Count(WordPairs.Pair(one, two), reports);
    }

    /// <summary>All that was learned; of too much, what was seen least goes first.</summary>
    public WordPairs Closed()
    {
        var kept = new Dictionary<ulong, int>(before.Counts);
        foreach (var (key, seen) in _seen)
            if (seen.Two && seen.Sentences >= WordPairs.Least) kept[key] = seen.Sentences;
        for (int least = WordPairs.Least + 1; kept.Count > MostKept; least++) kept = kept.Where(c => c.Value >= least).ToDictionary();
        return new WordPairs(kept);
    }

    private void Count(ulong key, ulong reports)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out bool known);
        if (!known) seen = new Seen(before.Counts.GetValueOrDefault(key), reports, before.Counts.ContainsKey(key));
        seen = new Seen(seen.Sentences + 1, reports, seen.Two || seen.Reports != reports);
    }

    // Of a sentence as it is read against one other language: each key of a word holds both.
    private static ulong HashOf(ReadOnlySpan<char> sentence, IReadOnlySet<ulong> words) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(sentence)) ^ words.Min();

    private readonly record struct Seen(int Sentences, ulong Reports, bool Two);
}

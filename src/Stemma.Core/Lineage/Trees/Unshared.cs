using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>What of one text stands in none of the others that it is held against, by whole sentences; what is quoted is left out.</summary>
/// <param name="Lead">Whether its first sentence does not.</param>
/// <param name="Share">The share of its words that stand in such sentences, 0..1.</param>
internal readonly record struct Unshared(bool Lead, double Share)
{
    private const double Quoted = 0.5, Covered = 0.5;

    /// <summary>Finds it.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="ties">What it shares, text for text.</param>
    public static Unshared In(Reading reading, IReadOnlyList<Tie> ties) =>
        In(reading, [.. ties.Where(t => t.A == reading || t.B == reading).SelectMany(t => t.Alignment.Passages.Select(p => t.Of(reading, p)))]);

    /// <summary>Finds what stands outside of given spans.</summary>
    public static Unshared In(Reading reading, IReadOnlyList<Span> shared)
    {
        var words = reading.Words;
        int own = 0, all = 0;
        bool? lead = null;
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            int unquoted = 0;
            for (int i = words.FirstOf[s]; i < words.FirstOf[s + 1]; i++) if (!words.All[i].Quoted) unquoted++;
            if (unquoted <= Quoted * words.Length(s)) continue;
            var sentence = words.Sentences[s];
            bool alone = shared.Sum(p => Math.Max(0, Math.Min(p.End, sentence.End) - Math.Max(p.Start, sentence.Start))) < Covered * sentence.Length;
            lead ??= alone;
            all += unquoted;
            if (alone) own += unquoted;
        }
        return new Unshared(lead ?? false, all == 0 ? 0 : (double)own / all);
    }
}

using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>What of one text stands in none of the others that it is held against, by whole sentences. What is quoted is left out, and the summary under the headline: that is every outlet's own.</summary>
/// <param name="Lead">Whether its first sentence does not.</param>
/// <param name="Share">The share of its words that stand in such sentences, 0..1.</param>
internal readonly record struct Unshared(bool Lead, double Share)
{
    private const double Quoted = 0.5, Covered = 0.5, NearlyAll = 0.85;

    /// <summary>Finds it.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="ties">What it shares, text for text.</param>
    public static Unshared In(Reading reading, IReadOnlyList<Tie> ties) =>
        Outside(reading, [.. ties.Where(t => t.A == reading || t.B == reading).SelectMany(t => t.Alignment.Passages.Select(p => (t.Of(reading, p), p.Kind == PassageKind.Common ? NearlyAll : Covered)))]);

    // A row of common words makes a sentence shared only where it is nearly all of it.
    private static Unshared Outside(Reading reading, List<(Span At, double Least)> shared)
    {
        var words = reading.Words;
        int own = 0, all = 0;
        bool? lead = null;
        int summary = Summary(reading.Telling.Article);
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            int unquoted = 0;
            for (int i = words.FirstOf[s]; i < words.FirstOf[s + 1]; i++) if (!words.All[i].Quoted) unquoted++;
            if (unquoted <= Quoted * words.Length(s)) continue;
            var sentence = words.Sentences[s];
            if (sentence.End <= summary) continue;
            bool alone = !shared.Exists(p => Math.Min(p.At.End, sentence.End) - Math.Max(p.At.Start, sentence.Start) >= p.Least * sentence.Length);
            lead ??= alone;
            all += unquoted;
            if (alone) own += unquoted;
        }
        return new Unshared(lead ?? false, all == 0 ? 0 : (double)own / all);
    }

    private static int Summary(Article article) =>
        article.Blocks is [{ Kind: BlockKind.Standfirst, Text: var text }, ..] && article.Text.StartsWith(text, StringComparison.Ordinal) ? text.Length : 0;
}

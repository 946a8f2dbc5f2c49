using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>A sentence that says what another says, in the same words or in nearly the same.</summary>
/// <param name="Telling">Whose.</param>
/// <param name="At">The sentence's stretch of its running text.</param>
/// <param name="Same">Whether the words that were looked for stand there one after the other.</param>
/// <param name="Share">Share of these words that stand there in order, 0..1.</param>
/// <param name="Speaker">Who says it there, as far as the report tells; null otherwise.</param>
public sealed record Echo(Telling Telling, Span At, bool Same, double Share, string? Speaker)
{
    private const double Least = 0.6;
    private const int MostWords = 120;

    /// <summary>When the report that says it was published or fetched; null where neither is known.</summary>
    public DateTimeOffset? When => Telling.Article.Published?.At ?? Telling.Fetched;

    /// <summary>The echo of some words in a telling: the sentence that has most of them in order.</summary>
    /// <param name="words">A sentence, or a piece of one.</param>
    /// <param name="telling">Where to look.</param>
    /// <returns>Null where no sentence has three in five of the words.</returns>
    public static Echo? Of(string words, Telling telling)
    {
        var sought = Folded(words, new Span(0, words.Length));
        if (sought.Count is 0 or > MostWords) return null;
        var text = telling.Article.Text;
        Echo? best = null;
        foreach (var sentence in Sentences.Of(text))
        {
            var there = Folded(text, sentence);
            double share = (double)InOrder(sought, there) / sought.Count;
            if (share < Least || share <= (best?.Share ?? 0)) continue;
            best = new Echo(telling, sentence, share >= 1 && Follows(sought, there), share, SpeakerOf(telling, sentence));
        }
        return best;
    }

    private static List<string> Folded(string text, Span at) =>
        [.. Tokens.Of(text, at.Start, at.End).Where(t => t.Kind != TokenKind.Mark).Select(t => Tokens.Fold(t.In(text)))];

    private static bool Follows(List<string> sought, List<string> there)
    {
        for (int i = 0; i + sought.Count <= there.Count; i++)
            if (there.GetRange(i, sought.Count).SequenceEqual(sought, StringComparer.Ordinal)) return true;
        return false;
    }

    // Longest common subsequence (Wagner and Fischer 1974).
    private static int InOrder(List<string> a, List<string> b)
    {
        var row = new int[b.Count + 1];
        foreach (string word in a)
        {
            int diagonal = 0;
            for (int j = 1; j <= b.Count; j++)
            {
                int above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return row[^1];
    }

    private static string? SpeakerOf(Telling telling, Span sentence) =>
        telling.Statements.FirstOrDefault(s => s.Speaker is not null && s.Spans.Any(sentence.Overlaps))?.Speaker;
}

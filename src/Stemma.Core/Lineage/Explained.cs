using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells which few of the earlier texts explain a text: the one that has most of its words, and further ones only for sentences that the first does not have.
/// A fellow copy of one original has less of it than the original; where two have as much, the earlier counts.
/// </summary>
public static class Explained
{
    private const double Half = 0.5;
    private const int MostTexts = 3, FewestSentences = 2, FewestWords = 12;

    /// <summary>The earlier texts that explain a text, the one that explains most first.</summary>
    /// <param name="telling">The text.</param>
    /// <param name="earlier">Earlier texts with what they share with it.</param>
    public static IReadOnlyList<Telling> By(Telling telling, IReadOnlyList<(Telling Earlier, Alignment Alignment)> earlier)
    {
        var words = Words.Of(telling.Article.Text);
        var left = earlier.OrderBy(e => e.Earlier.At).ThenBy(e => e.Earlier.Id).Select(e => (Telling: e.Earlier, Covered: Covered(telling, words, e.Earlier, e.Alignment))).ToList();
        var chosen = new List<Telling>();
        var open = Enumerable.Repeat(true, words.Sentences.Count).ToArray();
        while (chosen.Count < MostTexts && left.Count > 0)
        {
            var best = left.MaxBy(l => Gain(l.Covered, words, open, all: chosen.Count == 0).Words); // the first of equals
            var gain = Gain(best.Covered, words, open, all: chosen.Count == 0);
            if (chosen.Count > 0 && (gain.Sentences < FewestSentences || gain.Words < FewestWords)) break;
            chosen.Add(best.Telling);
            left.Remove(best);
            for (int s = 0; s < open.Length; s++) if (IsExplained(best.Covered, words, s)) open[s] = false;
        }
        return chosen;
    }

    // For the first text every word counts, for further ones the sentences that are still open.
    private static (int Sentences, int Words) Gain(bool[] covered, Words words, bool[] open, bool all)
    {
        int sentences = 0, sum = 0;
        for (int s = 0; s < open.Length; s++)
        {
            if (!all && !(open[s] && IsExplained(covered, words, s))) continue;
            sentences++;
            for (int i = words.FirstOf[s]; i < words.FirstOf[s + 1]; i++) if (covered[i]) sum++;
        }
        return (sentences, sum);
    }

    private static bool IsExplained(bool[] covered, Words words, int sentence)
    {
        int unquoted = 0, held = 0;
        for (int i = words.FirstOf[sentence]; i < words.FirstOf[sentence + 1]; i++)
        {
            if (!words.All[i].Quoted) unquoted++;
            if (covered[i]) held++;
        }
        return held > 0 && held >= Half * unquoted;
    }

    // The unquoted words of the text that the earlier one has too, in derived passages.
    private static bool[] Covered(Telling telling, Words words, Telling earlier, Alignment alignment)
    {
        var covered = new bool[words.All.Length];
        var others = Words.Of(earlier.Article.Text);
        foreach (var passage in alignment.Passages.Where(p => Aligned.IsDerived(p.Kind)))
        {
            var (here, there) = alignment.B == telling.Id ? (passage.B, passage.A) : (passage.A, passage.B);
            int first = Ties.FirstIn(words.All, here.Start), other = Ties.FirstIn(others.All, there.Start);
            if (passage.Kind == PassageKind.Translated)
                for (int i = first; i < covered.Length && words.All[i].Start < here.End; i++) covered[i] = true;
            else if (first < covered.Length && other < others.All.Length)
                foreach (var (_, i) in Pairings.Common(others.All[other].Sentence, words.All[first].Sentence, others, words)) covered[i] = true;
        }
        for (int i = 0; i < covered.Length; i++) covered[i] &= !words.All[i].Quoted;
        return covered;
    }
}

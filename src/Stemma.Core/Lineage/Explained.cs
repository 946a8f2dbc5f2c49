using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells which few of the earlier texts explain a text: the one that has most of its words, or the two that together have more, and a further one only for sentences that these do not have.
/// A fellow copy of one original has less of it than the original; where two have as much, the earlier counts.
/// </summary>
public static class Explained
{
    private const double Half = 0.5;
    private const int MostTexts = 3, FewestSentences = 2, FewestWords = 12, LongestDateline = 60, Openings = 2;

    /// <summary>The earlier texts that explain a text, in their order in time.</summary>
    /// <param name="telling">The text.</param>
    /// <param name="earlier">Earlier texts with what they share with it.</param>
    public static IReadOnlyList<Telling> By(Telling telling, IReadOnlyList<(Telling Earlier, Alignment Alignment)> earlier)
    {
        if (earlier.Count == 0) return [];
        var words = Words.Of(telling.Article.Text);
        var ordered = earlier.OrderBy(e => e.Earlier.At).ThenBy(e => e.Earlier.Id).ToList();
        var covered = ordered.ConvertAll(e => Covered(telling, words, e.Earlier, e.Alignment));
        int[] chosen = [.. Extended([], covered)];
        while (chosen.Length < MostTexts)
        {
            // Two texts are sought anew, not beside the best one: what a fellow copy took from both has more of each than either alone.
            var more = chosen.Length == 1 ? Enumerable.Range(0, covered.Count).Select(i => Extended([i], covered)).MaxBy(c => Count(c, covered))! : Extended(chosen, covered);
            if (Count(more, covered) - Count(chosen, covered) < FewestWords || Whole(more, covered, words) - Whole(chosen, covered, words) < FewestSentences) break;
            chosen = more;
        }
        return [.. chosen.Order().Select(i => ordered[i].Earlier)];
    }

    // With the text that adds most words, the first of equals.
    private static int[] Extended(int[] chosen, List<bool[]> covered) => [.. chosen, Enumerable.Range(0, covered.Count).MaxBy(i => Count([.. chosen, i], covered))];

    private static int Count(int[] chosen, List<bool[]> covered) => Enumerable.Range(0, covered[0].Length).Count(w => Has(chosen, covered, w));

    private static bool Has(int[] chosen, List<bool[]> covered, int word)
    {
        foreach (int i in chosen) if (covered[i][word]) return true;
        return false;
    }

    // Sentences of which one of the texts has half of what is not quoted.
    private static int Whole(int[] chosen, List<bool[]> covered, Words words)
    {
        int whole = 0;
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            var inside = Enumerable.Range(words.FirstOf[s], words.Length(s)).Where(w => !words.All[w].Quoted).ToList();
            if (inside.Count > 0 && chosen.Any(i => inside.Count(w => covered[i][w]) >= Half * inside.Count)) whole++;
        }
        return whole;
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
        var datelines = Datelines(telling.Article.Text);
        for (int i = 0; i < covered.Length; i++) covered[i] &= !words.All[i].Quoted && !datelines.Exists(d => d.Contains(words.All[i].Start));
        return covered;
    }

    // A place and an agency before the text are every outlet's own, and two may have the same by chance.
    private static List<Span> Datelines(string text)
    {
        var found = new List<Span>();
        foreach (var paragraph in Language.Sentences.Paragraphs(text).Take(Openings))
        {
            int dash = paragraph.Of(text)[..Math.Min(LongestDateline, paragraph.Length)].IndexOfAny(['—', '–']);
            if (dash > 0) found.Add(new Span(paragraph.Start, paragraph.Start + dash));
        }
        return found;
    }
}

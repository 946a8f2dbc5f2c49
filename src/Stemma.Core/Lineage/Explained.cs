using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells which few of the earlier texts explain a text: the one that has most of its words, or the two that together have more, and a further one only for sentences that these do not have.
/// A fellow copy of one original has less of it than the original; where two have as much, the earlier counts. A later one that lies nearer to the text than that, by what was changed, stands between the two and explains it too.
/// </summary>
public static class Explained
{
    private const double HalfOfSentence = 0.5, NextToNothing = 0.25, Reworded = 0.8, MostOf = 0.66;
    private const int MostTexts = 3, FewestSentences = 2, FewestWords = 12, AsMuch = 3;

    /// <summary>The earlier texts that explain a text, in their order in time.</summary>
    /// <param name="telling">The text.</param>
    /// <param name="earlier">Earlier texts with what they share with it.</param>
    public static IReadOnlyList<Telling> By(Telling telling, IReadOnlyList<(Telling Earlier, Alignment Alignment)> earlier)
    {
        if (earlier.Count == 0) return [];
        var words = Words.Of(telling.Article.Text);
        var held = InTime(telling, words, earlier);
        int[] chosen = [.. Extended([], held)];
        while (chosen.Length < MostTexts)
        {
            // Two texts are sought anew, not beside the best one: what a fellow copy took from both has more of each than either alone.
            var more = chosen.Length == 1 ? Enumerable.Range(0, held.Count).Select(i => Extended([i], held)).MaxBy(c => Count(c, held))! : Extended(chosen, held);
            if (Count(more, held) - Count(chosen, held) < FewestWords || Further(more, chosen, held, words) < (held[chosen[0]].Exact < Reworded ? LinkKinds.LeastSentences : FewestSentences)) break;
            chosen = more;
        }
        if (chosen is [var only] && Between(only, held) is { } nearer) chosen = [only, nearer];
        return [.. chosen.Order().Select(i => held[i].Earlier)];
    }

    /// <summary>The one text that a text was made of directly: the nearest of those that have most of it.</summary>
    /// <param name="telling">The text.</param>
    /// <param name="earlier">Texts that it may have been made of, at least one, with what they share with it.</param>
    public static Telling Parent(Telling telling, IReadOnlyList<(Telling Earlier, Alignment Alignment)> earlier)
    {
        var held = InTime(telling, Words.Of(telling.Article.Text), earlier);
        int most = Extended([], held)[0];
        return held[Between(most, held) ?? most].Earlier;
    }

    private static List<Held> InTime(Telling telling, Words words, IReadOnlyList<(Telling Earlier, Alignment Alignment)> earlier) =>
        [.. earlier.OrderBy(e => e.Earlier.At).ThenBy(e => e.Earlier.Id).Select(e => Held.Of(telling, words, e.Earlier, e.Alignment))];

    // With the text that adds most words, the first of those that add about as much: of single texts, what a few words more say is told by all that was changed. Of two that reworded one text, each has by chance what the other has: there the first counts that has most of it.
    private static int[] Extended(int[] chosen, List<Held> held)
    {
        int before = Count(chosen, held);
        var added = Enumerable.Range(0, held.Count).Select(i => Count([.. chosen, i], held) - before).ToList();
        int most = added.Max();
        double enough = held[added.IndexOf(most)].Exact < Reworded ? MostOf * most : most - (chosen.Length == 0 ? FewestWords : AsMuch);
        return [.. chosen, added.FindIndex(a => a >= enough)];
    }

    // One of those that have about as much and lie nearer than the one chosen, each in turn held against the nearest so far. What is reworded throughout tells nothing of single words.
    private static int? Between(int chosen, List<Held> held)
    {
        int? nearest = null;
        for (int i = 0; i < held.Count; i++)
            if (held[i].Count >= held[chosen].Count - AsMuch && (held[i].Exact >= Reworded || held[i].BreaksOffBefore(held[chosen])) && held[i].IsNearerThan(held[nearest ?? chosen])) nearest = i;
        return nearest;
    }

    private static int Count(int[] chosen, List<Held> held) => Enumerable.Range(0, held[0].Covered.Length).Count(w => Has(chosen, held, w));

    private static bool Has(int[] chosen, List<Held> held, int word)
    {
        foreach (int i in chosen) if (held[i].Covered[word]) return true;
        return false;
    }

    // Sentences of which one of more texts has half of what is not quoted, and of which those chosen have next to nothing.
    private static int Further(int[] more, int[] chosen, List<Held> held, Words words)
    {
        int further = 0;
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            var inside = Enumerable.Range(words.FirstOf[s], words.Length(s)).Where(w => !words.All[w].Quoted).ToList();
            if (inside.Count > 0 && more.Any(i => inside.Count(w => held[i].Covered[w]) >= HalfOfSentence * inside.Count) && inside.Count(w => Has(chosen, held, w)) <= NextToNothing * inside.Count) further++;
        }
        return further;
    }
}

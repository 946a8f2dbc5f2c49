using Stemma.Core.Language;
using Stemma.Core.Lineage.Sources;
using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Sees a translation by sentence vectors, where names, figures and lengths alone do not show it. Two reporters on one event say much the same, and a model finds that alike too. So vectors never show a translation by themselves:
/// a credit must tie the two texts, or some names and figures keep their places; most sentences of the text that has fewer must stand out as each other's, and stand in order.
/// </summary>
internal static class Meanings
{
    private const string Unknown = "und"; // BCP 47: nobody can say that such a text is in another language
    private const double LeastShare = 0.6; // of the sentences of the text that has fewer: a translation leaves out and merges some, an independent report says most things otherwise

    /// <summary>The alignment of a text and its translation, or of two translations of one text; null where vectors do not show it, or nothing else speaks for it.</summary>
    /// <param name="a">The earlier in the log.</param>
    /// <param name="b">The later in the log.</param>
    /// <param name="model">Gives the vectors; it is asked last, for that costs most.</param>
    public static Alignment? Between(Compared a, Compared b, SentenceModel model)
    {
        var (languageA, languageB) = (Stems.Primary(a.Telling.Article.Language), Stems.Primary(b.Telling.Article.Language));
        if (languageA == languageB || languageA == Unknown || languageB == Unknown) return null;
        var (toldA, toldB) = (SentenceVectors.Told(a), SentenceVectors.Told(b));
        if (Math.Min(toldA.Count, toldB.Count) < Translations.LeastSentences || !(KeepSomePlaces(a, b) || Credit(a.Telling, b.Telling))) return null;
        var standOut = SentenceVectors.Pairs(SentenceVectors.Of(a, model), SentenceVectors.Of(b, model)).ConvertAll(p => (A: toldA[p.A], B: toldB[p.B]));
        var pairs = InOrder(standOut);
        var own = pairs.Count(p => !Translations.IsQuoted(a.Words, p.A) && !Translations.IsQuoted(b.Words, p.B));
        int fewer = Math.Min(toldA.Count(s => !Translations.IsQuoted(a.Words, s)), toldB.Count(s => !Translations.IsQuoted(b.Words, s)));
        if (own < Translations.LeastSentences || own < LeastShare * fewer || pairs.Count < Translations.StrictlyInOrder * standOut.Count) return null;
        return Translations.Of(a.Telling, b.Telling, a.Words, b.Words, pairs) with { PairedBy = model.Name };
    }

    private static bool KeepSomePlaces(Compared a, Compared b) =>
        Translations.AreSome(Places.Between(Places.Of(a.Telling.Article.Text, a.Words), Places.Of(b.Telling.Article.Text, b.Words)));

    // One names the other's outlet, or is credited to an agency that the other names for more than a picture.
    private static bool Credit(Telling a, Telling b)
    {
        if (Ties.Names(a, b.Outlet) || Ties.Names(b, a.Outlet)) return true;
        var agencies = StoryAgencies.Of([a, b]);
        var (readA, readB) = (Reading.Of(a, agencies), Reading.Of(b, agencies));
        return readA.Credited is { } ofA && readB.Proofs(ofA).Count > 0 || readB.Credited is { } ofB && readA.Proofs(ofB).Count > 0;
    }

    // The longest row of pairs in which both texts go forward.
    private static List<(int A, int B)> InOrder(List<(int A, int B)> pairs)
    {
        var (longest, before) = (new int[pairs.Count], new int[pairs.Count]);
        int last = -1;
        for (int i = 0; i < pairs.Count; i++)
        {
            (longest[i], before[i]) = (1, -1);
            for (int j = 0; j < i; j++)
                if (pairs[j].B < pairs[i].B && longest[j] >= longest[i]) (longest[i], before[i]) = (longest[j] + 1, j);
            if (last < 0 || longest[i] > longest[last]) last = i;
        }
        var row = new List<(int A, int B)>();
        for (; last >= 0; last = before[last]) row.Insert(0, pairs[last]);
        return row;
    }
}

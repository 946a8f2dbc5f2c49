using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Sums up aligned sentences to an alignment.</summary>
internal static class Sums
{
    private const double WholeSentence = 0.45;

    /// <summary>The alignment of two tellings from their aligned sentences. Shares are of what the outlets tell: boilerplate and furniture are no part of it.</summary>
    public static Alignment Of(Compared a, Compared b, List<Aligned> aligned)
    {
        var (wordsA, wordsB) = (a.Words, b.Words);
        var derived = aligned.Where(p => p.Derived).ToList();
        int sharedA = Unquoted(derived.SelectMany(p => p.Pair.Matches).Select(m => m.A), wordsA);
        int sharedB = Unquoted(derived.SelectMany(p => p.Pair.Matches).Select(m => m.B), wordsB);
        int inRows = derived.Sum(p => InRows(p.Pair.Matches, wordsB)), all = derived.Sum(p => LongerSide(p.Pair, wordsA, wordsB));
        return new Alignment
        {
            A = a.Telling.Id,
            B = b.Telling.Id,
            Passages = [.. aligned.Select(p => new Passage(Stretch(p, wordsA, true), Stretch(p, wordsB, false), p.Kind)).OrderBy(p => p.A).ThenBy(p => p.B)],
            ShareOfA = Share(sharedA, a.Own),
            ShareOfB = Share(sharedB, b.Own),
            VerbatimShare = all == 0 ? 0 : Math.Round(Math.Min(1, (double)inRows / all), 4),
            Sentences = derived.Select(p => p.Pair.B).Distinct().Count(),
            Anchors = derived.Where(p => p.Kind == PassageKind.Reworded).Sum(p => p.Measure.Anchors),
        };
    }

    private static double Share(int shared, int unquoted) => unquoted == 0 ? 0 : Math.Round(Math.Min(1, (double)shared / unquoted), 4);

    private static int Unquoted(IEnumerable<int> numbers, Words words) => numbers.Distinct().Count(i => !words.All[i].Quoted);

    // Words that stand in rows of at least three equal ones.
    private static int InRows(List<(int A, int B)> matches, Words b)
    {
        int sum = 0;
        for (int i = 0; i < matches.Count;)
        {
            int j = i + 1;
            while (j < matches.Count && matches[j].A == matches[j - 1].A + 1 && matches[j].B == matches[j - 1].B + 1) j++;
            if (j - i >= 3) sum += j - i;
            i = j;
        }
        return Math.Min(sum, b.All.Length);
    }

    // The words that the derived stretch has in the text where it is longer: words added or changed lower the verbatim share.
    private static int LongerSide(Pairing pair, Words a, Words b)
    {
        int ofA = Extent(pair, a, true).Last - Extent(pair, a, true).First + 1, ofB = Extent(pair, b, false).Last - Extent(pair, b, false).First + 1;
        return Math.Max(pair.Matches.Count, Math.Max(ofA, ofB));
    }

    private static Span Stretch(Aligned p, Words words, bool a)
    {
        var (first, last) = Extent(p.Pair, words, a);
        return words.Stretch(first, last);
    }

    // From the first to the last matched word; the whole sentence where most of it is matched.
    private static (int First, int Last) Extent(Pairing pair, Words words, bool a)
    {
        int sentence = a ? pair.A : pair.B;
        int first = words.FirstOf[sentence], end = words.FirstOf[sentence + 1];
        if (pair.Matches.Count >= WholeSentence * (end - first)) return (first, end - 1);
        return a ? (pair.Matches[0].A, pair.Matches[^1].A) : (pair.Matches[0].B, pair.Matches[^1].B);
    }
}

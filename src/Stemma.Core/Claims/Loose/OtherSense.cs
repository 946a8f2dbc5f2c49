using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds a phrase that two tellings of one sentence share, with an opposite word before it: "capable of ending a long war" beside "capable of grinding out a long war".</summary>
internal static class OtherSense
{
    private const int FewestAfter = 4, FewestTelling = 2; // words shared behind the word, those of them that carry meaning

    private sealed record Change(SentencePair Pair, Gap Gap);

    /// <summary>The claims, one a word.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<SentencePair> pairs, Witnesses witnesses, Origins origins)
    {
        foreach (var group in SameSentences.Grouped(pairs.SelectMany(Changed), c => [(c.Pair.A.Telling.Id, c.Pair.InA.At), (c.Pair.B.Telling.Id, c.Pair.InB.At)]))
        {
            var sayings = group.SelectMany(c => new[] { Say(c.Pair.A, c.Pair.InA, c.Gap.A, c.Gap.AEnd, witnesses), Say(c.Pair.B, c.Pair.InB, c.Gap.B, c.Gap.BEnd, witnesses) })
                .DistinctBy(s => (s.Reading.Telling.Id, s.At)).OrderBy(s => s.Reading.Telling.Id).ToList();
            bool oneText = sayings.Select(s => origins.Text(s.Reading.Telling.Id)).Distinct().Count() == 1;
            bool copied = group.Exists(c => origins.IsCopy(c.Pair.A.Telling.Id, c.Pair.B.Telling.Id) || origins.IsCopy(c.Pair.B.Telling.Id, c.Pair.A.Telling.Id)); // the two that have the opposite words
            var first = group[0];
            yield return Funnel.Of(LooseDifferences.About(first.Pair.A, first.Pair.InA, Math.Max(0, first.Gap.A - 1)), copied ? Verdict.Altered : oneText ? Verdict.Wording : Verdict.Possible, sayings, origins, "sentence-sense");
        }
    }

    // Sentences that are nearly equal are another rule's.
    private static IEnumerable<Change> Changed(SentencePair pair)
    {
        var (a, b) = (pair.InA.Words.Folded, pair.InB.Words.Folded);
        return pair.Alignment.Gaps.Where(g => g.A < g.AEnd && g.B < g.BEnd && Senses.Opposed(a[g.A..g.AEnd], b[g.B..g.BEnd], pair.A.Language) && SharesWhatFollows(a, b, g, pair.A.Language)).Select(g => new Change(pair, g)).Take(1);
    }

    private static bool SharesWhatFollows(string[] a, string[] b, Gap gap, string language)
    {
        int n = 0, telling = 0;
        for (; gap.AEnd + n < a.Length && gap.BEnd + n < b.Length && a[gap.AEnd + n] == b[gap.BEnd + n]; n++) if (!Stems.IsStopWord(a[gap.AEnd + n], language)) telling++;
        return n >= FewestAfter && telling >= FewestTelling && gap.A > 0 && gap.B > 0 && a[gap.A - 1] == b[gap.B - 1];
    }

    private static Saying Say(Reading reading, ReadSentence sentence, int first, int end, Witnesses witnesses) =>
        LooseDifferences.Say(reading, sentence, sentence.Words.Stretch(first, end - 1), witnesses);
}

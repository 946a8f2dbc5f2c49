using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds a sentence that two texts share but for one word that decides what it says: "could close" and "will close".</summary>
internal static class Alterations
{
    private const int Before = 4; // words shown before the word
    private const int FewestWords = 8;
    private const int MostGaps = 2; // where more differs, the sentence is told anew
    private const double Near = 0.8; // share of the longer sentence's words

    private sealed record Change(SentencePair Pair, Gap Gap);

    /// <summary>The claims, one a changed word.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<SentencePair> pairs, Witnesses witnesses, Origins origins)
    {
        foreach (var group in SameSentences.Grouped(pairs.SelectMany(Changed), Ends))
        {
            var sayings = group.SelectMany(c => new[] { Say(c.Pair.A, c.Pair.InA, c.Gap.A, c.Gap.AEnd, witnesses), Say(c.Pair.B, c.Pair.InB, c.Gap.B, c.Gap.BEnd, witnesses) })
                .DistinctBy(s => (s.Reading.Telling.Id, s.At)).OrderBy(s => s.Reading.Telling.Id).ToList();
            var sides = sayings.GroupBy(s => s.Value.ToLowerInvariant(), StringComparer.Ordinal).Select(g => (IReadOnlyList<Saying>)[.. g]).ToList();
            if (sides.Count < 2) continue;
            var ruling = Rulings.On(new Camps(sides, origins, Close: false));
            if (!Held(sayings, origins)) ruling = new Ruling(Verdict.Possible); // only a held parent shows who changed the word
            yield return Funnel.Of(About(group[0]), ruling.Verdict, sayings, origins, "sentence-word");
        }
    }

    private static bool Held(List<Saying> sayings, Origins origins) =>
        sayings.Exists(a => sayings.Exists(b => a.Value != b.Value && origins.IsCopy(a.Reading.Telling.Id, b.Reading.Telling.Id)));

    private static IEnumerable<Change> Changed(SentencePair pair)
    {
        if (pair.Alignment.Share < Near || pair.Alignment.Gaps.Count > MostGaps || Math.Min(pair.InA.Words.Count, pair.InB.Words.Count) < FewestWords) return [];
        return Senses.Gaps(pair.InA.Words.Folded, pair.InB.Words.Folded, pair.Alignment, pair.A.Language)
            .Where(g => !(Quoted(pair.A, pair.InA, g.A) && Quoted(pair.B, pair.InB, g.B))) // another wording of a quotation
            .Select(g => new Change(pair, g)).Take(1);
    }

    private static bool Quoted(Reading reading, ReadSentence sentence, int token) =>
        Quotes.Inside(reading.Text, sentence.At.Start, sentence.Words.Tokens[Math.Min(token, sentence.Words.Count - 1)].Start);

    private static IEnumerable<(TellingId, Span)> Ends(Change c) => [(c.Pair.A.Telling.Id, c.Pair.InA.At), (c.Pair.B.Telling.Id, c.Pair.InB.At)];

    // Its value is the word with its two neighbours, which show where nothing stands.
    private static Saying Say(Reading reading, ReadSentence sentence, int first, int end, Witnesses witnesses)
    {
        var words = sentence.Words;
        var value = words.Stretch(Math.Max(0, first - 1), Math.Min(words.Count - 1, end));
        var said = sentence.SaidBy(value);
        return new Saying(reading, value.Of(reading.Text), Positions.Cap(reading.Text, sentence.At), said, witnesses.Key(reading, said));
    }

    private static string About(Change change)
    {
        var words = change.Pair.InA.Words;
        int first = Math.Max(0, change.Gap.A - Before);
        return Abouts.Of(change.Pair.A.Text, words, first, words.Count - 1, change.Pair.A.Language);
    }
}

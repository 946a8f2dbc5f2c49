using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds the sentences that several reports carry, in whatever language, and that somebody answers for or that give a number.</summary>
internal static class CarriedSentences
{
    private const int FewestWords = 3;

    /// <summary>The claims, one a sentence that at least two reports have.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Bearers bearers, Widening widening, Witnesses witnesses, Origins origins)
    {
        var seen = new HashSet<SentencePlace>();
        for (int i = 0; i < readings.Count; i++)
        {
            for (int j = 0; j < readings[i].Sentences.Count; j++)
            {
                var place = new SentencePlace(i, j);
                if (!seen.Add(place) || !bearers.Any(place) || Claim(readings[i], readings[i].Sentences[j], witnesses, origins) is not { } claim) continue;
                var carried = widening.Of(claim);
                foreach (var position in carried.Positions) if (bearers.At(position.Telling, position.At) is { } told) seen.Add(told);
                if (carried.Reports > 1) yield return Called(carried, bearers, witnesses, origins);
            }
        }
    }

    // In the words of the language that most of its reports are in.
    private static Claim Called(Claim claim, Bearers bearers, Witnesses witnesses, Origins origins)
    {
        var places = claim.Positions.Select(p => bearers.At(p.Telling, p.At)).OfType<SentencePlace>().ToList();
        if (places.Count == 0) return claim;
        string most = places.CountBy(p => bearers.Reading(p).Language).MaxBy(l => l.Value).Key;
        if (bearers.Reading(places[0]).Language == most) return claim;
        return places.Where(p => bearers.Reading(p).Language == most).Select(p => Claim(bearers.Reading(p), bearers.Sentence(p), witnesses, origins)).OfType<Claim>().FirstOrDefault() is { } own ? claim with { About = own.About } : claim;
    }

    private static Claim? Claim(Reading reading, ReadSentence sentence, Witnesses witnesses, Origins origins)
    {
        var said = Repeats.Said(sentence, sentence.At) is { Doubtful: false } whole ? whole : null;
        var key = witnesses.Key(reading, said);
        if (sentence.Statements.Any(HappeningFinder.TakesNoPart) || (key is null && sentence.Quantities.Count == 0)) return null;
        var words = Told(reading, said is { } own && sentence.At.Contains(own.Spans[0]) ? Words.Of(reading.Text, own.Spans[0]) : sentence.Words);
        if (words.Count < FewestWords) return null;
        var about = Abouts.Of(reading.Text, words, 0, words.Count - 1, reading.Language);
        return about.Split(' ').Length < FewestWords ? null : Funnel.Of(said is { Kind: StatementKind.Direct, Speaker: { } speaker } ? $"{speaker}: {about}" : about, Verdict.Agree, [new Saying(reading, "", Positions.Cap(reading.Text, Content(sentence, said)), said, key)], origins);
    }

    // What is said without who says it; the sentence where nobody does.
    private static Span Content(ReadSentence sentence, Statement? said) => said?.Spans.FirstOrDefault(s => sentence.At.Contains(s)) is { Length: > 0 } content ? content : sentence.At;

    // Without the dateline that the first sentence begins with.
    private static Words Told(Reading reading, Words words)
    {
        int end = reading.Telling.Article.Dateline?.Text is { } dateline && reading.Text.StartsWith(dateline, StringComparison.Ordinal) ? dateline.Length : 0;
        int first = words.IndexAt(end);
        while (first < words.Count && words.Tokens[first].Kind == Language.TokenKind.Mark) first++;
        return first == 0 || first >= words.Count ? words : Words.Of(reading.Text, new Span(words.Tokens[first].Start, words.At.End));
    }
}

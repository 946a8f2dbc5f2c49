using Stemma.Core.Claims.Facts;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>Finds one thing that two reports date into neighbouring years, each by its number: "won the prize in 2006", "which won the 2007 prize". Often a slip, or a season that lies in both.</summary>
internal static class OtherYear
{
    private const int MostFound = 400;
    private const double Least = 2.2; // of the score from which two sentences are taken to date one thing

    private sealed record Dated(Reading Reading, ReadSentence Sentence, Span At, int Year, IReadOnlyDictionary<string, double> Frame, string Event);

    /// <summary>The claims, the likeliest first.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, NameKeys keys, Likeness likeness, Witnesses witnesses, Origins origins)
    {
        var years = readings.ToDictionary(r => r, r => r.Sentences.SelectMany(s => s.Times).Where(t => t.Precision == Precision.Year).Select(t => t.From.Year).ToHashSet());
        var found = readings.Where(r => Clauses.Knows("number", r.Language)).SelectMany(r => Of(r, keys, years)).Take(MostFound).ToList();
        var told = new HashSet<(Reading, int, Reading, int)>();
        var pairs = LooseDifferences.Across(found, d => d.Reading)
            .Where(p => Math.Abs(p.A.Year - p.B.Year) == 1 && !years[p.A.Reading].Contains(p.B.Year) && !years[p.B.Reading].Contains(p.A.Year))
            .Select(p => (p.A, p.B, Score: Score(p.A, p.B, likeness))).Where(p => p.Score >= Least).OrderByDescending(p => p.Score);
        foreach (var (a, b, _) in pairs)
        {
            if (!told.Add((a.Reading, a.Year, b.Reading, b.Year))) continue;
            yield return Funnel.Of(Abouts.Of(a.Reading.Text, a.Sentence.Words, a.At, a.At.Of(a.Reading.Text), b.At.Of(b.Reading.Text), a.Reading.Language), Verdict.Possible,
                [LooseDifferences.Say(a.Reading, a.Sentence, a.At, witnesses), LooseDifferences.Say(b.Reading, b.Sentence, b.At, witnesses)], origins, "year");
        }
    }

    private static double Score(Dated a, Dated b, Likeness likeness)
    {
        var (mass, overlap, contained, _) = likeness.Of(a.Frame, b.Frame, _ => false);
        return (0.4 * mass) + (8 * overlap) + (3 * contained) + (a.Event.Length > 0 && a.Event == b.Event ? 1 : 0);
    }

    // Only a year whose neighbour some other text has is read.
    private static IEnumerable<Dated> Of(Reading reading, NameKeys keys, Dictionary<Reading, HashSet<int>> years)
    {
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Times.Count(t => t.Precision == Precision.Year) > 1) continue; // "in 2001 and the following year": which of them dates what is not told apart
            SentenceWords? words = null;
            foreach (var time in sentence.Times)
            {
                if (time.Precision != Precision.Year || !IsNumber(time.At.Of(reading.Text)) || !years.Any(y => y.Key != reading && (y.Value.Contains(time.From.Year - 1) || y.Value.Contains(time.From.Year + 1)))) continue;
                var frame = new FrameReader(words ??= new SentenceWords(reading, sentence, keys), time.At);
                yield return new Dated(reading, sentence, time.At, time.From.Year, frame.Words(), frame.NearestEvent());
            }
        }
    }

    private static bool IsNumber(string text) => text.Length >= 4 && text[^4..].All(char.IsAsciiDigit);
}

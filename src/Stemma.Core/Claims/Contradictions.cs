using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds what one report says and another says is not so, where neither answers the other: "disputed the report" and "did not dispute it", "none were injured" and "eight injured".</summary>
internal static class Contradictions
{
    private const int FewestShared = 4; // stems
    private const double Share = 0.6;
    private const int Near = 4; // words from a number or "none" to what befell those counted
    private const int MostOfARule = 4;
    private const int Lead = 25; // sentences; further down a report tells of other days

    private sealed record Told(Reading Reading, ReadSentence Sentence, Span Value, HashSet<string> Stems);

    /// <summary>The claims, folded.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins) =>
        Of("denied-or-not", [.. readings.SelectMany(r => Denying(r, not: false))], [.. readings.SelectMany(r => Denying(r, not: true))], IsOneMatter, witnesses, origins)
            .Concat(Of("none-or-some", [.. readings.SelectMany(r => Hurt(r, none: false))], [.. readings.SelectMany(r => Hurt(r, none: true))], (a, b) => a.Stems.Overlaps(b.Stems), witnesses, origins));

    private static IEnumerable<Claim> Of(string rule, List<Told> yes, List<Told> no, Func<Told, Told, bool> same, Witnesses witnesses, Origins origins)
    {
        foreach (var denied in no.Take(MostOfARule))
        {
            var others = yes.Where(y => y.Reading != denied.Reading && y.Reading.Language == denied.Reading.Language && same(y, denied)).DistinctBy(y => y.Reading).ToList();
            if (others.Count == 0) continue;
            yield return Funnel.Of(Abouts.Of(others[0].Reading.Text, others[0].Sentence.Words, others[0].Sentence.Words.IndexAt(others[0].Value.Start), others[0].Sentence.Words.Count - 1, others[0].Reading.Language),
                Verdict.Possible, [.. others.Append(denied).Select(t => Say(t, witnesses))], origins, rule);
        }
    }

    private static Saying Say(Told t, Witnesses witnesses)
    {
        var said = t.Sentence.SaidBy(t.Value);
        return new Saying(t.Reading, t.Value.Of(t.Reading.Text), Positions.Cap(t.Reading.Text, t.Sentence.At), said, witnesses.Key(t.Reading, said));
    }

    private static bool IsOneMatter(Told a, Told b)
    {
        int shared = a.Stems.Count(b.Stems.Contains);
        return shared >= FewestShared && shared >= Share * Math.Min(a.Stems.Count, b.Stems.Count);
    }

    // A verb that denies, with or without a "not" before it, and what stands behind it.
    private static IEnumerable<Told> Denying(Reading reading, bool not)
    {
        foreach (var sentence in reading.Sentences)
        {
            var words = sentence.Words;
            for (int i = 1; i < words.Count; i++)
            {
                if (!new[] { "bare", "deny", "reject" }.Any(part => Charges.Is(part, words.Folded[i], reading.Language))) continue;
                int first = Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).FirstOrDefault(j => Clauses.Is("not", words.Folded[j], reading.Language), -1);
                if (first >= 0 != not) continue;
                var stems = Words.Of(reading.Text, new Span(words.Tokens[i].End, words.Tokens[^1].End)).Stems(reading.Language);
                yield return new Told(reading, sentence, words.Stretch(first >= 0 ? first : i, i), stems);
                break;
            }
        }
    }

    // "None were injured"; "at least eight injured".
    private static IEnumerable<Told> Hurt(Reading reading, bool none)
    {
        foreach (var sentence in reading.Sentences.Take(Lead))
        {
            var words = sentence.Words;
            for (int i = 0; i < words.Count; i++)
            {
                if (!Charges.Is("hurt", words.Folded[i], reading.Language)) continue;
                int from = Math.Max(0, i - Near);
                var number = sentence.Quantities.FirstOrDefault(q => q.Unit.Length == 0 && q.Low >= 1 && q.At.Start >= words.Tokens[from].Start && q.At.End <= words.Tokens[i].Start);
                int no = Enumerable.Range(from, i - from).FirstOrDefault(j => Charges.Is("none", words.Folded[j], reading.Language) || (words.Folded[j] == "no" && (words.Folded[j + 1] == "one" || Clauses.Is("people", words.Folded[j + 1], reading.Language))), -1);
                if (none ? no < 0 : no >= 0 || number is null) continue;
                yield return new Told(reading, sentence, new Span(none ? words.Tokens[no].Start : number!.At.Start, words.Tokens[i].End), [Stems.Of(words.Folded[i], reading.Language)]);
                break;
            }
        }
    }
}

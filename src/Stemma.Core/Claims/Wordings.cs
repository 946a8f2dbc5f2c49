using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds one utterance that two texts give in different words of one language.</summary>
internal static class Wordings
{
    private const double Near = 0.6;
    private const int FewestWords = 5;
    private const int MostCompared = 400;
    private const int LongestValue = 10; // words

    private sealed record Utterance(Reading Reading, Statement Statement, string Witness, Words[] Parts, string[] Folded)
    {
        public Span At => Statement.Hull;

        /// <summary>The tokens of the folded words.</summary>
        public IReadOnlyList<Token> Tokens { get; } = [.. Parts.SelectMany(p => p.Tokens.Where(t => t.Kind != TokenKind.Mark))];
    }

    /// <summary>The claims, one a pair of wordings.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        var utterances = readings.SelectMany(r => Of(r, witnesses)).Take(MostCompared).ToList();
        var taken = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < utterances.Count; i++)
        {
            for (int j = i + 1; j < utterances.Count; j++)
            {
                var (a, b) = (utterances[i], utterances[j]);
                if (a.Reading == b.Reading || a.Witness != b.Witness || a.Reading.Language != b.Reading.Language || taken.Contains(b.Statement)) continue;
                if (!Reworded(a, b)) continue;
                taken.Add(b.Statement);
                yield return Claim(a, b, origins);
            }
        }
    }

    private static IEnumerable<Utterance> Of(Reading reading, Witnesses witnesses)
    {
        foreach (var statement in reading.Telling.Statements)
        {
            if (statement.Kind is not (StatementKind.Direct or StatementKind.Mixed) || statement.Spans.Count == 0 || statement.Hull.End > reading.Text.Length) continue;
            if (witnesses.Key(reading, statement) is not { } witness) continue;
            var parts = statement.Spans.Select(s => Words.Of(reading.Text, s)).ToArray();
            var folded = parts.SelectMany(p => p.Folded.Where((_, k) => p.Tokens[k].Kind != TokenKind.Mark)).ToArray();
            if (folded.Length >= FewestWords) yield return new Utterance(reading, statement, witness, parts, folded);
        }
    }

    // Enough lies in order, neither contains the other, and inside both quotations other words stand.
    private static bool Reworded(Utterance a, Utterance b)
    {
        var alignment = WordAlignment.Of(a.Folded, b.Folded);
        return alignment.Share >= Near && alignment.Matched.Count < Math.Min(a.Folded.Length, b.Folded.Length) && Gap(a, b, alignment) is not null;
    }

    private static Gap? Gap(Utterance a, Utterance b, WordAlignment alignment)
    {
        var gaps = alignment.Gaps.Where(g => g.A < g.AEnd && g.B < g.BEnd && Quoted(a, g.A, g.AEnd) && Quoted(b, g.B, g.BEnd)
            && Carries(a, g.A, g.AEnd) && Carries(b, g.B, g.BEnd) && !Spelling.IsSame(a.Folded[g.A..g.AEnd], b.Folded[g.B..g.BEnd], a.Reading.Language)).ToList();
        return gaps.Count == 0 ? null : gaps.MaxBy(g => Math.Min(g.AEnd - g.A, g.BEnd - g.B));
    }

    private static bool Quoted(Utterance u, int first, int end)
    {
        if (u.Statement.Kind == StatementKind.Direct) return true;
        var tokens = u.Tokens;
        int from = u.Reading.Sentences.Select(s => s.At).FirstOrDefault(s => s.Contains(tokens[first].Start)).Start;
        return Quotes.Inside(u.Reading.Text, from, tokens[first].Start + 1) && Quotes.Inside(u.Reading.Text, from, tokens[end - 1].End);
    }

    private static bool Carries(Utterance u, int first, int end) =>
        u.Folded[first..end].Any(w => !Stems.IsStopWord(w, u.Reading.Language) && !Clauses.Is("modal", w, u.Reading.Language));

    private static Claim Claim(Utterance a, Utterance b, Origins origins)
    {
        bool copied = origins.IsCopy(a.Reading.Telling.Id, b.Reading.Telling.Id) || origins.IsCopy(b.Reading.Telling.Id, a.Reading.Telling.Id);
        var verdict = copied ? Verdict.Altered : Translated(a) || Translated(b) ? Verdict.Possible : Verdict.Wording;
        var gap = Gap(a, b, WordAlignment.Of(a.Folded, b.Folded))!.Value;
        return Funnel.Of(About(a), verdict, [Say(a, gap.A, gap.AEnd), Say(b, gap.B, gap.BEnd)], origins, open: false);
    }

    // What a state's agency of another language says reaches its readers translated, by each outlet in its own words.
    private static bool Translated(Utterance u) => Wires.All.Any(w => w.State && NameKeys.Plain(w.Name) == u.Witness);

    // Its value is what the other does not say so.
    private static Saying Say(Utterance u, int first, int end)
    {
        var tokens = u.Tokens;
        end = Math.Min(end, first + LongestValue);
        var at = Positions.Cap(u.Reading.Text, u.At);
        var value = end > first ? new Span(tokens[first].Start, tokens[end - 1].End) : at;
        return new Saying(u.Reading, value.Of(u.Reading.Text), at, u.Statement, u.Witness);
    }

    private static string About(Utterance u)
    {
        var words = u.Parts[0];
        return words.Count == 0 ? u.Witness : Abouts.Of(u.Reading.Text, words, 0, words.Count - 1, u.Reading.Language);
    }
}

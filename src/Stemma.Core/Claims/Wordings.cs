using System.Buffers;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds one utterance that two texts give in different words of one language.</summary>
internal static class Wordings
{
    private const double Near = 0.6;
    private const double NearUnnamed = 0.75; // where one report does not name the speaker
    private const int FewestWords = 5;
    private const int FewestMatched = 4;
    private const int MatchedUnnamed = 8;
    private const int LongestLeftOut = 5; // words
    private const int MostCompared = 400;
    private const int LongestValue = 10; // words

    private static readonly SearchValues<char> OutletsOwn = SearchValues.Create("[]()…!?;");

    private sealed record Utterance(Reading Reading, Statement Statement, string? Witness, Words[] Parts, string[] Folded)
    {
        public Span At => Statement.Hull;

        /// <summary>The tokens of the folded words.</summary>
        public IReadOnlyList<Token> Tokens { get; } = [.. Parts.SelectMany(p => p.Tokens.Where(t => t.Kind != TokenKind.Mark))];
    }

    /// <summary>The claims, one an utterance with all its other wordings.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        var utterances = readings.SelectMany(r => Of(r, witnesses)).Take(MostCompared).ToList();
        var taken = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < utterances.Count; i++)
        {
            var first = utterances[i];
            if (taken.Contains(first.Statement)) continue;
            var others = utterances.Skip(i + 1).Where(u => !taken.Contains(u.Statement) && u.Reading != first.Reading && u.Reading.Language == first.Reading.Language && Reworded(first, u) && !HasBoth(utterances, first, u))
                .DistinctBy(u => u.Reading.Telling.Id).ToList();
            if (others.Count == 0) continue;
            taken.UnionWith(others.Select(u => u.Statement).Append(first.Statement));
            yield return Claim(first, others, origins);
        }
    }

    // A text that has the other wording too, in another quotation, gives two utterances.
    private static bool HasBoth(List<Utterance> all, Utterance a, Utterance b) => all.Exists(u =>
        (u.Reading == b.Reading && u.Folded.AsSpan().SequenceEqual(a.Folded)) || (u.Reading == a.Reading && u.Folded.AsSpan().SequenceEqual(b.Folded)));

    private static IEnumerable<Utterance> Of(Reading reading, Witnesses witnesses)
    {
        foreach (var statement in reading.Telling.Statements)
        {
            if (statement.Kind is not (StatementKind.Direct or StatementKind.Mixed) || statement.Spans.Count == 0 || statement.Hull.End > reading.Text.Length) continue;
            var parts = statement.Spans.Select(s => Words.Of(reading.Text, s)).ToArray();
            var folded = parts.SelectMany(p => p.Folded.Where((_, k) => p.Tokens[k].Kind != TokenKind.Mark)).ToArray();
            if (folded.Length >= FewestWords) yield return new Utterance(reading, statement, witnesses.Key(reading, statement), parts, folded);
        }
    }

    // Enough lies in order, and inside both quotations other words stand, or words that the other leaves out unmarked.
    private static bool Reworded(Utterance a, Utterance b)
    {
        if (a.Witness != b.Witness && a.Witness is not null && b.Witness is not null) return false;
        bool named = a.Witness is not null && a.Witness == b.Witness;
        if (Math.Min(a.Folded.Length, b.Folded.Length) < Near * Math.Max(a.Folded.Length, b.Folded.Length)) return false;
        var alignment = WordAlignment.Of(a.Folded, b.Folded);
        return SharesMeaning(a, b, alignment) && alignment.Share >= (named ? Near : NearUnnamed) && alignment.Matched.Count >= (named ? FewestMatched : MatchedUnnamed) && Gap(a, b, alignment) is not null;
    }

    // "This is a good day, and it helped our work" beside "This is a bad plan, and it hurt our town": function words alone make no one utterance.
    private static bool SharesMeaning(Utterance a, Utterance b, WordAlignment alignment)
    {
        int Telling(Utterance u) => u.Folded.Count(w => !Stems.IsStopWord(w, u.Reading.Language));
        int shared = alignment.Matched.Count(m => !Stems.IsStopWord(a.Folded[m.A], a.Reading.Language));
        return shared >= Near * Math.Max(Telling(a), Telling(b));
    }

    private static Gap? Gap(Utterance a, Utterance b, WordAlignment alignment)
    {
        var gaps = alignment.Gaps.Where(g => Plain(a, g.A, g.AEnd) && Plain(b, g.B, g.BEnd) && (Replaced(a, b, g) || LeftOut(a, b, g))).ToList();
        return gaps.Count == 0 ? null : gaps.MaxBy(g => Math.Min(g.AEnd - g.A, g.BEnd - g.B));
    }

    private static bool Replaced(Utterance a, Utterance b, Gap g) =>
        g.A < g.AEnd && g.B < g.BEnd && Carries(a, g.A, g.AEnd) && Carries(b, g.B, g.BEnd)
        && !Spelling.IsSame(a.Folded[g.A..g.AEnd], b.Folded[g.B..g.BEnd], a.Reading.Language) && !SameNumber(a.Folded[g.A..g.AEnd], b.Folded[g.B..g.BEnd], a.Reading.Language);

    // "Something very important" beside "something important"; what stands before or after is a clip and no other wording.
    private static bool LeftOut(Utterance a, Utterance b, Gap g)
    {
        if (g.A == 0 || g.B == 0 || g.AEnd == a.Folded.Length || g.BEnd == b.Folded.Length) return false;
        var (u, first, end) = g.A < g.AEnd ? (a, g.A, g.AEnd) : (b, g.B, g.BEnd);
        return (g.A == g.AEnd || g.B == g.BEnd) && end - first <= LongestLeftOut && Carries(u, first, end)
            && u.Folded[first..end].Any(w => w.Length >= 3) && !Between(u, first, end).ContainsAny('“', '”', '"') && Quoted(a, Math.Max(0, g.A - 1), Math.Min(a.Folded.Length, g.AEnd + 1)) && Quoted(b, Math.Max(0, g.B - 1), Math.Min(b.Folded.Length, g.BEnd + 1));
    }

    private static bool SameNumber(string[] a, string[] b, string language) =>
        Numbers.Of(string.Join(' ', a), language) is [var x] && Numbers.Of(string.Join(' ', b), language) is [var y] && x.Low == y.Low;

    // Words with their neighbours stand in one span of the quotation, and nothing marks them as the outlet's own: no bracket, no dots, no end of a sentence.
    private static bool Plain(Utterance u, int first, int end)
    {
        var between = Between(u, first, end);
        int from = u.Tokens[Math.Clamp(first - 1, 0, u.Tokens.Count - 1)].Start, to = from + between.Length;
        if (!u.Statement.Spans.Any(s => s.Start <= from && to <= s.End)) return false;
        if (between.IndexOfAny(OutletsOwn) >= 0 || between.IndexOf("..") >= 0 || between.IndexOf(". ") >= 0) return false;
        return first == end || Quoted(u, first, end);
    }

    // The words with their two neighbours, as they stand.
    private static ReadOnlySpan<char> Between(Utterance u, int first, int end)
    {
        int from = u.Tokens[Math.Clamp(first - 1, 0, u.Tokens.Count - 1)].Start, to = u.Tokens[Math.Min(end, u.Tokens.Count - 1)].End;
        return u.Reading.Text.AsSpan(from, to - from);
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

    private static Claim Claim(Utterance first, List<Utterance> others, Origins origins)
    {
        bool copied = others.Exists(o => origins.IsCopy(first.Reading.Telling.Id, o.Reading.Telling.Id) || origins.IsCopy(o.Reading.Telling.Id, first.Reading.Telling.Id));
        var verdict = copied ? Verdict.Altered : others.Append(first).Any(Translated) ? Verdict.Possible : Verdict.Wording;
        var gap = Gap(first, others[0], WordAlignment.Of(first.Folded, others[0].Folded))!.Value;
        var sayings = others.Select(o => (Other: o, Gap: Gap(first, o, WordAlignment.Of(first.Folded, o.Folded))!.Value))
            .Select(o => Say(o.Other, o.Gap.B, o.Gap.BEnd)).Prepend(Say(first, gap.A, gap.AEnd));
        return Funnel.Of(About(first), verdict, [.. sayings], origins, "quotation");
    }

    // What a state's agency of another language says reaches its readers translated, by each outlet in its own words.
    private static bool Translated(Utterance u) => Wires.All.Any(w => w.State && NameKeys.Plain(w.Name) == u.Witness);

    // Its value is what the other does not say so.
    private static Saying Say(Utterance u, int first, int end)
    {
        var tokens = u.Tokens;
        end = Math.Min(end, first + LongestValue);
        var at = Positions.Cap(u.Reading.Text, u.At);
        if (end == first) (first, end) = (Math.Max(0, first - 1), Math.Min(first + 1, tokens.Count)); // what is left out shows its neighbours
        var value = end > first ? new Span(tokens[first].Start, tokens[end - 1].End) : at;
        return new Saying(u.Reading, value.Of(u.Reading.Text), at, u.Statement, u.Witness);
    }

    private static string About(Utterance u)
    {
        var words = u.Parts[0];
        return words.Count == 0 ? u.Witness ?? "" : Abouts.Of(u.Reading.Text, words, 0, words.Count - 1, u.Reading.Language);
    }
}

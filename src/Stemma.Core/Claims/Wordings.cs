using System.Buffers;
using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds one utterance that texts quote in different words of one language, with every wording of it.</summary>
internal static class Wordings
{
    private const double Near = 0.6;
    private const double NearUnnamed = 0.75; // where one report does not name the speaker
    private const int FewestMatched = 4;
    private const double NearLong = 0.55; // where much lies in order
    private const int MatchedUnnamed = 7;
    private const int MatchedLong = 12;
    private const int MatchedWhole = 5; // where all words of the shorter one lie in the other
    private const int MatchedInARow = 8; // where the reports name two speakers: one of them is mistaken
    private const int LongestGap = 5; // words
    private const int LongestValue = 10; // words
    private const int MostRuns = 1200, MostPairs = 6000;
    private const int FewestShared = 2; // stems
    private const int Beside = 2; // words on either side that make a place in a text

    private static readonly SearchValues<char> OutletsOwn = SearchValues.Create("[]()…!?;*"), Marks = SearchValues.Create("“”\"„«»");

    private static readonly FrozenSet<string> StateAgencies = Wires.All.Where(w => w.Kind == WireKind.State).Select(w => NameKeys.Plain(w.Name)).ToFrozenSet(StringComparer.Ordinal);

    private sealed record Reworded(QuotedRun A, QuotedRun B, WordAlignment Alignment, Gap Gap);

    /// <summary>The claims, one an utterance, its positions in the order in which the wordings came in.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<Reading> readings, Witnesses witnesses, Origins origins)
    {
        var runs = readings.SelectMany(r => QuotedRuns.In(r, witnesses)).Take(MostRuns).ToList();
        var taken = new HashSet<QuotedRun>(ReferenceEqualityComparer.Instance);
        var pairs = SentencePairs.Candidates([.. runs.Select(r => r.Stems)], FewestShared).Select(p => (A: runs[p.A], B: runs[p.B]))
            .Where(p => p.A.Reading != p.B.Reading && p.A.Reading.Language == p.B.Reading.Language).Take(MostPairs).ToList();
        var alignments = new WordAlignments();
        var reworded = pairs.Select(p => Compare(p.A, p.B, alignments)).OfType<Reworded>().Where(r => !HasBoth(runs, r)).ToLookup(r => r.A);
        foreach (var first in runs.Where(reworded.Contains))
        {
            var others = reworded[first].Where(r => !taken.Contains(r.B)).DistinctBy(r => r.B.Reading.Telling.Id).ToList();
            if (taken.Contains(first) || others.Count == 0) continue;
            var same = runs.Where(r => r.Reading != first.Reading && !taken.Contains(r) && !others.Exists(o => o.B.Reading == r.Reading) && r.Reading.Language == first.Reading.Language && PlaceIn(r, first, others[0].Gap) >= 0).ToList();
            if (others.Select(o => o.B).Append(first).Any(Translated) && !(Carries(first, others[0].Gap.A, others[0].Gap.AEnd) && Carries(others[0].B, others[0].Gap.B, others[0].Gap.BEnd))) continue; // "the visit" and "his visit" are one word in the other language
            taken.UnionWith([first, .. others.Select(o => o.B), .. same]);
            yield return Claim(first, others, same, origins);
        }
        foreach (var claim in QuotedCuts.In(runs, pairs, alignments, origins)) yield return claim;
    }

    /// <summary>Whether two quotations of one speaker are two wordings of one utterance.</summary>
    public static bool AreTwo(QuotedRun a, QuotedRun b) => a.Reading != b.Reading && Compare(a, b, new WordAlignments()) is not null;

    // A text that has the other wording too, in another quotation, gives two utterances.
    private static bool HasBoth(List<QuotedRun> all, Reworded r) => all.Exists(u =>
        (u.Reading == r.B.Reading && u.Folded.AsSpan().IndexOf(r.A.Folded) >= 0) || (u.Reading == r.A.Reading && u.Folded.AsSpan().IndexOf(r.B.Folded) >= 0));

    // Where a run has the same words at the place at which others part, with two on either side; -1 where it has not.
    private static int PlaceIn(QuotedRun run, QuotedRun first, Gap gap)
    {
        if (!CanBeOne(run, first)) return -1;
        int from = Math.Max(0, gap.A - Beside);
        var place = first.Folded.AsSpan(from..Math.Min(first.Folded.Length, gap.AEnd + Beside));
        return place.Length >= FewestMatched && run.Folded.AsSpan().IndexOf(place) is >= 0 and var at ? at + gap.A - from : -1;
    }

    // Enough lies in order, and inside both quotations other words stand, or words that the other leaves out unmarked.
    private static Reworded? Compare(QuotedRun a, QuotedRun b, WordAlignments alignments)
    {
        if (Aligned(a, b, alignments) is not { } alignment || Share(alignment, a, b) < Least(a, b, alignment.Matched.Count) || !SharesMeaning(a, b, alignment)) return null;
        return Gap(a, b, alignment) is { } gap ? new Reworded(a, b, alignment, gap) : null;
    }

    /// <summary>Two quotations beside each other where so much lies in order that they can be one utterance; null else, and where they have the same words.</summary>
    public static WordAlignment? Aligned(QuotedRun a, QuotedRun b, WordAlignments alignments)
    {
        if (a.Text == b.Text) return null;
        bool one = CanBeOne(a, b), named = a.Witness is not null && b.Witness is not null;
        if (!one && (Math.Min(a.Folded.Length, b.Folded.Length) < MatchedInARow || a.Stems.Count(b.Stems.Contains) < FewestMatched)) return null;
        var alignment = alignments.Of(a, b);
        bool enough = !one ? InARow(alignment) >= MatchedInARow : alignment.Matched.Count >= (named ? FewestMatched : MatchedUnnamed) || IsWhole(a, b, alignment);
        return enough ? alignment : null;
    }

    private static double Least(QuotedRun a, QuotedRun b, int matched) =>
        !CanBeOne(a, b) ? NearUnnamed : matched >= MatchedLong ? NearLong : a.Witness is not null && b.Witness is not null ? Near : NearUnnamed;

    // All words of the shorter one lie in the other, and more than one of them carries meaning.
    private static bool IsWhole(QuotedRun a, QuotedRun b, WordAlignment alignment)
    {
        int telling = alignment.Matched.Count(m => !Stems.IsStopWord(a.Folded[m.A], a.Reading.Language));
        return alignment.Matched.Count == Math.Min(a.Folded.Length, b.Folded.Length) && telling >= 2 && alignment.Matched.Count + telling >= MatchedUnnamed && alignment.Matched.Count + 1 >= MatchedWhole;
    }

    private static int InARow(WordAlignment alignment)
    {
        int most = 0, now = 0;
        for (int i = 0; i < alignment.Matched.Count; i++)
        {
            now = i > 0 && alignment.Matched[i] == (alignment.Matched[i - 1].A + 1, alignment.Matched[i - 1].B + 1) ? now + 1 : 1;
            most = Math.Max(most, now);
        }
        return most;
    }

    // One speaker, or one of the two is not named; first names are spelt in many ways.
    private static bool CanBeOne(QuotedRun a, QuotedRun b) => a.Witness is null || b.Witness is null || a.Witness == b.Witness || Last(a.Witness) == Last(b.Witness);

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    // One quotation may be cut shorter than the other: what counts is the stretch that both have, which must be most of the shorter one.
    private static double Share(WordAlignment alignment, QuotedRun a, QuotedRun b)
    {
        int skip = Stray(alignment);
        var (first, last) = (alignment.Matched[skip], alignment.Matched[^1]);
        int shorter = Math.Min(a.Folded.Length, b.Folded.Length), stretch = Math.Max(last.A - first.A, last.B - first.B) + 1;
        return (double)(alignment.Matched.Count - skip) / Math.Max(skip > 0 ? 0 : shorter, stretch);
    }

    // A "the" far before all else that is the same belongs to another clause.
    private static int Stray(WordAlignment alignment) => alignment.Matched.Count >= MatchedLong
        && alignment.Matched[1].A - alignment.Matched[0].A is var a && alignment.Matched[1].B - alignment.Matched[0].B is var b && Math.Max(a, b) > LongestGap + 1 ? 1 : 0;

    // "This is a good day, and it helped our work" beside "This is a bad plan, and it hurt our town": function words alone make no one utterance.
    private static bool SharesMeaning(QuotedRun a, QuotedRun b, WordAlignment alignment)
    {
        int Telling(QuotedRun u) => u.Folded.Count(w => !Stems.IsStopWord(w, u.Reading.Language));
        int shared = alignment.Matched.Count(m => !Stems.IsStopWord(a.Folded[m.A], a.Reading.Language));
        return shared >= Near * Math.Min(Telling(a), Telling(b));
    }

    private static Gap? Gap(QuotedRun a, QuotedRun b, WordAlignment alignment)
    {
        var gaps = alignment.Gaps.Where(g => g.AEnd - g.A <= LongestGap && g.BEnd - g.B <= LongestGap && Plain(a, g.A, g.AEnd) && Plain(b, g.B, g.BEnd) && (Replaced(a, b, g, alignment) || LeftOut(a, b, g))).ToList();
        return gaps.Count == 0 ? null : gaps.MaxBy(g => (Carries(a, g.A, g.AEnd) ? 10 : 0) + (Carries(b, g.B, g.BEnd) ? 10 : 0) + Math.Min(g.AEnd - g.A, g.BEnd - g.B));
    }

    // Words that carry meaning on one side at least; "in" for "on" only where all else is long and equal.
    private static bool Replaced(QuotedRun a, QuotedRun b, Gap g, WordAlignment alignment)
    {
        if (g.A == g.AEnd || g.B == g.BEnd || (g.A == 0 && g.B == 0 && !(BothBegin(a, b) && alignment.Matched.Count >= MatchedInARow))) return false; // each begins where its outlet begins to quote
        string[] x = a.Folded[g.A..g.AEnd], y = b.Folded[g.B..g.BEnd];
        if (IsInflected(x, y) && alignment.Matched.Count >= MatchedLong && a.Reading.Language == "en") return true;
        if (Spelling.IsSame(x, y, a.Reading.Language) || SameNumber(x, y, a.Reading.Language)) return false;
        if (Carries(a, g.A, g.AEnd) && Carries(b, g.B, g.BEnd)) return true;
        return alignment.Matched.Count >= MatchedUnnamed && !(x.All(w => IsSlight(w, a)) && y.All(w => IsSlight(w, b)));
    }

    // "The pew" beside "the pews".
    private static bool IsInflected(string[] x, string[] y) => x.Length == 1 && y.Length == 1 && Math.Min(x[0].Length, y[0].Length) >= 3 && (x[0] + "s" == y[0] || y[0] + "s" == x[0]);

    // Both begin where the speaker's sentence does.
    private static bool BothBegin(QuotedRun a, QuotedRun b) => Begins(a) && Begins(b);

    /// <summary>Whether a quotation begins where a sentence does: with a capital, and nothing of the sentence but a mark stands before it.</summary>
    public static bool Begins(QuotedRun u)
    {
        string text = u.Reading.Text;
        int at = u.Tokens[0].Start;
        return u.Quoted is null && char.IsUpper(text[at]) && (at < 2 || !char.IsLetter(text[at - 1]) && (u.Sentence.Words.Tokens.FirstOrDefault(t => t.Kind != TokenKind.Mark).Start == at || Marks.Contains(text[at - 1])));
    }

    private static bool IsSlight(string word, QuotedRun u) => Clauses.Is("slight", word, u.Reading.Language);

    // "Something very important" beside "something important"; what stands before or after is a clip and no other wording.
    private static bool LeftOut(QuotedRun a, QuotedRun b, Gap g)
    {
        if (g.A == 0 || g.B == 0 || g.AEnd == a.Folded.Length || g.BEnd == b.Folded.Length) return false;
        var (u, first, end) = g.A < g.AEnd ? (a, g.A, g.AEnd) : (b, g.B, g.BEnd);
        return (g.A == g.AEnd || g.B == g.BEnd) && (Carries(u, first, end) || u.Folded[first..end].Any(w => Clauses.Is("not", w, u.Reading.Language) || Clauses.Is("degree", w, u.Reading.Language))) && u.Folded[first..end].Any(w => w.Length >= 3);
    }

    private static bool SameNumber(string[] a, string[] b, string language) =>
        Numbers.Of(string.Join(' ', a), language) is [var x] && Numbers.Of(string.Join(' ', b), language) is [var y] && x.Low == y.Low;

    // Nothing marks the words as the outlet's own: no bracket, no dots, no masked letters, no other quotation.
    private static bool Plain(QuotedRun u, int first, int end)
    {
        int from = u.Tokens[Math.Clamp(first - 1, 0, u.Tokens.Count - 1)].Start, to = u.Tokens[Math.Min(end, u.Tokens.Count - 1)].End;
        var between = u.Reading.Text.AsSpan(from, to - from);
        bool quoted = u.Quoted is { } which ? first < end && !which.AsSpan(first..end).Contains(false) : between.IndexOfAny(Marks) < 0;
        return quoted && between.IndexOfAny(OutletsOwn) < 0 && between.IndexOf("..") < 0 && between.IndexOf(". ") < 0;
    }

    private static bool Carries(QuotedRun u, int first, int end) =>
        u.Folded[first..end].Any(w => !Stems.IsStopWord(w, u.Reading.Language) && !Clauses.Is("modal", w, u.Reading.Language));

    private static Claim Claim(QuotedRun first, List<Reworded> others, List<QuotedRun> same, Origins origins)
    {
        bool copied = same.Prepend(first).Any(s => others.Exists(o => origins.IsCopy(s.Reading.Telling.Id, o.B.Reading.Telling.Id) || origins.IsCopy(o.B.Reading.Telling.Id, s.Reading.Telling.Id)));
        var verdict = copied ? Verdict.Altered : others.Select(o => o.B).Append(first).Any(Translated) ? Verdict.Possible : Verdict.Wording;
        var gap = others[0].Gap;
        var sayings = others.Select(o => Say(o.B, o.Gap.B, o.Gap.BEnd)).Prepend(Say(first, gap.A, gap.AEnd))
            .Concat(same.Select(s => Say(s, PlaceIn(s, first, gap), PlaceIn(s, first, gap) + gap.AEnd - gap.A)));
        return Funnel.Of(About(first), verdict, [.. sayings], origins, "quotation");
    }

    /// <summary>What a state's agency of another language says reaches its readers translated, by each outlet in its own words.</summary>
    public static bool Translated(QuotedRun u) => u.Witness is { } witness && StateAgencies.Contains(witness);

    // Its value is what the other does not say so.
    private static Saying Say(QuotedRun u, int first, int end)
    {
        var tokens = u.Tokens;
        end = Math.Min(end, first + LongestValue);
        if (end == first) (first, end) = (Math.Max(0, first - 1), Math.Min(first + 1, tokens.Count)); // what is left out shows its neighbours
        var value = new Span(tokens[first].Start, tokens[end - 1].End);
        return new Saying(u.Reading, value.Of(u.Reading.Text), Positions.Cap(u.Reading.Text, u.At), u.Statement, u.Witness);
    }

    /// <summary>The first words of what is quoted.</summary>
    public static string About(QuotedRun u)
    {
        var words = Words.Of(u.Reading.Text, u.At);
        return Abouts.Of(u.Reading.Text, words, 0, words.Count - 1, u.Reading.Language);
    }
}

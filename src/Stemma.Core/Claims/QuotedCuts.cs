using System.Buffers;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds words of a quotation that one report leaves out where nothing shows it: the end of a sentence behind which it sets a full stop, or sentences between two that it puts beside each other.</summary>
internal static class QuotedCuts
{
    private const int FewestMatched = 6, FewestUnnamed = 9; // words
    private const int FewestInPart = 3; // words on either side of what is left out
    private const int FewestLeftOut = 2, MostUnlike = 1; // words
    private const int LongestValue = 10; // words
    private const int MostBetween = 60; // characters between two sentences of one quotation, who says it among them
    private const int Apart = 400; // characters between two sentences of one quotation
    private const int MostMarks = 3; // characters between two sentences with nothing between them
    private const int MostCuts = 4, MostFound = 100; // claims of a rule, and cuts that are put together to them

    private static readonly SearchValues<char> Marked = SearchValues.Create("[]()…*—–"), Marks = SearchValues.Create("“”\"„«»");

    private sealed record Cut(QuotedRun Short, Span ShortValue, QuotedRun Long, Span LongValue, Span LongAt, Span ShortAt);

    /// <summary>The claims, folded: where a speaker is cut short nothing he said is changed.</summary>
    /// <param name="runs">What the reports quote, report by report in its order.</param>
    /// <param name="pairs">Those that share enough to be laid beside each other.</param>
    /// <param name="alignments">Those made already.</param>
    /// <param name="origins">Who carries whose text.</param>
    public static IEnumerable<Claim> In(IReadOnlyList<QuotedRun> runs, IReadOnlyList<(QuotedRun A, QuotedRun B)> pairs, WordAlignments alignments, Origins origins)
    {
        var plain = pairs.Where(p => p.A.Quoted is null && p.B.Quoted is null && !Wordings.Translated(p.A) && !Wordings.Translated(p.B)).ToList();
        var partners = plain.Concat(plain.Select(p => (A: p.B, B: p.A))).ToLookup(p => p.A, p => p.B, (IEqualityComparer<QuotedRun>)ReferenceEqualityComparer.Instance);
        foreach (var (rule, cuts) in new[] { ("quotation-end", plain.SelectMany(p => new[] { End(p.A, p.B, runs, alignments), End(p.B, p.A, runs, alignments) })), ("quotation-between", Between(runs, partners).Concat(Joined(runs, partners))) })
        {
            foreach (var group in SameSentences.Grouped(cuts.OfType<Cut>().Take(MostFound), c => [(c.Short.Reading.Telling.Id, c.ShortAt), (c.Long.Reading.Telling.Id, c.LongAt)]).Take(MostCuts))
            {
                var sayings = group.SelectMany(c => new[] { Say(c.Long, c.LongValue, c.LongAt), Say(c.Short, c.ShortValue, c.ShortAt) }).DistinctBy(s => (s.Reading.Telling.Id, s.At)).ToList();
                yield return Funnel.Of(Wordings.About(group[0].Long), Verdict.Possible, sayings, origins, rule);
            }
        }
    }

    private static Saying Say(QuotedRun u, Span value, Span at) => new(u.Reading, value.Of(u.Reading.Text), Positions.Cap(u.Reading.Text, at), u.Statement, u.Witness);

    // "I will make up no lies." beside "I will make up no lies to help myself,": the full stop is the outlet's.
    private static Cut? End(QuotedRun cut, QuotedRun whole, IReadOnlyList<QuotedRun> runs, WordAlignments alignments)
    {
        if (cut.Folded.Length < FewestMatched || whole.Folded.Length < FewestMatched + FewestLeftOut || !Stops(cut) || !Wordings.Begins(cut)) return null;
        if (Wordings.Aligned(cut, whole, alignments) is not { } alignment || alignment.Matched.Count < (cut.Witness is null || whole.Witness is null ? FewestUnnamed : FewestMatched)) return null;
        var last = alignment.Matched[^1];
        bool all = alignment.Matched.Count + MostUnlike >= cut.Folded.Length && last.B - alignment.Matched[0].B <= cut.Folded.Length + MostUnlike;
        int row = LastInARow(alignment);
        if (last.A != cut.Folded.Length - 1 || (!all && (row < FewestUnnamed || last.B - row >= FewestLeftOut))) return null; // or all that the longer one has before
        int first = last.B + 1;
        if (whole.Folded.Length - first < FewestLeftOut || !Tells(whole, first) || IsMarked(whole, whole.Tokens[last.B].End, whole.Tokens[first].Start) || SaysToo(cut, whole, first, runs, alignments)) return null;
        int end = Math.Min(whole.Tokens.Count, first + LongestValue);
        return new Cut(cut, new Span(cut.Tokens[^2].Start, cut.Tokens[^1].End), whole, new Span(whole.Tokens[first].Start, whole.Tokens[end - 1].End), whole.At, cut.At);
    }

    private static int LastInARow(WordAlignment alignment)
    {
        int count = 1;
        while (count < alignment.Matched.Count && alignment.Matched[^count] == (alignment.Matched[^(count + 1)].A + 1, alignment.Matched[^(count + 1)].B + 1)) count++;
        return count;
    }

    private static bool Tells(QuotedRun u, int first) => u.Folded[first..].Any(w => !Stems.IsStopWord(w, u.Reading.Language));

    // Its last word has a full stop before the closing mark, and no dots.
    private static bool Stops(QuotedRun u)
    {
        string text = u.Reading.Text;
        int end = u.At.End;
        return end + 1 < text.Length && text[end] is '.' or '!' or '?' && text[end + 1] != '.' && !(text[end + 1] == ' ' && end + 2 < text.Length && text[end + 2] == '.');
    }

    private static bool IsMarked(QuotedRun u, int from, int to) => u.Reading.Text.AsSpan(from, to - from) is var between && (between.IndexOfAny(Marked) >= 0 || between.IndexOf("..") >= 0 || between.IndexOf(". .") >= 0);

    // What it leaves out here it quotes elsewhere, or the other report has the shorter sentence as well.
    private static bool SaysToo(QuotedRun cut, QuotedRun whole, int first, IReadOnlyList<QuotedRun> runs, WordAlignments alignments)
    {
        var rest = whole.Folded[first..].Where(w => !Stems.IsStopWord(w, whole.Reading.Language)).Select(w => Stems.Of(w, whole.Reading.Language)).ToHashSet(StringComparer.Ordinal);
        return runs.Any(u => (u.Reading == cut.Reading && u != cut && rest.Count(u.Stems.Contains) * 2 > rest.Count)
            || (u.Reading == whole.Reading && u != whole && u.Folded.Length <= cut.Folded.Length + FewestLeftOut && u.Folded.Length + MostUnlike >= cut.Folded.Length && alignments.Of(u, cut).Matched.Count + MostUnlike >= cut.Folded.Length));
    }

    // Two sentences, or the two parts of one, that another report has with more between them.
    private static IEnumerable<Cut?> Between(IReadOnlyList<QuotedRun> runs, ILookup<QuotedRun, QuotedRun> partners)
    {
        for (int i = 0; i + 1 < runs.Count; i++)
        {
            var (first, second) = (runs[i], runs[i + 1]);
            if (!AreBeside(first, second)) continue;
            foreach (var before in partners[first].Where(p => p.Text == first.Text))
            {
                if (partners[second].FirstOrDefault(p => p.Reading == before.Reading && p.Folded.AsSpan().StartsWith(second.Folded) && p.At.Start > before.At.End && p.At.Start - before.At.End < Apart) is not { } after) continue;
                var between = runs.Where(u => u.Reading == before.Reading && u.Quoted is null && u.At.Start >= before.At.End && u.At.End <= after.At.Start).ToList();
                if (between.Count == 0 || first.Folded.Length + second.Folded.Length < FewestUnnamed) continue;
                int end = Math.Min(between[0].Tokens.Count, LongestValue);
                yield return new Cut(first, new Span(first.Tokens[^1].Start, second.Tokens[0].End), before, new Span(between[0].Tokens[0].Start, between[0].Tokens[end - 1].End),
                    new Span(before.At.Start, after.At.End), new Span(first.At.Start, second.At.End));
            }
        }
    }

    // "It went too far and it was wrong" beside "It went too far. It hurt the town and it was wrong."
    private static IEnumerable<Cut?> Joined(IReadOnlyList<QuotedRun> runs, ILookup<QuotedRun, QuotedRun> partners)
    {
        for (int i = 0; i + 1 < runs.Count; i++)
        {
            var (first, second) = (runs[i], runs[i + 1]);
            if (first.Reading != second.Reading || first.Quoted is not null || second.Quoted is not null || second.At.Start < first.At.End || second.At.Start - first.At.End > MostBetween) continue;
            foreach (var other in partners[first].Concat(partners[second]).Where(o => o.Folded.Length > FewestMatched && o.Text != first.Text && o.Text != second.Text).Distinct()) yield return Join(first, second, other);
        }
    }

    private static Cut? Join(QuotedRun first, QuotedRun second, QuotedRun other)
    {
        string language = first.Reading.Language;
        string[] both = [.. first.Folded, .. second.Folded];
        int border = first.Folded.Length;
        var alignment = WordAlignment.Of(both, other.Folded);
        if (alignment.Matched.Count < (first.Witness is null || other.Witness is null ? FewestUnnamed : FewestMatched)) return null;
        if (first.Witness is not null && second.Witness is not null && other.Witness is not null && (first.Witness != other.Witness || second.Witness != other.Witness)) return null;
        var gaps = alignment.Gaps.Where(g => !Spelling.IsSame(both[g.A..g.AEnd], other.Folded[g.B..g.BEnd], language)).ToList();
        if (gaps is not [{ } gap] || gap.A > border || gap.AEnd < border || gap.A < FewestInPart || both.Length - gap.AEnd < FewestInPart) return null; // all else is the same, and on both sides of the border
        int more = Math.Max(gap.AEnd - gap.A, gap.BEnd - gap.B);
        if (more > LongestValue || !both[gap.A..gap.AEnd].Concat(other.Folded[gap.B..gap.BEnd]).Any(w => w.Length > 1 && !Clauses.Is("slight", w, language))) return null;
        if (gap.B == 0 || gap.BEnd == other.Folded.Length || IsMarked(other, other.Tokens[gap.B - 1].End, other.Tokens[gap.BEnd].Start) || IsMarked(first, first.At.End, second.At.Start)) return null;
        Token[] tokens = [.. first.Tokens, .. second.Tokens];
        var (value, otherValue) = (Shown(tokens, gap.A, gap.AEnd), Shown(other.Tokens, gap.B, gap.BEnd));
        return new Cut(other, otherValue, first, value, new Span(first.At.Start, second.At.End), other.At);
    }

    // What differs, or the neighbours of what is left out.
    private static Span Shown(IReadOnlyList<Token> tokens, int first, int end) => first < end ? new Span(tokens[first].Start, tokens[end - 1].End) : new Span(tokens[first - 1].Start, tokens[first].End);

    // The next sentence of one quotation, with nothing between them but a full stop.
    private static bool AreBeside(QuotedRun first, QuotedRun second) => first.Reading == second.Reading && first.Quoted is null && second.Quoted is null && second.At.Start >= first.At.End
        && first.Reading.Text.AsSpan(first.At.End, second.At.Start - first.At.End) is var between && between.Length <= MostMarks && between.IndexOfAny(Marks) < 0 && between.IndexOfAny(Marked) < 0;
}

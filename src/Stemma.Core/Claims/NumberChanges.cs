using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds a sentence that two texts share but for one number of the same thing.</summary>
internal static class NumberChanges
{
    /// <summary>The claims, one a changed number.</summary>
    public static IEnumerable<Claim> In(IReadOnlyList<SentencePair> pairs, Witnesses witnesses, Origins origins)
    {
        var changes = pairs.SelectMany(Changed).ToList();
        foreach (var group in SameSentences.Grouped(changes, Ends))
        {
            var sayings = group.SelectMany(c => new[] { (c.Pair.A, c.Pair.InA, c.A), (c.Pair.B, c.Pair.InB, c.B) })
                .DistinctBy(x => (x.Item1.Telling.Id, x.Item3.At))
                .Select(x => Say(x.Item1, x.Item2, x.Item3, witnesses)).OrderBy(s => s.Reading.Telling.Id).ToList();
            var sides = sayings.GroupBy(s => s.Value.ToLowerInvariant(), StringComparer.Ordinal).Select(g => (IReadOnlyList<Saying>)[.. g]).ToList();
            if (sides.Count < 2) continue;
            var ruling = Rulings.On(new Camps(sides, origins, Close: false));
            // One sentence in two texts of different origin is one text we could not tie: no dispute shown.
            if (ruling.Verdict == Verdict.Differ) ruling = new Ruling(Verdict.Possible);
            // A copy with a lead of its own is a later version as likely as a copyist's slip.
            if (ruling.Verdict == Verdict.Altered && group.Exists(c => !SameLead(c.Pair))) ruling = new Ruling(Verdict.Updated, "-new-lead");
            yield return Funnel.Of(About(group[0]), ruling.Verdict, sayings, origins, $"sentence-number{ruling.By}");
        }
    }

    private sealed record Change(SentencePair Pair, Quantity A, Quantity B);

    private static IEnumerable<Change> Changed(SentencePair pair)
    {
        var found = new List<Change>();
        foreach (var gap in pair.Alignment.Gaps)
        {
            if (gap.A == gap.AEnd || gap.B == gap.BEnd) continue;
            var a = In(pair.InA, gap.A, gap.AEnd);
            var b = In(pair.InB, gap.B, gap.BEnd);
            if (a is null || b is null || !CountComparison.IsSameThing(a, b) || !CountComparison.Disjoint(a, b)) continue;
            found.Add(new Change(pair, a, b));
        }
        if (found.Count != 1 || Swapped(pair, found[0]) || !OnlyWordsElse(pair, found[0])) return []; // several changed numbers are another sentence
        return IsRow(pair.A, pair.InA) || IsRow(pair.B, pair.InB) ? [] : found;
    }

    // "The evening will have 11 °C" after "the morning will have 9 °C": a text that says its sentence twice, with another number, is a table.
    private static bool IsRow(Reading reading, ReadSentence sentence) =>
        reading.Sentences.Any(s => s.At != sentence.At && Math.Abs(s.Words.Count - sentence.Words.Count) <= 2 && s.Quantities.Count > 0
            && WordAlignment.Of(s.Words.Folded, sentence.Words.Folded).Share >= SentencePairs.Near);

    private static bool SameLead(SentencePair pair) => pair.A.Sentences[0] is { } a && pair.B.Sentences[0] is { } b
        && WordAlignment.Of(a.Words.Folded, b.Words.Folded).Share >= SentencePairs.Near;

    // Beside the number no name, time or other number changed: else it is another event.
    private static bool OnlyWordsElse(SentencePair pair, Change change) => pair.Alignment.Gaps.All(gap =>
        !Anchored(pair.A, pair.InA, gap.A, gap.AEnd, change.A.At) && !Anchored(pair.B, pair.InB, gap.B, gap.BEnd, change.B.At));

    // A dateline and the day of a statement ("the guard said Tuesday") are the version's, not the event's.
    private static bool Anchored(Reading reading, ReadSentence sentence, int first, int end, Span except)
    {
        if (first == end) return false;
        var gap = sentence.Words.Stretch(first, end - 1);
        if (reading.Telling.Article.Dateline?.Text is { } dateline && gap.End <= dateline.Length && reading.Text.StartsWith(dateline, StringComparison.Ordinal)) return false;
        return sentence.Names.Any(n => n.At.Overlaps(gap)) || sentence.Times.Any(t => t.At.Overlaps(gap) && !t.At.Overlaps(except) && !Reporting.IsBeside(sentence.Words, t.At, reading.Language))
            || sentence.Quantities.Any(q => q.At.Overlaps(gap) && q.At != except);
    }

    private static Quantity? In(ReadSentence sentence, int first, int end)
    {
        if (end - first > 4) return null;
        var stretch = sentence.Words.Stretch(first, end - 1);
        var inside = sentence.Quantities.Where(q => q.At.Overlaps(stretch)).ToList();
        return inside.Count == 1 && !sentence.Times.Any(t => t.Precision == Precision.Minute && t.At.Overlaps(inside[0].At)) ? inside[0] : null;
    }

    // The other text has this very number elsewhere in the sentence: it was moved, not changed.
    private static bool Swapped(SentencePair pair, Change change) =>
        pair.InB.Quantities.Any(q => q.Low == change.A.Low) || pair.InA.Quantities.Any(q => q.Low == change.B.Low);

    private static IEnumerable<(TellingId, Span)> Ends(Change c) => [(c.Pair.A.Telling.Id, c.A.At), (c.Pair.B.Telling.Id, c.B.At)];

    private static Saying Say(Reading reading, ReadSentence sentence, Quantity quantity, Witnesses witnesses)
    {
        var said = sentence.SaidBy(quantity.At);
        return new Saying(reading, quantity.At.Of(reading.Text), Around(reading.Text, sentence.At, quantity.At), said, witnesses.Key(reading, said));
    }

    // A long sentence is shown from a little before its number.
    private static Span Around(string text, Span sentence, Span number)
    {
        if (sentence.Length <= 300) return sentence;
        int start = Math.Max(sentence.Start, Math.Min(number.Start - 200, sentence.End - 300));
        while (start > sentence.Start && !char.IsWhiteSpace(text[start - 1])) start--;
        return new Span(start, Math.Min(sentence.End, start + 300 >= number.End ? sentence.End : number.End));
    }

    private static string About(Change change)
    {
        var text = change.Pair.A.Text;
        return Abouts.Of(text, change.Pair.InA.Words, change.A.At, Digits(change.A.At.Of(text)), Digits(change.B.At.Of(change.Pair.B.Text)), change.Pair.A.Language);
    }

    // The words of the value without its noun: "17" of "17 months".
    private static string Digits(string value)
    {
        int space = value.LastIndexOf(' ');
        return space > 0 ? value[..space] : value;
    }
}

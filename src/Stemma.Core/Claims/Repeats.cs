using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Tells whether a sentence that goes back to another one still says what a stretch of that says.</summary>
internal static class Repeats
{
    private const double Share = 0.6; // of the stretch's stems that the sentence must have
    private const int FewestStems = 3; // of fewer it must have all
    private const double Most = 0.5; // of the sentence that a stretch without a name or figure must be, to be known in another language
    private const double Day = 1; // that two languages' reports may date apart, by the zone that they count in

    /// <summary>The value as the sentence gives it; "" where the sentence says the same without it, null where it does not say the same.</summary>
    /// <param name="value">The value of the stretch.</param>
    /// <param name="parts">Whether reports part on the value: then a sentence without it says nothing of it.</param>
    /// <param name="at">The stretch.</param>
    /// <param name="a">Whose stretch.</param>
    /// <param name="inA">The sentence in which it begins.</param>
    /// <param name="b">Whose sentence.</param>
    /// <param name="inB">The sentence.</param>
    public static string? Value(string value, bool parts, Span at, Reading a, ReadSentence inA, Reading b, ReadSentence inB)
    {
        if (HappeningFinder.TakesNoPart(Said(inB, inB.At)) && !HappeningFinder.TakesNoPart(Said(inA, at))) return null;
        bool same = a.Language == b.Language;
        if (same ? !SaysIt(at, a, inA, b, inB) : !TranslatesIt(value, at, a, inA, b, inB)) return null;
        var found = Given(value, inA, a, b, inB) ?? (same ? Found(value, b.Text, inB.At) : null);
        return found ?? (parts || !Figures(value, new Span(0, value.Length)).IsSubsetOf(Figures(b.Text, inB.At)) ? null : "");
    }

    /// <summary>The statement that holds most of a stretch; null where none does.</summary>
    public static Statement? Said(ReadSentence sentence, Span at) =>
        sentence.Statements.Select(s => (Statement: s, Held: s.Spans.Sum(x => Math.Max(0, Math.Min(x.End, at.End) - Math.Max(x.Start, at.Start))))).Where(s => s.Held > 0).OrderByDescending(s => s.Held).FirstOrDefault().Statement;

    /// <summary>Whether two stretches in one language give another number, another time, or another name in the same place.</summary>
    public static bool IsOther(Span at, Reading a, ReadSentence inA, ReadSentence inB) => OtherNumber(at, inA, inB) || OtherTime(at, inA, inB, 0) || OtherName(Words.Of(a.Text, at with { End = Math.Max(at.Start, Math.Min(at.End, inA.At.End)) }), inA, inB);

    private static bool SaysIt(Span at, Reading a, ReadSentence inA, Reading b, ReadSentence inB)
    {
        var words = Words.Of(a.Text, at with { End = Math.Max(at.Start, Math.Min(at.End, inA.At.End)) });
        var stems = words.Stems(a.Language);
        int shared = stems.Count(inB.Stems.Contains);
        if (stems.Count == 0 || shared < (stems.Count < FewestStems ? stems.Count : Share * stems.Count)) return false;
        return !Senses.Part(words.Folded, inB.Words.Folded, a.Language) && !IsOther(at, a, inA, inB);
    }

    // "9 of them were hurt" is not "the number of people hurt rose to 14": a number is gone and another one stands there.
    private static bool OtherNumber(Span at, ReadSentence inA, ReadSentence inB) =>
        inA.Quantities.Any(x => at.Contains(x.At) && !inB.Quantities.Any(y => IsSame(x, y))) && inB.Quantities.Any(y => !inA.Quantities.Any(x => IsSame(x, y)));

    private static bool IsSame(Quantity x, Quantity y) => x.Low == y.Low && x.High == y.High;

    private static bool OtherTime(Span at, ReadSentence inA, ReadSentence inB, double play)
    {
        var (a, b) = (inA.Times.Where(t => at.Contains(t.At)).ToList(), inB.Times);
        return a.Count > 0 && b.Count > 0 && !a.Exists(x => b.Any(y => x.From.AddDays(-play) < y.To && y.From < x.To.AddDays(play)));
    }

    // Where one text has a name, the other has another one.
    private static bool OtherName(Words stretch, ReadSentence inA, ReadSentence inB) => WordAlignment.Of(stretch.Folded, inB.Words.Folded).Gaps.Any(gap =>
    {
        if (gap.A == gap.AEnd || gap.B == gap.BEnd) return false;
        var (a, b) = (stretch.Stretch(gap.A, gap.AEnd - 1), inB.Words.Stretch(gap.B, gap.BEnd - 1));
        var (x, y) = (Parts(inA.Names.Where(n => n.At.Overlaps(a))), Parts(inB.Names.Where(n => n.At.Overlaps(b))));
        return x.Count > 0 && y.Count > 0 && !x.Overlaps(y);
    });

    private static HashSet<string> Parts(IEnumerable<NameMention> names) => names.SelectMany(n => NameKeys.Plain(n.Name).Split(' ')).ToHashSet(StringComparer.Ordinal);

    // In another language the figures of the stretch stand, and half of its names; where it has neither it must be most of its sentence.
    private static bool TranslatesIt(string value, Span at, Reading a, ReadSentence inA, Reading b, ReadSentence inB)
    {
        if (OtherTime(at, inA, inB, Day)) return false;
        var there = Figures(b.Text, inB.At);
        if (!Figures(a.Text, at).IsSubsetOf(there) && !(HasDigit(value) && Figures(value, new Span(0, value.Length)).IsSubsetOf(there))) return false;
        int dateline = a.Telling.Article.Dateline?.Text is { } line && a.Text.StartsWith(line, StringComparison.Ordinal) ? line.Length : 0;
        var names = inA.Names.Where(n => at.Contains(n.At) && n.At.Start >= dateline).ToList();
        if (names.Count == 0 && !HasDigit(at.Of(a.Text))) return at.Length >= Most * inA.At.Length;
        var skeletons = inB.Words.Tokens.Where(t => t.Kind == TokenKind.Word).SelectMany(t => Skeletons.Of(t.In(b.Text).ToString())).ToHashSet(StringComparer.Ordinal);
        return names.Count(n => NameParts(n).Any(skeletons.Contains)) * 2 >= names.Count;
    }

    private static IEnumerable<string> NameParts(NameMention name) => name.Text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Skeletons.Of);

    private static HashSet<string> Figures(string text, Span at) =>
        [.. Tokens.Of(text, at.Start, at.End).Select(t => string.Concat(t.In(text).ToString().Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)))).Where(f => f.Length > 0)];

    private static bool HasDigit(string text) => text.Any(char.IsDigit);

    // A number as the other sentence writes it, with what it counts.
    private static string? Given(string value, ReadSentence inA, Reading a, Reading b, ReadSentence inB) =>
        inA.Quantities.FirstOrDefault(q => q.At.Of(a.Text) == value) is { } own && inB.Quantities.FirstOrDefault(q => q.Low == own.Low && q.High == own.High) is { } other ? other.At.Of(b.Text) : null;

    private static string? Found(string value, string text, Span sentence)
    {
        int at = value.Length == 0 ? -1 : sentence.Of(text).IndexOf(value, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : text.Substring(sentence.Start + at, value.Length);
    }
}

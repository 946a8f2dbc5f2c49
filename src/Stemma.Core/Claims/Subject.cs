using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>What stands before a verb.</summary>
/// <param name="Names">The names that do it.</param>
/// <param name="Noun">The common noun that does it, or null.</param>
/// <param name="At">Its stretch.</param>
/// <param name="Unreal">Whether a modal, a "to" or a negation stands before the verb.</param>
/// <param name="Passive">Whether a form of "be" does.</param>
internal sealed record Subject(IReadOnlyList<NameMention> Names, string? Noun, Span? At, bool Unreal, bool Passive)
{
    private const int LongestAside = 18; // words between two commas
    private const int LongestNoun = 7; // words of a subject before its head

    /// <summary>Reads leftwards from the verb; null where nothing that can do it is found ("unresolved" takes no part).</summary>
    public static Subject? Before(Reading reading, ReadSentence sentence, VerbHit verb, int first)
    {
        var words = sentence.Words;
        bool unreal = false, passive = false;
        int i = verb.First - 1;
        for (; i >= first && Passes(words, i, reading.Language); i--)
        {
            unreal |= Clauses.Is("modal", words.Folded[i], reading.Language) || Clauses.Is("not", words.Folded[i], reading.Language);
            passive |= Clauses.Is("passive", words.Folded[i], reading.Language);
        }
        if (i >= first && words.Folded[i] is ",") i = BeforeAside(words, i, first);
        else if (i > first && Clauses.Is("relative", words.Folded[i], reading.Language)) i = words.Folded[i - 1] == "," ? i - 2 : i - 1;
        if (i < first) return null;
        return Found(reading, sentence, i, first) is { } found ? found with { Unreal = unreal || Clauses.Is("not", words.Folded[first], reading.Language), Passive = passive } : null;
    }

    private static bool Passes(Words words, int i, string language)
    {
        string word = words.Folded[i];
        return Clauses.Is("helper", word, language) || Clauses.Is("modal", word, language) || Clauses.Is("not", word, language)
            || word is "“" or "\"" or "„" or "«" || (language == "en" && word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && words.Tokens[i].Kind == TokenKind.Word);
    }

    // "Two lawsuits considered in Brenn accused": the name says where, not who.
    private static bool IsWhere(Words words, int name, string language)
    {
        int i = name > 0 && words.Folded[name - 1] is "the" or "der" or "dem" ? name - 2 : name - 1;
        return i >= 0 && Clauses.Is("where", words.Folded[i], language);
    }

    private static int BeforeAside(Words words, int comma, int first)
    {
        for (int i = comma - 1; i >= first && comma - i <= LongestAside; i--) if (words.Folded[i] == ",") return i - 1;
        return first - 1;
    }

    private static Subject? Found(Reading reading, ReadSentence sentence, int i, int first)
    {
        var words = sentence.Words;
        int at = words.Tokens[i].Start;
        if (sentence.Times.Any(t => t.At.Contains(at))) return null; // "left at 7 a.m. and struck": the time does nothing
        if (Clauses.Is("pronoun", words.Folded[i], reading.Language)) return Earlier(sentence, words.Folded[i], at);
        if (words.Tokens[i].In(reading.Text).EndsWith("'s", StringComparison.Ordinal) || words.Tokens[i].In(reading.Text).EndsWith("’s", StringComparison.Ordinal)) return null; // "Lind's visits"
        if (sentence.Names.LastOrDefault(n => n.At.Contains(at)) is { } name)
            return IsWhere(words, words.IndexAt(name.At.Start), reading.Language) ? null : new Subject([.. Beside(sentence, words, name)], null, name.At, false, false);
        if (words.Tokens[i].Kind != TokenKind.Word || words.Folded[i].Length < 3 || words.Folded[i] is "and" or "but" or "und" or "aber") return null;
        int start = i;
        while (start > first && i - start < LongestNoun && IsInside(words, start - 1, reading.Language)) start--;
        return new Subject([], words.Folded[i], words.Stretch(start, i), false, false);
    }

    // "he": the only person named before in the same sentence; "it" and "they" stay unresolved.
    private static Subject? Earlier(ReadSentence sentence, string pronoun, int at)
    {
        if (pronoun is not ("he" or "she")) return null;
        var before = sentence.Names.Where(n => n.At.End <= at && n.Kind is NameKind.Person or NameKind.Unknown).ToList();
        return before.Select(n => n.Name).Distinct(StringComparer.Ordinal).Count() == 1 ? new Subject([before[0]], null, before[0].At, false, false) : null;
    }

    // "Orlo and Lind left": both.
    private static IEnumerable<NameMention> Beside(ReadSentence sentence, Words words, NameMention name)
    {
        yield return name;
        int i = words.IndexAt(name.At.Start) - 1;
        if (i < 1 || words.Folded[i] is not ("and" or "und" or "y" or "et")) yield break;
        int at = words.Tokens[i - 1].Start;
        if (sentence.Names.FirstOrDefault(n => n.At.Contains(at)) is { } other) yield return other;
    }

    private static bool IsInside(Words words, int i, string language) =>
        words.Tokens[i].Kind != TokenKind.Mark && !Clauses.Is("bound", words.Folded[i], language) && !Clauses.Is("modal", words.Folded[i], language)
        && !Reporting.IsVerb(words.Folded[i], language) && words.Folded[i] is not ("on" or "in" or "at" or "by" or "and");
}

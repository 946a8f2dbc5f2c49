namespace Stemma.Core.Statements;

/// <summary>"said this on Sunday", "wrote so in a letter: “A”": a word alone that points to what was said before, or to what follows a colon.</summary>
internal static class Pointing
{
    private const int Farthest = 30;

    /// <summary>Where the content after such a word starts: behind a colon, or at the unit's end where nothing follows; null where the word is none.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="from">The word after the verb and its adjuncts.</param>
    public static int? After(Unit unit, VerbGroup verb, int from)
    {
        if (unit.Quoted(from) || unit.Low(from) is not ("this" or "that" or "so" or "it") || !unit.Is(verb.Main, Sense.Say | Sense.Tell)) return null;
        int none = unit.Words.Length;
        if (!Leads(unit, from)) return null;
        for (int i = from + 1; i < Math.Min(none, from + Farthest); i++)
        {
            if (unit.Low(i) == ":" && !unit.Quoted(i)) return i + 1;
            if (unit.Quoted(i)) return null;
            if (unit.Low(i) is "," or ";" or "—" or "–" || IsNextVerb(unit, i)) return none;
            if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject) || IsFinite(unit, i)) return null;
        }
        return none;
    }

    // Whether nothing but the end, a mark, another verb, or when, where and through what can follow.
    private static bool Leads(Unit unit, int word)
    {
        int next = word + 1;
        if (next >= unit.Words.Length || unit.Low(next) is "." or ":" or ";" or "!" || IsNextVerb(unit, next)) return true;
        if (unit.Low(next) == ",") return unit.Low(next + 1).EndsWith("ing", StringComparison.Ordinal) || unit.Is(next + 1, Sense.Coordinator);
        if (unit.Is(next, Sense.Time)) return true;
        if (unit.Low(word) == "that") return unit.Low(next) is "on" && unit.Is(next + 1, Sense.Time); // "said that in Norrvik prices fell"
        return unit.Is(next, Sense.Preposition) && (unit.Words.Length > next + 1 && unit.Words[next + 1].Capital || unit.Is(next + 1, Sense.Time | Sense.Medium)
            || unit.Low(next + 1) is "the" or "a" or "an" or "his" or "her" or "its" or "their" or "our" or "my");
    }

    // "(said this) and left"
    private static bool IsNextVerb(Unit unit, int i) => unit.Is(i, Sense.Coordinator) && IsFinite(unit, i + 1);

    private static bool IsFinite(Unit unit, int i) => NounPhrases.LooksFinite(unit, i) || NounPhrases.IsFiniteCue(unit, i);

    /// <summary>Whether a frame says nothing by itself and a quotation right before it stands for what it points to: "“A.” Lee said this on Sunday".</summary>
    public static bool Is(Unit unit, Frame frame, Unit? before, int start) =>
        before is { WhollyQuoted: true } && unit.Paragraph - before.Paragraph <= 1 && frame is { Order: Order.After, Withheld: false, Shared: false, Tail: >= 0, Verb.Negated: false } && !frame.Subject.Empty && frame.Start == start
        && After(unit, frame.Verb, frame.Tail) == unit.Words.Length;
}

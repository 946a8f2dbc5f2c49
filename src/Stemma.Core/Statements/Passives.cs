using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>"A was confirmed by X", "A, as reported by X", "In footage broadcast by X, A"; and "A. This was confirmed by X".</summary>
internal static class Passives
{
    /// <summary>Adds what the unit attributes so.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="before">The unit before it, which its "this" may stand for; null where it is the first.</param>
    /// <param name="number">Its number.</param>
    /// <param name="start">Its first word after a dateline.</param>
    /// <param name="found">What was found so far.</param>
    public static void Read(Unit unit, Unit? before, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i + 2 < unit.Words.Length; i++)
        {
            if (unit.Quoted(i) || unit.Low(i + 1) != "by" || unit.Quoted(i + 1)) continue;
            bool footage = unit.Low(i) is "broadcast" or "aired" or "carried" or "published" or "released" && unit.Low(start) is "in" or "on" && !HasVerb(unit, start, i);
            if (!footage && !(unit.Is(i, Sense.Say) && unit.Low(i).EndsWith("ed", StringComparison.Ordinal) && unit.Low(i) is not ("asked" or "questioned" or "advised" or "posted" or "continued" or "stressed"))) continue;
            var who = NounPhrases.After(unit, i + 2, unit.Words.Length);
            if (who.Empty) continue;
            var content = footage ? Led(unit, who) : Before(unit, start, i);
            if (content is not { } span || !footage && IsOpen(unit, CueStart(unit, start, i), i)) continue;
            var spans = span.Of(unit.Text) is "This" or "this" or "That" or "that" && before is not null && before.Paragraph == unit.Paragraph ? SaidIn(before, number - 1, found) : [span];
            if (spans.Count > 0) found.Add(new Draft { Spans = spans, Mention = unit.Of(who.From, who.To), Cue = unit.Of(footage ? i : CueStart(unit, start, i), i + 2), Unit = number });
        }
    }

    // "was not confirmed by X", "must be confirmed by X": X said nothing.
    private static bool IsOpen(Unit unit, int from, int verb)
    {
        for (int k = from; k < verb; k++) if (unit.Is(k, Sense.Modal | Sense.Negation)) return true;
        return false;
    }

    // What the sentence before says: the content of its last statement, or all of it where it attributes nothing.
    private static List<Span> SaidIn(Unit before, int number, List<Draft> found)
    {
        if (found.FindLast(d => d.Unit == number && d.Status == StatementStatus.Said) is { } said) return [.. said.Spans];
        return Contents.Trim(before, Datelines.End(before), before.Words.Length) is { } all ? [all] : [];
    }

    private static int CueStart(Unit unit, int start, int verb)
    {
        while (verb > start && unit.Is(verb - 1, Sense.Aux | Sense.Adverb | Sense.Modal | Sense.Negation)) verb--;
        return verb > start && unit.Low(verb - 1) == "as" ? verb - 1 : verb;
    }

    private static Span? Led(Unit unit, Range who)
    {
        int comma = who.To;
        while (comma < unit.Words.Length && !(unit.Low(comma) == "," && !unit.Quoted(comma)) && comma < who.To + 12) comma++;
        return unit.Low(comma) == "," ? Contents.Trim(unit, comma + 1, unit.Words.Length) : null;
    }

    private static Span? Before(Unit unit, int start, int verb)
    {
        int cue = CueStart(unit, start, verb);
        if (unit.Low(cue) == "as") return Contents.Trim(unit, start, cue);
        if (cue == verb) return null;
        var subject = NounPhrases.Before(unit, cue, start);
        return subject.Empty ? null : unit.Of(subject.From, subject.To);
    }

    private static bool HasVerb(Unit unit, int from, int to)
    {
        for (int i = from; i < to; i++) if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject)) return true;
        return false;
    }
}

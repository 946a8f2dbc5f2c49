namespace Stemma.Core.Statements;

/// <summary>"“A,” beamed Ann Lee" and "“A,” Lee sings": a quotation that opens its sentence and hands over with its own comma, whatever the verb.</summary>
internal static class Led
{
    private const int MostAside = 30;

    /// <summary>Adds what the unit attributes so, where nothing else has taken the quotation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="number">Its number.</param>
    /// <param name="start">Its first word after a dateline.</param>
    /// <param name="found">What was found so far.</param>
    /// <param name="own">Where in it the unit's own begin.</param>
    public static void Read(Unit unit, int number, int start, List<Draft> found, int own)
    {
        int end = start;
        while (unit.Quoted(end)) end++;
        if (end == start || end >= unit.Words.Length || !Orders.EndsOpen(unit, end - 1)) return;
        var content = unit.Of(start, end);
        if (found.FindIndex(own, d => d.Spans.Exists(s => s.Overlaps(content))) >= 0) return;
        if ((VerbFirst(unit, end) ?? SubjectFirst(unit, end)) is not { } led) return;
        if (!unit.Is(led.Verb, Sense.Cue) && IsTitle(unit, start, end)) return;
        for (int i = found.Count - 1; i >= own; i--)
            if (found[i].Cue is { } cue && cue.Start < unit.Words[led.Verb].End && cue.End > unit.Words[led.Verb].Start) found.RemoveAt(i);
        found.Add(new Draft { Spans = [content], Mention = unit.Of(led.Who.From, led.Who.To), Cue = unit.Of(led.Verb, led.Verb + 1), Unit = number });
    }

    // "“Open Harbour,” Brandt stars as": most of its words have capitals.
    private static bool IsTitle(Unit unit, int from, int to)
    {
        int words = 0, capitals = 0, first = from;
        while (first < to && unit.Words[first].Mark) first++;
        for (int i = first + 1; i < to; i++) // a sentence's first word and "I" tell nothing
        {
            if (unit.Words[i].Mark || unit.Low(i) == "i") continue;
            words++;
            if (unit.Words[i].Capital) capitals++;
        }
        return capitals > 0 && 2 * capitals >= words;
    }

    private readonly record struct Attribution(Range Who, int Verb);

    // "beamed Ann Lee"
    private static Attribution? VerbFirst(Unit unit, int verb)
    {
        if (!Past(unit, verb) || !NounPhrases.Begins(unit, verb + 1) && !NounPhrases.CouldBegin(unit, verb + 1)) return null;
        var who = NounPhrases.After(unit, verb + 1, unit.Words.Length);
        return who.Empty ? null : new Attribution(who, verb);
    }

    // "he answered", "Lee, in a wide hat, said softly"
    private static Attribution? SubjectFirst(Unit unit, int from)
    {
        if (!NounPhrases.Begins(unit, from) && !NounPhrases.CouldBegin(unit, from) || unit.Is(from, Sense.Relative)) return null;
        var who = NounPhrases.After(unit, from, unit.Words.Length);
        if (who.Empty) return null;
        for (int i = who.From + 1; i < who.To; i++) if (unit.Words[i - 1].Capital && Present(unit, i)) who = new Range(who.From, i);
        int verb = who.To;
        while (unit.Is(verb, Sense.Adverb)) verb++;
        if (unit.Low(verb) == ",") verb = AfterAside(unit, verb);
        else if (!Past(unit, verb) && !Present(unit, verb)) return null;
        return verb < 0 ? null : new Attribution(who, verb);
    }

    // The verb of saying after an aside between commas.
    private static int AfterAside(Unit unit, int comma)
    {
        for (int i = comma + 1; i + 1 < Math.Min(unit.Words.Length, comma + MostAside); i++)
            if (!unit.Quoted(i) && unit.Low(i) == "," && unit.Is(i + 1, Sense.Say | Sense.Tell) && !unit.Low(i + 1).EndsWith("ing", StringComparison.Ordinal)) return i + 1;
        return -1;
    }

    private static bool Past(Unit unit, int i) => i < unit.Words.Length && !unit.Quoted(i) && !unit.Words[i].Capital && unit.Low(i + 1) != "by"
        && (unit.Is(i, Sense.Past | Sense.Say | Sense.Tell) || unit.Low(i).Length > 3 && unit.Low(i).EndsWith("ed", StringComparison.Ordinal));

    private static bool Present(Unit unit, int i) => i < unit.Words.Length && !unit.Quoted(i) && !unit.Words[i].Capital
        && unit.Low(i) is { Length: > 3 } low && low.EndsWith('s') && !low.EndsWith("ss", StringComparison.Ordinal) && !unit.Is(i, Sense.Aux | Sense.Adverb | Sense.Time | Sense.Preposition);
}

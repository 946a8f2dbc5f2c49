namespace Stemma.Core.Statements;

/// <summary>Quotations that a noun or a set phrase hands over: "one message: “A”", "used the phrase “A”", "as Lee put it, “A”".</summary>
internal static class Handed
{
    private const int MostAdjectives = 3, MostAside = 10;

    /// <summary>Adds what the unit attributes so, where nothing else has taken the quotation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="number">Its number.</param>
    /// <param name="start">Its first word after a dateline.</param>
    /// <param name="found">What was found so far.</param>
    /// <param name="own">Where in it the unit's own begin.</param>
    public static void Read(Unit unit, int number, int start, List<Draft> found, int own)
    {
        for (int i = start + 1; i < unit.Words.Length; i++)
        {
            if (!unit.Quoted(i) || unit.Quoted(i - 1)) continue;
            int end = i;
            while (unit.Quoted(end)) end++;
            var at = unit.Of(i, end);
            if (found.FindIndex(own, d => d.Spans.Exists(s => s.Overlaps(at))) >= 0) continue;
            if ((Message(unit, start, i, end) ?? Phrase(unit, start, i) ?? Put(unit, i)) is { } how)
                found.Add(new Draft { Spans = [at], Mention = unit.Of(how.Who.From, how.Who.To), Cue = unit.Of(how.Cue, how.Cue + 1), Unit = number });
        }
    }

    private readonly record struct Attribution(Range Who, int Cue);

    // "The leaders had one message: “A.”"
    private static Attribution? Message(Unit unit, int start, int quote, int end)
    {
        if (unit.Low(quote - 1) != ":" || !unit.Is(quote - 2, Sense.Utterance)) return null;
        for (int i = end; i < unit.Words.Length; i++) if (!unit.Words[i].Mark) return null;
        int first = quote - 2;
        while (first > start && !unit.Words[first - 1].Mark && !unit.Is(first, Sense.Determiner)) first--;
        bool his = first < quote - 2 && unit.Low(first) is "his" or "her" or "its" or "their"; // "His answer: “A.”"
        var who = his ? new Range(first, first + 1) : Frames.MainSubject(unit, start, quote - 2);
        return who.Empty ? null : new Attribution(who, quote - 2);
    }

    // "Lee has used the new phrase “A”"
    private static Attribution? Phrase(Unit unit, int start, int quote)
    {
        int noun = unit.Low(quote - 1) == "," ? quote - 2 : quote - 1;
        if (!unit.Is(noun, Sense.Term)) return null;
        int verb = noun - 1;
        while (verb > noun - 2 - MostAdjectives && !unit.Is(verb, Sense.Determiner)) verb--;
        verb--;
        if (unit.Low(verb) is not ("used" or "use" or "uses" or "coined" or "coins" or "invoked" or "invokes" or "repeated" or "repeats" or "adopted" or "employed")) return null;
        int first = verb;
        while (unit.Is(first - 1, Sense.Aux | Sense.Adverb)) first--;
        var who = NounPhrases.Before(unit, first, start);
        return who.Empty || unit.Is(who.From, Sense.Relative) ? null : new Attribution(who, verb);
    }

    // "as the paper put it in a long report, “A”"
    private static Attribution? Put(Unit unit, int quote)
    {
        for (int i = quote - 1; i > Math.Max(1, quote - MostAside); i--)
        {
            if (unit.Low(i) != "it" || unit.Low(i - 1) is not ("put" or "puts")) continue;
            var who = NounPhrases.Before(unit, i - 1, 0);
            return !who.Empty && unit.Low(who.From - 1) == "as" ? new Attribution(who, i - 1) : null;
        }
        return null;
    }
}

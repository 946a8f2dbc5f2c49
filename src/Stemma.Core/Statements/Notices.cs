namespace Stemma.Core.Statements;

/// <summary>"X issued a warning that A", "X released information last week that A", "X gave warning of A".</summary>
internal static class Notices
{
    private const int Longest = 9;

    /// <summary>Adds what the unit attributes so.</summary>
    public static void Read(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i + 2 < unit.Words.Length; i++)
        {
            if (!unit.Is(i, Sense.Light) || unit.Words[i].Capital) continue;
            if (Content(unit, i) is not { } at) continue;
            int first = i;
            while (first > start && unit.Is(first - 1, Sense.Aux | Sense.Adverb)) first--;
            var who = unit.Low(first - 1) == "," ? Apposition.Subject(unit, start, first - 1) : NounPhrases.Before(unit, first, start);
            if (who.Empty || Contents.Trim(unit, at.Content, End(unit, at.Content)) is not { } span) continue;
            found.Add(new Draft { Spans = [span], Mention = unit.Of(who.From, who.To), Cue = unit.Of(first, at.Notice + 1), Unit = number });
            i = at.Content;
        }
    }

    // The noun that is issued and the "that" after it, over adjectives and a time.
    private static (int Notice, int Content)? Content(Unit unit, int verb)
    {
        int notice = -1;
        for (int i = verb + 1; i < Math.Min(unit.Words.Length, verb + Longest); i++)
        {
            if (unit.Quoted(i) || unit.Words[i].Mark) return null;
            if (unit.Is(i, Sense.Notice)) notice = i;
            else if (notice > 0 && unit.Low(i) == "that") return (notice, i);
            else if (notice == i - 1 && unit.Low(i) == "of" && SaysWhat(unit.Low(notice))) return (notice, i + 1);
            else if (notice > 0 && !unit.Is(i, Sense.Time | Sense.TimeLed | Sense.Adverb | Sense.Preposition)) return null;
            else if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject | Sense.Preposition)) return null;
        }
        return null;
    }

    // After these "of" names what was said; after "a report of", "information of" it does not.
    private static bool SaysWhat(string notice) => notice is "warning" or "warnings" or "threat" or "threats" or "assurance" or "assurances" or "accusation" or "accusations" or "allegation" or "allegations" or "claim" or "claims";

    // "warnings of floods, urging all to leave": a thing that is named ends where the next is done.
    private static int End(Unit unit, int from)
    {
        if (unit.Low(from - 1) != "of") return unit.Words.Length;
        for (int i = from + 1; i < unit.Words.Length; i++)
            if (!unit.Quoted(i) && (unit.Low(i) is ";" or "—" or "–" || unit.Low(i) == "," && unit.Low(i + 1).EndsWith("ing", StringComparison.Ordinal))) return i;
        return unit.Words.Length;
    }
}

namespace Stemma.Core.Statements;

/// <summary>"X issued a warning that A", "X released information last week that A".</summary>
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
            if (who.Empty || Contents.Trim(unit, at.Content, unit.Words.Length) is not { } span) continue;
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
            else if (notice > 0 && !unit.Is(i, Sense.Time | Sense.TimeLed | Sense.Adverb | Sense.Preposition)) return null;
            else if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject | Sense.Preposition)) return null;
        }
        return null;
    }
}

namespace Stemma.Core.Statements;

/// <summary>Steps over appositions and asides between a subject and its verb: "Zaheed, acting director of X, which organised it, said".</summary>
internal static class Apposition
{
    /// <summary>The subject in front of asides that end at <paramref name="end"/> with a comma or dash.</summary>
    public static Range Subject(Unit unit, int start, int end)
    {
        var found = Range.None;
        int to = end;
        for (int segments = 0; segments < 6 && to > start; segments++)
        {
            int from = SegmentStart(unit, to, start);
            if (!unit.Is(from, Sense.Relative) && HasVerb(unit, from, to)) break;
            if (segments > 0 && IsLead(unit, from)) break;
            bool doing = segments == 0 && from > start && !unit.Words[from].Capital && unit.Low(from).EndsWith("ing", StringComparison.Ordinal) && unit.Low(from).Length > 5; // "X, speaking in Norrvik, said"
            var phrase = unit.Is(from, Sense.Relative) || doing ? Range.None : NounPhrases.Before(unit, to, from);
            if (!phrase.Empty) found = phrase;
            if (from <= start || unit.Quoted(from - 1)) break;
            if (unit.Is(from, Sense.Coordinator) && !unit.Is(from, Sense.Relative)) break;
            to = from - 1;
            if (unit.Low(to) is ":" or ";") break;
        }
        return found;
    }

    /// <summary>Takes in the names before in a list: "The office, the ministry and the service did not".</summary>
    public static Range Listed(Unit unit, int start, Range last)
    {
        int from = last.From;
        bool joined = from > start + 1 && unit.Is(from - 1, Sense.Coordinator) || HasCoordinator(unit, last);
        for (int items = 0; joined && items < 8 && from > start + 1 && (unit.Low(from - 1) is "," || unit.Is(from - 1, Sense.Coordinator)); items++)
        {
            int end = from - 1;
            while (end > start && (unit.Low(end - 1) is "," || unit.Is(end - 1, Sense.Coordinator))) end--;
            var before = NounPhrases.Before(unit, end, start);
            if (before.Empty || before.From > start && unit.Low(before.From - 1) is not "," && items == 0 && !unit.Is(before.From - 1, Sense.Coordinator)) break;
            from = before.From;
        }
        return new Range(from, last.To);
    }

    private static bool HasCoordinator(Unit unit, Range range)
    {
        for (int i = range.From; i < range.To; i++) if (unit.Is(i, Sense.Coordinator)) return true;
        return false;
    }

    private static int SegmentStart(Unit unit, int end, int start)
    {
        int i = end;
        while (i > start && !unit.Quoted(i - 1) && !NounPhrases.IsBreak(unit, i - 1)) i--;
        return i;
    }

    private static bool HasVerb(Unit unit, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (unit.Is(i, Sense.Relative) && i > from) return false;
            if (unit.Is(i, Sense.Aux | Sense.Modal)) return true;
            if (NounPhrases.IsFiniteCue(unit, i) && unit.Is(i, Sense.Say | Sense.Tell) && !(unit.Low(i) == "written" && unit.Is(i - 1, Sense.Determiner))) return true;
        }
        return false;
    }

    /// <summary>Whether a stretch that starts here is an adverbial before the subject ("In a speech, ...").</summary>
    public static bool IsLead(Unit unit, int i) =>
        unit.Is(i, Sense.Preposition | Sense.Adverb | Sense.TimeLed | Sense.Time | Sense.Subordinator) && !unit.Is(i, Sense.Determiner | Sense.Relative) && !unit.Is(i, Sense.Pronoun)
        || unit.Low(i) is "asked" or "pressed" or "questioned" or "speaking" or "talking" or "addressing" or "when" or "this" or "according"
        || unit.Low(i).EndsWith("ing", StringComparison.Ordinal) && unit.Is(i, Sense.Cue);
}

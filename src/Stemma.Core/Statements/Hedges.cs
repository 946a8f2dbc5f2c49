using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds what nobody named answers for: "is reportedly seeking", "is expected to hold".</summary>
internal static class Hedges
{
    /// <summary>Adds the unit's.</summary>
    public static void Read(Unit unit, int number, int start, List<Draft> found)
    {
        int end = -1; // where what is told ends: the same for all that stand before it
        for (int i = start; i < unit.Words.Length; i++)
        {
            if (unit.Quoted(i)) continue;
            var status = unit.Low(i) switch
            {
                "reportedly" => StatementStatus.Reportedly,
                "expected" or "anticipated" when unit.Low(i + 1) == "to" => StatementStatus.Expected,
                "due" or "scheduled" or "slated" when unit.Low(i + 1) == "to" && IsBe(unit, i - 1) => StatementStatus.Expected,
                "believed" or "thought" or "presumed" or "suspected" when unit.Low(i + 1) == "to" => StatementStatus.Possible,
                _ => StatementStatus.Said,
            };
            if (status == StatementStatus.Said) continue;
            int first = i;
            while (first > start && (unit.Is(first - 1, Sense.Aux | Sense.Adverb | Sense.Modal) || unit.Low(first - 1) == "not")) first--;
            if (status != StatementStatus.Reportedly && first == i) continue;
            if (end <= i) end = End(unit, i + 1);
            if (Draft(unit, number, start, first, i, end, status) is { } draft) found.Add(draft);
        }
    }

    private static bool IsBe(Unit unit, int i)
    {
        while (unit.Is(i, Sense.Adverb)) i--;
        return unit.Is(i, Sense.Aux);
    }

    private static Draft? Draft(Unit unit, int number, int start, int first, int cue, int end, StatementStatus status)
    {
        var who = NounPhrases.Before(unit, first, start);
        int begin = status == StatementStatus.Reportedly ? cue : first;
        var spans = new List<Span>();
        if (!who.Empty && who.From < begin && Contents.Trim(unit, who.From, begin) is { } before) spans.Add(before);
        if (Contents.Trim(unit, cue + 1, end) is { } after) spans.Add(after);
        return spans.Count == 0 ? null : new Draft { Spans = spans, Cue = unit.Of(begin, cue + 1), Unit = number, Status = status };
    }

    private static int End(Unit unit, int from)
    {
        for (int i = from; i < unit.Words.Length; i++)
            if (!unit.Quoted(i) && (unit.Low(i) is ";" or "—" or "–" || unit.Low(i) == "," && (Withheld.EndsWithAttribution(unit, i + 1) || unit.Low(i + 1) is "but" or "while" or "though" or "although" || unit.Is(i + 1, Sense.Relative)))) return i;
        return unit.Words.Length;
    }
}

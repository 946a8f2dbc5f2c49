using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>"According to X, A", "A, according to X", "A, X's report says"; and "For X, an expert at Y, A".</summary>
internal static class According
{
    /// <summary>Adds what the unit attributes so.</summary>
    public static void Read(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start; i + 2 < unit.Words.Length; i++)
        {
            if (unit.Quoted(i) || unit.Low(i) != "according" || unit.Low(i + 1) != "to") continue;
            var who = NounPhrases.After(unit, i + 2, unit.Words.Length);
            if (who.Empty) continue;
            var content = Content(unit, start, i, who);
            if (content.Count > 0) found.Add(new Draft { Spans = content, Mention = unit.Of(who.From, Named(unit, who)), Cue = unit.Of(i, i + 2), Unit = number });
        }
        Expert(unit, number, start, found);
    }

    private static List<Span> Content(Unit unit, int start, int at, Range who)
    {
        bool leads = at == start || at == start + 1 && unit.Is(start, Sense.Coordinator | Sense.Adverb);
        int end = AppositionEnd(unit, leads ? Comma(unit, who.To) : who.To);
        var spans = new List<Span>();
        if (!leads && Contents.Trim(unit, start, at) is { } before) spans.Add(before);
        bool goesOn = leads || unit.Low(end) is "," && end + 1 < unit.Words.Length && unit.Low(at - 1) == "," && !leads && SplitsClause(unit, start, at);
        if (goesOn && Contents.Trim(unit, Math.Min(end, unit.Words.Length), unit.Words.Length) is { } after) spans.Add(after);
        return spans;
    }

    // "According to a new report by the Gull, A": the source goes on to the comma.
    private static int Comma(Unit unit, int from)
    {
        bool relative = unit.Is(from, Sense.Relative); // "According to engineers who worked there, A"
        for (int i = from; i < Math.Min(unit.Words.Length, from + (relative ? 24 : 12)); i++)
        {
            if (unit.Quoted(i) || !relative && unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject)) return from;
            if (unit.Low(i) == ",") return i;
        }
        return from;
    }

    // "The plant, according to Lee, will close": no verb before the attribution.
    private static bool SplitsClause(Unit unit, int start, int at)
    {
        for (int i = start; i < at; i++)
            if (unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i) || NounPhrases.IsFiniteCue(unit, i)) return false;
        return true;
    }

    private static int Named(Unit unit, Range who)
    {
        int end = AppositionEnd(unit, who.To);
        bool name = end > who.To + 1 && unit.Words[who.To + 1].Capital && !unit.Words[who.To - 1].Capital;
        return name ? end : who.To;
    }

    /// <summary>The comma that ends an apposition which begins with the comma at <paramref name="i"/>; <paramref name="i"/> where there is none.</summary>
    public static int AppositionEnd(Unit unit, int i)
    {
        for (int rounds = 0; rounds < 3 && unit.Low(i) == "," && !unit.Quoted(i); rounds++)
        {
            int k = i + 1;
            bool verb = false, relative = unit.Is(k, Sense.Relative);
            for (; k < unit.Words.Length && !(NounPhrases.IsBreak(unit, k) && !unit.Quoted(k)); k++)
            {
                if (unit.Quoted(k)) verb = true;
                if (unit.Is(k, Sense.Relative)) relative = true;
                if (!relative && (unit.Is(k, Sense.Aux | Sense.Modal | Sense.Subject) || NounPhrases.LooksFinite(unit, k))) verb = true;
            }
            if (verb || unit.Low(k) != "," || k + 1 >= unit.Words.Length) return i;
            bool apposes = relative || unit.Is(i + 1, Sense.Determiner) || !unit.Words[i + 1].Capital || unit.Words[i + 1].Capital && !unit.Words[i - 1].Capital;
            if (!apposes || k - i > 25) return i;
            i = k;
        }
        return i;
    }

    private static void Expert(Unit unit, int number, int start, List<Draft> found)
    {
        if (unit.Low(start) is not ("for" or "to") || start + 4 >= unit.Words.Length || !unit.Words[start + 1].Capital) return;
        var who = NounPhrases.After(unit, start + 1, unit.Words.Length);
        if (who.Empty || unit.Low(who.To) != ",") return;
        int end = AppositionEnd(unit, who.To);
        if (end == who.To || !Says(unit, who.To, end)) return;
        if (Contents.Trim(unit, end, unit.Words.Length) is { } content)
            found.Add(new Draft { Spans = [content], Mention = unit.Of(who.From, who.To), Cue = unit.Of(start, start + 1), Unit = number });
    }

    private static bool Says(Unit unit, int from, int to)
    {
        for (int i = from; i < to; i++)
            if (unit.Low(i) is "expert" or "analyst" or "professor" or "researcher" or "specialist" or "historian" or "economist" or "scientist" or "strategist" or "scholar" or "fellow") return true;
        return false;
    }
}

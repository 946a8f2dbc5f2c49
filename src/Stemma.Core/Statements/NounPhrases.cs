namespace Stemma.Core.Statements;

/// <summary>Finds the noun phrase that stands for a speaker, by walking words outward from a verb.</summary>
internal static class NounPhrases
{
    private const int Longest = 40;

    /// <summary>The noun phrase that ends before <paramref name="end"/>, not reaching before <paramref name="floor"/>.</summary>
    public static Range Before(Unit unit, int end, int floor)
    {
        int last = BeforeBrackets(unit, end - 1, floor);
        if (last < floor || unit.Quoted(last) && !IsShortQuote(unit, last) || IsBreak(unit, last)) return Range.None;
        if (unit.Is(last, Sense.Subject)) return new Range(last, end);
        int start = end;
        for (int i = last; i >= Math.Max(floor, end - Longest); i--)
        {
            i = BeforeBrackets(unit, i, floor);
            if (i < floor) break;
            if (unit.Quoted(i)) { if (!IsShortQuote(unit, i)) break; start = i; continue; }
            if (IsBreak(unit, i)) break;
            if (unit.Words[i].Mark) continue;
            if (IsInitial(unit, i)) { start = i; continue; }
            if (OpensClause(unit, i)) break;
            if (unit.Is(i, Sense.Determiner) && !unit.Is(i, Sense.Coordinator))
            {
                start = i;
                if (!Attaches(unit, i - 1, floor)) break;
                continue;
            }
            if (unit.Is(i, Sense.Coordinator))
            {
                if (!Joins(unit, i, floor)) break;
                continue;
            }
            if (unit.Low(i) == "to" && unit.Low(i - 1) == "according") return Range.None;
            if (unit.Is(i, Sense.Preposition))
            {
                if (!Attaches(unit, i, floor)) break;
                continue;
            }
            if (EndsBefore(unit, i, start)) break;
            start = i;
        }
        while (start < end && IsLead(unit, start, end)) start++;
        return start < end ? new Range(start, end) : Range.None;
    }

    /// <summary>The noun phrase that starts at <paramref name="start"/>; apposition after its comma is left out.</summary>
    public static Range After(Unit unit, int start, int ceiling)
    {
        int i = start;
        int limit = Math.Min(ceiling, start + Longest);
        if (i >= limit || unit.Quoted(i)) return Range.None;
        if (unit.Is(i, Sense.Subject) && !unit.Is(i, Sense.Relative)) return new Range(i, i + 1);
        for (; i < limit; i++)
        {
            if (unit.Quoted(i)) { if (!IsShortQuote(unit, i)) break; continue; }
            if (unit.Words[i].Mark) { if (IsInner(unit, i)) continue; break; }
            if (unit.Is(i, Sense.Relative) || unit.Is(i, Sense.Aux | Sense.Modal)) break;
            if (unit.Is(i, Sense.Subordinator) && !unit.Is(i, Sense.Preposition)) break;
            if (i > start && unit.Is(i, Sense.Subject) && !IsInitial(unit, i)) break;
            if (unit.Is(i, Sense.Time) && !unit.Is(i, Sense.Medium | Sense.Who) && i > start && !unit.Words[i].Low.EndsWith('s')) break;
            if (unit.Is(i, Sense.Preposition) && !ContinuesAfter(unit, i, start)) break;
            if (i > start && IsFiniteCue(unit, i)) break;
        }
        int end = i;
        while (end > start && (unit.Words[end - 1].Mark && unit.Low(end - 1) != ")" || unit.Is(end - 1, Sense.Preposition | Sense.Coordinator | Sense.Adverb | Sense.TimeLed)) && !unit.Words[end - 1].Capital) end--;
        return end > start ? new Range(start, end) : Range.None;
    }

    /// <summary>Whether the word can begin a noun phrase that is the subject of a clause.</summary>
    public static bool Begins(Unit unit, int i) =>
        unit.Is(i, Sense.Subject | Sense.Determiner | Sense.Pronoun) || i < unit.Words.Length && i >= 0 && !unit.Quoted(i) && (unit.Words[i].Capital || char.IsDigit(unit.Text[unit.Words[i].Start]));

    /// <summary>Whether the word can begin a noun phrase without an article, as after an inverted verb ("said former minister Ann Lee").</summary>
    public static bool CouldBegin(Unit unit, int i) =>
        i < unit.Words.Length && !unit.Quoted(i) && !unit.Words[i].Mark && unit.Words[i].Low.Length > 3
        && !unit.Is(i, Sense.Preposition | Sense.Subordinator | Sense.Adverb | Sense.Time | Sense.TimeLed | Sense.Relative | Sense.Aux | Sense.Modal | Sense.Coordinator | Sense.Negation) && !LooksFinite(unit, i);

    /// <summary>Whether a mark cuts a noun phrase.</summary>
    public static bool IsBreak(Unit unit, int i) => unit.Words[i].Mark && !unit.Quoted(i) && !IsInner(unit, i);

    // Full stops of abbreviations, slashes, ampersands, hashes stand inside a name.
    private static bool IsInner(Unit unit, int i)
    {
        char c = unit.Low(i)[0];
        if (c is '&' or '/' or '@' or '#' or '%' or '$' or '\'' or '’' or '-') return true;
        bool glued = i > 0 && i + 1 < unit.Words.Length && unit.Words[i - 1].End == unit.Words[i].Start && unit.Words[i].End == unit.Words[i + 1].Start;
        if (glued && (char.IsSymbol(c) || char.IsControl(c) || c is '§' or '¶' or '©')) return true; // letters read in a wrong charset
        return c == '.' && i > 0 && i + 1 < unit.Words.Length && unit.Words[i - 1].End == unit.Words[i].Start && !unit.Words[i - 1].Mark;
    }

    // "James A. Lee", "Mary I. Oke": a middle initial is neither an article nor a pronoun.
    private static bool IsInitial(Unit unit, int i) => i > 0 && unit.Words[i].Capital && unit.Words[i].End - unit.Words[i].Start == 1
        && unit.Low(i + 1) == "." && unit.Words[i].End == unit.Words[i + 1].Start && unit.Words[i - 1].Capital;

    // "Lee (D-Vt.)": the brackets belong to the name before them.
    private static int BeforeBrackets(Unit unit, int last, int floor)
    {
        if (last < floor || unit.Low(last) != ")" || unit.Quoted(last)) return last;
        for (int i = last - 1; i >= Math.Max(floor, last - 10); i--)
            if (unit.Low(i) == "(") return i - 1;
        return last;
    }

    private static bool IsShortQuote(Unit unit, int i) => unit.QuoteAt(unit.Words[i].Start) is { At.Length: <= 30 } quote && quote.Ending(unit.Text) is not (',' or '.' or '?' or '!');

    private static bool Attaches(Unit unit, int i, int floor)
    {
        if (i <= floor || !unit.Is(i, Sense.Attach)) return false;
        if (unit.Words[i].Capital) return false;
        int before = i - 1;
        return before >= floor && !unit.Quoted(before) && !unit.Words[before].Mark &&
            !unit.Is(before, Sense.Aux | Sense.Modal | Sense.Preposition | Sense.Coordinator | Sense.Subordinator) && !IsFiniteCue(unit, before) && !LooksFinite(unit, before);
    }

    // The "that" after "said".
    private static bool OpensClause(Unit unit, int i) => unit.Low(i) == "that" && IsFiniteCue(unit, i - 1);

    // "Russia and China said", "he said that Russia and China": both sides are names or nouns and no verb stands before in the clause.
    private static bool Joins(Unit unit, int i, int floor)
    {
        if (i <= floor || unit.Words[i].Capital || unit.Words[i - 1].Mark || unit.Quoted(i - 1)) return false;
        for (int k = i - 1; k >= floor && !IsBreak(unit, k) && !OpensClause(unit, k); k--)
            if (!unit.Quoted(k) && (unit.Is(k, Sense.Aux | Sense.Modal) || IsFiniteCue(unit, k) || LooksFinite(unit, k))) return false;
        return true;
    }

    private static bool EndsBefore(Unit unit, int i, int start)
    {
        if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Relative)) return true;
        if (unit.Is(i, Sense.Subordinator)) return true;
        if (unit.Is(i, Sense.Subject)) return true;
        bool named = unit.Words[i].Capital && unit.Low(i) is "evening" or "morning" or "time" or "week" or "night" or "noon"; // "the Evening Star"
        if (unit.Is(i, Sense.Time) && !named && !unit.Words[i].Low.EndsWith('s') && start == i + 1 && NextIsHead(unit, start)) return true;
        if (unit.Is(i, Sense.Medium) && !unit.Is(i, Sense.Who) && start == i + 1 && unit.Words[start].Capital) return true;
        return IsFiniteCue(unit, i) || LooksFinite(unit, i);
    }

    private static bool NextIsHead(Unit unit, int start) => start < unit.Words.Length && (unit.Words[start].Capital || unit.Is(start, Sense.Determiner));

    private static bool IsLead(Unit unit, int i, int end)
    {
        if (unit.Words[i].Mark && unit.Low(i) is not ("#" or "@" or "$")) return true;
        if (i + 1 >= end) return unit.Is(i, Sense.Preposition | Sense.Coordinator | Sense.Adverb) && !unit.Is(i, Sense.Pronoun | Sense.Determiner);
        bool word = unit.Is(i, Sense.Preposition | Sense.Coordinator | Sense.Subordinator | Sense.Adverb) && !unit.Is(i, Sense.Determiner);
        return word && !(unit.Words[i].Capital && i > 0);
    }

    /// <summary>Whether the word is an attributing verb in a finite form, not a noun.</summary>
    public static bool IsFiniteCue(Unit unit, int i) =>
        unit.Is(i, Sense.Say | Sense.Tell | Sense.That | Sense.Object | Sense.Decline | Sense.Deny) && !unit.Is(i, Sense.Noun | Sense.Who | Sense.Title) && !unit.Words[i].Capital && !unit.Low(i).EndsWith("ing", StringComparison.Ordinal);

    /// <summary>Whether the word looks like a verb in the past ("posted"), judged by its ending and what stands before.</summary>
    public static bool LooksFinite(Unit unit, int i)
    {
        var low = unit.Low(i);
        if (unit.Is(i, Sense.Past)) return i > 0 && !unit.Words[i].Capital && !unit.Is(i - 1, Sense.Determiner | Sense.Preposition);
        if (low.Length < 4 || unit.Words[i].Capital || unit.Quoted(i) || !low.EndsWith("ed", StringComparison.Ordinal)) return false;
        return i > 0 && !unit.Is(i - 1, Sense.Determiner | Sense.Preposition) && !unit.Words[i - 1].Mark && (i + 1 >= unit.Words.Length || !unit.Words[i + 1].Capital || unit.Is(i - 1, Sense.Subject));
    }

    private static bool ContinuesAfter(Unit unit, int i, int start)
    {
        if (i == start || i + 1 >= unit.Words.Length || unit.Quoted(i + 1)) return false;
        if (unit.Low(i) is "of" or "for" or "at" or "from" or "with") return !unit.Is(i + 1, Sense.Time) && !MediumFollows(unit, i);
        return unit.Low(i) is "in" or "on" && !MediumFollows(unit, i) && !unit.Is(i + 1, Sense.Time) && !char.IsDigit(unit.Low(i + 1)[0]);
    }

    private static bool MediumFollows(Unit unit, int i)
    {
        for (int k = i + 1; k < Math.Min(i + 6, unit.Words.Length); k++)
        {
            if (unit.Is(k, Sense.Medium)) return true;
            if (unit.Is(k, Sense.Preposition) || unit.Words[k].Mark) return false;
        }
        return false;
    }
}

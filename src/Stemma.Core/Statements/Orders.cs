namespace Stemma.Core.Statements;

/// <summary>Tells whether the content stands before or after its attribution.</summary>
internal static class Orders
{
    /// <summary>The order, from what stands before the subject and after the verb.</summary>
    public static Order Of(Unit unit, VerbGroup verb, Range subject, int start, int tail)
    {
        int before = subject.From - 1;
        if (before <= start) return Order.After;
        if (verb.Negated && unit.Quoted(before)) return Order.After; // "while they are “fake,” he does not demand that"
        if (EndsOpen(unit, before)) return IsTitleInLead(unit, start, before) ? Order.After : Order.Before; // "“A,” he vowed": whatever the verb
        if (!unit.Words[verb.Main].Is(Sense.Say | Sense.Tell | Sense.That)) return Order.After;
        if (unit.Quoted(before)) return QuoteEndsClause(unit, before) ? Order.Before : Order.After;
        if (unit.Low(before) is not ("," or "—" or "–" or "-" or "?" or "!" or "…")) return Order.After;
        if (unit.Low(start) == "according") return Order.After; // "According to Lee, inspectors warned of rust": no words of theirs
        bool lead = IsLead(unit, start, before);
        if (tail >= unit.Words.Length || unit.Low(tail) is "." or ";" or ")" && !unit.Quoted(tail)) return lead && IsDoing(unit, start, before) ? Order.After : Order.Before;
        if (unit.Quoted(tail) || unit.Low(tail) is "that" or ":") return unit.Quoted(tail) && !lead && unit.Low(tail - 1) == "," && QuotesBefore(unit, start, before) ? Order.Before : Order.After;
        if (unit.Low(tail) is "," or "—" or "–")
        {
            if (!lead) return Order.Before;
            return unit.Quoted(tail + 1) || NounPhrases.Begins(unit, tail + 1) ? Order.After : Order.Before;
        }
        if (lead) return Order.After;
        while (unit.Is(tail, Sense.Adverb) && unit.Low(tail + 1) is "before" or "after") tail++; // "shortly before midnight"
        bool adverbial = unit.Is(tail, Sense.Preposition | Sense.Time) && !NounPhrases.Begins(unit, tail) || unit.Low(tail) is "when" or "as" or "while" or "after" or "before" or "because";
        return adverbial && HasVerb(unit, start, before) ? Order.Before : Order.After;
    }

    private static bool QuotesBefore(Unit unit, int start, int end)
    {
        for (int i = start; i < end; i++) if (unit.Words[i].Quoted) return true;
        return !Apposition.IsLead(unit, start);
    }

    /// <summary>Whether a closed quotation ends with this word and hands over with its own comma, question or exclamation mark.</summary>
    public static bool EndsOpen(Unit unit, int last) =>
        unit.Quoted(last) && !unit.Quoted(last + 1) && unit.QuoteAt(unit.Words[last].Start) is { } quote && (quote.Closed && quote.Ending(unit.Text) is ',' or '?' or '!');

    // "In an appearance on “The Late Show,” Lee said": what the quotation names is where, not what.
    private static bool IsTitleInLead(Unit unit, int start, int last)
    {
        if (unit.Quoted(start) || !Apposition.IsLead(unit, start)) return false;
        int first = last, words = 0, capitals = 0;
        while (first > start && unit.Quoted(first - 1)) first--;
        for (int i = first; i <= last; i++)
        {
            if (unit.Words[i].Mark) continue;
            words++;
            if (unit.Words[i].Capital) capitals++;
        }
        return words > 0 && 2 * capitals > words;
    }

    private static bool QuoteEndsClause(Unit unit, int last)
    {
        if (unit.QuoteAt(unit.Words[last].Start) is not { } quote) return false;
        return quote.Ending(unit.Text) is ',' or '?' or '!' or '.' or '-' or '—' or '…' || quote.At.Length > 60 || !quote.Closed;
    }

    // "In a statement on Monday," and "Asked about it,": what stands before the subject is no content.
    private static bool IsLead(Unit unit, int start, int end)
    {
        int i = start;
        while (i < end && unit.Is(i, Sense.Coordinator)) i++;
        if (i >= end) return true;
        if (!Apposition.IsLead(unit, i)) return false;
        for (int k = i; k < end; k++) if (unit.Words[k].Quoted && k > i + 6) return false;
        return true;
    }

    // "Speaking on the radio, Lee stated": how he spoke, and no clause of its own.
    private static bool IsDoing(Unit unit, int start, int end) => unit.Low(start) is "speaking" or "talking" or "addressing" or "writing" or "asked" or "pressed" or "questioned" && !HasVerb(unit, start + 1, end);

    private static bool HasVerb(Unit unit, int start, int end)
    {
        for (int i = start; i < end; i++)
            if (unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i) || unit.Quoted(i)) return true;
        return false;
    }
}

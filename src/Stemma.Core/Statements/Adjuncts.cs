namespace Stemma.Core.Statements;

/// <summary>Steps over what stands between a cue verb and its content: who was told, when, where, through what.</summary>
internal static class Adjuncts
{
    private const int Longest = 14;

    /// <summary>The first word after the verb's object and adjuncts.</summary>
    public static int Skip(Unit unit, VerbGroup verb)
    {
        int i = verb.After;
        if (unit.Words[verb.Main].Is(Sense.Decline)) return i;
        bool calls = unit.Low(verb.Main).StartsWith("call", StringComparison.Ordinal) && !verb.Passive;
        if (calls && Time(unit, i) is var on && on > i) i = on;
        if (calls && unit.Low(i) is "for" or "on") return i; // "called for an inquiry": what was called for
        if (unit.Words[verb.Main].Is(Sense.Tell) || unit.Words[verb.Main].Is(Sense.Ask) && AsksSomeone(unit, i)) i = Listener(unit, i);
        int promised = unit.Low(i) == "to" && Promises(unit.Low(verb.Main)) ? i : -1; // "promised to close any quay that leaks": nobody was promised to
        for (int round = 0; round < 6; round++)
        {
            int next = One(unit, i);
            if (next == i) break;
            i = next;
        }
        return promised >= 0 && unit.Low(i) == "that" ? promised : i;
    }

    private static bool Promises(string verb) => verb.StartsWith("promis", StringComparison.Ordinal) || verb.StartsWith("vow", StringComparison.Ordinal) || verb.StartsWith("pledg", StringComparison.Ordinal) || verb.StartsWith("threaten", StringComparison.Ordinal);

    private static int One(Unit unit, int i)
    {
        if (i >= unit.Words.Length || unit.Quoted(i)) return i;
        if (unit.Is(i, Sense.Adverb) && !unit.Is(i, Sense.Determiner | Sense.Pronoun | Sense.Time) && !unit.Is(i + 1, Sense.Preposition) && StartsContent(unit, i + 1)) return i + 1;
        int time = Time(unit, i);
        if (time > i) return time;
        if (unit.Is(i, Sense.Preposition) && !unit.Is(i, Sense.Subordinator)) return Phrase(unit, i);
        return i;
    }

    // "on Monday", "late last week", "Sept. 5", "in 2010", "at the time"
    private static int Time(Unit unit, int i)
    {
        int k = i;
        if (unit.Low(i) == "this" && unit.Is(i + 1, Sense.Preposition)) return i; // "said this on Monday": what he said
        while (k < i + 4 && unit.Is(k, Sense.TimeLed)) k++;
        bool year = k > i && k < unit.Words.Length && unit.Low(k).Length == 4 && unit.Low(k)[0] is '1' or '2' && unit.Low(k).All(char.IsDigit);
        if (year) return k + 1;
        if (k < unit.Words.Length && char.IsDigit(unit.Low(k)[0]) && unit.Is(k + 1, Sense.Time)) k++;
        if (!unit.Is(k, Sense.Time)) return i;
        if (k > i && unit.Low(k - 1) == "the" && unit.Low(k) is not ("time" or "day" or "week" or "weekend" or "morning" or "month" or "evening" or "night" or "afternoon")) return i;
        while (unit.Is(k, Sense.Time) || unit.Low(k) is "." && unit.Words[k].Start == unit.Words[k - 1].End && k + 1 < unit.Words.Length && !unit.Words[k - 1].Low.EndsWith("day", StringComparison.Ordinal) && char.IsDigit(unit.Low(k + 1)[0])
            || k > i && k < unit.Words.Length && char.IsDigit(unit.Low(k)[0]) && unit.Is(k - 1, Sense.Time) || k > i && char.IsDigit(unit.Low(k) is { Length: > 0 } low ? low[0] : 'x') && unit.Low(k - 1) == ".") k++;
        if (k < unit.Words.Length && unit.Is(k, Sense.Preposition) && unit.Low(k) == "of") return i;
        return k;
    }

    // A prepositional phrase is stepped over where content visibly starts after it, or where it names a medium.
    private static int Phrase(Unit unit, int i)
    {
        int medium = -1;
        for (int k = i + 1; k < unit.Words.Length && k - i <= Longest; k++)
        {
            if (unit.Quoted(k)) return PhraseEnd(unit, i, k);
            var low = unit.Low(k);
            if (low == "that" && !unit.Is(k - 1, Sense.Preposition)) return k;
            if (low is ":") return k;
            if (low == ",") return k;
            if (low is "." or ";" or "—" or "–" && NounPhrases.IsBreak(unit, k)) return k;
            if (unit.Is(k, Sense.Medium | Sense.Reporters) && !unit.Is(k + 1, Sense.Medium)) medium = k;
            bool clause = k > i + 1 && unit.Is(k, Sense.Subject) && !unit.Is(k, Sense.Relative);
            bool verb = unit.Is(k, Sense.Modal | Sense.Aux);
            if (clause && (medium > 0 || unit.Low(i) is "in" or "on" or "at" or "during" or "to")) return k;
            if (verb || clause) break;
            if (medium > 0 && k > medium && NounPhrases.Begins(unit, k) && !unit.Is(k - 1, Sense.Preposition | Sense.Coordinator | Sense.Determiner) && !unit.Words[k - 1].Capital) return k;
        }
        int end = medium > 0 ? medium + 1 : i;
        if (medium < 0 && i + Longest >= unit.Words.Length && Ends(unit, i)) return unit.Words.Length;
        return end;
    }

    // A quotation after a preposition ("in “coming days”") is content unless it follows a finished phrase.
    private static int PhraseEnd(Unit unit, int from, int quote) => quote > from + 1 && !unit.Is(quote - 1, Sense.Preposition | Sense.Determiner) ? quote : from;

    private static bool Ends(Unit unit, int i)
    {
        for (; i < unit.Words.Length; i++)
            if (unit.Is(i, Sense.Aux | Sense.Modal | Sense.Subject) || unit.Quoted(i)) return false;
        return true;
    }

    private static bool StartsContent(Unit unit, int i) => i >= unit.Words.Length || unit.Quoted(i) || unit.Words[i].Mark || unit.Low(i) == "that" || NounPhrases.Begins(unit, i);

    private static bool AsksSomeone(Unit unit, int i)
    {
        for (int k = i; k < Math.Min(i + 12, unit.Words.Length); k++)
        {
            if (unit.Quoted(k)) return k > i;
            if (unit.Words[k].Mark || unit.Low(k) is "to" or "about" or "for") return false;
            if (unit.Low(k) is "whether" or "if" or "how" or "why" or "what" or "where" or "who" or "when") return k > i;
        }
        return false;
    }

    // Who was told: a pronoun, a name, "the crowd", "reporters".
    private static int Listener(Unit unit, int i)
    {
        int from = i;
        while (unit.Is(i, Sense.Adverb)) i++;
        if (unit.Is(i, Sense.Reporters)) return i + 1;
        if (unit.Low(i) is "him" or "her" or "them" or "me" or "us" or "it" or "you" or "himself" or "herself" && !Possesses(unit, i)) return i + 1;
        bool determined = unit.Is(i, Sense.Determiner);
        bool named = false;
        for (int k = i; k < unit.Words.Length && k - from <= Longest; k++)
        {
            if (unit.Quoted(k) || unit.Words[k].Mark && NounPhrases.IsBreak(unit, k)) return k;
            if (unit.Words[k].Mark) continue;
            if (unit.Low(k) is "that" or "whether" or "if" or "how" or "why" or "what" or "to" or "about" or "not") return k;
            if (k > i && (unit.Is(k, Sense.Subject) || unit.Is(k, Sense.Determiner) && !unit.Is(k - 1, Sense.Preposition | Sense.Coordinator | Sense.Determiner))) return k;
            if (k > i && (unit.Is(k, Sense.Time) || unit.Is(k, Sense.Preposition) && unit.Low(k) is not ("of" or "for"))) return k;
            if (unit.Is(k, Sense.Aux | Sense.Modal)) return named || determined ? LastNameStart(unit, i, k) : k;
            if (named && !unit.Words[k].Capital && !determined && !unit.Is(k, Sense.Coordinator | Sense.Preposition | Sense.Medium | Sense.Who | Sense.Title)) return k;
            named |= unit.Words[k].Capital;
        }
        return i;
    }

    // "told CNN Smith was": the listener ends before the last name.
    private static int LastNameStart(Unit unit, int from, int verb)
    {
        int k = verb;
        while (k > from + 1 && unit.Words[k - 1].Capital) k--;
        return k > from + 1 || k == from + 1 && verb > from + 1 ? k : verb;
    }

    private static bool Possesses(Unit unit, int i) => unit.Low(i) == "her" && i + 1 < unit.Words.Length && !unit.Words[i + 1].Mark && !unit.Is(i + 1, Sense.Subject | Sense.Determiner | Sense.Subordinator | Sense.Time | Sense.Preposition) && !unit.Quoted(i + 1);
}

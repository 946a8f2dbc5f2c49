namespace Stemma.Core.Statements;

/// <summary>Where the content stands.</summary>
internal enum Order
{
    /// <summary>"X said that A".</summary>
    After,

    /// <summary>"A, X said" or "A, X said, B".</summary>
    Before,

    /// <summary>"A, said X".</summary>
    Inverted,
}

/// <summary>A cue verb with its subject.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Subject">The subject's words; none where it is left out or nobody is named.</param>
/// <param name="Shared">Whether the subject is that of a verb before.</param>
/// <param name="Around">The subject with its appositions.</param>
/// <param name="Order">Where the content stands.</param>
/// <param name="Tail">First word after the verb, its object and its adjuncts.</param>
/// <param name="Withheld">Whether it is a phrase of what is withheld, kept here for where it stands.</param>
internal sealed record Frame(VerbGroup Verb, Range Subject, bool Shared, Range Around, Order Order, int Tail, bool Withheld = false)
{
    /// <summary>First word of the attribution.</summary>
    public int Start => Shared || Subject.Empty || Subject.From > Verb.First ? Verb.First : Subject.From;
}

/// <summary>Builds the frames of a unit.</summary>
internal static class Frames
{
    /// <summary>The frames of a unit's cue verbs, in order.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="start">Its first word after a dateline.</param>
    /// <param name="withheld">The phrases of what is withheld.</param>
    public static List<Frame> Of(Unit unit, int start, IReadOnlyList<Range> withheld)
    {
        var found = new List<Frame>();
        int next = 0;
        foreach (var verb in VerbGroups.Of(unit))
        {
            for (; next < withheld.Count && withheld[next].From <= verb.Main; next++) found.Add(Kept(unit, withheld[next], start));
            if (!Sources.Cited(unit, verb.Main).Empty || GoesOn(unit, verb, found)) continue;
            var frame = Passive(unit, verb) ?? QuotedAs(unit, verb, start) ?? Participle(unit, verb, start, found) ?? Infinitive(unit, verb, start)
                ?? Inverted(unit, verb, start) ?? Shared(unit, verb, start, found) ?? Subjected(unit, verb, start);
            if (frame is not null && !withheld.Any(w => w.From <= verb.Main && verb.Main < w.To)) found.Add(frame);
        }
        for (; next < withheld.Count; next++) found.Add(Kept(unit, withheld[next], start));
        return found;
    }

    // "X said it had inspected the ship and found no fault": the second of two participles is part of what was said.
    private static bool GoesOn(Unit unit, VerbGroup verb, List<Frame> before) =>
        unit.Is(verb.First - 1, Sense.Coordinator) && verb.First == verb.Main && unit.Low(verb.After) is not ("that" or ":") && !unit.Quoted(verb.After)
        && before.Exists(f => f.Order == Order.After && !f.Shared && !f.Withheld && IsPerfect(unit, f.Tail < 0 ? f.Verb.After : f.Tail, verb.First));

    // "(that) it had inspected the ship and": one clause without a break.
    private static bool IsPerfect(Unit unit, int at, int end)
    {
        if (unit.Low(at) == "that") at++;
        if (unit.Low(at) is not ("it" or "he" or "she" or "they" or "we") || unit.Low(at + 1) is not ("had" or "has" or "have")) return false;
        for (int i = at + 2; i < end; i++)
            if (unit.Quoted(i) || unit.Low(i) is ";" or "," or "—" || unit.Is(i, Sense.Aux | Sense.Modal | Sense.Relative | Sense.Subordinator)) return false;
        return true;
    }

    private static Frame Kept(Unit unit, Range phrase, int start)
    {
        var verb = new VerbGroup(phrase.From, phrase.From, true, false, false, false);
        var subject = NounPhrases.Before(unit, phrase.From, start);
        bool shared = subject.Empty || unit.Is(phrase.From - 1, Sense.Coordinator) || unit.Low(phrase.From) == "without";
        return new Frame(verb, shared ? Range.None : subject, shared, subject, Order.After, -1, Withheld: true);
    }

    // "It was reported that": nobody is named. Other passives give nothing here.
    private static Frame? Passive(Unit unit, VerbGroup verb)
    {
        if (!verb.Passive) return null;
        bool quoted = unit.Low(verb.After) == "as" && unit.Low(verb.After + 1) is "saying" or "telling";
        if (!quoted) return new Frame(verb, Range.None, false, Range.None, Order.After, -1);
        var subject = NounPhrases.Before(unit, verb.First, 0);
        var saying = verb with { Main = verb.After + 1, Passive = false };
        bool opens = subject.Empty || subject.From == 0 || !unit.Quoted(subject.From - 1);
        return new Frame(saying, subject, false, subject, opens ? Order.After : Order.Before, Adjuncts.Skip(unit, saying));
    }

    // "quoted X as saying A"
    private static Frame? QuotedAs(Unit unit, VerbGroup verb, int start)
    {
        var (who, content) = Sources.QuotedAs(unit, verb);
        if (who.Empty || verb.Participle) return null;
        var subject = unit.Low(verb.First - 1) == "," ? Apposition.Subject(unit, start, verb.First - 1) : NounPhrases.Before(unit, verb.First, start);
        return new Frame(verb, subject, false, subject, Order.After, content);
    }

    private static Frame? Participle(Unit unit, VerbGroup verb, int start, List<Frame> before)
    {
        if (!verb.Participle || OpensWithPlace(unit, verb, start)) return null;
        if (before.Exists(f => f.Verb.Main == verb.Main || f.Tail == verb.After)) return new Frame(verb, Range.None, true, Range.None, Order.After, -1);
        if (Modifies(unit, verb, start) is { } owned) return new Frame(verb, owned, false, owned, Order.After, Adjuncts.Skip(unit, verb));
        var main = before.FindLast(f => !f.Subject.Empty && !IsSubordinate(unit, f));
        var subject = main?.Subject ?? MainSubject(unit, start, verb.First);
        var around = main?.Around ?? subject;
        return new Frame(verb, subject, true, around, Order.After, Adjuncts.Skip(unit, verb));
    }

    // "Writing in the Herald, Lee argued": where, and no words.
    private static bool OpensWithPlace(Unit unit, VerbGroup verb, int start)
    {
        if (verb.First != start || unit.Low(verb.Main) is not ("writing" or "posting" or "tweeting") || !unit.Is(verb.After, Sense.Preposition)) return false;
        for (int i = verb.After; i < unit.Words.Length && unit.Low(i) != "that" && !unit.Quoted(i); i++) if (unit.Low(i) == ",") return true;
        return false;
    }

    /// <summary>Whether the attribution stands in a clause of time or reason: in "pushed back when Lee said so, noting that" the participle is not Lee's.</summary>
    public static bool IsSubordinate(Unit unit, Frame frame) => unit.Low(frame.Start - 1) is "when" or "after" or "while" or "because" or "since" or "before" or "once" or "if";

    // "data from the office saying that": without a comma the participle belongs to the noun before it.
    private static Range? Modifies(Unit unit, VerbGroup verb, int start)
    {
        int at = verb.First - 1;
        if (unit.Low(verb.Main) != "saying" || at < start || unit.Quoted(at) || unit.Words[at].Mark || unit.Is(at, Sense.Coordinator | Sense.Preposition | Sense.Subordinator | Sense.Aux | Sense.Adverb | Sense.Cue | Sense.Time | Sense.Pronoun | Sense.Reporters | Sense.Medium)) return null;
        var noun = NounPhrases.Before(unit, verb.First, start);
        return !noun.Empty && noun.From > start && Holds(unit, noun.From - 1, noun.To, "from") ? noun : null;
    }

    private static bool Holds(Unit unit, int from, int to, string word)
    {
        for (int i = from; i < to; i++) if (unit.Low(i) == word) return true;
        return false;
    }

    private static Frame? Infinitive(Unit unit, VerbGroup verb, int start)
    {
        if (!verb.Infinitive) return null;
        int to = verb.First - 1;
        int lead = unit.Low(to - 1) is "on" ? to - 2 : to - 1;
        bool unasked = unit.Low(lead) == "wanted" && unit.Low(verb.Main) == "ask"; // what somebody wanted to ask he has not asked
        if (unasked || unit.Low(lead) is not ("went" or "goes" or "going" or "continued" or "seemed" or "seems" or "appeared" or "appears" or "began" or "wanted" or "took"))
            return new Frame(verb, Range.None, true, Range.None, Order.After, -1);
        int first = lead;
        while (first > start && unit.Is(first - 1, Sense.Adverb | Sense.Aux)) first--;
        var subject = NounPhrases.Before(unit, first, start);
        if (subject.Empty) subject = MainSubject(unit, start, lead);
        return new Frame(verb with { First = first }, subject, false, subject, Order.After, Adjuncts.Skip(unit, verb));
    }

    private static Frame? Inverted(Unit unit, VerbGroup verb, int start)
    {
        int before = verb.First - 1;
        if (before < start || !unit.Words[verb.Main].Is(Sense.Say | Sense.Tell | Sense.Object) || verb.Infinitive || unit.Low(verb.After) == "that") return null;
        bool quote = unit.Quoted(before), comma = unit.Low(before) == ",";
        if (!quote && !comma) return null;
        if (!quote && unit.Words[verb.Main].Is(Sense.Tell) && !unit.Words[verb.Main].Is(Sense.Say)) return null; // "the mayor, Ann Lee, told reporters": whom it was told
        if (quote && QuoteIsPart(unit, before)) return null;
        if (!NounPhrases.Begins(unit, verb.After) && !unit.Is(verb.After, Sense.Who) && !(quote && Orders.EndsOpen(unit, before) && NounPhrases.CouldBegin(unit, verb.After))) return null;
        var subject = NounPhrases.After(unit, verb.After, unit.Words.Length);
        if (subject.Empty) return null;
        if (FiniteFollows(unit, subject.To) || !quote && HoldsClause(unit, subject)) return null;
        bool closing = ClosesUnit(unit, subject.To);
        if (!unit.Words[verb.Main].Is(Sense.Say | Sense.Tell) && (!closing || !quote && !QuotesIn(unit, start, before))) return null;
        if (comma && !quote && !ClauseBefore(unit, start, before) && !(closing && (before - start <= 2 || IsFullName(unit, subject) && Breaks(unit, start, before) == 0))) return null;
        return new Frame(verb, subject, false, Apposed(unit, subject), Order.Inverted, subject.To);
    }

    // "The clerks, who had waited, said Ann Lee arrived and": whoever follows does something in what was said.
    private static bool HoldsClause(Unit unit, Range subject)
    {
        for (int i = subject.From + 1; i < subject.To; i++)
            if (unit.Words[i - 1].Capital && NounPhrases.LooksFinite(unit, i)) return true;
        return false;
    }

    // "The bridge leaks, said Mark Reed.": a name alone is whoever says it, and never what is said.
    private static bool IsFullName(Unit unit, Range words)
    {
        for (int i = words.From; i < words.To; i++)
            if (!unit.Words[i].Capital || unit.Is(i, Sense.Time | Sense.TimeLed | Sense.Determiner)) return false;
        return words.To - words.From > 1;
    }

    private static int Breaks(Unit unit, int from, int to)
    {
        int count = 0;
        for (int i = from; i < to; i++) if (NounPhrases.IsBreak(unit, i)) count++;
        return count;
    }

    // Nothing but a time follows: "criticized the ministry on Monday."
    private static bool ClosesUnit(Unit unit, int from)
    {
        for (int i = from; i < unit.Words.Length; i++)
            if (!unit.Words[i].Mark && !unit.Is(i, Sense.Time | Sense.TimeLed)) return false;
        return true;
    }

    private static bool QuotesIn(Unit unit, int from, int to)
    {
        for (int i = from; i < to; i++) if (unit.Quoted(i)) return true;
        return false;
    }

    // A short quotation without a closing comma is part of the sentence, not its content: "the “axis” said".
    private static bool QuoteIsPart(Unit unit, int last) =>
        unit.QuoteAt(unit.Words[last].Start) is { At.Length: < 25 } quote && quote.Ending(unit.Text) is not (',' or '?' or '!' or '.' or '-' or '—');

    private static bool FiniteFollows(Unit unit, int from)
    {
        for (int i = from; i < unit.Words.Length; i++)
        {
            if (unit.Quoted(i) || NounPhrases.IsBreak(unit, i) || unit.Is(i, Sense.Relative | Sense.Subordinator)) return false;
            if (unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i)) return true;
        }
        return false;
    }

    private static bool ClauseBefore(Unit unit, int start, int end)
    {
        for (int i = start; i < end; i++)
            if (unit.Quoted(i) || unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i) || NounPhrases.IsFiniteCue(unit, i)) return end - start >= 4;
        return false;
    }

    // "..., a spokeswoman, Anna White": a name set beside the nominal belongs to it.
    private static Range Apposed(Unit unit, Range subject)
    {
        int i = subject.To;
        if (unit.Low(i) != "," || i + 1 >= unit.Words.Length || unit.Quoted(i + 1)) return subject;
        for (i++; i < unit.Words.Length && !unit.Quoted(i) && !NounPhrases.IsBreak(unit, i); i++)
            if (unit.Is(i, Sense.Relative)) break;
        return new Range(subject.From, i);
    }

    // "X said A and added B": the subject of the verb before.
    private static Frame? Shared(Unit unit, VerbGroup verb, int start, List<Frame> frames)
    {
        int before = verb.First - 1;
        bool joined = unit.Is(before, Sense.Coordinator) || unit.Low(before) == "then";
        if (!joined || IsBare(unit, verb, frames)) return null;
        if (RelativeSince(unit, frames, verb.First) is var who && who >= 0) return new Frame(verb, new Range(who, who + 1), false, Antecedent(unit, who, start), Order.After, Adjuncts.Skip(unit, verb));
        var subject = frames.FindLast(f => !f.Subject.Empty && f.Order == Order.After)?.Subject ?? MainSubject(unit, start, verb.First);
        return subject.Empty ? null : new Frame(verb, subject, true, subject, Order.After, Adjuncts.Skip(unit, verb));
    }

    // "led Cook to denounce the deal and say that": whoever is led speaks, not the sentence's subject.
    private static bool IsBare(Unit unit, VerbGroup verb, List<Frame> frames)
    {
        if (verb.First != verb.Main || unit.Low(verb.Main) is not ("say" or "tell" or "add" or "ask" or "announce" or "argue" or "warn" or "write" or "insist" or "claim" or "declare" or "demand")) return false;
        if (frames.Count > 0 && frames[^1].Verb.Infinitive) return true;
        for (int i = verb.First - 2; i > Math.Max(0, frames.Count > 0 ? frames[^1].Verb.Main : 0) && !unit.Words[i].Mark; i--)
            if (unit.Low(i) == "to" && !unit.Quoted(i)) return !unit.Is(i + 1, Sense.Determiner | Sense.Pronoun) && !unit.Words[i + 1].Capital;
        return false;
    }

    // "cited the clerk, who knew and told": the second verb of a relative clause is the same one's.
    private static int RelativeSince(Unit unit, List<Frame> frames, int end)
    {
        if (frames.Count == 0) return -1;
        for (int i = end - 2; i > frames[^1].Verb.Main; i--)
        {
            if (unit.Quoted(i) || unit.Low(i) is ";" or "—") return -1;
            if (unit.Low(i) == "," && !unit.Is(i + 1, Sense.Relative)) return -1;
            if (unit.Low(i) == "who") return unit.Low(i - 1) == "," ? i : -1; // "praised those who came and said" is the praiser's
        }
        return -1;
    }

    private static Range Antecedent(Unit unit, int who, int start)
    {
        int end = who;
        while (end > start && unit.Low(end - 1) == ",") end--;
        var antecedent = NounPhrases.Before(unit, end, start);
        return antecedent.Empty ? new Range(who, who + 1) : antecedent;
    }

    private static Frame? Subjected(Unit unit, VerbGroup verb, int start)
    {
        int before = verb.First - 1;
        if (before < start) return null;
        Range subject, around;
        if (unit.Is(before, Sense.Relative))
        {
            subject = new Range(before, before + 1);
            int end = before;
            while (end > start && (unit.Low(end - 1) == "," || unit.Is(end - 1, Sense.Preposition))) end--;
            var antecedent = NounPhrases.Before(unit, end, start);
            around = antecedent.Empty ? subject : antecedent;
            return new Frame(verb, subject, false, around, Order.After, Adjuncts.Skip(unit, verb));
        }
        if (unit.Low(before) is "," or "—" or "–" or "-" && !unit.Quoted(before))
        {
            subject = Apposition.Subject(unit, start, before);
            around = subject.Empty ? subject : new Range(subject.From, before);
        }
        else
        {
            subject = around = Said(unit, verb, NounPhrases.Before(unit, verb.First, start));
        }
        if (subject.Empty) return null;
        int tail = Adjuncts.Skip(unit, verb);
        return new Frame(verb, subject, false, around, Orders.Of(unit, verb, subject, start, tail), tail);
    }

    // "a man police said was drunk", "a boat Ann Lee said had sunk": the last noun or name says it of the first.
    private static Range Said(Unit unit, VerbGroup verb, Range subject)
    {
        if (subject.To - subject.From < 3 || !unit.Is(subject.From, Sense.Determiner) || !unit.Is(verb.Main, Sense.Say) || !unit.Is(verb.After, Sense.Aux | Sense.Modal)) return subject;
        int from = subject.To;
        while (from > subject.From && unit.Words[from - 1].Capital) from--;
        if (from == subject.To && unit.Is(from - 1, Sense.Who | Sense.People)) from--;
        return from < subject.To && from - subject.From > 1 ? new Range(from, subject.To) : subject;
    }

    /// <summary>The noun phrase before the first verb of the unit.</summary>
    public static Range MainSubject(Unit unit, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            bool verb = unit.Is(i, Sense.Aux | Sense.Modal) || NounPhrases.LooksFinite(unit, i) || NounPhrases.IsFiniteCue(unit, i);
            if (!verb || unit.Quoted(i)) continue;
            var subject = unit.Low(i - 1) == "," ? Apposition.Subject(unit, start, i - 1) : NounPhrases.Before(unit, i, start);
            if (!subject.Empty && !unit.Is(subject.From, Sense.Relative)) return subject;
        }
        for (int i = start; i < end; i++)
            if (NounPhrases.Begins(unit, i) && !unit.Is(i, Sense.Preposition | Sense.Attributive | Sense.Subordinator | Sense.Cue)) return NounPhrases.After(unit, i, end);
        return Range.None;
    }
}

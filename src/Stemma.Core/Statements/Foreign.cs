using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Attributions in languages other than English, by the words of their lexicon: content before the verb ("A, sagte X"), content after a colon,
/// comma or complementiser ("X sagte, dass A"), "laut X", "X zufolge", "so X", "wie X mitteilte", and the German subjunctive of reported speech.
/// </summary>
internal static class Foreign
{
    private const int MostBetween = 28;

    /// <summary>Adds what the unit attributes.</summary>
    public static void Read(Unit unit, int number, int start, Lexicon lexicon, List<Draft> found)
    {
        int before = found.Count;
        ForeignAccords.Read(unit, number, start, lexicon, found);
        for (int i = start; i < unit.Words.Length; i++)
        {
            if (!unit.Is(i, Sense.Say) || unit.Words[i].Capital && i > start) continue;
            if (Verb(unit, number, start, i) is not { } draft) continue;
            bool covered = found.Skip(before).Any(d => d.Spans.Exists(s => draft.Spans.Exists(s.Overlaps)) && d.Cue?.Start != draft.Cue?.Start);
            if (!covered || draft.Spans[0].Start != found[^1].Spans[0].Start) found.Add(draft);
        }
        if (found.Count == before) Reported(unit, number, start, found);
        if (found.Count == before) Subjunctive(unit, number, start, found);
    }

    private static Draft? Verb(Unit unit, int number, int start, int verb)
    {
        if (As(unit, number, start, verb) is { } asSaid) return asSaid;
        int finite = Finite(unit, start, verb);
        if (Infinitive(unit, verb, finite)) return null;
        if (unit.Is(verb, Sense.Object) && Named(unit, number, start, finite, verb) is { } named) return named;
        int opener = Opener(unit, verb);
        bool light = unit.Is(verb, Sense.Light);
        if (light && !HasParticle(unit, verb, opener < 0 ? unit.Words.Length : opener)) return null;
        bool complement = opener >= 0 && unit.Is(ContentFrom(unit, opener), Sense.Complement);
        if (!complement && Inverted(unit, start, finite) && Before(unit, number, start, finite, verb, opener) is { } before) return before;
        if (opener < 0 || unit.Is(finite, Sense.Passive) && finite != verb && !complement) return null;
        int content = ContentFrom(unit, opener);
        var who = ForeignPhrases.Subject(unit, start, finite, opener);
        if (Contents.Trim(unit, content, unit.Words.Length) is not { } span || content >= unit.Words.Length) return null;
        if (unit.Low(opener) == "," && !unit.Is(content, Sense.Complement) && !unit.Quoted(content) && !ClauseFollows(unit, content)) return null;
        return new Draft { Spans = [span], Mention = Span(unit, who), Cue = unit.Of(Math.Min(finite, verb), verb + 1), Unit = number, Status = Status(unit, verb) };
    }

    // "konnte nicht sagen": a bare infinitive after a modal says nothing.
    private static bool Infinitive(Unit unit, int verb, int finite) =>
        finite != verb && unit.Is(finite, Sense.Modal) && unit.Low(verb).EndsWith("en", StringComparison.Ordinal);

    // "bezeichnete den Plan als „A“": the quotation is the content.
    private static Draft? Named(Unit unit, int number, int start, int finite, int verb)
    {
        int from = -1;
        for (int i = start; i < unit.Words.Length; i++) if (unit.Quoted(i) && (i > verb || from < 0)) { from = i; if (i > verb) break; }
        if (from < 0) return null;
        int to = from;
        while (to < unit.Words.Length && unit.Quoted(to)) to++;
        var who = ForeignPhrases.Subject(unit, start, finite, unit.Words.Length);
        return new Draft { Spans = [unit.Of(from, to)], Mention = Span(unit, who), Cue = unit.Of(finite, verb + 1), Unit = number };
    }

    private static StatementStatus Status(Unit unit, int verb) => unit.Is(verb, Sense.Deny) ? StatementStatus.Denied : StatementStatus.Said;

    private static Span? Span(Unit unit, Range who) => who.Empty ? null : unit.Of(who.From, who.To);

    // The helper of a participle ("hat ... erklärt", "a déclaré"), else the verb.
    private static int Finite(Unit unit, int start, int verb)
    {
        for (int i = verb - 1; i >= start && verb - i < 20; i--)
        {
            if (unit.Quoted(i) || unit.Words[i].Mark) break;
            if (unit.Is(i, Sense.Aux)) return i;
        }
        return verb;
    }

    // A comma, colon or quotation after the verb, its subject and adjuncts; ", dass" goes before other commas.
    private static int Opener(Unit unit, int verb)
    {
        int comma = -1;
        for (int i = verb + 1; i < Math.Min(unit.Words.Length - 1, verb + MostBetween); i++)
        {
            if (unit.Quoted(i)) return comma >= 0 && i - comma > 1 ? comma : i;
            if (unit.Low(i) == ":") return i;
            if (unit.Is(i, Sense.Complement) && (unit.Low(i - 1) == "," || i == verb + 1 || !unit.Words[i - 1].Mark)) return unit.Low(i - 1) == "," ? i - 1 : i;
            if (unit.Low(i) is "," && comma < 0) comma = i;
            if (unit.Low(i) is ";" or "." && unit.Words[i].Start != unit.Words[i - 1].End) break;
        }
        return comma;
    }

    private static int ContentFrom(Unit unit, int opener)
    {
        int i = opener;
        while (i < unit.Words.Length && !unit.Quoted(i) && unit.Words[i].Mark) i++;
        return i;
    }

    private static bool ClauseFollows(Unit unit, int from)
    {
        if (unit.Is(from, Sense.Relative) && !unit.Is(from + 1, Sense.Aux)) return Marked(unit, from);
        return !unit.Is(from, Sense.Coordinator) && unit.Words.Length - from > 3;
    }

    private static bool Marked(Unit unit, int from)
    {
        for (int i = from; i < unit.Words.Length; i++) if (unit.Is(i, Sense.Subjunctive)) return true;
        return false;
    }

    private static bool HasParticle(Unit unit, int verb, int end)
    {
        for (int i = verb + 1; i < end; i++)
            if (unit.Is(i, Sense.Particle) && (i + 1 >= end || unit.Words[i + 1].Mark || unit.Quoted(i + 1) || unit.Is(i + 1, Sense.Complement))) return true;
        return false;
    }

    // The verb stands right after a quotation, or after a comma or dash with a clause before it.
    private static bool Inverted(Unit unit, int start, int finite)
    {
        int before = finite - 1;
        while (before > start && (unit.Low(before) is "-" or "—" or "–" || unit.Is(before, Sense.Pronoun) && unit.Low(before - 1) is ",")) before--;
        if (before <= start) return false;
        if (unit.Quoted(before)) return unit.Low(finite - 1) is "," or "-" or "—" or "–" || unit.Quoted(finite - 1);
        return unit.Low(before) == "," && before - start >= 2 && (unit.Quoted(before - 1) || !unit.Is(start, Sense.Subordinator | Sense.As) || unit.Is(start, Sense.Complement));
    }

    private static Draft? Before(Unit unit, int number, int start, int finite, int verb, int opener)
    {
        int end = finite;
        while (end > start && !unit.Quoted(end - 1) && (unit.Words[end - 1].Mark || unit.Is(end - 1, Sense.Pronoun) && unit.Words[end - 2 < start ? start : end - 2].Mark)) end--;
        if (Contents.Trim(unit, start, end) is not { } first) return null;
        var who = ForeignPhrases.After(unit, Math.Max(finite, verb == finite ? verb : finite) + 1, unit.Words.Length);
        if (who.Empty || who.From > 0 && unit.Is(who.From, Sense.Say)) who = ForeignPhrases.After(unit, verb + 1, unit.Words.Length);
        if (who.Empty && opener >= 0 && !unit.Quoted(end - 1)) return null;
        var spans = new List<Span> { first };
        for (int i = verb + 1; i < unit.Words.Length; i++)
        {
            if (!unit.Quoted(i)) continue;
            if (Contents.Trim(unit, i, unit.Words.Length) is { } second) spans.Add(second);
            break;
        }
        return new Draft { Spans = spans, Mention = Span(unit, who), Cue = unit.Of(finite, verb + 1), Unit = number, Status = Status(unit, verb) };
    }

    // "wie X mitteilte": the clause is set aside, the rest is content.
    private static Draft? As(Unit unit, int number, int start, int verb)
    {
        int at = verb - 1;
        while (at >= start && verb - at < 18 && !unit.Is(at, Sense.As) && !unit.Quoted(at) && !(unit.Words[at].Mark && unit.Low(at) == ",")) at--;
        if (at < start || !unit.Is(at, Sense.As) || at > start && unit.Low(at - 1) is not ("," or "–" or "—" or "-" or "(") && !unit.Quoted(at - 1)) return null;
        var spans = new List<Span>();
        if (at > start && Contents.Trim(unit, start, at) is { } first) spans.Add(first);
        int comma = verb + 1;
        while (comma < unit.Words.Length && unit.Low(comma) is not ("," or ":") && !unit.Quoted(comma)) comma++;
        if (Contents.Trim(unit, comma, unit.Words.Length) is { } rest && (at == start || comma < unit.Words.Length)) spans.Add(rest);
        if (spans.Count == 0) return null;
        var who = ForeignPhrases.After(unit, at + 1, verb);
        if (who.Empty) who = ForeignPhrases.After(unit, verb + 1, comma);
        return new Draft { Spans = spans, Mention = Span(unit, who), Cue = unit.Of(verb, verb + 1), Unit = number, Status = Status(unit, verb) };
    }

    // "Der Verband kritisierte den Plan.": the whole sentence tells what was said.
    private static void Reported(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i < unit.Words.Length; i++)
        {
            if (!unit.Is(i, Sense.Reported)) continue;
            int finite = Finite(unit, start, i);
            if (unit.Is(finite, Sense.Passive) && finite != i) return;
            var who = ForeignPhrases.Subject(unit, start, finite, i + 1 < unit.Words.Length ? unit.Words.Length : i);
            if (Contents.Trim(unit, start, unit.Words.Length) is { } span)
                found.Add(new Draft { Spans = [span], Mention = Span(unit, who), Cue = unit.Of(i, i + 1), Unit = number, Status = Status(unit, i) });
            return;
        }
    }

    private static void Subjunctive(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start; i < unit.Words.Length; i++)
        {
            if (unit.Words[i].Capital && i > start || !unit.Is(i, Sense.Subjunctive) || unit.Low(i + 1) == "denn") continue;
            if (Contents.Trim(unit, start, unit.Words.Length) is { } span)
                found.Add(new Draft { Spans = [span], Unit = number, CarriesOn = true });
            return;
        }
    }
}

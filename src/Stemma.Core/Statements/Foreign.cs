using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Attributions in languages other than English, by the words of their lexicon: content before the verb ("A, sagte X"), content after a colon,
/// comma or complementiser ("X sagte, dass A"), "laut X", "X zufolge", "so X", "wie X mitteilte", and the German subjunctive of reported speech.
/// </summary>
internal static class Foreign
{
    /// <summary>How many statements one unit attributes at most: a list of thousands of names is no sentence.</summary>
    public const int MostInUnit = 64;

    private const int MostBetween = 28, MostTried = 128;

    /// <summary>Adds what the unit attributes.</summary>
    public static void Read(Unit unit, int number, int start, Lexicon lexicon, List<Draft> found)
    {
        int before = found.Count;
        Find(unit, number, start, lexicon, found, before);
        for (int i = before; i < found.Count; i++)
        {
            bool refers = lexicon.Drops && found[i].Mention is { } mention && IsPronoun(lexicon, mention.Of(unit.Text));
            if (refers && (lexicon[Tokens.Fold(found[i].Mention!.Value.Of(unit.Text))] & Sense.People) != Sense.None) found[i] = found[i] with { Told = Resolved.Nobody }; // "ils": nobody who spoke alone
            else if (refers || found[i].Resumes) found[i] = found[i] with { Refers = refers, Gender = lexicon.Gendered && found[i].Cue is { } cue ? Gender(cue.Of(unit.Text)) : default };
        }
    }

    // "uvedla", "сказала"; "uvedl", "сказал", "признался".
    private static char Gender(string cue) => cue.Length < 3 ? default : cue[^1] is 'a' or 'а' && cue[^2] is 'l' or 'ł' or 'л' ? 'f' : cue[^1] is 'l' or 'ł' or 'л' or 'в' || cue.EndsWith("лся", StringComparison.Ordinal) ? 'm' : default;

    private static bool IsPronoun(Lexicon lexicon, string mention) => mention.Length < 8 && !mention.Contains(' ', StringComparison.Ordinal) && (lexicon[Tokens.Fold(mention)] & Sense.Pronoun) != Sense.None;

    private static void Find(Unit unit, int number, int start, Lexicon lexicon, List<Draft> found, int before)
    {
        ForeignAccords.Read(unit, number, start, lexicon, found);
        for (int i = start, tried = 0; i < unit.Words.Length && found.Count - before < MostInUnit && tried < MostTried; i++)
        {
            if (!unit.Is(i, Sense.Say) || unit.Words[i].Capital && i > start) continue;
            if (lexicon.Nouns && (unit.Is(i - 1, Sense.Determiner) || unit.Low(i - 1) == "se")) continue; // "la denuncia", "se añaden"
            tried++; // each looks through the unit: a list of thousands of verbs is no sentence
            if (Verb(unit, number, start, i, lexicon) is not { } draft) continue;
            if (unit.Is(i, Sense.Attributive) && found.Count == before) draft = draft with { Resumes = false }; // "…, adding that": nobody spoke in this sentence yet
            bool covered = found.Skip(before).Any(d => d.Spans.Exists(s => draft.Spans.Exists(s.Overlaps)) && d.Cue?.Start != draft.Cue?.Start);
            if (!covered || draft.Spans[0].Start != found[^1].Spans[0].Start) found.Add(draft);
        }
        if (found.Count == before) Reported(unit, lexicon, number, start, found);
        if (found.Count == before) Subjunctive(unit, number, start, found);
    }

    private static Draft? Verb(Unit unit, int number, int start, int verb, Lexicon lexicon)
    {
        if (As(unit, number, start, verb) is { } asSaid) return asSaid;
        int finite = Finite(unit, start, verb);
        if (Infinitive(unit, verb, finite)) return null;
        if (unit.Is(verb, Sense.Object) && Named(unit, lexicon, number, start, finite, verb) is { } named) return named;
        int opener = lexicon.VerbFirst ? Complement(unit, verb) ?? Opener(unit, verb, lexicon) : Opener(unit, verb, lexicon);
        bool light = unit.Is(verb, Sense.Light);
        if (light && !HasParticle(unit, verb, opener < 0 ? unit.Words.Length : opener)) return null;
        bool complement = opener >= 0 && unit.Is(ContentFrom(unit, opener), Sense.Complement);
        bool inverts = !complement && Inverted(unit, start, finite) && !(lexicon.VerbFirst && opener >= 0);
        if (inverts && Before(unit, number, start, finite, verb, opener) is { } before) return Resumed(before, lexicon, unit, start, finite);
        if (opener < 0 || unit.Is(finite, Sense.Passive) && finite != verb && !complement) return null;
        int content = ContentFrom(unit, opener);
        var who = ForeignPhrases.Subject(unit, lexicon, start, finite, opener);
        if (Contents.Trim(unit, content, End(unit, content, lexicon)) is not { } span || content >= unit.Words.Length) return null;
        bool comma = unit.Low(opener) == "," && !complement && !unit.Quoted(content);
        if (comma && (lexicon.VerbFirst || lexicon.Nouns || !ClauseFollows(unit, content))) return null; // Romance and Greek want a "que"
        if (who.Empty && opener == content && unit.Quoted(content) && IsTitle(unit, content)) return null;
        if (lexicon.Drops && opener == content && unit.Quoted(content) && IsObject(unit, verb, who, content)) return null;
        var said = new Draft { Spans = [span], Mention = Span(unit, who), Cue = unit.Of(Math.Min(finite, verb), verb + 1), Unit = number, Status = Status(unit, verb), Doubtful = HangsOn(unit, start, who, finite) };
        return Resumed(said, lexicon, unit, start, finite);
    }

    // "Die von Dr. Tilo Brandt entwickelte Theorie sagt, dass": whose it is, and not who speaks.
    private static bool HangsOn(Unit unit, int start, Range who, int verb)
    {
        if (who.Empty || who.From > verb) return false;
        int before = who.From - 1;
        while (before > start && (unit.Low(before) == "." || NameWords.Titles.Contains(unit.Low(before)))) before--;
        return before >= start && unit.Low(before) == "von";
    }

    // "объясняет неприятие свободы «A»": what stands between verb and quotation is neither its subject nor an adjunct.
    private static bool IsObject(Unit unit, int verb, Range who, int quote) => !who.Empty && who.To <= verb && quote > verb + 1 && !unit.Is(verb + 1, Sense.Preposition | Sense.Time | Sense.Adverb | Sense.Pronoun | Sense.As);

    // A verb without a subject goes on with whoever spoke last, in languages that write so: where it opens its sentence, follows "and" or ends what was said. Elsewhere its subject was not understood, and of several nobody is one.
    private static Draft Resumed(Draft draft, Lexicon lexicon, Unit unit, int start, int finite)
    {
        if (!lexicon.Drops || draft.Mention is not null) return draft;
        bool opens = finite - start <= 2 || unit.Is(finite - 1, Sense.Coordinator) || unit.Quoted(finite - 1) || unit.Low(finite - 1) == "," || unit.Words[finite - 1].Mark && unit.Quoted(finite - 2);
        return opens && !IsPlural(draft.Cue is { } cue ? cue.Of(unit.Text) : "") ? draft with { Resumes = true } : draft with { CarriesOn = false };
    }

    private static bool IsPlural(string verb) => verb.Length > 4 && (verb.EndsWith("ron", StringComparison.Ordinal) || verb.EndsWith("rono", StringComparison.Ordinal) || verb.EndsWith("ram", StringComparison.Ordinal) || verb.EndsWith("rent", StringComparison.Ordinal)
        || verb.EndsWith("li", StringComparison.Ordinal) || verb.EndsWith("ły", StringComparison.Ordinal) || verb.EndsWith("ли", StringComparison.Ordinal) || verb.EndsWith("νε", StringComparison.Ordinal));

    // A quotation that is followed by another verb of saying is all that was said; where the verb comes first, so is a clause before the next one.
    private static int End(Unit unit, int content, Lexicon lexicon)
    {
        bool quoted = unit.Quoted(content);
        int end = content;
        while (end < unit.Words.Length && unit.Quoted(end)) end++;
        for (int i = end; i < unit.Words.Length && (quoted || lexicon.VerbFirst); i++)
        {
            if (!unit.Is(i, Sense.Say) || unit.Words[i].Capital) continue;
            if (quoted) return end;
            if (i > content + 2 && (unit.Low(i - 1) == "," || unit.Low(i)[0] == 'و' && unit.Low(i).Length > 3)) return i;
        }
        return unit.Words.Length;
    }

    // "сообщает «Вечерний Норрвик»": a few words that begin with a capital are the paper's name.
    private static bool IsTitle(Unit unit, int from)
    {
        int words = 0, to = from;
        for (; to < unit.Words.Length && unit.Quoted(to); to++) if (!unit.Words[to].Mark) words++;
        return words is > 0 and < 5 && unit.Words.Skip(from).Take(to - from).First(w => !w.Mark).Capital;
    }

    // "konnte nicht sagen": a bare infinitive after a modal says nothing.
    private static bool Infinitive(Unit unit, int verb, int finite) =>
        finite != verb && unit.Is(finite, Sense.Modal) && unit.Low(verb).EndsWith("en", StringComparison.Ordinal);

    // "bezeichnete den Plan als „A“": the quotation is the content.
    private static Draft? Named(Unit unit, Lexicon lexicon, int number, int start, int finite, int verb)
    {
        int from = -1;
        for (int i = start; i < unit.Words.Length; i++) if (unit.Quoted(i) && (i > verb || from < 0)) { from = i; if (i > verb) break; }
        if (from < 0) return null;
        int to = from;
        while (to < unit.Words.Length && unit.Quoted(to)) to++;
        var who = ForeignPhrases.Subject(unit, lexicon, start, finite, unit.Words.Length);
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
    private static int Opener(Unit unit, int verb, Lexicon lexicon)
    {
        int comma = -1;
        for (int i = verb + 1; i < Math.Min(unit.Words.Length - 1, verb + MostBetween); i++)
        {
            if (lexicon.VerbFirst && unit.Quoted(i) && Closes(unit, i) is var after && after - i < 8 && unit.Low(after) == ":") { i = after - 1; continue; } // "wrote on «X»: «A»"
            if (lexicon.Drops && comma >= 0 && unit.Is(i, Sense.Say) && !unit.Words[i].Capital && !unit.Quoted(i)) break; // "who has refused to go, said that": the second verb's content
            if (unit.Quoted(i)) return comma >= 0 && i - comma > 1 ? comma : i;
            if (unit.Low(i) == ":") return i;
            if (unit.Is(i, Sense.Complement) && (unit.Low(i - 1) == "," || i == verb + 1 || !unit.Words[i - 1].Mark)) return unit.Low(i - 1) == "," ? i - 1 : i;
            if (unit.Low(i) is "," && comma < 0) comma = i;
            if (unit.Low(i) is ";" or "." && unit.Words[i].Start != unit.Words[i - 1].End) break;
        }
        return comma;
    }

    private static int Closes(Unit unit, int quoted)
    {
        while (quoted < unit.Words.Length && unit.Quoted(quoted)) quoted++;
        return quoted;
    }

    // "قال X، رئيس «Y»، إن": names in marks and appositions stand between the verb and what opens its content.
    private static int? Complement(Unit unit, int verb)
    {
        for (int i = verb + 1; i < Math.Min(unit.Words.Length - 1, verb + MostBetween); i++)
        {
            if (unit.Low(i) == ":" || unit.Is(i, Sense.Say) || unit.Quoted(i) && unit.QuoteAt(unit.Words[i].Start) is { At.Length: > 40 }) return null;
            if (unit.Is(i, Sense.Complement)) return unit.Low(i - 1) == "," ? i - 1 : i;
        }
        return null;
    }

    private static int ContentFrom(Unit unit, int opener)
    {
        int i = opener;
        while (i < unit.Words.Length && !unit.Quoted(i) && unit.Words[i].Mark) i++;
        return i;
    }

    private static bool ClauseFollows(Unit unit, int from)
    {
        if (unit.Low(from).EndsWith("ąc", StringComparison.Ordinal)) return false; // ", powtarzając swoje groźby": how he said it
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
        if (before < finite - 1 && IsDash(unit, start) && !unit.Quoted(before)) return true; // "– A – powiedział X"
        return unit.Low(before) == "," && before - start >= 2 && (unit.Quoted(before - 1) || !unit.Is(start, Sense.Subordinator | Sense.As) || unit.Is(start, Sense.Complement));
    }

    // A dash at the head of a paragraph opens speech.
    private static bool IsDash(Unit unit, int start) =>
        unit.Low(start) is "-" or "–" or "—" && (unit.Words[start].Start == 0 || unit.Text[unit.Words[start].Start - 1] is '\n' or '\r');

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
            if (IsNameIn(unit, i)) { i = unit.First(unit.QuoteAt(unit.Words[i].Start)!.Value.At.End) - 1; continue; }
            if (Contents.Trim(unit, i, unit.Words.Length) is { } second) spans.Add(second);
            break;
        }
        return new Draft { Spans = spans, Mention = Span(unit, who), Cue = unit.Of(finite, verb + 1), Unit = number, Status = Status(unit, verb), Dashed = IsDash(unit, start) && !unit.Quoted(end - 1) };
    }

    // "– A – powiedział „Gazecie” Jan Nowak": a paper's name, no second piece of what was said.
    private static bool IsNameIn(Unit unit, int at) => unit.QuoteAt(unit.Words[at].Start) is { At.Length: < 24 } quote
        && (unit.Quoted(at - 1) ? quote.At.Start < unit.Words[at].Start : !unit.Words[at - 1].Mark && quote.Ending(unit.Text) is not ('.' or ','));

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
    private static void Reported(Unit unit, Lexicon lexicon, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i < unit.Words.Length; i++)
        {
            if (!unit.Is(i, Sense.Reported)) continue;
            int finite = Finite(unit, start, i);
            if (unit.Is(finite, Sense.Passive) && finite != i) return;
            var who = ForeignPhrases.Subject(unit, lexicon, start, finite, i + 1 < unit.Words.Length ? unit.Words.Length : i);
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

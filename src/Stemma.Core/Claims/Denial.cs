using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>What a denial answers.</summary>
internal enum Answer
{
    /// <summary>What it says itself: "denied that he sold the pier".</summary>
    Content,

    /// <summary>What was told before: "denied the charge", "rejected this".</summary>
    Back,

    /// <summary>What stands before it in its sentence: "a claim that Lind denied".</summary>
    Before,
}

/// <summary>A denial where it stands.</summary>
/// <param name="Reading">Whose text.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="Verb">The token that denies.</param>
/// <param name="To">What it answers.</param>
/// <param name="Noun">Where what it answers is called a charge, that token; else -1.</param>
/// <param name="First">The first token of its content.</param>
/// <param name="End">Behind its content's last token.</param>
internal sealed record Denial(Reading Reading, ReadSentence Sentence, int Verb, Answer To, int Noun, int First, int End)
{
    private const int Near = 5, Far = 9; // tokens from the verb to a charge's noun; to "that"
    private const int LongestContent = 24;

    /// <summary>Who denies, as the text names him; null where the subject is not found.</summary>
    public (string Name, Span At)? Who { get; init; }

    /// <summary>The stems of what is denied.</summary>
    public HashSet<string> Stems { get; init; } = [];

    /// <summary>The stem of what is said not to be, which whoever says it is must use too; null where no word is that certain.</summary>
    public string? Core { get; init; }

    /// <summary>The denials of a text, in order.</summary>
    public static IEnumerable<Denial> In(Reading reading)
    {
        foreach (var sentence in reading.Sentences)
        {
            for (int i = 0; i < sentence.Words.Count; i++)
            {
                bool denies = Charges.Is("deny", sentence.Words.Folded[i], reading.Language), rejects = Charges.Is("reject", sentence.Words.Folded[i], reading.Language);
                if ((!denies && !rejects) || Quotes.Inside(reading.Text, sentence.At.Start, sentence.Words.Tokens[i].Start) || IsUnreal(reading, sentence, i)) continue;
                if (Read(reading, sentence, i, rejects) is not { } denial) continue;
                yield return denial with { Who = Denier(denial), Stems = ContentStems(denial) };
                break;
            }
        }
    }

    /// <summary>What named speakers are said to have said is not so ("has not offered her resignation"): answers to whoever says it is.</summary>
    public static IEnumerable<Denial> Negated(Reading reading)
    {
        foreach (var statement in reading.Telling.Statements.Where(s => s.Status == StatementStatus.Said && s.Speaker is not null && !s.Inferred && s.Hull.End <= reading.Text.Length))
        {
            var sentence = reading.Sentences.FirstOrDefault(s => s.At.Contains(statement.Spans[0].Start));
            if (sentence is null || sentence.Words.Folded[^1] == "?") continue;
            if (statement.Cue is { } cue && Charges.Is("wish", Tokens.Fold(cue.AsSpan(cue.LastIndexOf(' ') + 1)), reading.Language) && !(cue.EndsWith("called", StringComparison.Ordinal) && !After(reading.Text, statement.CueAt!.Value.End, " for "))) continue; // "called for a vote without a deal": a wish answers nobody
            int from = sentence.Words.IndexAt(statement.Spans[0].Start), to = sentence.Words.IndexAt(statement.Spans[0].End);
            int not = Enumerable.Range(from, Math.Max(0, to - from)).FirstOrDefault(i => Clauses.Is("not", sentence.Words.Folded[i], reading.Language), -1);
            if (not < 0 || sentence.Words.Folded[from..to].Any(w => Clauses.Is("modal", w, reading.Language) && w != "to")) continue; // what will or may be is no answer
            if (sentence.Words.Folded[(not + 1)..Math.Min(to, not + 2)] is ["to" or "only" or "just" or "yet"]) continue;
            if (not > from && sentence.Words.Folded[not - 1] is "for" or "of" or "about" or "over") continue; // "blamed him for not paying": a charge, and no answer to one
            int first = not, end = Math.Min(to, Close(sentence.Words, not));
            while (first > from && sentence.Words.Tokens[first - 1].Kind != TokenKind.Mark) first--;
            var denial = new Denial(reading, sentence, not, Answer.Content, -1, first, end) { Who = (statement.Speaker!, statement.MentionAt ?? statement.Spans[0]) };
            var core = ContentStems(denial with { First = not + 1 });
            if (core.Count > 1) yield return denial with { Stems = ContentStems(denial), Core = core.First() };
        }
    }

    private static bool After(string text, int at, string words) => text.AsSpan(at).StartsWith(words, StringComparison.Ordinal);

    // "Could not deny", "was denied", "to deny": nobody denies.
    private static bool IsUnreal(Reading reading, ReadSentence sentence, int verb)
    {
        var words = sentence.Words;
        for (int i = verb - 1; i >= Math.Max(0, verb - 3); i--)
        {
            if (words.Tokens[i].Kind == TokenKind.Mark) break;
            if (Clauses.Is("modal", words.Folded[i], reading.Language) || Clauses.Is("not", words.Folded[i], reading.Language) || words.Folded[i] is "for" or "of" or "from") return true;
            if (Clauses.Is("passive", words.Folded[i], reading.Language) && reading.Language == "en" && !words.Folded[verb].EndsWith("ing", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static Denial? Read(Reading reading, ReadSentence sentence, int verb, bool rejects)
    {
        var words = sentence.Words;
        string language = reading.Language;
        int next = verb + 1;
        if (next >= words.Count || (words.Tokens[next].Kind == TokenKind.Mark && words.Folded[next] is not ("“" or "\"")))
            return AnswersBefore(reading, sentence, verb) ? new Denial(reading, sentence, verb, Answer.Before, -1, 0, verb) : null;
        if (Charges.Is("back", words.Folded[next], language) && Ends(words, next + 1) && !words.Folded.Take(verb).Any(w => w is "asked" or "whether" or "if"))
            return new Denial(reading, sentence, verb, Answer.Back, -1, next, next);
        int noun = Next(words, verb, Near, w => Charges.Is("noun", w, language) || Charges.Is("stated", w, language));
        if (noun > 0)
        {
            if (noun + 2 < words.Count && words.Folded[noun + 1] is "that" or "of" or "about" or "dass") return new Denial(reading, sentence, verb, Answer.Content, noun, noun + 2, Close(words, noun + 2));
            bool told = Enumerable.Range(next, noun - next).All(i => Charges.Is("each", words.Folded[i], language)) && Charges.Is("noun", words.Folded[noun], language);
            return told && Ends(words, noun + 1) ? new Denial(reading, sentence, verb, Answer.Back, noun, noun, noun) : null;
        }
        if (rejects || Next(words, verb, Near, w => Charges.Is("refused", w, language)) > 0) return null;
        int that = Next(words, verb, Far, w => w is "that" or "dass");
        int first = that > 0 && that + 1 < words.Count ? that + 1 : next;
        return new Denial(reading, sentence, verb, Answer.Content, -1, first, Close(words, first));
    }

    // Nothing that follows says what was charged.
    private static bool Ends(Words words, int i) =>
        i >= words.Count || words.Tokens[i].Kind == TokenKind.Mark || words.Folded[i] is "zurück" or "and" or "as" or "through" or "in" or "on" or "saying" or "und" or "calling";

    private static int Next(Words words, int verb, int reach, Func<string, bool> wanted)
    {
        for (int i = verb + 1; i < words.Count && i <= verb + reach; i++)
        {
            if (wanted(words.Folded[i])) return i;
            if ((words.Tokens[i].Kind == TokenKind.Mark && words.Folded[i] is not ("“" or "”" or "\"")) || words.Folded[i] is "and" or "but" or "und" or "aber") return -1;
        }
        return -1;
    }

    private static int Close(Words words, int first)
    {
        int end = first;
        while (end < words.Count && end - first < LongestContent && words.Folded[end] is not ("," or "." or ";" or ":" or "—" or "–" or "?" or "!" or "but" or "and" or "(" or "zurück")) end++;
        return end;
    }

    // "— something Gattine has denied", "a claim Romney rejected", "which he denies".
    private static bool AnswersBefore(Reading reading, ReadSentence sentence, int verb)
    {
        var words = sentence.Words;
        for (int i = verb - 1; i >= Math.Max(0, verb - 8); i--)
        {
            if (words.Folded[i] is "something" or "which" || (Charges.Is("noun", words.Folded[i], reading.Language) && i > 0)) return true;
            if (words.Tokens[i].Kind == TokenKind.Mark) return false;
        }
        return false;
    }

    private static (string Name, Span At)? Denier(Denial d)
    {
        var (reading, sentence) = (d.Reading, d.Sentence);
        var verb = sentence.Words.Tokens[d.Verb];
        var said = sentence.Statements.FirstOrDefault(s => s.CueAt is { } cue && cue.Overlaps(new Span(verb.Start, verb.End)) && s.Speaker is not null && !IsCharge(s.Speaker, reading.Language));
        if (said is not null && said.MentionAt is { } mention && sentence.At.Contains(mention)) return (said.Speaker!, mention);
        if (d.To == Answer.Before && d.Verb > 0 && Clauses.Is("pronoun", sentence.Words.Folded[d.Verb - 1], reading.Language)) // "which she denies"
            return (sentence.Words.Folded[d.Verb - 1], sentence.Words.Stretch(d.Verb - 1, d.Verb - 1));
        if (Subject.Before(reading, sentence, new VerbHit("deny", d.Verb, d.Verb), 0) is not { Passive: false, At: { } at } subject) return said is null ? null : (said.Speaker!, new Span(verb.Start, verb.End));
        if (IsInside(sentence.Words, sentence.Words.IndexAt(at.Start), reading.Language)) return null;
        if (subject.Names.Count > 0) return (subject.Names[0].Name, at);
        if (subject.Noun is null) return null;
        var own = Own(d, at);
        return (own.Of(reading.Text), own);
    }

    // "The counsel who looks into the 2016 election disputed": the election denies nothing.
    private static bool IsInside(Words words, int at, string language) =>
        at > 0 && Clauses.Is("where", words.Folded[words.Folded[at - 1] is "the" && at > 1 ? at - 2 : at - 1], language);

    // "An allegation the agency refutes": who denies it stands behind what is denied.
    private static Span Own(Denial d, Span at)
    {
        var words = d.Sentence.Words;
        int first = words.IndexAt(at.Start), last = words.IndexAt(at.End) - 1;
        for (int i = last - 1; i >= first; i--)
            if (Charges.Is("noun", words.Folded[i], d.Reading.Language) || words.Folded[i] is "that" or "which") { first = i + 1; break; }
        return words.Stretch(first, last);
    }

    // "Wies den Vorwurf zurück": the charge is no speaker.
    private static bool IsCharge(string speaker, string language) =>
        Tokens.Of(speaker).Exists(t => Charges.Is("noun", Tokens.Fold(t.In(speaker)), language));

    private static HashSet<string> ContentStems(Denial d)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (int i = d.First; i < d.End; i++)
        {
            string word = d.Sentence.Words.Folded[i];
            if (d.Sentence.Words.Tokens[i].Kind == TokenKind.Mark || Language.Stems.IsStopWord(word, d.Reading.Language) || Charges.Is("noun", word, d.Reading.Language) || Charges.Is("any", word, d.Reading.Language)) continue;
            found.Add(Language.Stems.Of(word, d.Reading.Language));
        }
        return found;
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>
/// Finds the events that a text tells as having happened. What is negated, ahead, conditional, forecast or of the distant past takes no part.
/// </summary>
internal static class HappeningFinder
{
    private const int BackgroundDays = 14; // an event longer ago than this is another story's
    private const int ShortestClause = 3;

    /// <summary>The events of a text, in order.</summary>
    public static IEnumerable<Happening> In(Reading reading, NameKeys keys)
    {
        foreach (var sentence in reading.Sentences)
        {
            foreach (var verb in VerbGroups.In(sentence.Words, reading.Language))
            {
                if (Read(reading, sentence, verb, keys) is { } happening) yield return happening;
            }
        }
    }

    private static Happening? Read(Reading reading, ReadSentence sentence, VerbHit verb, NameKeys keys)
    {
        var saying = sentence.SaidBy(sentence.Words.Stretch(verb.First, verb.Last));
        if (TakesNoPart(saying) || IsNotVerb(sentence.Words, verb)) return null;
        var clause = ClauseExtent.Of(reading, sentence, verb, saying);
        if (clause.Last - clause.First + 1 < ShortestClause || !Needed(sentence.Words, verb, clause)) return null;
        if (Subject.Before(reading, sentence, verb, clause.First) is not { } subject || subject.Unreal) return null;
        if (Opines(sentence.Words, clause.First, verb.First, reading.Language)) return null;
        if (verb.Present && subject.Names.Count == 0) return null; // "artillery shells" is no attack
        if (subject.Names.Count == 0 && IsAdjective(sentence.Words, verb, reading.Language)) return null;
        if (IsParticiple(sentence.Words, verb, subject) || IsConditional(sentence.Words, clause.First, reading.Language)) return null;
        var time = TimeOf(reading, sentence, verb, clause);
        if (IsBackground(reading, time)) return null;
        return Fill(reading, sentence, verb, clause, subject, keys) with { Saying = saying, Time = time };
    }

    private static Happening Fill(Reading reading, ReadSentence sentence, VerbHit verb, (int First, int Last) clause, Subject subject, NameKeys keys)
    {
        var words = sentence.Words;
        var after = words.Stretch(verb.Last, clause.Last);
        var objects = sentence.Names.Where(n => after.Contains(n.At) && n.At.Start >= words.Tokens[verb.Last].End).ToList();
        var rest = Enumerable.Range(verb.Last + 1, clause.Last - verb.Last)
            .Where(i => words.Tokens[i].Kind == TokenKind.Word && !Stems.IsStopWord(words.Folded[i], reading.Language))
            .Select(i => Stems.Of(words.Folded[i], reading.Language));
        return new Happening
        {
            Reading = reading,
            Sentence = sentence,
            Verb = verb,
            Clause = clause,
            Subjects = [.. subject.Names.Select(n => keys.Of(n.Name)).Distinct(StringComparer.Ordinal)],
            SubjectAt = subject.At,
            Noun = subject.Noun is { } noun ? Stems.Of(noun, reading.Language) : null,
            Passive = subject.Passive,
            Objects = objects.Select(n => keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal),
            Object = objects.FirstOrDefault(),
            Rest = rest.ToHashSet(StringComparer.Ordinal),
            Count = CountOf(sentence, subject, words, verb, after),
        };
    }

    /// <summary>Whether the speaker leaves the content open, denies it or looks ahead.</summary>
    public static bool TakesNoPart(Statement? saying) => saying?.Status is
        StatementStatus.Denied or StatementStatus.Declined or StatementStatus.NotSpecified or StatementStatus.NotConfirmed or
        StatementStatus.NotVerified or StatementStatus.NoAccess or StatementStatus.Expected or StatementStatus.Possible or StatementStatus.Unclear;

    // "the left", ", left, speaks", "the killed": a form of the verb that is none here.
    private static bool IsNotVerb(Words words, VerbHit verb)
    {
        string before = verb.First > 0 ? words.Folded[verb.First - 1] : "";
        string after = verb.Last + 1 < words.Count ? words.Folded[verb.Last + 1] : "";
        return before is "the" or "a" or "an" or "of" or "on" || (before is "," or "(" && after is "," or ")" or "." or "");
    }

    // "shells sold to", "the man killed in": a verb that takes an object, without a helper and without one.
    private static bool IsParticiple(Words words, VerbHit verb, Subject subject) =>
        verb.Transitive && !verb.Present && !subject.Passive && (verb.Last + 1 >= words.Count
            || words.Folded[verb.Last + 1] is "to" or "by" or "in" or "at" or "on" or "during" or "from" or "with" or "," or "." or "after" or "when");

    // "a special closed session": a plain word follows at once, where a clause goes on with an article, a preposition or a number.
    private static bool IsAdjective(Words words, VerbHit verb, string language) =>
        verb.Last + 1 < words.Count && words.Tokens[verb.Last + 1].Kind == TokenKind.Word && !Stems.IsStopWord(words.Folded[verb.Last + 1], language)
        && Numbers.Of(words.Folded[verb.Last + 1], language).Count == 0;

    // "whether he had reached", "if they left": opened by a conjunction that leaves it open.
    private static bool IsConditional(Words words, int first, string language) =>
        first > 0 && Clauses.Is("bound", words.Folded[first - 1], language) && Clauses.Is("modal", words.Folded[first - 1], language);

    private static bool Needed(Words words, VerbHit verb, (int First, int Last) clause)
    {
        if (verb.Needs is not { Count: > 0 }) return true;
        for (int i = verb.Last + 1; i <= clause.Last; i++) if (verb.Needs.Contains(words.Folded[i])) return true;
        return false;
    }

    private static bool Opines(Words words, int first, int verb, string language)
    {
        for (int i = first; i < verb; i++) if (Clauses.Is("opinion", words.Folded[i], language)) return true;
        return false;
    }

    // The clause's only time that does not belong to a verb of saying; the one after the verb before the one in front.
    private static TimeMention? TimeOf(Reading reading, ReadSentence sentence, VerbHit verb, (int First, int Last) clause)
    {
        var words = sentence.Words;
        var stretch = words.Stretch(clause.First, clause.Last);
        int verbAt = words.Tokens[verb.First].Start;
        return sentence.Times
            .Where(t => stretch.Contains(t.At) && !t.Future && !DatedSentences.IsDuration(t) && !Reporting.IsBeside(words, t.At, reading.Language))
            .OrderBy(t => t.At.Start < verbAt).ThenBy(t => Math.Abs(t.At.Start - verbAt))
            .FirstOrDefault();
    }

    private static bool IsBackground(Reading reading, TimeMention? time) =>
        time is not null && (time.Precision is Precision.Year or Precision.Month || (reading.Reference.At - time.To).TotalDays > BackgroundDays);

    private static Quantity? CountOf(ReadSentence sentence, Subject subject, Words words, VerbHit verb, Span after)
    {
        var inside = sentence.Quantities.Where(q => q.Head.Length > 0 && !sentence.Times.Any(t => t.At.Overlaps(q.At))).ToList();
        var inSubject = inside.Where(q => subject.At is { } at && at.Overlaps(q.At)).ToList();
        var behind = inside.Where(q => after.Contains(q.At) && q.At.Start >= words.Tokens[verb.Last].End).ToList();
        var direct = behind.Where(q => words.IndexAt(q.At.Start) - verb.Last <= 3).ToList();
        return inSubject.Count == 1 ? inSubject[0] : inSubject.Count == 0 && direct.Count > 0 ? direct[0] : null;
    }
}

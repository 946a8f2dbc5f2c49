using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>
/// Finds the values of a text with the words around them: numbers, times, places. What its speaker denies, expects or cannot confirm takes no part, nor do times long past;
/// what its own clause negates or looks ahead to is a fact marked so, which is compared with its like alone.
/// </summary>
internal static class FactFinder
{
    private const int MostFacts = 160, MostLoose = 160; // of one text

    /// <summary>The facts of a text, in order.</summary>
    public static IReadOnlyList<Fact> In(Reading reading, NameKeys keys)
    {
        if (!Clauses.Knows("number", reading.Language)) return []; // without its words for counts, parts and plans a language's numbers are not told apart
        var found = new List<Fact>();
        int firm = 0, loose = 0;
        for (int place = 0; place < reading.Sentences.Count && firm < MostFacts; place++)
        {
            var sentence = reading.Sentences[place];
            if (sentence.Quantities.Count + sentence.Times.Count + sentence.Names.Count == 0) continue;
            var words = new SentenceWords(reading, sentence, keys);
            var facts = sentence.Quantities.Select(q => Number(words, place, q)).Concat(sentence.Times.Select(t => Time(words, place, t))).Concat(sentence.Names.Select(n => Placed(words, place, n)));
            foreach (var fact in facts.OfType<Fact>())
                if (fact.Loose ? loose++ < MostLoose : firm++ < MostFacts) found.Add(fact);
        }
        return found;
    }

    private static Fact? Number(SentenceWords words, int place, Quantity quantity)
    {
        if (IsVague(quantity) || words.Sentence.Times.Any(t => t.Precision != Precision.Year && t.At.Overlaps(quantity.At) && !DatedSentences.IsDuration(t))) return null;
        var frame = new FrameReader(words, quantity.At);
        if (frame.IsPartWithoutThan()) return null;
        var (measure, kind) = Measure(quantity, frame, words.Reading.Language);
        bool tied = measure.Length == 0 && quantity.Unit.Length == 0 && frame.Tied() is { Length: > 0 };
        if (tied) measure = $"n:{Stems.Of(frame.Tied(), words.Reading.Language)}";
        if (measure.Length == 0 || Of(words, place, quantity.At, measure, kind, frame) is not { } fact) return null;
        fact = fact with { Quantity = quantity, When = frame.When(), Loose = tied || frame.IsPart() || HappeningFinder.TakesNoPart(fact.Saying) };
        return quantity.Unit is "year" or "month" or "week" or "day" && frame.SinceWhen() is { Count: > 0 } since ? fact with { Since = true, Stems = words.Stems.Except(since).ToHashSet(StringComparer.Ordinal) } : fact;
    }

    // "Dozens", "tens of thousands".
    private static bool IsVague(Quantity q) => !double.IsInfinity(q.High) && !double.IsInfinity(q.Low) && q.High > 1.5 * q.Low;

    private static (string Measure, string Kind) Measure(Quantity quantity, FrameReader frame, string language)
    {
        if (frame.IsAge()) return frame.NearestName() is { Length: > 0 } name ? ("age", name) : ("", "");
        if (quantity.Unit.Length > 0) return (quantity.Unit, quantity.Head);
        var noun = quantity.Head.Length > 0 ? frame.LastWord() : frame.NumberOf() is { Length: > 0 } counted ? counted : frame.PeopleNamed();
        if (noun.Length == 0) return frame.TouchesPeople() ? ("people", "") : ("", "");
        string stem = quantity.Head.Length > 0 ? quantity.Head : Stems.Of(noun, language);
        return EventWords.Counted(noun, language) switch
        {
            "people" => ("people", ""),
            "person" => ("people", stem),
            _ => frame.Suffers(noun) ? ("people", stem) : ($"n:{stem}", ""),
        };
    }

    // A day alone dates too many things; "an hour later", "since noon", "until 6 p.m." are no times of an event.
    private static Fact? Time(SentenceWords words, int place, TimeMention time)
    {
        if (time.Precision < Precision.PartOfDay || Fact.IsLongAgo(words.Reading, time) || Reporting.IsBeside(words.Sentence.Words, time.At, words.Reading.Language)) return null;
        var frame = new FrameReader(words, time.At);
        return frame.IsRelative() ? null : Of(words, place, time.At, "time", "", frame) is { Event.Length: > 0 } fact ? fact with { Time = time } : null;
    }

    private static Fact? Placed(SentenceWords words, int place, NameMention name)
    {
        if (name.Kind == NameKind.Organisation || (name.Kind == NameKind.Person && name.Name.Contains(' ', StringComparison.Ordinal))) return null;
        var frame = new FrameReader(words, name.At);
        return frame.Towards() is { Length: > 0 } way && Of(words, place, name.At, way, "", frame) is { Event.Length: > 0, Before.Length: > 0 } fact ? fact with { Named = name, When = frame.When() } : null;
    }

    private static Fact? Of(SentenceWords words, int place, Span at, string measure, string kind, FrameReader frame)
    {
        var saying = words.Sentence.SaidBy(at);
        if (HappeningFinder.TakesNoPart(saying) && (measure is "time" or "at" or "to" or "from" || saying!.Status is StatementStatus.Denied or StatementStatus.Expected)) return null;
        return new Fact
        {
            Reading = words.Reading,
            Sentence = words.Sentence,
            Place = place,
            At = at,
            Measure = measure,
            Kind = kind,
            Event = frame.NearestEvent(),
            Frame = frame.Words(),
            Saying = saying,
            Ahead = frame.Has("unreal") || frame.Has("opinion"),
            Negated = frame.Has("not"),
            When = null,
            Of = frame.NamesBefore(),
            Before = frame.Neighbour(-1),
            After = frame.Neighbour(1),
            Stems = words.Stems,
        };
    }
}

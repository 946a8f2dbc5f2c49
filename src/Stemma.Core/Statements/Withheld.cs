using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds what a report says is not known, not said, not confirmed, not verified or not accessible, whoever speaks.</summary>
internal static class Withheld
{
    private static readonly FrozenDictionary<string, PhraseBook> All =
        new Dictionary<string, PhraseBook> { ["en"] = PhraseBook.Read("en-withheld.tsv"), ["de"] = PhraseBook.Read("de-withheld.tsv") }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds the unit's; returns the words of their phrases, which no other rule may take as cue.</summary>
    public static List<Range> Read(Unit unit, int number, int start, string language, List<Draft> found)
    {
        var taken = new List<Range>();
        if (!All.TryGetValue(language, out var book)) return taken;
        for (int i = start; i < unit.Words.Length; i++)
        {
            if (unit.Words[i].Mark || unit.Words[i].Quoted) continue;
            foreach (var pattern in book.At(unit, i))
            {
                if (pattern.At(unit, i) is not { } hit) continue;
                if (Draft(unit, number, start, pattern, hit) is not { } draft) continue;
                found.Add(draft);
                taken.Add(new Range(hit.From, Math.Max(Math.Max(hit.To, hit.Content), hit.From + 1)));
                i = Math.Max(hit.To, hit.From + 1) - 1;
                break;
            }
        }
        return taken;
    }

    private static Draft? Draft(Unit unit, int number, int start, PhrasePattern pattern, PhraseHit hit)
    {
        var who = pattern.Where switch
        {
            Where.Before => Subject(unit, start, hit.From),
            Where.Main => LastSpeaker(unit, start, hit.From),
            _ => Range.None,
        };
        if (pattern.Where == Where.Before && who.Empty) return null;
        var content = Content(unit, start, pattern, hit);
        return content is null ? null : new Draft
        {
            Spans = [content.Value],
            Mention = who.Empty ? null : unit.Of(who.From, who.To),
            Around = who.Empty ? null : Around(unit, start, who),
            Cue = unit.Of(hit.From, Math.Max(hit.To, hit.From + 1)),
            Unit = number,
            Status = pattern.Status,
        };
    }

    private static Span Around(Unit unit, int start, Range who)
    {
        if (!unit.Is(who.From, Sense.Relative) || who.From <= start) return unit.Of(who.From, who.To);
        int end = unit.Low(who.From - 1) == "," ? who.From - 1 : who.From;
        var antecedent = NounPhrases.Before(unit, end, start);
        return antecedent.Empty ? unit.Of(who.From, who.To) : unit.Of(antecedent.From, antecedent.To);
    }

    // "X said A without specifying when": whoever the last cue before names, else the sentence's subject.
    private static Range LastSpeaker(Unit unit, int start, int before)
    {
        for (int i = before - 1; i > start; i--)
        {
            if (!NounPhrases.IsFiniteCue(unit, i) || !unit.Is(i, Sense.Say | Sense.Tell)) continue;
            int first = i;
            while (first > start && unit.Is(first - 1, Sense.Aux | Sense.Adverb)) first--;
            if (unit.Is(first - 1, Sense.Relative)) return new Range(first - 1, first);
            var subject = Subject(unit, start, first);
            if (!subject.Empty) return subject;
        }
        return Frames.MainSubject(unit, start, before);
    }

    private static Range Subject(Unit unit, int start, int verb)
    {
        while (verb > start && unit.Is(verb - 1, Sense.Adverb)) verb--;
        if (unit.Low(verb - 1) is ",") return Apposition.Subject(unit, start, verb - 1);
        if (unit.Is(verb - 1, Sense.Coordinator)) return Frames.MainSubject(unit, start, verb);
        var phrase = NounPhrases.Before(unit, verb, start);
        return phrase.Empty ? phrase : Apposition.Listed(unit, start, phrase);
    }

    // Nothing after the phrase: what stands before it is what is not known.
    private static Span? Content(Unit unit, int start, PhrasePattern pattern, PhraseHit hit)
    {
        if (pattern.Where != Where.Content && Contents.Trim(unit, hit.Content, Ending(unit, hit.Content)) is { } after) return after;
        int from = ClauseStart(unit, start, hit.From);
        return Contents.Trim(unit, from, hit.From) ?? Contents.Trim(unit, hit.From, hit.To);
    }

    private static int ClauseStart(Unit unit, int start, int end)
    {
        for (int i = end - 1; i >= start; i--)
            if (unit.Low(i) is ";" or "—" or "–" || unit.Low(i) == "," && unit.Is(i + 1, Sense.Coordinator)) return i + 1;
        return start;
    }

    private static int Ending(Unit unit, int from)
    {
        for (int i = from + 1; i < unit.Words.Length; i++)
        {
            if (unit.Quoted(i)) continue;
            if (unit.Low(i) is ";" || unit.Low(i) == "," && (unit.Low(i + 1) is "but" or "said" or "says" || unit.Is(i + 1, Sense.Coordinator) && unit.Is(i + 2, Sense.Subject))) return i;
            if (unit.Low(i) == "," && EndsWithAttribution(unit, i + 1)) return i;
            if (unit.Low(i) == "according") return i;
        }
        return unit.Words.Length;
    }

    /// <summary>Whether "officials said" closes the sentence.</summary>
    public static bool EndsWithAttribution(Unit unit, int from)
    {
        int last = unit.Words.Length - 1;
        while (last > from && unit.Words[last].Mark) last--;
        if (last - from > 10) return false;
        for (int i = from; i <= last; i++)
        {
            if (unit.Words[i].Mark || unit.Quoted(i)) return false;
            if (unit.Is(i, Sense.Say) && !unit.Is(i, Sense.Noun)) return i > from;
        }
        return false;
    }
}

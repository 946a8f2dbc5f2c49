using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A sentence with the time of what it tells.</summary>
/// <param name="Reading">Whose text.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Time">When.</param>
/// <param name="By">Who says so, or null.</param>
/// <param name="Happening">The event, where its verb is known.</param>
/// <param name="Weight">3 a known event, 2 another event's day, 1 the day of a statement, 0 dated background.</param>
internal sealed record DatedSentence(Reading Reading, ReadSentence Sentence, TimeMention Time, Statement? By, Happening? Happening, int Weight)
{
    /// <summary>The sentence's stems that carry meaning.</summary>
    public HashSet<string> Stems { get; } = Sentence.Words.Stems(Reading.Language);
}

/// <summary>Finds the dated sentences of a text: one time a sentence, past, and not a bound ("until", "since").</summary>
internal static class DatedSentences
{
    private const int BackgroundDays = 14, YearDigits = 4;
    private const int LongestWeek = 10; // days that "last week" or a weekend may span

    /// <summary>The sentences, in order.</summary>
    public static IEnumerable<DatedSentence> In(Reading reading, NameKeys keys)
    {
        var known = HappeningFinder.In(reading, keys).Where(h => h.Time is not null).GroupBy(h => h.Sentence.At).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Words.Folded.Contains("photo", StringComparer.Ordinal)) continue; // a caption's date is the picture's
            if (known.TryGetValue(sentence.At, out var happenings))
            {
                var best = happenings.OrderByDescending(h => h.Time!.Precision).First();
                yield return new DatedSentence(reading, sentence, best.Time!, best.Saying, best, 3);
                continue;
            }
            if (Plain(reading, sentence) is { } dated) yield return dated;
        }
    }

    private static DatedSentence? Plain(Reading reading, ReadSentence sentence)
    {
        var times = sentence.Times
            .Where(t => !t.Future && !IsDuration(t) && !IsQuoted(reading, sentence, t) && IsEventTime(sentence.Words, t, reading.Language)).ToList();
        var own = times.Where(t => !Reporting.IsBeside(sentence.Words, t.At, reading.Language)).ToList();
        var time = (own.Count > 0 ? own : times).MaxBy(t => t.Precision);
        if (time is null || sentence.Statements.Any(s => HappeningFinder.TakesNoPart(s) && s.Spans.Any(x => x.Contains(time.At.Start)))) return null;
        bool distant = time.Precision < Precision.Week || (reading.Reference.At - time.To).TotalDays > BackgroundDays;
        int weight = distant ? 0 : own.Count > 0 ? 2 : 1;
        return new DatedSentence(reading, sentence, time, sentence.SaidBy(time.At) ?? (sentence.Statements.Count > 0 ? sentence.Statements[0] : null), null, weight);
    }

    // "See you tonight": a quoted time counts from when it was said.
    private static bool IsQuoted(Reading reading, ReadSentence sentence, TimeMention time)
    {
        int paragraph = reading.Text.LastIndexOf('\n', Math.Max(sentence.At.Start - 1, 0)) + 1;
        return Quotes.Inside(reading.Text, sentence.At.Start, time.At.Start) || Quotes.Inside(reading.Text, Math.Min(paragraph, sentence.At.Start), time.At.Start);
    }

    /// <summary>"In the past 4 months" is how long, not when.</summary>
    public static bool IsDuration(TimeMention time) => time.Precision == Precision.Week && (time.To - time.From).TotalDays > LongestWeek;

    // Not "until Wednesday", not "could meet as early as Tuesday".
    private static bool IsEventTime(Words words, TimeMention time, string language)
    {
        int at = words.IndexAt(time.At.Start);
        if (language == "en" && time.At.Length == YearDigits && time.Precision == Precision.Year && !(at > 0 && words.Folded[at - 1] is "in" or "during" or "around" or "late" or "mid")) return false; // "the 2016 election" names it
        int reach = time.Precision < Precision.Day ? 10 : 2; // a year often dates what is only mentioned ("since she came to power in 2012")
        for (int i = at - 1; i >= Math.Max(0, at - reach); i--) if (IsBound(words.Folded[i]) || (reach > 2 && IsAside(words.Folded[i]))) return false;
        for (int i = at - 1; i >= Math.Max(0, at - 10) && !Clauses.Is("bound", words.Folded[i], language); i--)
        {
            if (words.Folded[i] is "will" or "would" or "could" or "may" or "might" or "should" or "possible" or "wird" or "soll" or "könnte") return false;
        }
        return true;
    }

    private static bool IsAside(string word) => word is "after" or "when" or "where" or "who" or "which" or "that" or "because" or "as" or "nachdem" or "als";

    private static bool IsBound(string word) =>
        word is "until" or "till" or "since" or "by" or "before" or "through" or "next" or "after" or "early" or "bis" or "seit" or "vor" or "depuis" or "jusqu'à" or "hasta" or "desde";
}

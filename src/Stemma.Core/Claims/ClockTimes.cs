using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Puts a bare clock time ("at 7 a.m.") on the day that the text is telling of, not on the day it was written.</summary>
internal static class ClockTimes
{
    private const int Reach = 2; // sentences back in which the day may stand; any before where the hour had not struck yet when the text was published

    /// <summary>The times with each bare clock time moved to the last day named before it; a day beside a verb of saying is the statement's, not the event's.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="sentences">Its sentences' words, in order.</param>
    /// <param name="times">Its times, in order, resolved against <paramref name="reference"/>.</param>
    /// <param name="reference">What relative times were counted from.</param>
    /// <param name="exact">Whether its hour is known.</param>
    /// <param name="language">The text's language, without region.</param>
    public static IReadOnlyList<TimeMention> OnTheirDay(string text, IReadOnlyList<Words> sentences, IReadOnlyList<TimeMention> times, DateTimeOffset reference, bool exact, string language)
    {
        var placed = new List<TimeMention>(times.Count);
        DateTimeOffset? day = null;
        int toldIn = 0;
        foreach (var time in times)
        {
            int sentence = IndexOf(sentences, time.At);
            if (sentence < 0) { placed.Add(time); continue; }
            if (time.Precision == Precision.Minute && IsBare(text, time, language) && time.From.Date == reference.Date)
            {
                bool carried = day is not null && (sentence - toldIn <= Reach || exact && !time.Future && time.From > reference);
                placed.Add(carried ? Moved(time, day!.Value) : time);
                continue;
            }
            placed.Add(time);
            if (time.Future || time.Precision < Precision.Day || Reporting.IsBeside(sentences[sentence], time.At, language)) continue;
            (day, toldIn) = (time.From, sentence);
        }
        return placed;
    }

    private static TimeMention Moved(TimeMention time, DateTimeOffset day)
    {
        var by = day.Date - time.From.Date;
        return time with { From = time.From + by, To = time.To + by };
    }

    // "7 a.m.", "1000 GMT", "18.30 Uhr", "2:30 de la tarde"; not "7 p.m. Monday" or "8:30 this morning".
    private static bool IsBare(string text, TimeMention time, string language)
    {
        int start = 0;
        var said = time.At.Of(text);
        for (int i = 0; i <= said.Length; i++)
        {
            if (i < said.Length && char.IsLetter(said[i])) continue;
            if (!Dates.GoesWithHour(said[start..i], language)) return false;
            start = i + 1;
        }
        return true;
    }

    private static int IndexOf(IReadOnlyList<Words> sentences, Span at)
    {
        for (int i = 0; i < sentences.Count; i++) if (sentences[i].At.Contains(at)) return i;
        return -1;
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Reads a text's dates from left to right: the longest pattern wins, then takes in a part of day, a clock time, a range's other end.</summary>
internal sealed class DateReading(DateText t, TimeSpan offset)
{
    private const int MostMentions = 5000;
    private readonly List<TimeMention> _found = [];

    /// <summary>All mentions, in order.</summary>
    public IReadOnlyList<TimeMention> Mentions()
    {
        for (int i = 0; i < t.Lower.Length && _found.Count < MostMentions; i++)
        {
            if (!t.Opens(i) || !t.Words.MayOpen(t.Lower, i)) continue;
            int end = Read(i);
            if (end > i) i = end - 1;
        }
        return Ranges();
    }

    private int Read(int at)
    {
        if (Longest(at) is { } hit) return Add(at, Finished(at, hit));
        if (t.Reference is not null && ClockTimes.At(t, at) is { } clock) return AddClock(at, clock);
        return at;
    }

    private DateHit? Longest(int at)
    {
        DateHit? best = null;
        foreach (var pattern in AbsoluteDates.Patterns) if (pattern(t, at) is { } hit && (best is null || hit.End > best.Value.End)) best = hit;
        if (t.Reference is null) return best;
        foreach (var pattern in RelativeDates.Patterns) if (pattern(t, at) is { } hit && (best is null || hit.End > best.Value.End)) best = hit;
        return best;
    }

    // Which year, which week: past unless the verb is ahead.
    private (DateHit Hit, bool Future, int? Offset) Finished(int at, DateHit hit)
    {
        bool? ahead = DateTense.Ahead(t, at, hit.End);
        if (hit.Weekday > 0 && ahead == true) hit = Later(hit);
        else if (hit.NoYear) hit = YearOf(hit, ahead);
        if (hit.Precision == Precision.Day) return WithHours(at, hit);
        return (hit, IsAhead(hit), null);
    }

    private bool IsAhead(DateHit hit) => t.Reference is not null && hit.From.Date > t.Today;

    private DateHit Later(DateHit hit)
    {
        int days = hit.From.Date == t.Today ? 0 : 7;
        return hit with { From = hit.From.AddDays(days), To = hit.To.AddDays(days) };
    }

    private DateHit YearOf(DateHit hit, bool? ahead)
    {
        bool isPast = hit.To <= t.Today, isFuture = hit.From > t.Today;
        int move = ahead == true && isPast ? 1 : ahead == false && isFuture ? -1 : 0;
        if (ahead is null && isFuture && (hit.From - t.Today).TotalDays > 182) move = -1;
        if (ahead is null && isPast && (t.Today - hit.From).TotalDays > 300) move = 1;
        if (ahead == true && isPast && (t.Today - hit.To).TotalDays < 90) move = 0;                 // "said he would resign on May 3", reported in June
        return move == 0 ? hit : hit with { From = hit.From.AddYears(move), To = hit.To.AddYears(move) };
    }

    // "Sunday afternoon", "Sept. 10 at 7 p.m.", "on Tuesday morning at 9:30".
    private (DateHit Hit, bool Future, int? Offset) WithHours(int at, DateHit hit)
    {
        int next = hit.End;
        if (Connected(ref next) && t.Take("part", ref next, out int part)) hit = RelativeDates.PartHit(next, hit.From.Date, part) with { Weekday = hit.Weekday };
        next = hit.End;
        if (!t.Mark(',', ref next)) t.Mark('t', ref next);
        t.Take("at", ref next);
        if (ClockTimes.At(t, t.Skip(next)) is { } clock) return (At(hit, clock), IsAhead(hit), clock.Offset);
        return (hit, IsAhead(hit), null);
    }

    private static DateHit At(DateHit hit, ClockHit clock)
    {
        var from = hit.From.Date.AddMinutes(clock.Minutes);
        return new DateHit(clock.End, from, from.AddMinutes(1), Precision.Minute);
    }

    private bool Connected(ref int at)
    {
        int next = at;
        foreach (var word in (ReadOnlySpan<string>)[" in the ", " am ", " in der ", " por la ", " in de ", " の", "の", " "])
        {
            if (string.CompareOrdinal(t.Lower, next, word, 0, word.Length) == 0 && t.Words.Longest("part", t.Lower, t.Skip(next + word.Length)) is not null) { at = next + word.Length; return true; }
        }
        return true;
    }

    private int Add(int at, (DateHit Hit, bool Future, int? Offset) finished)
    {
        var (hit, future, minutes) = finished;
        var zone = minutes is { } m ? TimeSpan.FromMinutes(m) : offset;
        if (hit.From.Year is < 2 or > 9990 || hit.To.Year > 9990) return hit.End;
        _found.Add(new TimeMention(new Span(at, hit.End), new DateTimeOffset(hit.From, zone), new DateTimeOffset(hit.To, zone), hit.Precision, future));
        return hit.End;
    }

    // A clock time with the day after it ("7 p.m. Sunday"), or on the reference's day.
    private int AddClock(int at, ClockHit clock)
    {
        int next = t.Skip(clock.End);
        foreach (var on in (ReadOnlySpan<string>)["on ", "am ", ", ", "le ", "el ", "op "]) if (string.CompareOrdinal(t.Lower, next, on, 0, on.Length) == 0) { next += on.Length; break; }
        if (next < t.Lower.Length && Longest(next) is { Precision: Precision.Day } day)
        {
            bool? ahead = DateTense.Ahead(t, at, day.End);
            if (day.Weekday > 0 && ahead == true) day = Later(day);
            else if (day.NoYear) day = YearOf(day, ahead);
            return Add(at, (At(day, clock) with { End = day.End }, IsAhead(day), clock.Offset));
        }
        var today = new DateHit(clock.End, t.Today, t.Today.AddDays(1), Precision.Day);
        return Add(at, (At(today, clock), false, clock.Offset));
    }

    // "from June 3 to June 5", "between Monday and Wednesday", "2014-2018".
    private List<TimeMention> Ranges()
    {
        var joined = new List<TimeMention>(_found.Count);
        for (int i = 0; i < _found.Count; i++)
        {
            var a = _found[i];
            if (i + 1 < _found.Count && Joins(a, _found[i + 1]) is { } start)
            {
                var b = _found[++i];
                joined.Add(new TimeMention(new Span(start, b.At.End), a.From, b.To, Precision.Week, b.Future));
            }
            else joined.Add(a);
        }
        return joined;
    }

    private int? Joins(TimeMention a, TimeMention b)
    {
        if (a.Precision >= Precision.PartOfDay || b.Precision >= Precision.PartOfDay || b.To <= a.From || b.At.Start - a.At.End > 8) return null;
        var between = t.Lower[a.At.End..b.At.Start].Trim();
        if (between is "-" or "–" or "~") return a.At.Start;
        int from = Opener(a.At.Start);
        if (between.StartsWith("to", StringComparison.Ordinal) || t.Words.Is("to", between)) return from >= 0 ? from : between is "and" or "und" or "et" or "y" or "e" or "en" or "и" or "till" or "until" ? null : a.At.Start;
        return null;
    }

    // Where "from" or "between" before the position begins; -1 where neither stands there.
    private int Opener(int at)
    {
        int end = at;
        while (end > 0 && t.Lower[end - 1] == ' ') end--;
        for (int length = 1; length <= 9 && length <= end; length++)
        {
            int start = end - length;
            if ((start == 0 || !char.IsLetter(t.Lower[start - 1])) && t.Words.Is("from", t.Lower[start..end])) return start;
        }
        return -1;
    }
}

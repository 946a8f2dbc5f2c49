using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Reads a text's dates from left to right: the longest pattern wins, then takes in a part of day, a clock time, a range's other end.</summary>
internal sealed class DateReading(DateText t, TimeSpan offset)
{
    private const int MostMentions = 5000;
    private readonly List<TimeMention> _found = [];
    private readonly List<DateHit> _hits = [];                                      // what each was read as

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
        if (t.Reference is null) return at;
        if (ClockTimes.At(t, at) is { } clock) return AddClock(at, clock, false);
        return char.IsDigit(t.Lower[at]) && t.Language != "en" && ClockTimes.At(t, at, true) is { } dotted ? AddClock(at, dotted, true) : at;
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
        if (hit.Precision is Precision.Day or Precision.PartOfDay) return WithHours(at, hit);
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
        if (hit.From is { Month: 2, Day: 29 }) move *= 4;
        return move == 0 ? hit : hit with { From = hit.From.AddYears(move), To = hit.To.AddYears(move) };
    }

    // "Sunday afternoon", "Sept. 10 at 7 p.m.", "on Tuesday morning at 9:30".
    private (DateHit Hit, bool Future, int? Offset) WithHours(int at, DateHit hit)
    {
        int next = hit.End;
        if (hit.Precision == Precision.Day && Connected(ref next) && (TakeThird(ref next) | t.Take("part", ref next, out int part)) && part > 0) hit = RelativeDates.PartHit(next, hit.From.Date, part) with { Weekday = hit.Weekday };
        next = hit.End;
        if (!t.Mark(',', ref next)) t.Mark('t', ref next);
        bool named = t.Take("at", ref next);
        if (ClockTimes.At(t, t.Skip(next), named && hit.End < next) is { } clock)
        {
            bool afternoon = !clock.Sure && hit.Precision == Precision.PartOfDay && hit.From.Hour >= 12 && clock.Minutes < 12 * 60;
            return (At(hit, afternoon ? clock with { Minutes = clock.Minutes + (12 * 60) } : clock), IsAhead(hit), clock.Offset);
        }
        return (hit, IsAhead(hit), null);
    }

    // "Sunday early morning".
    private bool TakeThird(ref int at)
    {
        int next = at;
        if ((!t.Take("early", ref next) && !t.Take("late", ref next)) || t.Words.Longest("part", t.Lower, t.Skip(next)) is null) return false;
        at = next;
        return true;
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
        if (hit.To <= hit.From || hit.From.Year < 2 || hit.To.Year > 9990) return hit.End;
        while (_found.Count > 0 && hit.Start >= 0 && _found[^1].At.End > hit.Start) hit = hit with { Start = -1 };
        _hits.Add(hit);
        _found.Add(new TimeMention(new Span(hit.Start >= 0 ? hit.Start : at, hit.End), new DateTimeOffset(hit.From, zone), new DateTimeOffset(hit.To, zone), hit.Precision, future));
        return hit.End;
    }

    // A clock time with the day after it ("7 p.m. Sunday"), or on the reference's day.
    private int AddClock(int at, ClockHit clock, bool needsDay)
    {
        int next = t.Skip(clock.End);
        foreach (var on in (ReadOnlySpan<string>)["on the ", "on ", "am ", ", ", "le ", "el ", "op de ", "op ", "de ", "of ", "del ", "di "]) if (string.CompareOrdinal(t.Lower, next, on, 0, on.Length) == 0) { next += on.Length; break; }
        if (next < t.Lower.Length && Longest(next) is { Precision: Precision.Day or Precision.PartOfDay } day)
        {
            bool? ahead = DateTense.Ahead(t, at, day.End);
            if (day.Weekday > 0 && ahead == true) day = Later(day);
            else if (day.NoYear) day = YearOf(day, ahead);
            return Add(at, (At(day, clock) with { End = day.End }, IsAhead(day), clock.Offset));
        }
        if (needsDay) return at;
        var today = new DateHit(clock.End, t.Today, t.Today.AddDays(1), Precision.Day);
        return Add(at, (At(today, clock), false, clock.Offset));
    }

    // "from June 3 to June 5", "between Monday and Wednesday", "May 2014 to June 2015".
    private List<TimeMention> Ranges()
    {
        var joined = new List<TimeMention>(_found.Count);
        for (int i = 0; i < _found.Count; i++)
        {
            var a = _found[i];
            if (i + 1 < _found.Count && Start(a, _found[i + 1]) is { } start && Joined(i, start) is { } both)
            {
                joined.Add(both);
                i++;
            }
            else joined.Add(a);
        }
        return joined;
    }

    private TimeMention? Joined(int i, int start)
    {
        TimeMention a = _found[i], b = _found[i + 1];
        DateHit first = _hits[i], last = _hits[i + 1];
        DateTime from = Edge(first, false), to = Edge(last, true);
        if (last.Weekday > 0 && to <= from) to = to.AddDays(7);
        if (first.NoYear && !last.NoYear) from = from.AddYears(to.Year - from.Year);
        if (last.NoYear && !first.NoYear && Edge(last with { Third = 0 }, false).Year != from.Year) to = to.AddYears(from.Year - last.From.Year);
        if (last.NoYear && to <= from) to = to.AddYears(1);
        if (first.NoYear && from >= to) from = from.AddYears(-1);
        if (to <= from) return null;
        int end = b.At.End;
        t.Take("closing", ref end);
        return new TimeMention(new Span(start, end), new DateTimeOffset(from, a.From.Offset), new DateTimeOffset(to, b.To.Offset), Precision.Week, b.Future);
    }

    // From the end of March to the middle of May: from its last day to its midst.
    private static DateTime Edge(DateHit hit, bool last) => hit.Third switch
    {
        1 => hit.From.AddDays(last ? 1 : 0),
        2 => hit.From.AddDays(((hit.To - hit.From).Days + 1) / 2),
        _ => last || hit.Third == 3 ? hit.To : hit.From,
    };

    private int? Start(TimeMention a, TimeMention b)
    {
        if (a.Precision >= Precision.PartOfDay || b.Precision >= Precision.PartOfDay || b.At.Start - a.At.End is < 1 or > 14) return null;
        int next = a.At.End, opener = t.Opener(a.At.Start);
        if (!t.To(ref next, a.At.Start) && !(t.Take("and", ref next) && t.Words.Longest("closing", t.Lower, t.Skip(b.At.End)) is not null)) return null;
        bool meets = t.Skip(next) == b.At.Start;
        if (!meets && t.Take("the", ref next)) meets = t.Skip(next) == b.At.Start;
        return !meets ? null : opener >= 0 ? opener : a.At.Start;
    }
}

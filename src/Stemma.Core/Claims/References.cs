using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>What a text's relative times count from.</summary>
/// <param name="At">The moment.</param>
/// <param name="Known">False where no telling of the story gives a date: the week is then only a scale to order weekdays on.</param>
/// <param name="Exact">Whether an hour is known, as for a count's as-of time.</param>
internal readonly record struct Reference(DateTimeOffset At, bool Known, bool Exact);

/// <summary>
/// Finds each telling's reference: its dateline's day, else its publication, else the story's earliest date carried on to the newest
/// weekday that the text itself reports on.
/// </summary>
internal static class References
{
    private const int NewestAfter = 3; // days that a report may follow the date it carries
    private const int LeadSentences = 5;

    private static readonly DateTimeOffset Scale = new(2001, 1, 1, 12, 0, 0, TimeSpan.Zero); // a Monday

    /// <summary>One reference a telling, in their order.</summary>
    public static IReadOnlyList<Reference> Of(IReadOnlyList<Telling> tellings)
    {
        var own = tellings.Select(Own).ToList();
        var stated = own.OfType<Reference>().Select(r => (DateTimeOffset?)r.At).Min();
        var anchors = tellings.Select((t, i) => own[i] is null ? Stated(t) : null).ToList();
        var anchor = stated ?? anchors.Max();
        var weekdays = tellings.Select((t, i) => own[i] is null ? Weekdays(t) : []).ToList();
        bool known = anchor is not null;
        var from = anchor ?? Scale.AddDays(FirstOf([.. weekdays.SelectMany(w => w)]));
        return [.. tellings.Select((_, i) => own[i] ?? new Reference(Newest(anchors[i] ?? from, weekdays[i]), known, false))];
    }

    private static Reference? Own(Telling telling)
    {
        var published = telling.Article.Published;
        if (telling.Article.Dateline?.Day is { } day)
        {
            var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), published?.At.Offset ?? TimeSpan.Zero);
            bool plausible = published is null || Math.Abs((published.At - at).TotalDays) < 10;
            if (plausible) return new Reference(at, true, false);
        }
        return published is null ? null : new Reference(published.At, true, published.HasTime);
    }

    // The latest full date of the captions and the first sentences; further down a date is background.
    private static DateTimeOffset? Stated(Telling telling)
    {
        var text = telling.Article.Text;
        var lead = Sentences.Of(text).Take(LeadSentences).ToList();
        int end = lead.Count == 0 ? 0 : lead[^1].End;
        return telling.Article.Captions.Append(text[..end])
            .SelectMany(t => Absolute(t, telling.Article.Language))
            .Max();
    }

    private static IEnumerable<DateTimeOffset?> Absolute(string text, string language)
    {
        var other = Dates.Of(text, language, Scale.AddDays(800)).ToLookup(t => t.At);
        return Dates.Of(text, language, Scale)
            .Where(t => t.Precision >= Precision.Day && other[t.At].Any(o => o.From == t.From)) // does not move with the reference
            .Select(t => (DateTimeOffset?)t.From.Date.AddHours(12));
    }

    // Days after Monday of the weekdays that the text reports on, those beside a verb of saying before others.
    private static List<int> Weekdays(Telling telling)
    {
        var text = telling.Article.Text;
        var language = telling.Article.Language;
        var nextDay = Dates.Of(text, language, Scale.AddDays(1)).ToLookup(t => t.At);
        var found = Dates.Of(text, language, Scale)
            .Where(t => !t.Future && t.Precision is Precision.Day or Precision.PartOfDay)
            .Where(t => nextDay[t.At].Any(o => (o.From - t.From).TotalDays is 0 or 7) && Math.Abs((t.From - Scale).TotalDays) < 8)
            .ToList();
        var sentences = Sentences.Of(text).Take(Reading.MostSentences).Select(s => Words.Of(text, s)).ToList();
        var said = found.Where(t => sentences.Exists(s => s.At.Contains(t.At) && Reporting.IsBeside(s, t.At, language.Split('-')[0]))).ToList();
        return [.. (said.Count > 0 ? said : found).Select(t => ((int)t.From.DayOfWeek + 6) % 7).Distinct()];
    }

    // On the circle of the week the run of days begins after the widest gap.
    private static int FirstOf(IReadOnlyList<int> days)
    {
        var sorted = days.Distinct().Order().ToList();
        if (sorted.Count == 0) return 0;
        int best = sorted[0], widest = -1;
        for (int i = 0; i < sorted.Count; i++)
        {
            int before = sorted[(i + sorted.Count - 1) % sorted.Count];
            int gap = ((sorted[i] - before + 6) % 7) + 1;
            if (gap > widest) (best, widest) = (sorted[i], gap);
        }
        return best;
    }

    private static DateTimeOffset Newest(DateTimeOffset anchor, IReadOnlyList<int> weekdays)
    {
        int day = ((int)anchor.DayOfWeek + 6) % 7;
        int newest = weekdays.Select(w => (w - day + 7) % 7).Where(after => after <= NewestAfter).DefaultIfEmpty(0).Max();
        return anchor.AddDays(newest);
    }
}

using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>
/// Gives a moment that is written in UTC the zone of its outlet, so that its day is the one its readers saw: the same moment stated with a zone elsewhere,
/// or as a local clock, or at least the day that the address or the page's text names.
/// </summary>
internal static class LocalDays
{
    /// <summary>The moment in the outlet's zone, where the page betrays it; else as it is. Only a zone that is in use somewhere is concluded.</summary>
    public static StatedTime Of(HtmlPage page, StatedTime said, ShownDate? day)
    {
        if (!said.HasTime || said.At.Offset != TimeSpan.Zero) return said;
        var shown = day is { Boxed: true, Time.At.Offset.Ticks: 0 } ? null : day?.Time; // in a box of something else a clock may tell of another moment
        var others = DatePlaces.Heads(page).Append(shown).OfType<StatedTime>().ToList();
        var zone = others.Select(o => Zone(said.At, o)).FirstOrDefault(z => z is not null && z != TimeSpan.Zero)
            ?? Least(said.At, DatePlaces.Address(page)) ?? Least(said.At, shown is { HasTime: false } ? shown : null);
        return zone is { } found ? said with { At = said.At.ToOffset(found) } : said;
    }

    // The same moment with its zone, or a local clock that shows the same minutes.
    private static TimeSpan? Zone(DateTimeOffset at, StatedTime other)
    {
        if (!other.HasTime) return null;
        if (other.At.Offset != TimeSpan.Zero) return (other.At - at).Duration() < TimeSpan.FromMinutes(1) ? other.At.Offset : null;
        var apart = TimeSpan.FromMinutes(Math.Round((other.At.DateTime - at.DateTime).TotalMinutes));
        return WebZones.InUse(apart) && (other.At.DateTime - at.DateTime - apart).Duration() < TimeSpan.FromMinutes(1) ? apart : null;
    }

    // The smallest number of whole hours that brings the moment into a neighbouring day.
    private static TimeSpan? Least(DateTimeOffset at, StatedTime? day)
    {
        if (day is null) return null;
        var (own, named) = (DateOnly.FromDateTime(at.UtcDateTime), DateOnly.FromDateTime(day.At.DateTime));
        int hours;
        if (named.DayNumber - own.DayNumber == -1) hours = -(at.UtcDateTime.Hour + 1);
        else if (named.DayNumber - own.DayNumber == 1) hours = 24 - at.UtcDateTime.Hour;
        else return null;
        return Math.Abs(hours) <= 12 ? TimeSpan.FromHours(hours) : null;
    }
}

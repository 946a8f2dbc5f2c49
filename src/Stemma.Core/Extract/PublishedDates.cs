using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Finds when a report was first published and last changed: an ordered list of places, each believed only within reason.</summary>
internal static class PublishedDates
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // What says it outright, then what a reader sees marked as a date, then what publishing systems write into every page, then what may be another thing's date.
    private static readonly Func<HtmlPage, ShownDate?, StatedTime?>[] Places =
    [
        (page, _) => DatePlaces.Json(page),
        (page, _) => DatePlaces.Meta(page),
        (page, _) => DatePlaces.Microdata(page),
        (page, shown) => shown is { Sure: true, Time: { } time } ? Finer(page, time) : null,
        (page, _) => DatePlaces.LooseMeta(page),
        (page, _) => DatePlaces.Address(page),
        (page, _) => DatePlaces.Scripts(page),
        (_, shown) => shown?.Time,
        (page, _) => DatePlaces.Changed(page),
        (page, _) => page.Shown?.Changed,
        (page, _) => DatePlaces.PictureAddress(page),
    ];

    /// <summary>When it was first published, or null.</summary>
    public static StatedTime? Published(HtmlPage page)
    {
        var shown = page.Shown;
        foreach (var place in Places)
            if (place(page, shown is { Time: not null } ? shown : null) is { } said) return LocalDays.Of(page, Outvoted(page, said, shown?.Time), shown);
        return null;
    }

    /// <summary>When it was last changed, or null.</summary>
    public static StatedTime? Updated(HtmlPage page) => DatePlaces.Changed(page) ?? page.Shown?.Changed;

    // Two places that agree on another day than the structured data are right: it holds the day that the entry was begun, or another version's.
    private static StatedTime Outvoted(HtmlPage page, StatedTime said, StatedTime? shown)
    {
        if (shown is null || said.From != "json-ld" || DatePlaces.Meta(page) is not { } meta || Near(said, meta) || DatePlaces.Changed(page)?.At == meta.At) return said;
        return Near(meta, shown) ? meta : said;
    }

    // A line for readers has the day and a local clock; what machines are told of the same day has the moment.
    private static StatedTime Finer(HtmlPage page, StatedTime shown) =>
        shown.From == "text" || !shown.HasTime ? new[] { DatePlaces.LooseMeta(page), DatePlaces.Scripts(page) }.FirstOrDefault(s => s is { HasTime: true } && Near(s, shown)) ?? shown : shown;

    private static bool Near(StatedTime a, StatedTime b) => (a.At - b.At).Duration() <= Day;
}

namespace Stemma.App.Store.Reading;

/// <summary>The stories of a day.</summary>
/// <param name="Cards">Those that had reports on it, the hottest when it ended first.</param>
/// <param name="More">Whether there are more.</param>
/// <param name="Earlier">The last day before it that has any, or null.</param>
/// <param name="Later">The first day after it that has any, or null.</param>
public sealed record DayCards(IReadOnlyList<StoryCard> Cards, bool More, DateOnly? Earlier, DateOnly? Later);

/// <summary>A report of a story that is to be watched or looked at.</summary>
/// <param name="Video">Whether it is a video; else it is a gallery.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Url">Its original page, or null.</param>
public sealed record ToSee(bool Video, string Outlet, string? Url);

using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>Which reports are asked for.</summary>
/// <param name="Outlet">Those of one source, by its key; null for all.</param>
/// <param name="Folder">Those that feeds of this folder gave; null for all.</param>
/// <param name="Mark">The reader's mark: what came after it is unread; null where he has none, and has read all.</param>
public sealed record ItemsAsked(string? Outlet, string? Folder, TellingId? Mark)
{
    /// <summary>The reader's account: what he read one by one is read, and sources that he muted are left out where none is asked for by name; null for a guest.</summary>
    public int? Reader { get; init; }
}

/// <summary>A report in the list of all of them.</summary>
/// <param name="Telling">The report.</param>
/// <param name="Story">Its story.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">Its original page, or null.</param>
/// <param name="Outlet">The outlet's name, or null.</param>
/// <param name="Key">Its source's key; null where it has neither address nor outlet.</param>
/// <param name="At">When it was published or fetched, or null.</param>
/// <param name="Kind">What sort of page it is.</param>
/// <param name="Unread">Whether it came, or was changed, after the reader's mark.</param>
public sealed record ListedReport(TellingId Telling, StoryId Story, string Title, string? Url, string? Outlet, string? Key, DateTimeOffset? At, PageKind Kind, bool Unread);

/// <summary>A page of the list.</summary>
/// <param name="Reports">The reports: unread ones first, each part newest first.</param>
/// <param name="Unread">How many are unread in all.</param>
/// <param name="More">Whether more follow.</param>
/// <param name="Head">The log's head: what a reader has seen with it.</param>
public sealed record ListedReports(IReadOnlyList<ListedReport> Reports, int Unread, bool More, TellingId Head);

/// <summary>A folder of subscriptions, or an outlet, to choose reports by.</summary>
/// <param name="Key">What it is asked for by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unread">How many reports of it are unread.</param>
public sealed record Shelf(string Key, string Name, int Unread);

/// <summary>What reports can be chosen by.</summary>
/// <param name="Folders">The folders, by name.</param>
/// <param name="Outlets">The outlets of the folder asked for, else of all: those with unread reports first, then those with most.</param>
/// <param name="More">Whether there are more outlets than that.</param>
public sealed record Shelves(IReadOnlyList<Shelf> Folders, IReadOnlyList<Shelf> Outlets, bool More);

using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Reading;

/// <summary>A report that a search found, with the place in it.</summary>
/// <param name="Telling">The report.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">Its page, or null.</param>
/// <param name="Outlet">Its outlet, or null.</param>
/// <param name="At">Its time, or null.</param>
/// <param name="Snippet">The place found.</param>
/// <param name="NoSnippet">Whether its owner wants no excerpts shown.</param>
public sealed record FoundReport(TellingId Telling, string Title, string? Url, string? Outlet, DateTimeOffset? At, Snippet Snippet, bool NoSnippet)
{
    /// <summary>The most characters of an excerpt that its owner wants shown to others; null where he names no number.</summary>
    public int? MostShown { get; init; }
}

/// <summary>A story with the reports of it that a search found.</summary>
/// <param name="Story">The story.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Reports">All its reports.</param>
/// <param name="Found">How many of them were found.</param>
/// <param name="Best">The best of these, best first; three at most.</param>
public sealed record FoundStory(StoryId Story, string Title, int Reports, int Found, IReadOnlyList<FoundReport> Best);

/// <summary>A page of a search's results.</summary>
/// <param name="Stories">The stories, best first.</param>
/// <param name="Reports">Reports found in all.</param>
/// <param name="More">Whether more stories follow.</param>
/// <param name="Capped">Whether there are more reports than were counted.</param>
public sealed record FoundStories(IReadOnlyList<FoundStory> Stories, int Reports, bool More, bool Capped);

using System.Globalization;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;

namespace Stemma.App.Serve.Feeds;

/// <summary>A story's published comments as feeds.</summary>
internal static class CommentFeeds
{
    /// <summary>Of one story, newest first.</summary>
    public static async Task<Written> OfStory(SiteFeeds.Asked asked)
    {
        var id = new StoryId(int.Parse(asked.Named("Id"), CultureInfo.InvariantCulture));
        if (asked.Parts.Comments is not { } talk || await asked.Reading.StoryOf(new TellingId(id.Value), asked.Stop) is not { } holder) return Written.Nothing;
        if (holder != id) return Written.Moved($"/story/{holder}/comments");
        if (await asked.Reading.Story(id, asked.Stop) is not { } story || await talk.Mode(id, asked.Exposure.OwnNamesOnly, asked.Stop) == CommentMode.Off) return Written.Nothing;
        var entries = await asked.Entries();
        var found = await talk.Newest(id, (asked.Page - 1) * SiteFeeds.PerPage, SiteFeeds.PerPage + 1, asked.Stop);
        var written = new List<OutEntry>();
        foreach (var comment in found.Take(SiteFeeds.PerPage)) written.Add(await Entry(comment, entries, id, asked));
        var head = new OutFeed(OutId.Of(entries.Log, $"story/{id}/comments"), $"Comments: {story.Title}", default, SiteFeeds.Us) { Subtitle = "What readers wrote about one story, newest first" };
        return Written.Of(entries.Undated, asked.Linked(head, entries, $"/story/{id}/comments", "", $"/story/{id}", found.Count > SiteFeeds.PerPage), written);
    }

    private static async Task<OutEntry> Entry(Comment comment, Entries entries, StoryId story, SiteFeeds.Asked asked)
    {
        string cited = await CitedPassage.Of(comment.Cites, asked.Reading, asked.Exposure, asked.Stop) is { Text.Length: > 0 } passage
            ? $"<blockquote><p>{System.Net.WebUtility.HtmlEncode(passage.Text)}</p></blockquote>" : "";
        string html = cited + CommentMarkup.Of(comment.Text);
        return new OutEntry(OutId.Of(entries.Log, $"comment/{comment.Number}"), $"Comment of {comment.Name}", comment.Edited ?? comment.At)
        {
            Published = comment.At,
            Authors = [new OutPerson(comment.Name)],
            Here = $"{entries.Site}/story/{story}#comment-{comment.Number}",
            Html = html.Contains("<p>", StringComparison.Ordinal) ? html : null,
            Summary = Excerpt.Cut(comment.Text, 60),
        };
    }
}

using System.Text.Json;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.JsonFeed;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads a document.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="url">Where it came from, or null.</param>
    public static FeedDocument Read(string text, string? url)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                return Refused("The JSON is no feed: it has no list \"items\".");
            }
            var version = Text(root, "version") ?? "";
            return new FeedDocument
            {
                Version = version.EndsWith("/1.1", StringComparison.Ordinal) ? "json11" : "json1",
                Feed = Feed(root, url),
                Items = [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(100_000).Select(i => Item(i, url))],
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return Refused("The file is no valid JSON.");
        }
    }

    private static FeedDocument Refused(string message) => new() { Bozo = true, Problems = [new Problem("json-no-feed", message)] };

    private static FeedPart Feed(JsonElement o, string? url)
    {
        var authors = Authors(o, url);
        var links = new List<FeedLink>();
        if (Address(o, "home_page_url", url) is { } home) links.Add(new FeedLink(home, "alternate", "text/html", null, null, null));
        if (Address(o, "feed_url", url) is { } self) links.Add(new FeedLink(self, "self", "application/feed+json", null, null, null));
        links.AddRange(List(o, "hubs").Where(h => Text(h, "type")?.Equals("WebSub", StringComparison.OrdinalIgnoreCase) == true).Select(h => Address(h, "url", url)).OfType<string>().Take(10).Select(h => new FeedLink(h, "hub", null, null, null, null)));
        return new FeedPart
        {
            Title = Plain(o, "title", url),
            Summary = Plain(o, "description", url),
            Link = FeedLinks.Main(links),
            Links = links,
            Authors = authors,
            Author = FeedPeople.Written(authors),
            Language = Text(o, "language"),
            Icon = Address(o, "favicon", url) ?? Address(o, "icon", url),
            Logo = Address(o, "icon", url),
            Image = Address(o, "icon", url) is { } icon ? new FeedImage(icon, null, null, null, null, null) : null,
        };
    }

    private static FeedPart Item(JsonElement o, string? url)
    {
        var authors = Authors(o, url);
        var link = Address(o, "url", url) ?? Address(o, "external_url", url);
        var picture = Address(o, "image", url) ?? Address(o, "banner_image", url);
        return new FeedPart
        {
            Id = Text(o, "id"),
            Title = Plain(o, "title", url),
            Summary = Plain(o, "summary", url),
            Content = [.. new[] { Html(o, "content_html", url), Plain(o, "content_text", url) }.OfType<FeedText>()],
            Link = link,
            Links = link is null ? [] : [new FeedLink(link, "alternate", "text/html", null, null, null)],
            Authors = authors,
            Author = FeedPeople.Written(authors),
            Published = Date(o, "date_published"),
            Updated = Date(o, "date_modified"),
            Language = Text(o, "language"),
            Image = picture is null ? null : new FeedImage(picture, null, null, null, null, null),
            Categories = [.. List(o, "tags").Where(t => t.ValueKind == JsonValueKind.String).Select(t => new FeedCategory(t.GetString()!.Trim(), null, null)).Where(c => c.Term.Length > 0)],
            Enclosures = [.. List(o, "attachments").Select(a => Address(a, "url", url) is { } at ? new FeedEnclosure(at, Text(a, "mime_type"), Text(a, "size_in_bytes")) : null).OfType<FeedEnclosure>()],
        };
    }

    private static IReadOnlyList<FeedPerson> Authors(JsonElement o, string? url)
    {
        var one = o.TryGetProperty("author", out var single) && single.ValueKind == JsonValueKind.Object ? [single] : Enumerable.Empty<JsonElement>();
        return [.. List(o, "authors").Concat(one).Select(a => new FeedPerson(Text(a, "name"), null, Address(a, "url", url))).Where(p => p.Name is not null || p.Url is not null).Distinct()];
    }

    private static IEnumerable<JsonElement> List(JsonElement o, string name) =>
        o.ValueKind == JsonValueKind.Object && o.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(1000) : [];

    private static FeedText? Plain(JsonElement o, string name, string? url) => Text(o, name) is { } text ? new FeedText(text, "text/plain", Text(o, "language"), url) : null;

    private static FeedText? Html(JsonElement o, string name, string? url) => Text(o, name) is { } text ? new FeedText(FeedMarkup.Clean(text, url), "text/html", Text(o, "language"), url) : null;

    private static FeedDate? Date(JsonElement o, string name) => Text(o, name) is { } text ? new FeedDate(text, WebDate.Parse(text)) : null;

    private static string? Address(JsonElement o, string name, string? url) => FeedUrls.Absolute(Text(o, name), url);

    private static string? Text(JsonElement o, string name) => o.ValueKind != JsonValueKind.Object || !o.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Stemma.Tests.Serve;

/// <summary>What JSON Feed 1.1 demands or recommends of a feed: a checker that shares nothing with our writer.</summary>
internal static class JsonFeedRules
{
    private static readonly string[] FeedKeys = ["version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"];
    private static readonly string[] ItemKeys =
        ["id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"];

    /// <summary>What is wrong with a document; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(JsonElement feed)
    {
        var found = new List<string>();
        if (Text(feed, "version") != "https://jsonfeed.org/version/1.1") found.Add("version: not 1.1");
        if (Text(feed, "title") is not { Length: > 0 }) found.Add("feed: no title");
        Keys(feed, FeedKeys, "feed", found);
        Addresses(feed, ["home_page_url", "feed_url", "next_url"], "feed", found);
        if (Text(feed, "feed_url") is null) found.Add("feed: no feed_url");
        if (Text(feed, "next_url") is { } next && next == Text(feed, "feed_url")) found.Add("feed: next_url is the feed itself");
        Authors(feed, "feed", found);
        if (!feed.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) return [.. found, "feed: no items"];
        foreach (var item in items.EnumerateArray()) Item(item, found);
        foreach (var same in items.EnumerateArray().GroupBy(i => Text(i, "id")).Where(g => g.Count() > 1)) found.Add($"item: id {same.Key} used twice");
        return found;
    }

    /// <summary>What is wrong with a document as it was answered: with the above, what a reader program trips over.</summary>
    public static IReadOnlyList<string> Served(AnsweredFeed answered)
    {
        using var json = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answered.Bytes));
        var feed = json.RootElement;
        var found = Broken(feed).ToList();
        if (answered.ContentType != "application/feed+json; charset=utf-8") found.Add($"served as {answered.ContentType}");
        if (Text(feed, "feed_url") != answered.Address) found.Add($"feed_url: {Text(feed, "feed_url")} is not where it was");
        foreach (string text in Strings(feed).Where(t => t.Any(c => c is '\uFFFD' or (>= '\x7F' and <= '\x9F') or < ' ' and not ('\n' or '\t')))) found.Add($"broken letters: {text[..Math.Min(60, text.Length)]}");
        foreach (var part in feed.GetProperty("items").EnumerateArray().Append(feed))
        {
            if (Text(part, "language") is { } language && !ValidatorValues.IsLanguage(language)) found.Add($"language: {language}");
            foreach (string url in (string[])["url", "external_url", "home_page_url", "feed_url", "next_url"]) if (Text(part, url) is { } to && !ValidatorValues.IsFullAddress(to)) found.Add($"{url}: {to}");
            foreach (string date in (string[])["date_published", "date_modified"]) if (Text(part, date) is { } at && (DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) is var when && (when > answered.Now.AddMinutes(10) || when.Year < 1990))) found.Add($"{date}: {at}");
            if (part.TryGetProperty("content_text", out var content) && content.GetString()!.Trim().Length == 0) found.Add("content_text: empty");
            if (Text(part, "content_html") is { } html) found.AddRange(ValidatorValues.Html(html, "content_html"));
            if (part.TryGetProperty("authors", out var authors) && authors.EnumerateArray().Any(a => ValidatorValues.HoldsMail(Text(a, "name") ?? ""))) found.Add("authors: a mail address in a name");
        }
        return found;
    }

    private static IEnumerable<string> Strings(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.String => [of.GetString()!],
        JsonValueKind.Array => of.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => of.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static void Item(JsonElement item, List<string> found)
    {
        if (Text(item, "id") is not { Length: > 0 }) found.Add("item: no id");
        Keys(item, ItemKeys, "item", found);
        Addresses(item, ["url", "external_url", "image", "banner_image"], "item", found);
        if (Text(item, "content_html") is null && Text(item, "content_text") is null) found.Add("item: no content");
        foreach (string date in (string[])["date_published", "date_modified"]) if (Text(item, date) is { } at && !AtomValues.IsDate(at)) found.Add($"item: {date} is no RFC 3339 date");
        if (Text(item, "language") is { } language && !AtomValues.IsLanguage(language)) found.Add("item: language is no tag");
        if (item.TryGetProperty("tags", out var tags) && (tags.ValueKind != JsonValueKind.Array || tags.EnumerateArray().Any(t => t.ValueKind != JsonValueKind.String || t.GetString()!.Length == 0))) found.Add("item: tags are no words");
        Authors(item, "item", found);
    }

    private static void Authors(JsonElement o, string where, List<string> found)
    {
        if (!o.TryGetProperty("authors", out var authors)) return;
        if (authors.ValueKind != JsonValueKind.Array || authors.EnumerateArray().Any(a => Text(a, "name") is not { Length: > 0 } && Text(a, "url") is null)) found.Add($"{where}: an author without name and address");
    }

    private static void Addresses(JsonElement o, string[] keys, string where, List<string> found)
    {
        foreach (string key in keys) if (Text(o, key) is { } url && !(AtomValues.IsAbsolute(url) && url.StartsWith("http", StringComparison.Ordinal))) found.Add($"{where}: {key} is no address");
    }

    private static void Keys(JsonElement o, string[] known, string where, List<string> found)
    {
        foreach (var property in o.EnumerateObject())
        {
            if (!known.Contains(property.Name) && !property.Name.StartsWith('_')) found.Add($"{where}: unknown key {property.Name}");
            if (property.Value.ValueKind == JsonValueKind.Null) found.Add($"{where}: {property.Name} is null");
        }
        if (o.EnumerateObject().GroupBy(p => p.Name).Any(g => g.Count() > 1)) found.Add($"{where}: a key twice");
    }

    private static string? Text(JsonElement o, string name) => o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

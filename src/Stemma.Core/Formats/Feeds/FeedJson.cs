using System.Globalization;
using System.Text.Json.Nodes;

namespace Stemma.Core.Formats.Feeds;

/// <summary>A feed as JSON, with the paths that `stemma feed` promises: feed.title, items[0].content[0].value, items[0].published_parsed.</summary>
public static class FeedJson
{
    /// <summary>The whole document; what is missing has no key.</summary>
    public static JsonObject Of(FeedDocument document)
    {
        var made = new JsonObject
        {
            ["version"] = document.Version,
            ["format"] = Format(document.Version),
            ["bozo"] = document.Bozo,
            ["encoding"] = document.Encoding,
            ["feed"] = Part(document.Feed),
            ["items"] = new JsonArray([.. document.Items.Select(Part)]),
            ["problems"] = new JsonArray([.. document.Problems.Select(p => (JsonNode)p.ToString())]),
        };
        if (document.Version.Length == 0) made["error"] = document.Problems.Count > 0 ? document.Problems[^1].Message : "The document is no feed.";
        return made;
    }

    private static JsonObject Format(string version)
    {
        var digits = string.Concat(version.Where(char.IsAsciiDigit));
        var number = digits.Length == 0 ? "" : digits[0] == '0' && digits.Length == 3 ? $"0.{digits[1..]}" : digits[0] == '0' ? $"0.{digits[1..]}" : digits.Length == 1 ? $"{digits}.0" : $"{digits[0]}.{digits[1..]}";
        return new JsonObject { ["family"] = version.StartsWith("atom", StringComparison.Ordinal) ? "atom" : version.StartsWith("json", StringComparison.Ordinal) ? "json" : version.Length == 0 ? "" : "rss", ["version"] = number };
    }

    private static JsonObject Part(FeedPart part)
    {
        var o = new JsonObject();
        Text(o, "title", part.Title);
        Text(o, "summary", part.Summary);
        Text(o, "summary2", part.Info);
        Text(o, "rights", part.Rights);
        if (part.Summary is not null) o["subtitle"] = part.Summary.Value;
        if (part.Content.Count > 0) o["content"] = new JsonArray([.. part.Content.Select(Detail)]);
        if (part.Content.Count > 0) o["body"] = part.Content[0].Value;
        else if (part.Summary is not null) o["body"] = part.Summary.Value;
        Put(o, "id", part.Id);
        if (part.Id is not null) o["guidislink"] = part.IdIsLink;
        Put(o, "link", part.Link);
        if (part.Links.Count > 0) o["links"] = new JsonArray([.. part.Links.Select(Link)]);
        Put(o, "self", part.Links.FirstOrDefault(l => l.Rel == "self")?.Url);
        People(o, part);
        if (part.Categories.Count > 0) o["categories"] = new JsonArray([.. part.Categories.Select(c => Object(("term", c.Term), ("scheme", c.Scheme), ("label", c.Label)))]);
        if (part.Categories.Count > 0) o["category"] = part.Categories[0].Term;
        if (part.Enclosures.Count > 0) o["enclosures"] = new JsonArray([.. part.Enclosures.Select(e => Object(("url", e.Url), ("type", e.Type), ("length", e.Length)))]);
        Date(o, "published", part.Published);
        Date(o, "updated", part.Updated);
        Date(o, "created", part.Created);
        Put(o, "language", part.Language);
        if (part.Image is { } i) o["image"] = Object(("url", i.Url), ("title", i.Title), ("link", i.Link), ("width", i.Width), ("height", i.Height), ("description", i.Description));
        Put(o, "icon", part.Icon);
        Put(o, "logo", part.Logo);
        Put(o, "generator", part.Generator?.Name);
        if (part.Generator is { } g) o["generator_detail"] = Object(("name", g.Name), ("url", g.Url), ("version", g.Version));
        if (part.Source is not null) o["source"] = Part(part.Source);
        if (part.Source?.Link is { } sourceUrl) o["source"]!["url"] = sourceUrl;
        Put(o, "comments", part.Comments);
        Put(o, "license", part.Links.FirstOrDefault(l => l.Rel == "license")?.Url);
        Date(o, "validity_start", part.Valid.From);
        Date(o, "validity_end", part.Valid.Until);
        if (part.Place is { } place) o["where"] = Place(place);
        FeedExtraJson.AddTo(o, part.Extras);
        return o;
    }

    private static void People(JsonObject o, FeedPart part)
    {
        Put(o, "author", part.Author);
        if (part.Authors.Count > 0)
        {
            o["author_detail"] = Person(part.Authors[0]);
            o["authors"] = new JsonArray([.. part.Authors.Select(Person)]);
        }
        if (part.Contributors.Count > 0) o["contributors"] = new JsonArray([.. part.Contributors.Select(Person)]);
        Put(o, "publisher", part.Publisher);
        if (part.Publisher is not null) o["publisher_detail"] = Person(FeedPeople.Parse(part.Publisher));
    }

    // As in GeoJSON, but that a box is told by its corners.
    private static JsonObject Place(FeedPlace place)
    {
        var points = place.Points.Select(p => (JsonNode)new JsonArray(p.Longitude, p.Latitude)).ToArray();
        JsonNode coordinates = place.Type switch { "Point" => points[0], "Polygon" => new JsonArray(new JsonArray(points)), _ => new JsonArray(points) };
        return new JsonObject { ["type"] = place.Type, ["coordinates"] = coordinates };
    }

    private static JsonObject Link(FeedLink l) => Object(("rel", l.Rel), ("type", l.Type), ("url", l.Url), ("title", l.Title), ("hreflang", l.Language), ("length", l.Length));

    private static JsonObject Person(FeedPerson p) => Object(("name", p.Name), ("email", p.Email), ("url", p.Url));

    private static JsonObject Detail(FeedText t) => Object(("value", t.Value), ("type", t.Type), ("language", t.Language), ("base", t.Base));

    private static void Text(JsonObject o, string key, FeedText? text)
    {
        if (text is null) return;
        o[key] = text.Value;
        o[$"{key}_detail"] = Detail(text);
    }

    private static void Date(JsonObject o, string key, FeedDate? date)
    {
        if (date is null) return;
        o[key] = date.Text;
        if (date.At is { } at) o[$"{key}_parsed"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static void Put(JsonObject o, string key, string? value)
    {
        if (value is not null) o[key] = value;
    }

    private static JsonObject Object(params (string Key, string? Value)[] fields)
    {
        var o = new JsonObject();
        foreach (var (key, value) in fields) Put(o, key, value);
        return o;
    }
}

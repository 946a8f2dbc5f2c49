using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Core.Formats.Out;

namespace Stemma.Core.Formats.JsonFeed;

/// <summary>Writes a JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
public sealed class JsonFeedWriter : IFeedWriter
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "application/feed+json";

    private readonly Utf8JsonWriter _json;

    /// <summary>Begins the feed.</summary>
    /// <param name="into">Where UTF-8 bytes go; it stays open.</param>
    /// <param name="head">All but the entries.</param>
    public JsonFeedWriter(Stream into, OutFeed head)
    {
        _json = new Utf8JsonWriter(into, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("version", "https://jsonfeed.org/version/1.1");
        _json.WriteString("title", OutText.Title(head.Title));
        Text("description", head.Subtitle is { } subtitle ? OutText.Line(subtitle) : null);
        Text("home_page_url", OutText.Address(head.Page));
        Text("feed_url", OutText.Address(head.Self));
        Text("next_url", OutText.Address(head.Next));
        People([head.Author]);
        Text("language", OutText.Language(head.Language));
        _json.WriteStartArray("items");
    }

    /// <inheritdoc/>
    public void Add(OutEntry entry)
    {
        _json.WriteStartObject();
        _json.WriteString("id", entry.Id);
        Text("url", OutText.Address(entry.Here) ?? entry.Page);
        Text("external_url", OutText.Address(entry.Original));
        _json.WriteString("title", OutText.Title(entry.Title));
        string? summary = entry.Summary is { } opening ? OutText.Lines(opening) : null;
        if (entry.Html is { } html)
        {
            _json.WriteString("content_html", OutText.Lines(html));
            Text("summary", summary);
        }
        else _json.WriteString("content_text", summary ?? ""); // an item must have a content
        _json.WriteString("date_published", OutText.Time(entry.Published ?? entry.Updated));
        _json.WriteString("date_modified", OutText.Time(entry.Updated));
        People(entry.Authors);
        string[] tags = [.. OutText.Lines(entry.Categories)];
        if (tags.Length > 0)
        {
            _json.WriteStartArray("tags");
            foreach (string tag in tags) _json.WriteStringValue(tag);
            _json.WriteEndArray();
        }
        Text("language", OutText.Language(entry.Language));
        _json.WriteEndObject();
    }

    /// <summary>Ends the feed.</summary>
    public void Dispose()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
    }

    private void People(IReadOnlyList<OutPerson> people)
    {
        var named = people.Where(p => OutText.Name(p.Name).Length > 0).ToList();
        if (named.Count == 0) return;
        _json.WriteStartArray("authors");
        foreach (var person in named)
        {
            _json.WriteStartObject();
            _json.WriteString("name", OutText.Name(person.Name));
            Text("url", OutText.Address(person.Uri));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _json.WriteString(name, value);
    }
}

using System.Text.Json;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Jsonl;

/// <summary>A line of a JSONL file: its item, or why there is none.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Item">The item, or null.</param>
/// <param name="Problem">What was wrong with it; null where nothing was.</param>
public readonly record struct JsonlEntry(int Line, WireItem? Item, Problem? Problem);

/// <summary>
/// Reads the import's lines: {"id","url","title","text" or "html","published","updated","source" or "outlet","lang","authors" or "byline","fetched"}, all
/// optional but one of title, text, html.
/// </summary>
public static class JsonlReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The lines of a file in order; empty ones are passed over. A bad line is a problem with its number, and reading goes on.</summary>
    /// <param name="stream">UTF-8 lines.</param>
    /// <param name="maxLine">The most characters a line may have; a longer one is refused.</param>
    public static IEnumerable<JsonlEntry> Read(Stream stream, int maxLine = 8 * 1024 * 1024)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        for (var number = 1; Line(reader, maxLine) is { } line; number++)
        {
            if (line.Length > maxLine) yield return new JsonlEntry(number, null, At(number, "jsonl-line-too-long", $"The line is longer than {maxLine} characters; it was left out."));
            else if (!string.IsNullOrWhiteSpace(line)) yield return Item(line, number);
        }
    }

    /// <summary>The item of one line.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="number">The line's number, for the problem.</param>
    public static JsonlEntry Item(string json, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return new JsonlEntry(number, null, At(number, "jsonl-no-object", "The line is no JSON object."));
            var item = Of(root);
            return item.Title is null && item.Text is null && item.Html is null
                ? new JsonlEntry(number, null, At(number, "jsonl-no-text", "The line has none of title, text, html."))
                : new JsonlEntry(number, item, BadDate(root, number));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new JsonlEntry(number, null, At(number, "jsonl-not-json", "The line is no valid JSON."));
        }
    }

    private static WireItem Of(JsonElement o) => new()
    {
        Id = Text(o, "id"),
        Url = Text(o, "url"),
        Title = Text(o, "title"),
        Text = Text(o, "text"),
        Html = Text(o, "html"),
        Published = WebDate.Parse(Text(o, "published")),
        Updated = WebDate.Parse(Text(o, "updated")),
        Outlet = Text(o, "outlet") ?? Text(o, "source"),
        Language = Text(o, "lang") ?? Text(o, "language"),
        Byline = Text(o, "byline") ?? Authors(o),
        Fetched = WebDate.Parse(Text(o, "fetched")),
    };

    private static Problem? BadDate(JsonElement o, int number)
    {
        var bad = new[] { "published", "updated", "fetched" }.FirstOrDefault(n => Text(o, n) is { } t && WebDate.Parse(t) is null);
        return bad is null ? null : At(number, "jsonl-bad-date", $"\"{bad}\" is no date; the item was read without it.");
    }

    private static string? Authors(JsonElement o)
    {
        if (!o.TryGetProperty("authors", out var authors)) return null;
        if (authors.ValueKind != JsonValueKind.Array) return Text(o, "authors");
        var names = authors.EnumerateArray().Take(100)
            .Select(a => a.ValueKind == JsonValueKind.String ? Clean(a) : a.ValueKind == JsonValueKind.Object ? Text(a, "name") : null)
            .OfType<string>();
        var joined = string.Join(", ", names);
        return joined.Length == 0 ? null : joined;
    }

    private static string? Text(JsonElement o, string name) => !o.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => Clean(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when name is "source" or "outlet" => Text(value, "name"),
        _ => null,
    };

    private static string? Clean(JsonElement value) => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static Problem At(int number, string code, string message) => new(code, message, $"line {number}");

    // A line; of one over the cap only the first characters, one more than the cap.
    private static string? Line(StreamReader reader, int cap)
    {
        var made = new System.Text.StringBuilder();
        int c;
        while ((c = reader.Read()) >= 0 && c != '\n')
        {
            if (made.Length <= cap) made.Append((char)c);
        }
        return c < 0 && made.Length == 0 ? null : made.ToString();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Jsonl;

/// <summary>Writes items in the shape that <see cref="JsonlReader"/> reads.</summary>
public static class JsonlWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line, without its end.</summary>
    public static string Line(WireItem item) => JsonSerializer.Serialize(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id"] = item.Id,
            ["url"] = item.Url,
            ["title"] = item.Title,
            ["text"] = item.Text,
            ["html"] = item.Html,
            ["published"] = Iso(item.Published),
            ["updated"] = Iso(item.Updated),
            ["outlet"] = item.Outlet,
            ["lang"] = item.Language,
            ["byline"] = item.Byline,
            ["fetched"] = Iso(item.Fetched),
        }.Where(p => p.Value is not null).ToDictionary(StringComparer.Ordinal),
        Options);

    private static string? Iso(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz");
}

using System.Text;
using System.Text.Json;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Ninjs;

/// <summary>
/// Reads ninjs 1.0 to 3.x (IPTC, "News in JSON"): one object, a list of them, or one after the other as lines; also inside the envelopes "item" and "data" that
/// agencies' interfaces put round it, three deep.
/// </summary>
public static class NinjsReader
{
    private const int MostDocuments = 100_000, MostWrappers = 3;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64, AllowMultipleValues = true };

    /// <summary>The documents of a text.</summary>
    /// <returns>What could be read before the first break, and why the rest could not. Never throws.</returns>
    public static (IReadOnlyList<WireDocument> Documents, IReadOnlyList<Problem> Problems) Read(string json)
    {
        var found = new List<WireDocument>();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Lenient);
            while (found.Count < MostDocuments && reader.Read())
            {
                using var value = JsonDocument.ParseValue(ref reader);
                foreach (var document in Items(value.RootElement, MostWrappers)) if (found.Count < MostDocuments) found.Add(NinjsDocument.Of(document));
            }
            return (found, found.Count > 0 ? [] : [new Problem("ninjs-no-item", "The JSON holds no news item (ninjs).")]);
        }
        catch (JsonException broken)
        {
            return (found, [new Problem("ninjs-not-json", $"The JSON breaks off or is wrong in line {broken.LineNumber + 1}; {(found.Count == 0 ? "nothing of it was read" : $"read were the {found.Count} before")}.")]);
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement value, int wrappers) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Items(v, wrappers)),
        JsonValueKind.Object when wrappers > 0 && !IsItem(value) && value.Field("item", "items", "data") is { } inner => Items(inner, wrappers - 1),
        JsonValueKind.Object => [value],
        _ => [],
    };

    private static bool IsItem(JsonElement o) => o.Field("uri", "guid", "headline", "headlines") is not null;
}

using System.Text;
using System.Text.Json;

namespace Stemma.Core.Formats.Ninjs;

/// <summary>Tells ninjs from other JSON by the fields of its first object alone: words further in prove nothing.</summary>
internal static class NinjsSigns
{
    private const int MostWrappers = 3;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // The fields of the import's own lines that ninjs has not.
    private static readonly string[] Ours = ["text", "html"];

    private static readonly string[] Signs = ["versioncreated", "pubstatus", "headlines", "renditions", "body_xhtml", "body_html", "body_text", "bodies", "descriptions", "eventdetails", "standard", "$standard",
        "type=text", "type=picture", "type=graphic", "type=audio", "type=video", "type=composite", "type=component", "type=planning", "type=event"];

    /// <summary>Whether a text begins with ninjs: an object with a uri (some agencies write guid) and a field that no other format calls so, alone, in lists or in envelopes.</summary>
    /// <param name="head">The beginning of the text; it may break off anywhere.</param>
    public static bool In(ReadOnlySpan<char> head)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(head)];
        Encoding.UTF8.GetBytes(head, bytes);
        var json = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Lenient));
        var fields = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            Read(ref json, fields);
        }
        catch (JsonException)
        {
            // what was read before the break tells
        }
        return !fields.Overlaps(Ours) && HasName(fields) && fields.Overlaps(Signs);
    }

    // The fields of the first object; of "type" the value too. Of an envelope, those of what it holds.
    private static void Read(ref Utf8JsonReader json, HashSet<string> fields)
    {
        int wrappers = 0;
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) continue;
            if (json.TokenType != JsonTokenType.PropertyName) return;
            string name = Text(ref json).ToLowerInvariant();
            fields.Add(name);
            if (!json.Read()) return;
            if (name == "type" && json.TokenType == JsonTokenType.String) fields.Add($"type={Text(ref json).Trim()}");
            else if (name is "item" or "items" or "data" && json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && !HasName(fields) && !fields.Overlaps(Ours) && wrappers++ < MostWrappers) fields.Clear();
            else if (!json.TrySkip()) return;
        }
    }

    private static bool HasName(HashSet<string> fields) => fields.Contains("uri") || fields.Contains("guid");

    // Half of a surrogate pair is no text.
    private static string Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}

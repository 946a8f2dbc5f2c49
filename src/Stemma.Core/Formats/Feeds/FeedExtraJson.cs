using System.Globalization;
using System.Text.Json.Nodes;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Elements outside a feed's common parts as JSON: a bare text as a string, any other as an object of its attributes and the elements in it, its text as "content".</summary>
internal static class FeedExtraJson
{
    /// <summary>Adds them where nothing of their name stands; of elements that may stand once, the first that says something.</summary>
    public static void AddTo(JsonObject o, IReadOnlyList<FeedExtra> extras)
    {
        foreach (var named in extras.Where(x => x is not { Text: "", Attributes.Count: 0, Inside.Count: 0 } && !IsOurs(x.Name)).GroupBy(x => x.Name))
        {
            var made = FeedExtras.Many.Contains(named.Key) ? new JsonArray([.. named.Select(Value)]) : Value(named.First());
            if (!o.TryGetPropertyValue(named.Key, out var stands)) o[named.Key] = made;
            else if (stands is JsonObject part && made is JsonObject more) Complete(part, more);
        }
    }

    // Names that say how a common part was read: no element of another vocabulary speaks in their place.
    private static bool IsOurs(string name) => name is "link" or "links" || name.EndsWith("_parsed", StringComparison.Ordinal) || name.EndsWith("_detail", StringComparison.Ordinal);

    private static void Complete(JsonObject part, JsonObject more)
    {
        foreach (var (key, value) in more) if (!part.ContainsKey(key)) part[key] = value?.DeepClone();
    }

    private static JsonNode? Value(FeedExtra extra)
    {
        // In the feed's own vocabulary attributes only qualify the text.
        if (extra.Inside.Count == 0 && (extra.Attributes.Count == 0 || (extra.Text.Length > 0 && !extra.Name.Contains('_', StringComparison.Ordinal)))) return Text(extra);
        var o = new JsonObject();
        foreach (var (name, value) in extra.Attributes) o[name] = value;
        if (extra.Attributes.TryGetValue("start", out var start) && Seconds(start) is { } seconds) o["start_parsed"] = seconds;
        foreach (var named in extra.Inside.GroupBy(x => x.Name))
        {
            var list = $"{named.Key}s";
            if (extra.Name == list || extra.Name.EndsWith($"_{list}", StringComparison.Ordinal)) o[list] = new JsonArray([.. named.Select(Value)]);
            else o.TryAdd(named.Key == "description" ? "summary" : named.Key, Value(named.First()));
        }
        if (extra.Text.Length > 0) o.TryAdd("content", Text(extra));
        return o;
    }

    private static JsonNode? Text(FeedExtra extra) => extra.Name switch
    {
        "itunes_block" => extra.Text == "yes" ? 1 : 0,
        "itunes_explicit" => extra.Text is "yes" or "true" ? true : extra.Text is "no" or "clean" or "false" ? false : null,
        _ => extra.Text,
    };

    // Normal Play Time (RFC 2326, 3.6): "1:02:03.5", "02:03", "3.5".
    private static double? Seconds(string time)
    {
        double sum = 0;
        var parts = time.Trim().Split(':');
        if (parts.Length > 3) return null;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return null;
            sum = (sum * 60) + value;
        }
        return double.IsFinite(sum) ? sum : null;
    }
}

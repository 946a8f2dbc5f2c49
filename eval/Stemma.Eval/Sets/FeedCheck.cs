using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Stemma.Eval.Sets;

/// <summary>One check of a feed row: path, op, value.</summary>
internal static class FeedCheck
{
    /// <summary>Whether it holds; html compares after HTML normalisation.</summary>
    public static bool Holds(JsonObject json, JsonObject check, bool html)
    {
        var value = check["value"];
        var found = At(json, (string)check["path"]!);
        if (Holds(found, (string)check["op"]!, value, html)) return true;
        return (string?)check["or_path"] is { } other && Holds(At(json, other), (string)check["op"]!, value, html);
    }

    /// <summary>What stands at a path ("items[0].links[1].url"), or null.</summary>
    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (Match step in Regex.Matches(path, @"\[(\d+)\]|[^.\[\]]+"))
        {
            node = step.Groups[1].Success
                ? node is JsonArray list && int.Parse(step.Groups[1].Value, CultureInfo.InvariantCulture) is var i && i < list.Count ? list[i] : null
                : node is JsonObject o && o.TryGetPropertyValue(step.Value, out var inner) ? inner : null;
        }
        return node;
    }

    private static bool Holds(JsonNode? found, string op, JsonNode? value, bool html) => op switch
    {
        "eq" => Same(found, value, html),
        "ne" => !Same(found, value, html),
        "anyOf" => value!.AsArray().Any(v => Same(found, v, html)),
        "truthy" => Truthy(found),
        "falsy" => !Truthy(found),
        "exists" => found is not null,
        "absent" => found is null,
        "count" => (found is JsonArray list ? list.Count : 0) == (int)value!,
        _ => false,
    };

    private static bool Truthy(JsonNode? node) => node switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject o => o.Count > 0,
        JsonValue v => v.GetValueKind() switch { JsonValueKind.False => false, JsonValueKind.Number => v.GetValue<double>() != 0, JsonValueKind.String => v.GetValue<string>().Length > 0, _ => true },
        _ => true,
    };

    private static bool Same(JsonNode? a, JsonNode? b, bool html)
    {
        if (b is null) return a is null;
        if (b is JsonArray list) return a is JsonArray other && other.Count == list.Count && list.Zip(other).All(p => Same(p.Second, p.First, html));
        if (b is JsonObject o) return a is JsonObject other && other.Count == o.Count && o.All(p => other.TryGetPropertyValue(p.Key, out var v) && Same(v, p.Value, html));
        if (b.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return Truthy(a) == Truthy(b) && a is not null;
        if (b.GetValueKind() == JsonValueKind.Number && a is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return Truthy(a) == Truthy(b);
        var (x, y) = (a?.ToString() ?? "", b.ToString());
        return x == y || (html && Html(x) == Html(y)) || (b.GetValueKind() == JsonValueKind.Number && (x.Length == 0 ? "0" : x) == y);
    }

    // Attributes sorted, void elements alike, references resolved, white space folded.
    private static string Html(string text)
    {
        var tags = Regex.Replace(text, @"<(/?)([A-Za-z][\w:-]*)((?:[^>""']|""[^""]*""|'[^']*')*?)\s*/?>", m =>
        {
            var attributes = Regex.Matches(m.Groups[3].Value, @"([\w:-]+)\s*(?:=\s*(""[^""]*""|'[^']*'|[^\s]+))?").Select(a => $"{a.Groups[1].Value.ToLowerInvariant()}=\"{WebUtility.HtmlDecode(a.Groups[2].Value.Trim('"', '\''))}\"").Order(StringComparer.Ordinal);
            return $"\u0001{m.Groups[1].Value}{m.Groups[2].Value.ToLowerInvariant()} {string.Join(' ', attributes)}\u0002";
        });
        tags = Regex.Replace(tags, "\u0001/(img|br|hr|input|circle|area|col|wbr|source|track|embed|param|spacer) \u0002", "");
        return Regex.Replace(WebUtility.HtmlDecode(tags), @"\s+", " ").Trim();
    }
}

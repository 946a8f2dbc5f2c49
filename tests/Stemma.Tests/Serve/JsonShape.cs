using System.Text.Json;

namespace Stemma.Tests.Serve;

/// <summary>Holds JSON against a schema of an OpenAPI document: as much of JSON Schema as our description uses, and no key that it does not name.</summary>
internal sealed class JsonShape(JsonElement document)
{
    /// <summary>What does not fit; empty when all does.</summary>
    public IReadOnlyList<string> Broken(JsonElement value, JsonElement schema) => [.. Of(value, schema, "$")];

    private IEnumerable<string> Of(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var to)) return Of(value, Named(to.GetString()!), at);
        if (schema.TryGetProperty("oneOf", out var any)) return any.EnumerateArray().Any(s => !Of(value, s, at).Any()) ? [] : [$"{at}: fits none of several"];
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(value, t))) return [$"{at}: {value.ValueKind} is no {type}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => Object(value, schema, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((v, i) => Of(v, items, $"{at}[{i}]")),
            JsonValueKind.String when schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && !AtomValues.IsDate(value.GetString()!) => [$"{at}: no time"],
            _ => [],
        };
    }

    private IEnumerable<string> Object(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray()) if (!value.TryGetProperty(name.GetString()!, out _)) yield return $"{at}: no {name}";
        bool open = schema.TryGetProperty("additionalProperties", out var rest) && rest.ValueKind == JsonValueKind.Object;
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own))
                foreach (string finding in Of(property.Value, own, $"{at}.{property.Name}")) yield return finding;
            else if (open)
                foreach (string finding in Of(property.Value, rest, $"{at}.{property.Name}")) yield return finding;
            else yield return $"{at}: {property.Name} is not described";
        }
    }

    private JsonElement Named(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate(document, (o, key) => o.GetProperty(key));

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };
}

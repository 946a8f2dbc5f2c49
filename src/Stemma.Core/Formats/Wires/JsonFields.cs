using System.Text.Json;

namespace Stemma.Core.Formats.Wires;

/// <summary>Reads fields of JSON objects whatever their type and the case of their names: "versioncreated" of ninjs 1 and 2 is "versionCreated" in 3.</summary>
internal static class JsonFields
{
    private const int Most = 1000;

    /// <summary>The first field of one of these names (any case); null where there is none.</summary>
    public static JsonElement? Field(this JsonElement o, params ReadOnlySpan<string> names)
    {
        if (o.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in names)
        {
            JsonElement? exact = null, alike = null;
            foreach (var (called, value) in o.Fields())
            {
                if (called == name) exact = value;
                else if (called.Equals(name, StringComparison.OrdinalIgnoreCase)) alike ??= value;
            }
            if ((exact ?? alike) is { } found) return found;
        }
        return null;
    }

    /// <summary>All fields of an object; one whose name is no text (half of a surrogate pair) is left out. None of what is no object.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Fields(this JsonElement o) =>
        o.ValueKind != JsonValueKind.Object ? [] : o.EnumerateObject().Select(f => (Name: Name(f), f.Value)).Where(f => f.Name is not null).Select(f => (f.Name!, f.Value));

    /// <summary>A field as words: a string, a number as written, the first of a list; null for nothing and for blank words.</summary>
    public static string? Words(this JsonElement o, params ReadOnlySpan<string> names) => o.Field(names) is { } value ? Words(value) : null;

    /// <summary>A value as words.</summary>
    public static string? Words(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Said(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Take(1).Select(v => Words(v)).FirstOrDefault(),
        JsonValueKind.Object => value.Words("name", "value", "literal"),
        _ => null,
    };

    /// <summary>The objects of a list; those of an object, which stand under names, with their names; one object alone is a list of it.</summary>
    public static IEnumerable<(string? Key, JsonElement Value)> List(this JsonElement o, params ReadOnlySpan<string> names) => o.Field(names) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Take(Most).Select(v => ((string?)null, v)),
        { ValueKind: JsonValueKind.Object } keyed when keyed.Fields().Any(f => f.Value.ValueKind == JsonValueKind.Object) => keyed.Fields().Take(Most).Select(f => ((string?)f.Name, f.Value)),
        { ValueKind: JsonValueKind.Object or JsonValueKind.String or JsonValueKind.Number } one => [(null, one)],
        _ => [],
    };

    // A string may hold half of a surrogate pair, which is no text; so may a name.
    private static string? Said(JsonElement value) => Text(value, static v => v.GetString());

    private static string? Name(JsonProperty field) => Text(field, static f => f.Name);

    private static string? Text<T>(T from, Func<T, string?> read)
    {
        try
        {
            return read(from);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

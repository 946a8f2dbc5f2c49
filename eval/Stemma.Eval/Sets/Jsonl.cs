using System.Text.Json;

namespace Stemma.Eval.Sets;

/// <summary>Reads the lines of a JSONL file.</summary>
internal static class Jsonl
{
    /// <summary>Each line as an element; nothing where the file is absent.</summary>
    public static IEnumerable<JsonElement> Rows(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    /// <summary>A member's text; null where it is absent or null.</summary>
    public static string? Text(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Verbs;

/// <summary>`stemma statements FILE...`: who said what in texts.</summary>
internal static class StatementsVerb
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSONL with {\"id\",\"text\",\"lang\"} a line, or plain text; .gz too; folders; - is standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("statements", """
            Finds who said what in texts: content, speaker, cue, status, chain of reporters, as JSONL. Offsets are code points into the given text.

            Example: stemma statements report.txt
            """) { files };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files)));
        return command;
    }

    private static int Run(string[] paths)
    {
        int refused = 0;
        foreach (var path in paths.SelectMany(PageFiles.Under))
        {
            var file = PageFiles.Read(path);
            if (file.Problem is { } problem)
            {
                Console.Error.WriteLine($"{path}: {problem}");
                refused++;
                continue;
            }
            if (IsLines(path, file.Text)) refused += Lines(path, file.Text);
            else Console.Out.WriteLine(Json(path, file.Text, LanguageId.Of(file.Text, null), null));
        }
        return refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    // A file is lines of JSON by its name, standard input by its first character.
    private static bool IsLines(string path, string text) =>
        path.Contains(".jsonl", StringComparison.OrdinalIgnoreCase) || path == "-" && text.TrimStart().StartsWith('{');

    private static int Lines(string path, string text)
    {
        int refused = 0, number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (json, problem) = Line(line, number);
            if (problem is null) Console.Out.WriteLine(json);
            else
            {
                Console.Error.WriteLine($"{path}:{number}: {problem}");
                refused++;
            }
        }
        return refused;
    }

    private static (string? Json, string? Problem) Line(string line, int number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                return (null, "has no \"text\"");
            var id = root.TryGetProperty("id", out var named) ? named.ToString() : number.ToString();
            return (Json(id, text.GetString()!, LanguageId.Of(text.GetString()!, String(root, "lang")), String(root, "wire")), null);
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return (null, $"is no JSON ({bad.Message})");
        }
    }

    private static string? String(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The line for one text.</summary>
    internal static string Json(string id, string text, string language, string? wire)
    {
        var points = new CodePoints(text);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("quotes");
            foreach (var statement in StatementExtractor.Of(text, language, wire)) Write(json, points, statement);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, CodePoints points, Statement statement)
    {
        json.WriteStartObject();
        json.WriteStartArray("spans");
        foreach (var span in statement.Spans) Pair(json, points.Of(span));
        json.WriteEndArray();
        json.WriteString("speaker", statement.Speaker);
        json.WriteString("speakerMention", statement.Mention);
        json.WritePropertyName("speakerSpan");
        if (statement.MentionAt is { } at) Pair(json, points.Of(at));
        else json.WriteNullValue();
        json.WriteString("cue", statement.Cue);
        json.WriteString("type", Camel(statement.Kind.ToString()));
        json.WriteString("status", Camel(statement.Status.ToString()));
        json.WriteStartArray("chain");
        foreach (var link in statement.Chain) json.WriteStringValue(link);
        json.WriteEndArray();
        json.WriteBoolean("inferred", statement.Inferred);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, Span span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

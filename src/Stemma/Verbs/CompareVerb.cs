using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.App.Vectors;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma compare FILE.jsonl`: pairs of texts in, a line of JSON a pair out.</summary>
internal static class CompareVerb
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "pairs, one a line; - is standard input" };
        var command = new Command("compare", """
            Says of pairs of texts whether they tell the same story and which passages they share.
            Each line: {"id","a":{"title","text","lang","published"},"b":{...}}

            Example: stemma compare pairs.jsonl
            """) { file };
        var data = DataOptions.On(command);
        command.SetAction(parsed =>
        {
            using var encoder = SentenceEncoder.Of(data.Start(parsed));
            return Run(parsed.GetRequiredValue(file), encoder?.Model);
        });
        return command;
    }

    private static int Run(string path, SentenceModel? model)
    {
        using var input = path == "-" ? Console.In : new StreamReader(path);
        int number = 0, refused = 0;
        for (string? line = input.ReadLine(); line is not null; line = input.ReadLine())
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var pair = JsonDocument.Parse(line);
                Console.Out.WriteLine(Answer(pair.RootElement, model));
            }
            catch (Exception bad) when (bad is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                refused++;
                Console.Error.WriteLine($"{path}:{number}: not a pair of texts ({bad.Message})");
            }
        }
        return refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static string Answer(JsonElement pair, SentenceModel? model)
    {
        var comparison = Comparing.Of(Item(pair.GetProperty("a")), Item(pair.GetProperty("b")), model);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (pair.TryGetProperty("id", out var id)) id.WriteTo(json);
            else json.WriteNullValue();
            json.WriteNumber("sameStory", Math.Round(comparison.SameStory, 4));
            json.WriteString("kind", comparison.Kind is { } kind ? PlainWords.Json(kind) : null);
            json.WriteNumber("share", Math.Round(comparison.Share, 4));
            json.WriteStartArray("passages");
            foreach (var passage in comparison.Passages) StoryJson.Write(json, passage, comparison.PointsA, comparison.PointsB);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static WireItem Item(JsonElement side) => new()
    {
        Title = Value(side, "title"),
        Text = Value(side, "text") ?? "",
        Language = Value(side, "lang"),
        Published = DateTimeOffset.TryParse(Value(side, "published"), out var at) ? at : null,
    };

    private static string? Value(JsonElement side, string name) => side.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

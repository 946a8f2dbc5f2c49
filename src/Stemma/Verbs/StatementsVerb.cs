using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Core.Collate;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Statements;
using Stemma.Core.Web;

namespace Stemma.Verbs;

/// <summary>`stemma statements FILE...`: who said what in texts.</summary>
internal static class StatementsVerb
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "JSONL with {\"id\",\"text\",\"lang\"} a line, plain text, or pages as 'extract' reads them; .gz too; folders; - is standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("statements", """
            Finds who said what in texts: content, speaker, cue, status, chain of reporters, as JSONL. Offsets are code points into the given text.

            Example: stemma statements report.txt
            """) { files };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files)));
        return command;
    }

    private static int Run(string[] paths)
    {
        var files = new GivenFiles(paths);
        foreach (var capture in files.Read())
        {
            var (text, language, wire) = Text(capture);
            if (text is { Length: > 0 }) Console.Out.WriteLine(Json(capture.Name, text, language, wire));
            else files.Refuse(new Problem("no-text", "it has no text", capture.Name));
        }
        return files.Refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    // A text is taken as it stands, so that the offsets are into what was given; only of a page it is the article's.
    private static (string? Text, string Language, string? Wire) Text(Capture capture)
    {
        if (capture.Form == CaptureForm.Item)
        {
            var item = JsonlReader.Item(Encoding.UTF8.GetString(capture.Body.Span), 1).Item;
            if (item?.Html is null || item.Text is not null) return (item?.Text, LanguageId.Of(item?.Text ?? "", item?.Language), null);
        }
        if (capture.Form != CaptureForm.Text) return Collation.Extracted(capture, []) is { } article ? (article.Text, article.Language, article.Wire) : default;
        var text = Charset.Decode(capture.Body.Span, capture.ContentType, int.MaxValue).Text;
        return (text, LanguageId.Of(text, null), null);
    }

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
        if (statement.Doubtful) json.WriteBoolean("doubtful", true);
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

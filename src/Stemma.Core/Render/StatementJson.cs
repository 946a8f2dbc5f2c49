using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>Statements as JSON, in the shape of the `statements` verb and of `trace`.</summary>
public static class StatementJson
{
    /// <summary>Writes one statement as an object; offsets in code points of the text that <paramref name="points"/> was made from.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="points">Code points of its text.</param>
    /// <param name="telling">The telling's name for the key "telling"; null leaves it out.</param>
    public static void Write(Utf8JsonWriter json, Statement statement, CodePoints points, string? telling = null)
    {
        json.WriteStartObject();
        if (telling is not null) json.WriteString("telling", telling);
        json.WriteStartArray("spans");
        foreach (var span in statement.Spans) Pair(json, points.Of(span));
        json.WriteEndArray();
        json.WriteString("speaker", statement.Speaker);
        json.WriteString("speakerMention", statement.Mention);
        if (statement.MentionAt is { } at) Span(json, "speakerSpan", points.Of(at));
        else json.WriteNull("speakerSpan");
        json.WriteString("cue", statement.Cue);
        json.WriteString("type", PlainWords.Json(statement.Kind));
        json.WriteString("status", PlainWords.Json(statement.Status));
        json.WriteStartArray("chain");
        foreach (var link in statement.Chain) json.WriteStringValue(link);
        json.WriteEndArray();
        if (statement.Inferred) json.WriteBoolean("inferred", true);
        if (statement.Doubtful) json.WriteBoolean("doubtful", true);
        json.WriteEndObject();
    }

    internal static void Span(Utf8JsonWriter json, string name, Span span)
    {
        json.WritePropertyName(name);
        Pair(json, span);
    }

    private static void Pair(Utf8JsonWriter json, Span span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }
}

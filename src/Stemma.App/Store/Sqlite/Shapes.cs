using System.Text.Json;
using System.Text.Json.Serialization;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>What of a telling stands in its blob; the rest has columns of its own. NamedAs is what the index of names was told of it, and must be told again to forget it.</summary>
internal sealed record TellingBody(Article Article, IReadOnlyList<Statement> Statements, DateTimeOffset? Fetched, EarlierText? Earlier = null, IReadOnlyList<Named>? Named = null, string? NamedAs = null)
{
    public DateTimeOffset? At => Fetched ?? Article.Published?.At;
}

/// <summary>What of a story stands in its blob.</summary>
internal sealed record StoryBody(
    FamilyTree Tree, IReadOnlyList<Claim> Claims, IReadOnlyList<StillUnknown> Unknown, IReadOnlyList<TimelineEntry> Timeline, TellingId? ReadThis, string? ReadThisReason,
    IReadOnlyList<Retraction>? Retractions = null, IReadOnlyList<Exhibit>? Exhibits = null, IReadOnlyDictionary<string, string>? LastNames = null);

/// <summary>The JSON of blobs: short forms for what stands there a thousand times.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SpanShape), typeof(TellingIdShape), typeof(StoryIdShape), typeof(NodeIdShape), typeof(PassageShape), typeof(FixShape)])]
[JsonSerializable(typeof(TellingBody))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(StoryBody))]
[JsonSerializable(typeof(Alignment))]
[JsonSerializable(typeof(FeedSettings))]
[JsonSerializable(typeof(FeedState))]
[JsonSerializable(typeof(HubLease))]
[JsonSerializable(typeof(SiteHint))]
[JsonSerializable(typeof(ToSee[]))]
[JsonSerializable(typeof(Track))]
[JsonSerializable(typeof(TrackCredit))]
internal sealed partial class Shapes : JsonSerializerContext;

internal sealed class SpanShape : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        int start = reader.GetInt32();
        reader.Read();
        int end = reader.GetInt32();
        reader.Read();
        return new Span(start, end);
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}

internal sealed class PassageShape : JsonConverter<Passage>
{
    public override Passage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<int> n = stackalloc int[5];
        foreach (ref int number in n)
        {
            reader.Read();
            number = reader.GetInt32();
        }
        reader.Read();
        return new Passage(new Span(n[0], n[1]), new Span(n[2], n[3]), (PassageKind)n[4]);
    }

    public override void Write(Utf8JsonWriter writer, Passage value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (int number in (ReadOnlySpan<int>)[value.A.Start, value.A.End, value.B.Start, value.B.End, (int)value.Kind]) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}

/// <summary>A place as [north, east, milliseconds of 1970, metres]; what is not given at the end is left out.</summary>
internal sealed class FixShape : JsonConverter<Fix>
{
    public override Fix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = new double?[4];
        for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) numbers[i] = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
        return new Fix(numbers[0]!.Value, numbers[1]!.Value, numbers[2] is { } at ? DateTimeOffset.FromUnixTimeMilliseconds((long)at) : null, numbers[3]);
    }

    public override void Write(Utf8JsonWriter writer, Fix value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Latitude);
        writer.WriteNumberValue(value.Longitude);
        if (value.At is { } at) writer.WriteNumberValue(at.ToUnixTimeMilliseconds());
        else if (value.Height is not null) writer.WriteNullValue();
        if (value.Height is { } height) writer.WriteNumberValue(height);
        writer.WriteEndArray();
    }
}

internal sealed class TellingIdShape : JsonConverter<TellingId>
{
    public override TellingId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, TellingId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

internal sealed class StoryIdShape : JsonConverter<StoryId>
{
    public override StoryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, StoryId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>A telling as its number, an original as its id.</summary>
internal sealed class NodeIdShape : JsonConverter<NodeId>
{
    public override NodeId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? NodeId.Of(new TellingId(reader.GetInt32())) : NodeId.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, NodeId value, JsonSerializerOptions options)
    {
        if (value.Telling is { } telling) writer.WriteNumberValue(telling.Value);
        else writer.WriteStringValue(value.Original);
    }
}

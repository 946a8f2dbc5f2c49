using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Wires;

/// <summary>A document as the bytes of its capture: its record as a line of JSON, whatever format it came in.</summary>
public static class WireJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    /// <summary>The bytes of a document.</summary>
    public static byte[] Write(WireDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <summary>The document of such bytes; null for other bytes.</summary>
    public static WireDocument? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<WireDocument>(bytes, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

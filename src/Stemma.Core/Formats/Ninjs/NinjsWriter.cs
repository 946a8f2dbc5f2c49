using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Ninjs;

/// <summary>Writes documents as ninjs 3.0 (IPTC; its schema is http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json), one object a line. The supplying agency stands among "infoSources" with the rel "provider", a signal, for which ninjs has no field, among "altIds" with the role "stemma:signal"; notes to editors are parted by blank lines.</summary>
public static class NinjsWriter
{
    /// <summary>The role of an alternative id that is a signal.</summary>
    public const string Signal = "stemma:signal";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, without its end.</summary>
    public static string Line(WireDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            Head(json, document);
            Texts(json, "headlines", document.Headlines);
            Texts(json, "descriptions", [.. document.Descriptions, .. (document.CreditLine ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(c => new WireText(c, "creditline"))]);
            Texts(json, "bodies", document.Bodies);
            Terms(json, "infoSources", document.Provider is { } provider ? [provider with { Role = "provider" }, .. document.InfoSources] : document.InfoSources);
            Terms(json, "subjects", document.Subjects);
            Terms(json, "people", document.People);
            Terms(json, "organisations", document.Organisations);
            Terms(json, "places", document.Places);
            Terms(json, "genres", document.Genres);
            AltIds(json, [.. document.AltIds, .. document.Signals.Select(s => new WireTerm(s, null, Signal))]);
            Related(json, document.Related);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Head(Utf8JsonWriter json, WireDocument d)
    {
        json.WriteStartObject("standard");
        json.WriteString("name", "ninjs");
        json.WriteString("version", "3.0");
        json.WriteString("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");
        json.WriteEndObject();
        json.WriteString("uri", d.Uri ?? "");
        Said(json, "type", d.Type);
        Said(json, "representationType", d.Representation);
        Said(json, "profile", d.Profile);
        Said(json, "version", d.Version);
        Said(json, "firstCreated", Iso(d.FirstCreated));
        Said(json, "versionCreated", Iso(d.VersionCreated));
        Said(json, "embargoed", Iso(d.Embargoed));
        Said(json, "embargoedReason", d.EmbargoedReason);
        Said(json, "pubStatus", d.Status switch { WireStatus.Canceled => "canceled", WireStatus.Withheld => "withheld", _ when d.EmbargoOpen => "withheld", _ => "usable" });
        if (d.Urgency is { } urgency) json.WriteNumber("urgency", urgency);
        Said(json, "copyrightHolder", d.CopyrightHolder?.Called);
        Said(json, "copyrightNotice", d.CopyrightNotice);
        Said(json, "usageTerms", d.UsageTerms);
        Said(json, "edNote", d.EdNotes.Count == 0 ? null : string.Join("\n\n", d.EdNotes));
        Said(json, "language", d.Language);
        Said(json, "title", d.Title);
        Said(json, "by", d.Byline);
        Said(json, "slugline", d.Slugline);
        Said(json, "located", d.Located?.Called);
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<WireText> texts)
    {
        if (texts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            Said(json, "role", text.Role);
            json.WriteString("contentType", text.IsHtml ? "text/html" : "text/plain");
            json.WriteString("value", text.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Terms(Utf8JsonWriter json, string name, IReadOnlyList<WireTerm> terms)
    {
        if (terms.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString("name", term.Called);
            Said(json, "rel", term.Role);
            Said(json, term.Scheme is null ? "uri" : "literal", term.Code);
            if (term.Scheme is not null) json.WriteString("uri", term.Scheme);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void AltIds(Utf8JsonWriter json, IReadOnlyList<WireTerm> ids)
    {
        if (ids.Count == 0) return;
        json.WriteStartArray("altIds");
        foreach (var id in ids)
        {
            json.WriteStartObject();
            Said(json, "role", id.Scheme);
            json.WriteString("value", id.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Related(Utf8JsonWriter json, IReadOnlyList<WireRelated> related)
    {
        if (related.Count == 0) return;
        json.WriteStartArray("associations");
        foreach (var one in related)
        {
            json.WriteStartObject();
            Said(json, "name", one.Key);
            Said(json, "uri", one.Uri);
            Said(json, "type", one.Type);
            Said(json, "by", one.Credit);
            if (one.Headline is { } headline) Texts(json, "headlines", [new WireText(headline)]);
            if (one.Description is { } description) Texts(json, "descriptions", [new WireText(description, "caption")]);
            Renditions(json, one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Renditions(Utf8JsonWriter json, WireRelated one)
    {
        if (one.Href is null) return;
        json.WriteStartArray("renditions");
        json.WriteStartObject();
        json.WriteString("name", "main");
        json.WriteString("href", one.Href);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Said(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static string? Iso(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Ninjs;

/// <summary>One ninjs object as a document. What 1.x says in fields of their own ("body_html", "headline", "person") stands in lists since 2.0 ("bodies", "headlines", "people").</summary>
internal static class NinjsDocument
{
    private static readonly string[] NoReports = ["picture", "graphic", "audio", "video"];

    /// <summary>The document of an object.</summary>
    public static WireDocument Of(JsonElement o)
    {
        var type = o.Words("type")?.Trim().ToLowerInvariant();
        var (until, open) = WireDates.Embargo(o.Field("embargoed") is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.True } odd ? o.Words("embargoed") : odd.GetRawText());
        var ids = AltIds(o);
        return new WireDocument
        {
            Sort = type switch { "event" => WireSort.Event, "planning" => WireSort.Planning, _ => WireSort.Report },
            Type = type,
            Uri = o.Words("uri", "guid")?.Trim(),
            Version = o.Words("version"),
            VersionCreated = WireDates.Parse(o.Words("versioncreated")),
            FirstCreated = WireDates.Parse(o.Words("firstcreated")),
            Status = WireWords.Status(o.Words("pubstatus")),
            Embargoed = until,
            EmbargoOpen = open,
            EmbargoedReason = o.Words("embargoedreason"),
            Urgency = WireWords.Number(o.Words("urgency")),
            Profile = o.Words("profile"),
            Representation = o.Words("representationtype"),
            Language = o.Words("language"),
            Title = o.Words("title"),
            Headlines = Texts(o, "headline", "headlines"),
            Slugline = o.Words("slugline"),
            Byline = o.Words("byline", "by"),
            Authors = Terms(o, "authors"),
            Dateline = o.Words("dateline"),
            Located = o.Words("located") is { } place ? new WireTerm(null, place) : null,
            Provider = Terms(o, "provider").Concat(Terms(o, "source")).FirstOrDefault() ?? Terms(o, "infosources").FirstOrDefault(s => s.Role == "provider"),
            InfoSources = [.. Terms(o, "infosource", "infosources").Where(s => s.Role != "provider")],
            CreditLine = o.Words("creditline", "description_creditline") ?? Credits(o),
            CopyrightNotice = o.Words("copyrightnotice"),
            CopyrightHolder = o.Words("copyrightholder") is { } holder ? new WireTerm(null, holder) : null,
            UsageTerms = o.Words("usageterms"),
            Descriptions = [.. Texts(o, "description", "descriptions").Where(d => d.Role != "creditline")],
            Bodies = Texts(o, "body", "bodies"),
            EdNotes = [.. Strings(o, "ednote").SelectMany(n => n.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))],
            Signals = [.. Strings(o, "signals", "signal"), .. ids.Where(i => i.Scheme == NinjsWriter.Signal).Select(i => i.Code).OfType<string>()],
            Subjects = Terms(o, "subject", "subjects"),
            People = Terms(o, "person", "people"),
            Organisations = Terms(o, "organisation", "organisations"),
            Places = Terms(o, "place", "places"),
            Genres = Terms(o, "genre", "genres"),
            Services = Terms(o, "service", "services"),
            Keywords = Strings(o, "keywords"),
            AltIds = [.. ids.Where(i => i.Scheme != NinjsWriter.Signal)],
            Related = [.. o.List("associations").Where(a => a.Value.ValueKind == JsonValueKind.Object).Select(a => Related(a.Key, a.Value)), .. NoReports.Contains(type) && Href(o) is not null ? [Related("self", o)] : Array.Empty<WireRelated>()],
            WordCount = WireWords.Number(o.Words("wordcount")),
        };
    }

    // "body_html" and its kin; else the list. The plain name, or the role "main", comes first.
    private static IReadOnlyList<WireText> Texts(JsonElement o, string one, string many)
    {
        var found = o.List(many).Select(t => Text(t.Value)).OfType<WireText>().ToList();
        foreach (var (name, field) in o.Fields())
        {
            bool plain = name.Equals(one, StringComparison.OrdinalIgnoreCase);
            if (!plain && (!name.StartsWith(one + "_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("creditline", StringComparison.Ordinal))) continue;
            if (field.ValueKind != JsonValueKind.String || field.Words() is not { } value) continue;
            var role = plain ? null : name[(one.Length + 1)..];
            found.Add(Made(value, role, role));
        }
        return [.. found.OrderBy(t => t.Role is null or "main" ? 0 : 1)];
    }

    // ninjs has no field for the credit that is to be printed: it stands among the descriptions, a line each.
    private static string? Credits(JsonElement o) => string.Join('\n', Texts(o, "description", "descriptions").Where(d => d.Role == "creditline").Select(d => d.Value)) is { Length: > 0 } lines ? lines : null;

    private static WireText? Text(JsonElement t) => t.ValueKind == JsonValueKind.String ? t.Words() is { } alone ? new WireText(alone) : null
        : t.Words("value") is { } value ? Made(value, t.Words("role"), t.Words("contenttype") ?? t.Words("role")) : null;

    private static WireText Made(string value, string? role, string? content)
    {
        if (content is null) return new WireText(value, role);
        if (content.Contains("nitf", StringComparison.OrdinalIgnoreCase) && XmlReading.Of(value).Root is { } root) return new WireText(NitfBody.Html(root), role, true);
        return new WireText(value, role, content.Contains("html", StringComparison.OrdinalIgnoreCase));
    }

    private static IReadOnlyList<WireTerm> Terms(JsonElement o, params ReadOnlySpan<string> names) => [.. o.List(names).Select(t => Term(t.Value)).OfType<WireTerm>()];

    private static WireTerm? Term(JsonElement t)
    {
        if (t.ValueKind is JsonValueKind.String or JsonValueKind.Number) return t.Words() is { } name ? new WireTerm(null, name) : null;
        var term = new WireTerm(t.Words("code", "literal", "qcode") ?? t.Words("uri"), t.Words("name"), t.Words("scheme") ?? (t.Words("literal") is null ? null : t.Words("uri")), t.Words("rel", "role"));
        return term.Called is null ? null : term;
    }

    private static IReadOnlyList<string> Strings(JsonElement o, params ReadOnlySpan<string> names) => [.. o.List(names).Select(t => t.Value.Words()).OfType<string>()];

    private static IReadOnlyList<WireTerm> AltIds(JsonElement o) => o.Field("altids") switch
    {
        { ValueKind: JsonValueKind.Object } ids => [.. ids.Fields().Take(1000).Where(i => i.Value.Words() is not null).Select(i => new WireTerm(i.Value.Words(), null, i.Name))],
        { ValueKind: JsonValueKind.Array } ids => [.. ids.EnumerateArray().Take(1000).Where(i => i.Words("value", "id") is not null).Select(i => new WireTerm(i.Words("value", "id"), null, i.Words("role")))],
        _ => [],
    };

    private static WireRelated Related(string? key, JsonElement o) => new()
    {
        Key = key ?? o.Words("name", "id"),
        Uri = o.Words("uri", "guid"),
        Type = o.Words("type")?.ToLowerInvariant(),
        Headline = Texts(o, "headline", "headlines") is [var headline, ..] ? headline.Value : null,
        Description = Texts(o, "description", "descriptions").OrderBy(d => d.Role is "caption" ? 0 : d.IsHtml ? 2 : 1).FirstOrDefault()?.Value,
        AltText = o.Words("alt_text", "altText") ?? o.List("renditions").Select(r => r.Value.Words("altText")).FirstOrDefault(t => t is not null) ?? Texts(o, "body", "bodies").FirstOrDefault(b => b.Role is "text" or "alt" or "altText")?.Value,
        Credit = o.Words("creditline", "description_creditline") ?? o.Words("byline", "by") ?? o.Words("copyrightholder"),
        Href = Href(o),
    };

    // The rendition that is called the main one, else the widest.
    private static string? Href(JsonElement o) => o.List("renditions").Where(r => r.Value.ValueKind == JsonValueKind.Object && r.Value.Words("href") is not null)
        .OrderByDescending(r => (r.Key ?? r.Value.Words("name")) is "main" or "original" ? int.MaxValue : WireWords.Number(r.Value.Words("width")) ?? 0).Select(r => r.Value.Words("href")).FirstOrDefault();
}

using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Nitf;

/// <summary>
/// Reads NITF 2.5 to 3.6 (IPTC): docdata, pubdata, tobject and identified-content of the head, the lines of body.head, the text of body.content.
/// A document whose date of release lies after its date of issue (or that has no such), or that says "embargoed", is embargoed until then; where that date cannot be read the embargo is open.
/// </summary>
public static class NitfReader
{
    /// <summary>The document of a "nitf" element.</summary>
    public static WireDocument Of(XmlElement root)
    {
        var (head, lines) = (root.Child("head"), root.At("body", "body.head"));
        var docdata = head.At("docdata");
        var issued = Date(docdata, "date.issue");
        var management = docdata?.Attribute("management-status");
        var (embargoed, open) = Embargo(docdata, issued, management);
        var content = head.Below("identified-content").Concat(docdata.All("identified-content")).Distinct().ToList();
        return new WireDocument
        {
            Type = "text",
            Uri = Attribute(docdata.At("doc-id"), "id-string"),
            Version = Attribute(docdata.At("du-key"), "version"),
            VersionCreated = issued,
            Status = WireWords.Status(management) is WireStatus.Withheld && embargoed is not null ? WireStatus.Usable : WireWords.Status(management),
            Embargoed = embargoed,
            EmbargoOpen = open,
            Urgency = WireWords.Number(Attribute(docdata.At("urgency"), "ed-urg")),
            Language = root.Attribute("xml", "lang") ?? root.At("body")?.Attribute("xml", "lang"),
            Title = head.Said("title"),
            Headlines = Headlines(lines, head),
            Slugline = Meta(head, "anpa-keyword", "slugline") ?? Keywords(docdata).FirstOrDefault(),
            Byline = NitfBody.Byline(lines),
            Authors = [.. lines.All("byline").SelectMany(b => b.Below("person").Select(p => new WireTerm(Attribute(p, "value"), WireWords.Folded(p.Text), null, b.Said("byttl")))).Where(p => p.Name is not null)],
            Dateline = NitfBody.Dateline(lines),
            Located = Located(lines),
            Provider = Provider(docdata, lines),
            CopyrightHolder = Term(Attribute(docdata.At("doc.copyright"), "holder")),
            CopyrightNotice = WireWords.Folded(lines.At("rights")?.Text),
            UsageTerms = Attribute(docdata.At("doc.rights"), "limitations"),
            Descriptions = lines.Said("abstract") is { } summary ? [new WireText(summary, "abstract")] : [],
            Bodies = root.Child("body") is null ? [] : [new WireText(NitfBody.Html(root), null, true)],
            EdNotes = [.. docdata.All("ed-msg").Select(n => Attribute(n, "info") ?? WireWords.Folded(n.Text)).OfType<string>(), .. lines.All("note").Select(n => WireWords.Folded(n.Text)).OfType<string>()],
            Signals = [.. docdata.All("correction").Select(_ => "correction")],
            Subjects = [.. head.Below("tobject.subject").Select(Subject).OfType<WireTerm>()],
            People = [.. content.SelectMany(c => c.All("person")).Select(Named).OfType<WireTerm>()],
            Organisations = [.. content.SelectMany(c => c.All("org")).Select(Named).OfType<WireTerm>()],
            Places = [.. content.SelectMany(c => c.All("location")).Select(Named).OfType<WireTerm>()],
            Services = [.. ((string[])["anpa-category", "category"]).Select(n => Meta(head, n)).OfType<string>().Take(1).Select(c => new WireTerm(c, null))],
            Keywords = [.. Keywords(docdata)],
            AltIds = Meta(head, "anpa-sequence") is { } sequence ? [new WireTerm(sequence, null, "anpa-sequence")] : [],
            Related = [.. NitfBody.Media(root)],
            WordCount = WireWords.Number(Meta(head, "anpa-wordcount", "wordcount") ?? Attribute(head.Below("pubdata").FirstOrDefault(p => p.Attribute("item-length") is not null && p.Attribute("unit-of-measure") is "word"), "item-length")),
        };
    }

    // hl1 is the headline; where a body gives none, the document's title is.
    private static IReadOnlyList<WireText> Headlines(XmlElement? lines, XmlElement? head)
    {
        var found = lines.All("hedline").SelectMany(h => h.Elements.Where(e => e.Is("hl1") || e.Is("hl2")))
            .Select(e => (Words: WireWords.Folded(e.Text), Role: e.Is("hl2") ? "secondary" : null)).Where(h => h.Words is not null).Select(h => new WireText(h.Words!, h.Role)).ToList();
        if (found.Count == 0 && (lines.Said("hedline") ?? head.Said("title")) is { } title) found.Add(new WireText(title));
        return found;
    }

    private static (DateTimeOffset? Until, bool Open) Embargo(XmlElement? docdata, DateTimeOffset? issued, string? management)
    {
        var (release, open) = WireDates.Embargo(Dated(docdata, "date.release"));
        return (WireWords.Bare(management) == "embargoed" || issued is not { } at || release > at ? release : null, open);
    }

    private static DateTimeOffset? Date(XmlElement? docdata, string name) => WireDates.Parse(Dated(docdata, name));

    private static string? Dated(XmlElement? docdata, string name) => Attribute(docdata.At(name), "norm") ?? docdata.Said(name);

    private static WireTerm? Provider(XmlElement? docdata, XmlElement? lines) =>
        Term(lines.Said("distributor")) ?? Term(docdata.At("del-list").All("from-src").Select(s => Attribute(s, "src-name")).FirstOrDefault(n => n is not null))
        ?? Term(Attribute(docdata.At("doc-id"), "regsrc")) ?? Term(Attribute(docdata.At("doc.copyright"), "holder"));

    private static WireTerm? Term(string? name) => name is null ? null : new WireTerm(null, name);

    private static WireTerm? Located(XmlElement? lines) => lines.At("dateline", "location") is not { } location ? null
        : Term(location.Said("city") ?? WireWords.Folded(location.Text)) is { } place ? place with { Code = Attribute(location, "location-code") } : null;

    private static WireTerm? Subject(XmlElement e)
    {
        var name = e.Attribute("tobject.subject.detail") ?? e.Attribute("tobject.subject.matter") ?? e.Attribute("tobject.subject.type");
        var code = Attribute(e, "tobject.subject.refnum") ?? Attribute(e, "tobject.subject.code");
        return code is null && name is null ? null : new WireTerm(code, WireWords.Folded(name), e.Attribute("tobject.subject.ipr"));
    }

    private static WireTerm? Named(XmlElement e) => Attribute(e, "value") is null && WireWords.Folded(e.Text) is null ? null : new WireTerm(Attribute(e, "value"), WireWords.Folded(e.Text) ?? Attribute(e, "value"), e.Attribute("idsrc"));

    private static IEnumerable<string> Keywords(XmlElement? docdata) => docdata.All("key-list").SelectMany(k => k.All("keyword")).Select(k => Attribute(k, "key")).OfType<string>();

    private static string? Meta(XmlElement? head, params string[] names) =>
        names.Select(n => head.All("meta").FirstOrDefault(m => string.Equals(m.Attribute("name"), n, StringComparison.OrdinalIgnoreCase))?.Attribute("content")).Select(WireWords.Folded).FirstOrDefault(v => v is not null);

    private static string? Attribute(XmlElement? e, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) if (WireWords.Folded(e?.Attribute(name)) is { } value) return value;
        return null;
    }
}

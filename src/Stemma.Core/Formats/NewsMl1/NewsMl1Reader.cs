using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMl1;

/// <summary>
/// Reads NewsML 1.0 to 1.2 (IPTC): each news item of the envelope with the lines, metadata and content of its tree of components. What is said of an inner component counts where the outer say nothing;
/// the first component with a text is the report, pictures beside it are its pictures.
/// </summary>
public static class NewsMl1Reader
{
    private const int MostItems = 10_000, MostServices = 100, MostInner = 100;

    /// <summary>The items of a document, in order.</summary>
    /// <param name="root">Its first element.</param>
    /// <param name="problems">Where what is wrong with it is added.</param>
    public static IReadOnlyList<WireDocument> Of(XmlElement root, List<Problem> problems)
    {
        var envelope = root.Child("NewsEnvelope");
        var sender = Envelope(envelope);
        List<WireTerm> services = [.. envelope.All("NewsProduct").Select(Formal).OfType<string>().Take(MostServices).Select(p => new WireTerm(p, null))];
        var items = root.Below(e => e.Is("NewsItem")).Where(e => e.Is("NewsItem") && e.Child("NewsManagement") is not null).Take(MostItems).Select(i => Item(i, sender, services)).ToList();
        if (items.Count == 0) problems.Add(new Problem("newsml-no-item", "The document holds no news item of NewsML 1."));
        return items;
    }

    private static WireDocument Item(XmlElement item, WireTerm? sender, IReadOnlyList<WireTerm> services)
    {
        var management = item.Child("NewsManagement");
        var (lines, all) = (NewsMl1Component.Lines(item), item.Below().ToList());
        List<WireDocument> inner = [.. all.Where(e => e.Is("nitf")).Take(MostInner).Select(NitfReader.Of)];
        var nitf = inner.Count > 0 ? inner[0] : null;
        var content = NewsMl1Component.Content(item);
        var (status, until, open) = State(management);
        return inner.Aggregate(new WireDocument
        {
            Uri = Identity(item.At("Identification", "NewsIdentifier")),
            Version = item.Said("Identification", "NewsIdentifier", "RevisionId"),
            VersionCreated = WireDates.Parse(management.Said("ThisRevisionCreated")),
            FirstCreated = WireDates.Parse(management.Said("FirstCreated")),
            Status = status,
            Embargoed = until,
            EmbargoOpen = open,
            Urgency = WireWords.Number(Formal(management?.Child("Urgency"))),
            Type = content.Type,
            Language = all.Where(e => e.Is("Language")).Select(Formal).FirstOrDefault(l => l is not null)?.ToLowerInvariant() ?? item.Attribute("xml", "lang"),
            Title = item.Said("Identification", "NameLabel"),
            Headlines = [.. lines("HeadLine") is { } headline ? [new WireText(headline)] : nitf?.Headlines ?? [], .. lines("SubHeadLine") is { } sub ? [new WireText(sub, "secondary")] : Array.Empty<WireText>()],
            Slugline = lines("SlugLine"),
            Byline = lines("ByLine") ?? nitf?.Byline,
            Dateline = lines("DateLine") ?? nitf?.Dateline,
            Located = all.Where(e => e.Is("Location") && e.Attribute("HowPresent") is "Origin" or null && e.Is("Location")).SelectMany(l => l.All("Property")).Where(p => p.Attribute("FormalName") == "City").Select(p => new WireTerm(null, p.Attribute("Value"))).FirstOrDefault(t => t.Name is not null),
            Provider = Party(all, "Provider") ?? Party(all, "Source") ?? sender,
            InfoSources = Party(all, "Source") is { } source && Party(all, "Provider") is not null ? [source] : [],
            CreditLine = lines("CreditLine"),
            CopyrightNotice = lines("CopyrightLine"),
            CopyrightHolder = all.Where(e => e.Is("CopyrightHolder")).Select(e => WireWords.Folded(e.Text)).OfType<string>().Select(h => new WireTerm(null, h)).FirstOrDefault(),
            UsageTerms = all.Where(e => e.Is("UsageType")).Select(e => WireWords.Folded(e.Text)).FirstOrDefault(t => t is not null) ?? lines("RightsLine"),
            Bodies = content.Bodies,
            EdNotes = [.. management.All("Instruction").Concat(all.Where(e => e.Is("NewsLine") && Formal(e.Child("NewsLineType")) is "EdNote" or "EditorialNote" && e.Is("NewsLine"))).Select(e => e.Said("NewsLineText") ?? WireWords.Folded(e.Text)).OfType<string>()],
            Signals = item.At("Identification", "NewsIdentifier", "RevisionId")?.Attribute("Update") is "U" or "A" ? ["update"] : [],
            Subjects = [.. all.Where(e => e.Is("SubjectCode")).SelectMany(s => s.Elements).Where(e => Formal(e) is not null).Select(e => new WireTerm(Formal(e), null, e.Attribute("Scheme"), e.Name)).Distinct()],
            Genres = [.. all.Where(e => e.Is("Genre")).Select(Formal).OfType<string>().Distinct().Select(g => new WireTerm(g, null))],
            Services = services,
            Keywords = [.. all.Where(e => e.Is("Property") && e.Attribute("FormalName") is "Keyword").Select(e => e.Attribute("Value")).OfType<string>().Distinct()],
            Related = [.. content.Related, .. nitf?.Related ?? []],
            WordCount = WireWords.Number(all.Where(e => e.Is("Property") && e.Attribute("FormalName") is "Words" or "WordCount" && e.Is("Property")).Select(e => e.Attribute("Value")).FirstOrDefault()),
        }, (outer, within) => outer.Within(within));
    }

    // The public identifier without its revision, behind which may stand what that is to the one before (N, U, A): it is the same for all revisions.
    private static string? Identity(XmlElement? id)
    {
        var whole = id.Said("PublicIdentifier");
        var revision = id.Said("RevisionId");
        if (whole is not null) return revision is not null && whole.LastIndexOf(':') is > 0 and var colon && whole[(colon + 1)..].TrimEnd('N', 'U', 'A') == revision.TrimEnd('N', 'U', 'A') ? whole[..colon] : whole;
        return id.Said("NewsItemId") is { } item ? $"urn:newsml:{id.Said("ProviderId")}:{id.Said("DateId")}:{item}" : null;
    }

    // "Embargoed" until the time at which the status will change; without one that can be read, withheld.
    private static (WireStatus Status, DateTimeOffset? Until, bool Open) State(XmlElement? management)
    {
        var word = Formal(management?.Child("Status"));
        if (WireWords.Bare(word) != "embargoed") return (WireWords.Status(word), null, false);
        var (until, open) = WireDates.Embargo(management.Said("StatusWillChange", "DateAndTime"));
        return (until is null ? WireStatus.Withheld : WireStatus.Usable, until, open);
    }

    private static WireTerm? Party(List<XmlElement> all, string role) =>
        all.Where(e => e.Is(role)).SelectMany(p => p.All("Party")).Select(Formal).OfType<string>().Select(n => new WireTerm(null, n)).FirstOrDefault();

    private static WireTerm? Envelope(XmlElement? envelope) => (Formal(envelope.At("SentFrom", "Party")) ?? Formal(envelope?.Child("NewsService"))) is { } name ? new WireTerm(null, name) : null;

    private static string? Formal(XmlElement? e) => WireWords.Folded(e?.Attribute("FormalName"));
}

using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMlG2;

/// <summary>
/// Reads NewsML-G2 (IPTC, 2.0 to 2.3x): a news item, or all items of a news message. Package, planning, concept, knowledge and catalog items are read as such; they hold no report.
/// Codes are given with the scheme that a catalog in the document names for their alias; a remote catalog is not fetched.
/// </summary>
public static class NewsMlG2Reader
{
    private const int MostItems = 10_000;

    private static readonly (string Name, WireSort Sort)[] Sorts =
        [("newsItem", WireSort.Report), ("packageItem", WireSort.Package), ("planningItem", WireSort.Planning), ("conceptItem", WireSort.Concept), ("knowledgeItem", WireSort.Concept), ("catalogItem", WireSort.Concept)];

    // What stands in an item, and is none by itself: without the item's head nobody knows its state or its embargo.
    private static readonly string[] Pieces = ["itemMeta", "contentMeta", "partMeta", "rightsInfo", "contentSet", "groupSet", "newsCoverageSet", "conceptSet", "knowledgeSet"];

    /// <summary>The items of a document, in order.</summary>
    /// <param name="root">Its first element.</param>
    /// <param name="problems">Where what is wrong with it is added.</param>
    public static IReadOnlyList<WireDocument> Of(XmlElement root, List<Problem> problems)
    {
        var around = QCodes.Of(root);
        var items = (SortOf(root) is null ? root.Below(e => SortOf(e) is not null).Where(e => SortOf(e) is not null) : [root]).Take(MostItems).Select(e => Item(e, SortOf(e)!.Value, around.In(e))).ToList();
        if (items.Count == 0) problems.Add(new Problem("newsml-no-item", $"<{Short(root.Name)}> holds no item of NewsML-G2{(IsPiece(root.Name) ? ": it is a piece of one, which says neither its state nor its embargo" : "")}."));
        return items;
    }

    /// <summary>Whether an element's name is that of a document of NewsML-G2, or of a piece of one.</summary>
    public static bool IsRoot(string name) => name.Equals("newsMessage", StringComparison.OrdinalIgnoreCase) || IsPiece(name) || Sorts.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsPiece(string name) => Pieces.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static WireSort? SortOf(XmlElement e)
    {
        foreach (var (name, sort) in Sorts) if (e.Is(name)) return sort;
        return null;
    }

    private static WireDocument Item(XmlElement item, WireSort sort, QCodes codes)
    {
        var (meta, content, rights) = (item.Child("itemMeta"), item.Child("contentMeta"), item.Child("rightsInfo"));
        var language = Language(content?.Child("language")?.Attribute("tag"), item.Attribute("xml", "lang"));
        var subjects = content.All("subject").Select(s => codes.Term(s, "type")).OfType<WireTerm>().ToList();
        var inline = G2Content.Of(item, language);
        var embargo = meta?.Child("embargoed");
        var (until, open) = WireDates.Embargo(embargo?.Text);
        return inline.Inner.Aggregate(new WireDocument
        {
            Sort = sort,
            Uri = item.Attribute("guid"),
            Version = item.Attribute("version"),
            VersionCreated = WireDates.Parse(meta.Said("versionCreated")),
            FirstCreated = WireDates.Parse(meta.Said("firstCreated")),
            Status = WireWords.Status(Code(meta?.Child("pubStatus"))),
            Embargoed = until,
            EmbargoOpen = open || embargo is not null && until is null, // an empty one says that the time is not known yet
            Urgency = WireWords.Number(content.Said("urgency")),
            Type = WireWords.Bare(Code(meta?.Child("itemClass"))) is { Length: > 0 } type ? type : null,
            Profile = meta.Said("profile"),
            Language = language,
            Title = meta.Said("title"),
            Headlines = [.. Texts(content, "headline", language, inline.Nitf?.Headlines)],
            Slugline = content.Said("slugline") ?? inline.Nitf?.Slugline,
            Byline = content.Said("by") ?? inline.Nitf?.Byline,
            Authors = [.. content.All("creator").Select(c => codes.Term(c, "role")).OfType<WireTerm>()],
            Dateline = content.Said("dateline") ?? inline.Nitf?.Dateline,
            Located = content.All("located").Select(l => codes.Term(l, "type")).FirstOrDefault(l => l is not null),
            Provider = codes.Term(meta?.Child("provider"), "type"),
            InfoSources = [.. content.All("infoSource").Select(s => codes.Term(s, "role")).OfType<WireTerm>()],
            CreditLine = content.Said("creditline"),
            CopyrightNotice = InLanguage(rights, "copyrightNotice", language),
            CopyrightHolder = codes.Term(rights?.Child("copyrightHolder"), "type"),
            UsageTerms = InLanguage(rights, "usageTerms", language),
            Descriptions = [.. Texts(content, "description", language, inline.Nitf?.Descriptions)],
            Bodies = inline.Bodies,
            EdNotes = [.. item.Below("edNote").Where(IsPublic).Select(n => WireWords.Folded(n.Text)).OfType<string>()],
            Signals = [.. meta.All("signal").Select(Code).OfType<string>()],
            Subjects = [.. subjects.Where(s => WireWords.Bare(s.Role) is not ("person" or "organisation" or "geoarea" or "poi"))],
            People = [.. subjects.Where(s => WireWords.Bare(s.Role) == "person")],
            Organisations = [.. subjects.Where(s => WireWords.Bare(s.Role) == "organisation")],
            Places = [.. subjects.Where(s => WireWords.Bare(s.Role) is "geoarea" or "poi")],
            Genres = [.. content.All("genre").Select(g => codes.Term(g, "type")).OfType<WireTerm>()],
            Services = [.. meta.All("service").Select(s => codes.Term(s, "role")).OfType<WireTerm>()],
            Keywords = [.. content.All("keyword").Select(k => WireWords.Folded(k.Text)).OfType<string>()],
            AltIds = [.. content.All("altId").Where(a => WireWords.Folded(a.Text) is not null).Select(a => new WireTerm(WireWords.Folded(a.Text), null, a.Attribute("type")))],
            Related = inline.Related,
            WordCount = inline.Words,
            Parts = inline.Parts,
        }, (outer, inner) => outer.Within(inner));
    }

    // The content's own tag; the item's where that says the same more exactly ("en", "en-US").
    private static string? Language(string? content, string? item) => content is not null && item?.StartsWith(content + "-", StringComparison.OrdinalIgnoreCase) != true ? content : item;

    private static IEnumerable<WireText> Texts(XmlElement? content, string name, string? language, IReadOnlyList<WireText>? otherwise)
    {
        var found = content.All(name).OrderBy(h => G2Content.IsIn(h, language) ? 0 : 1).Select(h => (Words: WireWords.Folded(h.Text), Role: h.Attribute("role"))).Where(h => h.Words is not null).Select(h => new WireText(h.Words!, h.Role)).ToList();
        return found.Count > 0 ? found : otherwise ?? [];
    }

    // What is said in several languages is taken in the document's own.
    private static string? InLanguage(XmlElement? parent, string name, string? language)
    {
        var all = parent.All(name).ToList();
        var own = all.Find(e => language is not null && e.Attribute("xml", "lang") is { } tag && language.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) ?? all.FirstOrDefault();
        return WireWords.Folded(own?.Text);
    }

    // Notes among the agency's own editors are not for us to keep.
    private static bool IsPublic(XmlElement note) => note.Attribute("pubconstraint") is null && WireWords.Bare(note.Attribute("role")) is not "private";

    private static string? Code(XmlElement? e) => e?.Attribute("qcode") ?? e?.Attribute("uri") ?? e?.Attribute("literal");

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;
}

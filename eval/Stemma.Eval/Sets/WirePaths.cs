using System.Globalization;
using Stemma.Core.Extract;
using Stemma.Core.Extract.Supplied;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>What the paths of the facts mean in our record; the first reading is ours, others say the same in another shape (a code with its scheme before it, an id with its version behind it).</summary>
internal static class WirePaths
{
    /// <summary>A field of the IPTC's examples. Of a file with several items only counts and what stands at its root are facts.</summary>
    public static IReadOnlyList<string?> OfIptc(WireFile file, string field)
    {
        var d = file.Documents.Count > 0 && !(file.Root is "newsMessage" or "NewsML") ? file.Documents[0] : new WireDocument();
        bool one = file.Root is not ("newsMessage" or "NewsML");
        return field.ToLowerInvariant() switch
        {
            "root" => [file.Root],
            "ns" => [file.Namespace],
            "shape" => [file.Documents.Count > 1 ? "list" : "object"],
            "uri" or "guid" => [d.Uri],
            "version" => [d.Version],
            "versioncreated" => [d.VersionCreated?.ToString("O")],
            "firstcreated" => [d.FirstCreated?.ToString("O")],
            "embargoed" => [d.Embargoed?.ToString("O")],
            "pubstatus" => [Low(d.Status), "stat:" + Low(d.Status)],
            "itemclass" => [d.Type, "ninat:" + d.Type, "cinat:" + d.Type, "plinat:" + d.Type, "catinat:" + d.Type],
            "type" => [d.Type],
            "profile" => [d.Profile],
            "representationtype" => [d.Representation],
            "lang" or "language" => [d.Language],
            "headline" or "headlines[0].value" => [d.Headline],
            "title" => [d.Title],
            "slugline" => [d.Slugline],
            "byline" => [d.Byline],
            "located" => Term(d.Located),
            "provider" => Term(d.Provider),
            "infosource" => [.. d.InfoSources.Take(1).SelectMany(Term)],
            "infosources" => [List(d.InfoSources.Select(s => s.Name))],
            "copyrightholder" => Term(d.CopyrightHolder),
            "copyrightnotice" => [d.CopyrightNotice],
            "usageterms" => [d.UsageTerms],
            "creditline" => [d.CreditLine],
            "ednote" => [string.Join("", d.EdNotes.Take(d.EdNotes.Count > 1 ? 0 : 1)), List(d.EdNotes)],
            "urgency" => [d.Urgency?.ToString(CultureInfo.InvariantCulture)],
            "#headlines" => [Count(d.Headlines.Count)],
            "#bodies" => [Count(d.Bodies.Count)],
            "#subject" or "#subjects" => [Count(d.Subjects.Count)],
            "#person" or "#people" => [Count(d.People.Count)],
            "#place" or "#places" => [Count(d.Places.Count)],
            "#infosources" => [Count(d.InfoSources.Count)],
            "#altids" => [Count(d.AltIds.Count)],
            "#associations" => [Count(d.Related.Count(r => r.Key != "self"))],
            "#inlinexml" or "#remotecontent" or "#itemref" => [Count((one ? [d] : file.Documents).Sum(x => x.Parts.Count(p => p.Equals(field[1..], StringComparison.OrdinalIgnoreCase))))],
            _ => ["no field of ours"],
        };
    }

    /// <summary>A path of the other system's item: "headline", "0.associations.featuremedia.type", "subject.0".</summary>
    public static IReadOnlyList<string?> OfSuperdesk(WireFile file, string path)
    {
        // What is no report is passed over there where reports stand beside it; parts of ninjs become items of their own, in an order of their own.
        var items = file.Documents.Any(d => d.Sort == WireSort.Report) ? [.. file.Documents.Where(d => d.Sort == WireSort.Report)] : file.Documents;
        if (file.Format == FileFormat.Ninjs) items = [.. items, .. items.SelectMany(d => d.Related).Where(r => r.Key != "self").Select(Part)];
        if (path == "#len") return [Count(items.Count)];
        var parts = path.Split('.');
        if (!int.TryParse(parts[0], CultureInfo.InvariantCulture, out int number)) return items.Count > 0 ? Item(items[0], file.Format, path) : ["no such item"];
        string rest = string.Join('.', parts[1..]);
        if (number >= items.Count) return ["no such item"];
        return Item(items[number], file.Format, rest);
    }

    private static WireDocument Part(WireRelated r) => new()
    {
        Type = r.Type,
        Headlines = r.Headline is null ? [] : [new WireText(r.Headline)],
        Descriptions = r.Description is null ? [] : [new WireText(r.Description)],
        Related = [r],
    };

    private static Article Read(WireDocument d) => SuppliedArticle.Reported(d, new ExtractHints(null, null, null));

    private static IReadOnlyList<string?> Item(WireDocument d, FileFormat format, string path) => path switch
    {
        "headline" => [d.Headline],
        "slugline" => [d.Slugline],
        "byline" => [d.Byline],
        "language" => [d.Language],
        "guid" => [$"{d.Uri}:{d.Version}", d.Uri],
        "uri" => [d.Uri],
        "version" => [d.Version],
        "type" => [d.Type],
        "profile" => [d.Profile],
        "urgency" => [d.Urgency?.ToString(CultureInfo.InvariantCulture)],
        "priority" => [d.Urgency?.ToString(CultureInfo.InvariantCulture)],
        "pubstatus" => [Low(d.Status)],
        "firstcreated" => [d.FirstCreated?.ToString("O")],
        "usageterms" => [d.UsageTerms],
        "ednote" => [.. d.EdNotes, string.Join(' ', d.EdNotes)],
        "abstract" or "description_text" => [.. d.Descriptions.Select(t => t.Value)],
        "body_html" => [d.Bodies.FirstOrDefault(b => b.IsHtml)?.Value],
        "word_count" => [d.WordCount?.ToString(CultureInfo.InvariantCulture)],
        "source" or "original_source" => [d.Provider?.Called, d.CreditLine],
        "dateline.text" => [d.Dateline, Read(d).Dateline?.Text],
        "dateline.source" => [d.Provider?.Called],
        "dateline.located.city" => [d.Located?.Called, Read(d).Dateline?.Place],
        "provider_sequence" or "ingest_provider_sequence" => [.. d.AltIds.Where(i => i.Scheme is "sequence" or "anpa-sequence").Select(i => i.Code)],
        "anpa_category.0.qcode" => [.. d.Services.Take(1).Select(s => s.Code)],
        "anpa_category" => [$"[{string.Join(",", d.Services.Select(s => $"{{qcode:{s.Code}}}"))}]", $"[{string.Join(",", d.Services.Select(s => $"{{name:{s.Name},qcode:{s.Code}}}"))}]"],
        "anpa_take_key" => [.. d.Signals, string.Join(' ', d.Signals)],
        "subject.#len" => [Count(d.Subjects.Count)],
        "subject.0.qcode" => [.. d.Subjects.Take(1).Select(s => s.Code)],
        "subject.0" => [.. d.Subjects.Take(1).Select(s => $"{{name:{s.Name},qcode:{s.Code}}}")],
        "subject" => [$"[{string.Join(",", d.Subjects.Select(Coded))}]"],
        "genre" => [$"[{string.Join(",", d.Genres.Select(s => $"{{name:{s.Name},qcode:{s.Code}}}"))}]"],
        "keywords" => [List(d.Keywords)],
        "keywords.#len" => [Count(d.Keywords.Count)],
        "place" => [List(d.Places.Select(p => p.Name))],
        "place.0.name" => [.. d.Places.Take(1).Select(p => p.Name)],
        "authors.#len" => [Count(d.Authors.Count)],
        "authors" => [$"[{string.Join(",", d.Authors.Select(a => $"{{name:{a.Name},uri:{(a.Code == a.Name ? null : a.Code)}}}"))}]"],
        "format" => [d.Bodies.Any(b => b.IsHtml) ? "HTML" : null],
        "renditions" => [d.Related.Count == 0 ? "{}" : null],
        "alt_text" => [.. d.Related.Take(1).Select(r => r.AltText)],
        _ when path.StartsWith("associations.", StringComparison.Ordinal) => Related(d, path.Split('.')),
        _ => [$"no field of ours ({format})"],
    };

    private static IReadOnlyList<string?> Related(WireDocument d, string[] path) => d.Related.FirstOrDefault(r => r.Key == path[1] || path[1] == "featuremedia" && r.Key == "featureimage") is not { } r ? ["no such part"] : path[^1] switch
    {
        "headline" => [r.Headline],
        "type" => [r.Type],
        "description_text" => [r.Description],
        "renditions" => [d.Related.Count == 0 ? "{}" : null],
        "alt_text" => [r.AltText],
        _ => ["no field of ours"],
    };

    private static string Coded(WireTerm s) => $"{{name:{s.Name},qcode:{s.Code},scheme:{s.Scheme}}}";

    private static IReadOnlyList<string?> Term(WireTerm? t) => t is null ? [] : [t.Code is not null && t.Scheme is not null ? $"{t.Scheme}:{t.Code}" : null, t.Code, t.Name];

    private static string List(IEnumerable<string?> values) => $"[{string.Join(",", values)}]";

    private static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Low(WireStatus status) => status.ToString().ToLowerInvariant();
}

using Stemma.Core.News;

namespace Stemma.Core.Collate.Research;

/// <summary>What a report that carries another's text says of where it comes from.</summary>
public enum CreditFound
{
    /// <summary>It links to the site of the text.</summary>
    Link,

    /// <summary>It names whose text it is, without a link.</summary>
    Named,

    /// <summary>Neither was found in the copy that was read.</summary>
    None,
}

/// <summary>A report that carries the text of somebody's report.</summary>
/// <param name="By">Who carries it.</param>
/// <param name="Of">Whose text it is, perhaps by way of others.</param>
/// <param name="Kind">How it is carried.</param>
/// <param name="Share">Share of the carrier's unquoted words, 0..1.</param>
/// <param name="Credit">What it says of where the text comes from.</param>
/// <param name="Evidence">What shows the credit; empty where none was found, or a fact of the page's head alone shows it.</param>
public sealed record CarriedText(Telling By, Telling Of, LinkKind Kind, double Share, CreditFound Credit, IReadOnlyList<Evidence> Evidence);

/// <summary>Tells who carries the texts of one site, and whether they say so. It measures copies that were read, and judges nobody.</summary>
public static class CarriedTexts
{
    /// <summary>The reports of other sites in a story that carry a text of this one, each once, in log order.</summary>
    /// <param name="story">The story, without what is disputed.</param>
    /// <param name="site">The site's host ("example.org"); hosts below it belong to it.</param>
    public static IReadOnlyList<CarriedText> Of(Story story, string site)
    {
        var held = story.Tellings.ToDictionary(t => t.Id);
        var children = story.Tree.Links.Where(l => !l.Undirected && l.Kind is not (LinkKind.Update or LinkKind.CommonSource)).ToLookup(l => l.Parent);
        var provenances = story.Tree.Provenances.ToDictionary(p => p.Telling);
        return
        [
            .. story.Tellings.Where(t => IsOf(t.Url, site)).SelectMany(own => Below(own, children, held).Where(l => !IsOf(held[l.Child.Telling!.Value].Url, site)).Select(link => (Own: own, Link: link)))
                .GroupBy(pair => pair.Link.Child.Telling!.Value).OrderBy(g => g.Key)
                .Select(g => g.OrderByDescending(pair => pair.Link.Share).ThenBy(pair => pair.Own.Id).First())
                .Select(pair => Told(held[pair.Link.Child.Telling!.Value], pair.Own, pair.Link, site, provenances)),
        ];
    }

    // A copy of a copy carries the text too; a hypothetical original between two reports is no site's page.
    private static IEnumerable<Link> Below(Telling own, ILookup<NodeId, Link> children, Dictionary<TellingId, Telling> held)
    {
        var seen = new HashSet<NodeId> { NodeId.Of(own.Id) };
        for (var open = new Queue<NodeId>(seen); open.TryDequeue(out var at);)
            foreach (var link in children[at])
                if (link.Child.Telling is { } child && held.ContainsKey(child) && seen.Add(link.Child))
                {
                    open.Enqueue(link.Child);
                    yield return link;
                }
    }

    private static CarriedText Told(Telling by, Telling own, Link link, string site, Dictionary<TellingId, Provenance> provenances)
    {
        var (credit, evidence) = Credit(by, own, site, provenances.GetValueOrDefault(by.Id));
        return new CarriedText(by, own, link.Kind, link.Share, credit, evidence);
    }

    private static (CreditFound Credit, IReadOnlyList<Evidence> Evidence) Credit(Telling by, Telling own, string site, Provenance? provenance)
    {
        var links = by.Article.Links.Index().Where(l => IsOf(l.Item.Url, site))
            .Select(l => new Evidence(by.Id, Field.Links, l.Index, new Span(0, l.Item.Url.Length), l.Item.Url, "a link in the text leads to the site")).Take(3).ToList();
        if (links.Count > 0 || IsOf(by.Article.CanonicalUrl, site) || IsOf(by.Article.SourceUrl, site)) return (CreditFound.Link, links);
        if (provenance?.Source is { Own: false, Name: { } name } source && IsName(name, own, site) && source.Evidence.Where(e => Says(e, name)).ToList() is { Count: > 0 } said) return (CreditFound.Named, said);
        return provenance?.Cites.FirstOrDefault(c => IsName(c.Name, own, site)) is { } cited ? (CreditFound.Named, cited.Evidence) : (CreditFound.None, []);
    }

    // That sentences match shows a source, and is no credit: what names it is a line of the page, or words of the text.
    private static bool Says(Evidence evidence, string name) => evidence.Field != Field.Text || evidence.Text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string name, Telling own, string site) =>
        new[] { own.Outlet, own.Called, own.Article.SiteName, site }.Any(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsOf(string? url, string site) =>
        Uri.TryCreate(url, UriKind.Absolute, out var at) && (at.IdnHost.Equals(site, StringComparison.OrdinalIgnoreCase) || at.IdnHost.EndsWith("." + site, StringComparison.OrdinalIgnoreCase));
}

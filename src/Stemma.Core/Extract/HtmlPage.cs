using Stemma.Core.Extract.Bodies;
using Stemma.Core.Extract.Judging;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>A page with all that is read from it before anything is decided.</summary>
internal sealed class HtmlPage
{
    private const int LongestLabel = 40;
    private readonly Lazy<ShownDate?> _shown;
    private readonly Lazy<int> _heading;
    private HashSet<string>? _labels;
    private List<HtmlNode>? _headings;
    private List<string>? _headlines;

    /// <summary>Reads it.</summary>
    public HtmlPage(string html, Uri? url, ExtractHints hints, Sieve? sieve = null)
    {
        (Url, Hints, Sieve) = (url, hints, sieve);
        Tree = HtmlTreeBuilder.Parse(html);
        Head = new HeadFacts(Tree);
        JsonLd = Extract.JsonLd.Of(Tree);
        Text = new PageText(Tree);
        Site = hints.Site is { } site ? new HintedPage(site, Tree) : null;
        Cut = Pruning.Of(Tree, Text, Site, sieve);
        Blocks = BlockReader.Read(Tree, Text, Cut);
        SiteNames = Names();
        _heading = new Lazy<int>(() => Extract.Headlines.Place(this));
        _shown = new Lazy<ShownDate?>(() => ShownDates.Of(this));
    }

    public Uri? Url { get; }

    public ExtractHints Hints { get; }

    /// <summary>Where the steps tell what they drop; null where nobody asks.</summary>
    public Sieve? Sieve { get; }

    /// <summary>What an editor's hint for the site names on it; null where there is none.</summary>
    public HintedPage? Site { get; }

    /// <summary>Who looks over what the rules make of its blocks.</summary>
    public BlockJudge Judge { get; init; } = BlockJudge.Shipped;

    public HtmlTree Tree { get; }

    public HeadFacts Head { get; }

    public JsonLdArticle JsonLd { get; }

    public PageText Text { get; }

    public bool[] Cut { get; }

    public List<PageBlock> Blocks { get; }

    /// <summary>Whether a class or an id is that of a box of other things.</summary>
    public PerValue<bool> Asides { get; } = new(Placing.IsAside);

    /// <summary>Where the headline stands in the tree; 0 where there is none.</summary>
    public int Heading => _heading.Value;

    /// <summary>The date the page shows its readers, or null.</summary>
    public ShownDate? Shown => _shown.Value;

    /// <summary>What the site calls itself, the host's label last.</summary>
    public IReadOnlyList<string> SiteNames { get; }

    /// <summary>The first headings that may head its report.</summary>
    public IReadOnlyList<HtmlNode> Headings => _headings ??= Extract.Headings.First(this);

    /// <summary>The headlines that structured data and the title element state, cleaned, the best first.</summary>
    public List<string> Headlines => _headlines ??= Extract.Headlines.Stated(this);

    /// <summary>Whether a line is a label of the site: what a link says, or the page's section, also several of them in a row ("Home / Politics").</summary>
    public bool IsLabel(string line)
    {
        _labels ??= [.. Tree.Elements("a").Where(a => Text.All(a) is > 1 and < LongestLabel).Select(a => Phrases.Fold(a.InnerText())).Append(Phrases.Fold(JsonLd.Section ?? "")).Append(Phrases.Fold(Head.First("article:section", "section") ?? "")).Where(l => l.Length > 1)];
        var parts = line.Split([" / ", " › ", " » ", " > ", " | ", " · "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, p => p.Length < LongestLabel) && _labels.Contains(Phrases.Fold(parts[0]));
    }

    /// <summary>An address made absolute; null where it is none.</summary>
    public string? Absolute(string? reference) => string.IsNullOrWhiteSpace(reference) ? null : PageUrl.Resolve(reference, Url?.AbsoluteUri);

    private List<string> Names()
    {
        var names = new List<string>();
        foreach (var name in (string?[])[Hints.Outlet, Head.First("og:site_name"), Head.First("application-name"), Head.First("apple-mobile-web-app-title"), JsonLd.Publisher, Head.First("twitter:site")?.TrimStart('@')])
            if (name is { Length: > 1 and < 60 }) names.Add(name);
        var host = Url?.Host ?? (Absolute(Head.Canonical ?? Head.First("og:url")) is { } own && Uri.TryCreate(own, UriKind.Absolute, out var u) ? u.Host : null);
        if (host is null) return names;
        var domain = PageUrl.RegistrableDomain(host) ?? host;
        names.Add(domain);
        if (domain.Split('.')[0] is { Length: > 2 } label) names.Add(label);
        return names;
    }
}

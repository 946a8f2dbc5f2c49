using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>What an editor's hint for a site names on one of its pages. A hint that names nothing here is told as a problem, and the page is read as any other.</summary>
internal sealed class HintedPage
{
    /// <summary>What a date that a hint names says of where it stood.</summary>
    public const string From = "site hint";

    private const int MostOfOne = 40, MostBodies = 100;
    private const int LongestTitle = 300, LongestByline = 300;
    private readonly List<Problem> _problems = [];
    private readonly SiteHint _hint;
    private readonly List<HtmlNode> _boxes; // in the body, and named after it

    /// <summary>Looks the page through.</summary>
    public HintedPage(SiteHint hint, HtmlTree tree)
    {
        _hint = hint;
        Body = [.. hint.Body.SelectMany(s => Parsed(s)?.In(tree).Take(MostOfOne) ?? []).Take(MostBodies)];
        if (hint.Body.Count > 0 && Body.Count == 0) Unmatched("the body", string.Join("\", \"", hint.Body));
        _boxes = [.. Body.Where((box, i) => Body.Take(i).Any(b => b.Index != box.Index && b.Contains(box)))];
        Drop = [.. hint.Drop.SelectMany(s => Parsed(s) is { } selector ? selector.In(tree).Select(n => (n, s)) : [])];
        Title = First(hint.Title, tree, "the headline") is { } title && (title["content"] ?? title.InnerText()) is { } said && WhiteSpace.Fold(said) is { Length: > 1 and < LongestTitle } folded ? folded : null;
        Byline = First(hint.Author, tree, "the author") is { } author && WhiteSpace.Fold(author["content"] ?? author.InnerText()) is { Length: > 2 and < LongestByline } line ? Read(line) : null;
        Date = First(hint.Date, tree, "the date");
    }

    /// <summary>Elements that may be the body, the first named first.</summary>
    public IReadOnlyList<HtmlNode> Body { get; }

    /// <summary>Whether it stands in a box of the body that the hint names too: then it is kept, whatever it is called or says.</summary>
    public bool Keeps(HtmlNode node)
    {
        foreach (var box in _boxes) if (box.Contains(node)) return true;
        return false;
    }

    /// <summary>Elements to leave out, each with the selector that names it.</summary>
    public IReadOnlyList<(HtmlNode Node, string Selector)> Drop { get; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; }

    /// <summary>The byline, or null.</summary>
    public Byline? Byline { get; }

    /// <summary>The element with the date, or null.</summary>
    public HtmlNode? Date { get; }

    /// <summary>The language, or null.</summary>
    public string? Language => Stemma.Core.Language.LanguageId.Tag(_hint.Language);

    /// <summary>What the hint names in vain.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The hinted body holds no prose.</summary>
    public void Empty() => _problems.Add(new Problem("hint-empty", $"the site hint for {_hint.Site} names as the body what holds no running text on this page: the usual reading stands"));

    /// <summary>When it was published, by the hint.</summary>
    public StatedTime? Published(HtmlPage page)
    {
        if (Date is not { } node) return null;
        foreach (var said in (string?[])[node["datetime"], node["content"], node.InnerText()])
            if ((DatePlaces.Read(page, said, From) ?? (said is null ? null : TextDates.Of(WhiteSpace.Fold(said))?.Time)) is { } time && time.At <= DatePlaces.Latest(page)) return time with { From = From };
        return null;
    }

    private static Byline Read(string line) => Bylines.Of(line) ?? new Byline(line, Bylines.Authors(line), Agencies.Within(line));

    private HtmlNode? First(string? selector, HtmlTree tree, string what) => selector is null ? null : Named(selector, tree, what);

    private HtmlNode? Named(string text, HtmlTree tree, string what)
    {
        foreach (var node in Parsed(text)?.In(tree) ?? []) return node;
        Unmatched(what, text);
        return null;
    }

    private void Unmatched(string what, string selectors) =>
        _problems.Add(new Problem("hint-unmatched", $"the site hint for {_hint.Site} names {what} by \"{selectors}\", which matches nothing on this page: the usual reading stands"));

    private static Selector? Parsed(string text) => Selector.Parse(text).Selector;
}

using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>The reasons of extraction in words for whoever looks why something was left out.</summary>
internal static class SiftedWords
{
    /// <summary>Why what cannot be seen on a page is furniture.</summary>
    public const string Hidden = "it is hidden on the page";

    /// <summary>How the reason begins where a hint leaves an element out.</summary>
    public const string Hinted = "an editor's hint leaves it out";

    /// <summary>Why a block that the rules kept is left out.</summary>
    public const string Judged = "by its length, its place and its words it is no text of the report";

    private const int LongestName = 60;

    /// <summary>What sort of line a phrase tells.</summary>
    public static string Of(Furniture what) => what switch
    {
        Furniture.Advert => "an advert",
        Furniture.Share => "sharing",
        Furniture.Consent => "consent",
        Furniture.Newsletter => "a newsletter",
        Furniture.Navigation => "navigation",
        Furniture.Aggregator => "an aggregator's line",
        Furniture.Video => "a player",
        Furniture.Rights => "rights",
        Furniture.Comments => "comments",
        Furniture.Latest => "latest news",
        Furniture.Related => "related stories",
        Furniture.Author => "about the author",
        Furniture.Paywall => "a subscription",
        Furniture.Correction => "a correction",
        _ => "furniture",
    };

    /// <summary>Why a rule takes an element for furniture.</summary>
    /// <param name="rule">The rule's place in the order they are asked in: words, element, style, links, teaser.</param>
    /// <param name="node">The element.</param>
    public static string OfRule(int rule, HtmlNode node) => rule switch
    {
        0 => $"its name is one of what stands around reports ({Named(node)})",
        1 => node["role"] is { } role && node.Name is not ("nav" or "footer" or "aside" or "form" or "dialog" or "menu") ? $"its role is not that of a report ({role})" : $"it stands in a <{node.Name}> element",
        2 => Hidden,
        3 => "it is a list of links",
        4 => "it is a card of another story: its heading is a link",
        _ => "it is furniture",
    };

    /// <summary>Where a date was read, in words.</summary>
    public static string OfDate(string from) => from switch
    {
        "json-ld" => "structured data (JSON-LD)",
        "time element" => "a time element of the page",
        "url" => "the page's address",
        "picture url" => "the address of the lead picture",
        "text" => "a dated line on the page",
        "script" => "a script of the page",
        "item" => "the feed's entry",
        HintedPage.From => "where an editor's hint points",
        _ => from,
    };

    /// <summary>Why the body's element won.</summary>
    public static string OfWinner(JudgedElement won, bool hinted, bool narrowed) =>
        hinted ? "an editor's hint names it, and it holds prose"
        : narrowed ? "what stands around it is short beside its paragraphs"
        : won is { Name: > 0, Agreement: > 0 } ? "the most prose, a name known for bodies, and what structured data states"
        : won.Name > 0 ? "the most prose, and a name known for bodies"
        : won.Agreement > 0 ? "the most prose, and what structured data states"
        : "the most prose with the least around it";

    /// <summary>Why an element lost.</summary>
    public static string OfLoser(JudgedElement lost, JudgedElement won, int prose, int wonProse, bool hinted)
    {
        if (hinted) return "an editor's hint names another";
        if (lost.From == won.From && lost.To == won.To)
            return lost.Name < won.Name ? "the same text; the other's name is known for bodies" : lost.Node.Contains(won.Node) ? "the same text; the inner element says more" : "the same text as the one that won";
        if (lost.Node.Contains(won.Node))
            return lost.Name < won.Name ? $"holds the one that won and more, and its name {(lost.Name > 0 ? "says less" : "is not known for bodies")}" : "holds the one that won and, around it, links and short lines that count against it";
        if (won.Node.Contains(lost.Node)) return wonProse > 0 ? $"only a part of the one that won ({prose * 100 / wonProse} % of its prose)" : "only a part of the one that won";
        return prose < wonProse ? "another part of the page, with less prose" : "another part of the page, with more links and short lines among its prose";
    }

    /// <summary>What a line outside the body was read as; null where it is none of the report's facts.</summary>
    public static string? OfFact(string line, Article article) =>
        line == article.Title || Titles.Squeeze(line) == Titles.Squeeze(article.Title) ? "it was read as the headline"
        : line == article.Byline || article.Authors.Count > 0 && line.Length < 120 && article.Authors.All(a => line.Contains(a, StringComparison.OrdinalIgnoreCase)) ? "it was read as the byline"
        : null;

    private static string Named(HtmlNode node)
    {
        foreach (var attribute in (string[])["class", "id", "role", "data-testid", "data-component", "data-module", "data-type", "aria-label"])
            if (node[attribute] is { Length: > 0 } value) return $"{attribute} \"{(value.Length > LongestName ? value[..LongestName] + "…" : value)}\"";
        return $"<{node.Name}>";
    }
}

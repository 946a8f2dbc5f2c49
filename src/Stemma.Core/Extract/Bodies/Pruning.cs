using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>Marks the elements of a page that are furniture: navigation, adverts, consent, comments, forms, share bars, teasers, lists of links.</summary>
internal static class Pruning
{
    private const int LeastCells = 3, LongestRecord = 300, LongestQuotation = 1500, LeastBefore = 200, LeastSlides = 5, Style = 1;
    private const double MostOfQuoted = 0.5, LeastQuoted = 0.7, MostOfPage = 0.6;
    private static readonly TagSet Never = new("html", "body", "h1");
    private static readonly Func<HtmlNode, PageText, int, bool>[] Rules = [ByName, ByStyle, ByLinks, ByTeaser];

    /// <summary>For each place in document order, whether it is furniture (its descendants too). What an editor's hint names as the body is none, nor what stands in a box of it that the hint names too, unless the page hides it; what it drops is.</summary>
    public static bool[] Of(HtmlTree tree, PageText text, HintedPage? hinted = null, Sieve? sieve = null)
    {
        var cut = new bool[tree.Count];
        int total = Math.Max(1, text.Prose(tree.Root));
        var alike = new Kinship(tree, text);
        var seen = new FurnitureWords();
        var dropped = hinted?.Drop.DistinctBy(d => d.Node.Index).ToDictionary(d => d.Node.Index, d => d.Selector);
        int end = 0, headline = tree.Elements("h1").Select(h => h.Index).FirstOrDefault(h => !text.Mute(h));
        for (int i = 1; i < tree.Count; i++)
        {
            if (i < end || text.Mute(i)) { cut[i] = true; continue; }
            var node = tree[i];
            if (node.IsText || Never.Holds(node)) continue;
            if (dropped?.GetValueOrDefault(i) is { } selector) sieve?.Prune(i, $"{SiftedWords.Hinted} ({selector})");
            else if (hinted is not null && (hinted.Body.Any(node.Contains) || hinted.Keeps(node)) ? !ByStyle(node, text, total) : !ByWords(node, text, total, alike, seen) && Rule(node, text, total, alike) < 0 && !IsBeside(node, text, total, headline, seen)) continue;
            else sieve?.Prune(i, SiftedWords.OfRule(ByWords(node, text, total, alike, seen) ? 0 : 1 + Rule(node, text, total, alike), node));
            cut[i] = true;
            end = node.End;
        }
        return cut;
    }

    // The place of the first rule that says so; -1 where none does.
    private static int Rule(HtmlNode node, PageText text, int total, Kinship alike)
    {
        for (int i = 0; i < Rules.Length; i++) if (Rules[i](node, text, total)) return i == Style && IsSlide(node, total, alike) ? -1 : i;
        return -1;
    }

    // One of many alike boxes that hold the page's text together, all but one of them hidden until a reader comes to it.
    private static bool IsSlide(HtmlNode node, int total, Kinship alike) =>
        alike.Of(node) is { Count: >= LeastSlides } kin && kin.Prose >= total * MostOfPage;

    // Much of a short report's page is what stands beside it: an element that is called so is no body, however much it holds, where the headline and text lie before it.
    private static bool IsBeside(HtmlNode node, PageText text, int total, int headline, FurnitureWords seen) =>
        headline > 0 && headline < node.Index && total - text.Prose(node) >= LeastBefore && (node.Name is "footer" or "aside" || seen.IsBeside(node));

    private static double Share(HtmlNode node, PageText text, int total) => text.Prose(node) / (double)total;

    private static bool ByName(HtmlNode node, PageText text, int total) => node.Name switch
    {
        "nav" or "footer" or "dialog" or "menu" => Share(node, text, total) < 0.4,
        "aside" or "form" => Share(node, text, total) < 0.35,
        "label" or "fieldset" or "dfn" => node.Name != "dfn" && Share(node, text, total) < 0.2,
        _ => node["role"] is "navigation" or "complementary" or "banner" or "contentinfo" or "search" or "dialog" or "alertdialog" && Share(node, text, total) < 0.35,
    };

    private static bool ByWords(HtmlNode node, PageText text, int total, Kinship alike, FurnitureWords seen)
    {
        // A paragraph's or heading's own class rarely says more than how it is set, or that it lies behind a paywall.
        if (node.Name is "p" or "h2" or "h3" or "h4" or "blockquote" or "strong" or "em" or "b" or "i" && text.All(node) > (node.Name == "p" ? 80 : 0) && !(node.Name == "p" && NodeMarks.IsOwn(node))) return false;
        double under = seen.Under(node);
        if (under <= 0 || Share(node, text, total) >= under || under <= MostOfQuoted && (IsRecord(node, text) || IsQuotation(node, text))) return false;
        if (under > 0.5 || alike.Of(node) is not { } kin) return true;
        return (kin.Prose < total * MostOfPage || kin.Count < LeastSlides && Kinship.HasState(node["class"]!)) && !(kin.Count == 1 && IsOwnTeaser(node, kin.Classes, text));
    }

    // A row of a table of figures: its class says which row it is.
    private static bool IsRecord(HtmlNode node, PageText text)
    {
        if (node.Name != "tr" || text.All(node) > LongestRecord || text.Linked(node) > text.All(node) / 2) return false;
        int cells = 0;
        foreach (var inner in node.Descendants)
        {
            if (inner.Name is "td" or "th") cells++;
            else if (inner.Name is "div" or "p" or "table" or "ul" or "form") return false;
        }
        return cells >= LeastCells;
    }

    // A box around a quotation that says where it stands (a post of a network): the report quotes it, whatever the box is called. One without a link is a pull quotation.
    private static bool IsQuotation(HtmlNode node, PageText text)
    {
        int all = text.All(node);
        if (all is 0 or > LongestQuotation || text.Links(node) == 0 || node.Name is "aside" or "footer" or "form") return false;
        foreach (var inner in node.Descendants)
            if (inner.Name == "blockquote" && text.All(inner) > all * LeastQuoted) return true;
        return false;
    }

    // The one element of its kind that is called a teaser, and leads nowhere, is what the report itself says first.
    private static bool IsOwnTeaser(HtmlNode node, string classes, PageText text) =>
        text.All(node) is >= 60 and < 900 && text.Links(node) == 0 && NodeMarks.WordsOf(classes) is var words && words.Contains("teaser") && !words.Any(w => w is "picture" or "image" or "img" or "photo" or "media" or "caption")
        && !node.Ancestors.Take(4).Any(a => a.Name is "a" or "li" or "aside" or "nav");

    private static bool ByStyle(HtmlNode node, PageText text, int total)
    {
        return IsHidden(node) && Share(node, text, total) < 0.5;
    }

    /// <summary>Whether the page does not show it.</summary>
    public static bool IsHidden(HtmlNode node) =>
        node["hidden"] is not null || node["style"] is { } style && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase));

    private static bool ByLinks(HtmlNode node, PageText text, int total)
    {
        if (node.Name is not ("ul" or "ol" or "div" or "section" or "table" or "dl" or "aside")) return false;
        int all = text.All(node);
        return all > 0 && text.Links(node) >= 3 && text.Linked(node) > all * 0.65 && Share(node, text, total) < 0.2;
    }

    // A card: an article element, or a list item, whose heading is a link.
    private static bool ByTeaser(HtmlNode node, PageText text, int total)
    {
        if (node.Name is not ("article" or "li") || Share(node, text, total) > 0.15 || text.All(node) > 700 || text.Links(node) == 0) return false;
        foreach (var inner in node.Descendants)
        {
            if (inner.Name is not ("h2" or "h3" or "h4" or "h5")) continue;
            if (text.Linked(inner) > text.All(inner) * 0.8 && text.All(inner) > 0 || inner.Parent is { Name: "a" }) return true;
        }
        return false;
    }
}

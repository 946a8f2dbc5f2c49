using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>By which selectors an editor's hint would keep a block of a page, or leave it out.</summary>
internal static class SiftedHandles
{
    private const int Most = 2; // what holds more than one in so many of the body's characters is no box in it

    /// <summary>The nearest element with a name that holds this text and not half of the body; null where there is none.</summary>
    public static string? Drop(HtmlPage page, Sieve sieve, int text)
    {
        foreach (var above in page.Tree[text].Ancestors)
        {
            if (above.Index == 0 || sieve.Body is { } body && (above.Contains(body.Node) || page.Text.All(above) > page.Text.All(body.Node) / Most)) return null;
            if (Selector.HasName(above) && !IsInline(above)) return Selector.PathTo(above);
        }
        return null;
    }

    /// <summary>The body and what is to be kept in it; where the block stands outside of the body, what holds both, or else its own box.</summary>
    public static IReadOnlyList<string> Keep(HtmlPage page, Sieve sieve, HtmlNode text, HtmlNode? pruned)
    {
        if (sieve.Body is not { } body) return [];
        HtmlNode? box = null;
        foreach (var above in text.Ancestors)
        {
            if (above.Name is "html" or "body" or "#document") break;
            if (above.Contains(body.Node)) return pruned is { } lost ? [Selector.PathTo(above), Selector.PathTo(Box(text, lost))] : [Selector.PathTo(above)];
            if (box is null && above.Name is "div" or "section" or "article" or "main" or "td" or "aside" && Selector.HasName(above)) box = above;
        }
        return box is { } own ? [Selector.PathTo(own)] : [];
    }

    // Of what was left out with it, the smallest box with a name that holds the text.
    private static HtmlNode Box(HtmlNode text, HtmlNode pruned)
    {
        foreach (var above in text.Ancestors)
        {
            if (above.Index == pruned.Index) break;
            if (Selector.HasName(above) && !IsInline(above)) return above;
        }
        return pruned;
    }

    private static bool IsInline(HtmlNode node) => node.Name is "a" or "span" or "b" or "i" or "em" or "strong";
}

using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the summary that stands between the headline and the body.</summary>
internal static class Standfirsts
{
    private static readonly HashSet<string> Words = ["standfirst", "lead", "lede", "dek", "deck", "intro", "subtitle", "subheadline", "subheading", "subhead", "summary", "description", "excerpt", "chapo", "entradilla", "bajada", "vorspann", "teasertext", "introtext", "leadtext", "ingress", "sommario", "occhiello", "catenaccio", "kicker", "abstract", "leadin", "preamble", "chapeau", "descripcion", "epigraphe", "sutitle", "strapline", "tagline", "perex", "anons", "lid", "underline", "summario", "sapo", "vorlauf", "einleitung", "anriss"];

    /// <summary>Its text, or null: an element before the body that says what the page's description says, or whose class calls it so.</summary>
    public static string? Of(HtmlPage page, IReadOnlyList<PageBlock> body, int bodyStart, string title)
    {
        if (body.Count == 0) return null;
        int first = body[0].Node;
        int heading = page.Tree.Elements("h1").Select(h => h.Index).LastOrDefault(i => i < first);
        var descriptions = Descriptions(page);
        string? named = null;
        for (int i = Math.Max(heading, 1); i < first; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || page.Text.Mute(i) || node.Name is "figcaption" or "figure" or "a" or "li" || node.End > first && node.End > bodyStart) continue;
            int length = page.Text.All(node);
            if (length is < 30 or > 700 || page.Text.Linked(node) > length / 2) continue;
            bool described = descriptions.Count > 0 && node.Name is "p" or "h2" or "h3" or "div" or "span" or "section" or "header" or "strong" or "b";
            if (described && Says(node.InnerText(), descriptions) is { } exact && Fresh(exact, body, title)) return exact;
            if (named is null && heading > 0 && node["class"] is { Length: < 200 } classes && NodeMarks.WordsOf(classes).Any(w => Words.Contains(w) || w == "teaser" && !page.Cut[i])
                && node.InnerText() is { Length: >= 40 } said && (TextLines.EndsSentence(said) || said.Length > 80) && Fresh(said, body, title) && !InFigure(node)) named = said;
        }
        return named;
    }

    private static bool InFigure(HtmlNode node) => node.Ancestors.Take(4).Any(a => a.Name is "figure" or "figcaption" or "aside" or "nav" or "footer");

    private static List<string> Descriptions(HtmlPage page) =>
        [.. new[] { page.Head.First("og:description"), page.Head.First("description"), page.JsonLd.Description, page.Head.First("twitter:description") }
            .OfType<string>().Select(d => Phrases.Fold(System.Net.WebUtility.HtmlDecode(d))).Where(d => d.Length >= 30).Distinct()];

    private static string? Says(string text, List<string> descriptions)
    {
        var folded = Phrases.Fold(text);
        foreach (var description in descriptions)
        {
            int n = Math.Min(folded.Length, description.Length);
            if (n >= 30 && string.CompareOrdinal(folded, 0, description, 0, Math.Min(n, Math.Max(30, n - 6))) == 0 && folded.Length < description.Length + 160) return text;
        }
        return null;
    }

    // Not the headline, not the body's own beginning, no byline, no furniture.
    private static bool Fresh(string text, IReadOnlyList<PageBlock> body, string title)
    {
        var folded = Phrases.Fold(text);
        if (folded == Phrases.Fold(title) || Phrases.Of(text) != Furniture.None || Bylines.Of(text) is not null) return false;
        return body.Take(3).All(b => !Phrases.Fold(b.Text).StartsWith(folded[..Math.Min(40, folded.Length)], StringComparison.Ordinal));
    }
}

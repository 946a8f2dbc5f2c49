using System.Collections.Frozen;
using System.Text;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the summary that stands between the headline and the body.</summary>
internal static class Standfirsts
{
    private const int LongestCredit = 80;
    private static readonly FrozenSet<string> Teaser = new[] { "teaser" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Its text, or null: an element before the body that says what the page's description says, or whose class calls it so.</summary>
    public static string? Of(HtmlPage page, IReadOnlyList<PageBlock> body, int bodyStart, string title)
    {
        if (body.Count == 0) return null;
        int first = body[0].Node;
        int heading = page.Tree.Elements("h1").Select(h => h.Index).LastOrDefault(i => i < first);
        var descriptions = Descriptions(page);
        string? named = null;
        string caption = "";
        int[] captions = [.. page.Blocks.Where(b => b.Kind == BlockKind.Caption && b.Node < first).Select(b => b.Node)];
        for (int i = Math.Max(heading, 1); i < first; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || page.Text.Mute(i) || node.Name is "figcaption" or "figure" or "a" or "li" || node.End > first && node.End > bodyStart) continue;
            int length = page.Text.All(node);
            if (length is < 30 or > 700 || Array.Exists(captions, c => c > i && c < node.End) || page.Text.Linked(node) > length / 2 || InFigure(node)) continue;
            bool described = descriptions.Count > 0 && node.Name is "p" or "h2" or "h3" or "div" or "span" or "section" or "header" or "strong" or "b";
            bool calls = named is null && heading > 0 && node["class"] is { Length: < 200 } classes && (NodeMarks.Has(classes, PlaceWords.Standfirst) || !page.Cut[i] && NodeMarks.Has(classes, Teaser));
            if (!described && !calls) continue;
            var said = Shown(page, node);
            if (IsCaption(said)) caption = said;
            else if (caption.StartsWith(said, StringComparison.Ordinal) && caption.Length < said.Length + LongestCredit) continue; // a caption without its credit
            else if (described && Says(said, descriptions) && Fresh(said, body, title)) return said;
            else if (calls && said.Length >= 40 && (TextLines.EndsSentence(said) || said.Length > 80) && Fresh(said, body, title)) named = said;
        }
        return named;
    }

    private static bool InFigure(HtmlNode node) =>
        node.Ancestors.Prepend(node).TakeWhile(a => a.Name is not ("h2" or "h3" or "h4")).Take(5).Any(a => a.Name is "figure" or "figcaption" or "aside" or "nav" or "footer" || BlockReader.IsCaption(a));

    // What the element shows: the words on its buttons, in its scripts and under its pictures are none of it.
    private static string Shown(HtmlPage page, HtmlNode node)
    {
        var text = new StringBuilder();
        for (int i = node.Index + 1; i < node.End; i++)
        {
            if (page.Text.Mute(i)) continue;
            if (page.Tree[i].IsText) text.Append(page.Tree[i].Characters);
            else if (page.Tree[i].Name is "figure" or "figcaption" || BlockReader.IsCaption(page.Tree[i])) i = page.Tree[i].End - 1;
            else if (BlockReader.IsBlock(page.Tree[i]) || page.Tree[i].Name == "br") text.Append(' ');
        }
        return WhiteSpace.Fold(text.ToString());
    }

    private static bool IsCaption(string text) => Captions.Marked(text) || !TextLines.EndsSentence(text) && Captions.CreditOf(text) is not null || text.Contains("</", StringComparison.Ordinal);

    private static List<string> Descriptions(HtmlPage page) =>
        [.. new[] { page.Head.First("og:description"), page.Head.First("description"), page.JsonLd.Description, page.Head.First("twitter:description") }
            .OfType<string>().Select(d => Phrases.Fold(System.Net.WebUtility.HtmlDecode(d))).Where(d => d.Length >= 30).Distinct()];

    private static bool Says(string text, List<string> descriptions)
    {
        var folded = Phrases.Fold(text);
        foreach (var description in descriptions)
        {
            int n = Math.Min(folded.Length, description.Length);
            if (n >= 30 && string.CompareOrdinal(folded, 0, description, 0, Math.Min(n, Math.Max(30, n - 6))) == 0 && folded.Length < description.Length + 160) return true;
        }
        return false;
    }

    // Not the headline, not the body's own beginning, no byline or day, no furniture.
    private static bool Fresh(string text, IReadOnlyList<PageBlock> body, string title)
    {
        var folded = Phrases.Fold(text);
        if (folded == Phrases.Fold(title) || Phrases.Of(text) != Furniture.None || Bylines.Of(text) is not null) return false;
        if (!TextLines.EndsSentence(text) && TextDates.Of(text) is not null) return false;
        return body.Take(3).All(b => !Phrases.Fold(b.Text).StartsWith(folded[..Math.Min(40, folded.Length)], StringComparison.Ordinal));
    }
}

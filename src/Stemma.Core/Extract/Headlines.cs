using Stemma.Core.Extract.Bodies;
using Stemma.Core.Language;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Chooses a page's headline.</summary>
internal static class Headlines
{
    /// <summary>The headline: the visible first heading where structured data agrees with it, else the structured one; "" where there is none.</summary>
    public static string Of(HtmlPage page)
    {
        var stated = page.Headlines;
        var first = page.Headings;
        if (Headings.AreCrumbs(first) && BesideCrumbs(page) is { } shown) return shown;
        var headings = first.Select(Visible).Where(t => t.Length is > 3 and < 300).ToList();
        string best = "";
        double most = 0;
        var known = stated.ConvertAll(Words);
        foreach (var heading in headings)
        {
            var words = Words(heading);
            double agreed = known.Count == 0 ? 0.1 : known.Max(s => Overlap(s, words));
            if (agreed > most + 0.01) (best, most) = (heading, agreed);
        }
        if (Agreed(page, best) is { Length: > 12 } twice) return twice;
        if (most < 0.5 && page.Head.First("og:title") is null && page.JsonLd.Headline is null && (Lower(page) ?? Opening(page, headings)) is { } lower) return lower;
        var bare = Bare(page, best, stated);
        if (most >= 0.5) return bare == best && Whole(page, best) ? best : Titles.Clean(bare, page.SiteNames, stated);
        if (stated.Count > 0) return stated[0];
        return headings.Count > 0 ? Titles.Clean(headings[0], page.SiteNames, []) : "";
    }

    /// <summary>Where the headline stands in the tree: the first heading that says what structured data says, else the first that says anything; 0 where there is none.</summary>
    public static int Place(HtmlPage page)
    {
        var stated = page.Headlines.ConvertAll(Words);
        int first = 0;
        foreach (var heading in page.Headings.Concat(page.Tree.Elements("h2").Where(h => !page.Text.Mute(h.Index)).Take(12)))
        {
            if (page.Text.All(heading) is < 4 or > 300) continue;
            if (first == 0 && heading.Name == "h1") first = heading.Index;
            if (stated.Count > 0 && Words(heading.InnerText()) is var words && stated.Exists(s => Overlap(s, words) >= 0.6)) return heading.Index;
        }
        return first;
    }

    /// <summary>The headlines that structured data and the title element state, cleaned, the best first.</summary>
    public static List<string> Stated(HtmlPage page)
    {
        var raw = Raw(page);
        var clean = raw.Select(t => Titles.Clean(t, page.SiteNames, [.. raw.Where(o => o != t)])).Where(t => t.Length > 3).ToList();
        var whole = clean.ConvertAll(t => clean.Find(o => IsCutOff(t, o)) ?? t);
        var news = whole.FindAll(t => !IsSite(page, t));
        return news.Count > 0 || page.Headings.Count == 0 ? [.. news.Count > 0 ? news : whole] : [];
    }

    private static List<string> Raw(HtmlPage page) =>
        [.. new[] { page.Head.First("og:title"), page.JsonLd.Headline, page.Head.First("twitter:title"), page.Head.Title }.OfType<string>().Select(Decoded).Where(t => t.Length > 3)];

    // Some sites write their own name where a headline belongs.
    private static bool IsSite(HtmlPage page, string title) => page.Head.First("og:site_name") is { } name && Titles.Squeeze(Decoded(name)) == Titles.Squeeze(title);

    // An attribute or a string that was closed by the headline's own quotation mark; or one that says that it was cut off.
    private static bool IsCutOff(string title, string whole)
    {
        var said = title.TrimEnd('.', '…', ' ');
        if (said.Length < 12 || whole.Length <= title.Length || !whole.StartsWith(said, StringComparison.Ordinal)) return false;
        return said.Length < title.Length && (title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal)) || whole[said.Length..].TrimStart() is ['"' or '“' or '„' or '«' or '\'' or '‘', ..];
    }

    // The heading that readers see where the first heading stands in the line of crumbs: one that says what the page states, with its kicker or without.
    private static string? BesideCrumbs(HtmlPage page)
    {
        var stated = new[] { page.Head.First("og:title"), page.JsonLd.Headline }.OfType<string>().Select(t => Titles.Clean(Decoded(t), page.SiteNames, [])).ToList();
        foreach (var heading in Headings.Shown(page, "h2").Take(4))
        {
            var text = Visible(heading);
            var letters = Titles.Squeeze(text);
            foreach (var title in stated)
                if (Titles.Squeeze(title) is { Length: > 12 } known && (known == letters || letters.EndsWith(known, StringComparison.Ordinal) && known.Length * 2 > letters.Length)) return title;
            if (heading["itemprop"] is "headline") return text;
        }
        return null;
    }

    // "The river rises", where nothing is stated but the title element's "The river rises - Letters from the coast - Parrot and sons".
    private static string? Opening(HtmlPage page, List<string> headings)
    {
        var title = WhiteSpace.Fold(page.Head.Title);
        return headings.Find(h => h.Length >= 8 && title.Length > h.Length + 3 && title.StartsWith(h, StringComparison.OrdinalIgnoreCase) && title[h.Length..].TrimStart() is ['-' or '–' or '—' or '|' or '«' or '»' or '·' or '•', ' ', ..]);
    }

    // What a heading shows and the page states in the same words has nothing on it to take off.
    private static bool Whole(HtmlPage page, string heading) => Raw(page).Contains(heading) && !page.SiteNames.Any(n => heading.EndsWith(n, StringComparison.OrdinalIgnoreCase) || heading.StartsWith(n, StringComparison.OrdinalIgnoreCase));

    // The heading with its kicker is what the page states, kicker and all; or the page states twice over, as news, another wording than its heading has.
    private static string? Agreed(HtmlPage page, string heading)
    {
        if (page.Head.First("og:title") is not { } graph || Titles.Clean(Decoded(graph), page.SiteNames, []) is not { Length: > 12 } clean) return null;
        var letters = Titles.Squeeze(clean);
        bool Says(HtmlNode h) => page.Text.All(h) is > 3 and < 300 && Titles.Squeeze(h.InnerText()) == letters;
        if (page.Tree.Elements("h1").Take(3).Any(Says) || heading.Length > 12 && clean.EndsWith(" " + heading, StringComparison.Ordinal) && page.Tree.Elements("h2").Take(3).Any(Says)) return clean;
        if (heading.Length == 0 || !page.JsonLd.Type.EndsWith("NewsArticle", StringComparison.Ordinal) || page.JsonLd.Headline is not { } stated || Titles.Squeeze(Titles.Clean(Decoded(stated), page.SiteNames, [])) != letters) return null;
        var shown = Titles.Squeeze(heading);
        return letters.StartsWith(shown, StringComparison.Ordinal) || letters.EndsWith(shown, StringComparison.Ordinal) ? null : clean;
    }

    private static string Decoded(string title) => WhiteSpace.Fold(System.Net.WebUtility.HtmlDecode(title));

    // A page without a fitting first heading: a lesser one that is a part of its title.
    private static string? Lower(HtmlPage page)
    {
        var title = Phrases.Fold(WhiteSpace.Fold(page.Head.Title));
        if (title.Length < 8) return null;
        foreach (var heading in page.Tree.Elements("h2").Concat(page.Tree.Elements("h3")).Take(60))
        {
            if (page.Text.Mute(heading.Index) || page.Text.All(heading) is < 8 or > 300) continue;
            var text = heading.InnerText();
            var folded = Phrases.Fold(text);
            if (folded.Length >= 8 && folded.Length * 3 >= title.Length && title.Contains(folded, StringComparison.Ordinal) && !page.SiteNames.Any(s => Phrases.Fold(s) == folded)) return text;
        }
        return null;
    }

    // "Floods The river rises again", where structured data has "The river rises again": the rest is a kicker.
    // "The river rises again 3 May, Politics", where all that is stated is "The river rises again": the rest is no part of it either.
    private static string Bare(HtmlPage page, string heading, List<string> stated)
    {
        foreach (var title in stated)
        {
            if (heading.Length <= title.Length || title.Length < 12) continue;
            bool most = title.Length * 2 > heading.Length;
            if (heading.EndsWith(title, StringComparison.Ordinal) && (most || heading[..^title.Length].TrimEnd().EndsWith(':') && title == WhiteSpace.Fold(page.Head.Title))) return title;
            if (most && heading.StartsWith(title + " ", StringComparison.Ordinal) && stated.Count > 1 && stated.TrueForAll(s => s == title)) return title;
        }
        return heading;
    }

    // A heading may hold its kicker and the words for screen readers in elements of their own.
    private static string Visible(HtmlNode heading)
    {
        var whole = heading.InnerText();
        foreach (var inner in heading.Descendants)
        {
            if (inner.IsText || inner["class"] is not { Length: < 200 } classes || !NodeMarks.Has(classes, PlaceWords.Kicker)) continue;
            var kicker = inner.InnerText();
            if (kicker.Length > 0 && kicker.Length < whole.Length * 0.6) whole = WhiteSpace.Fold(whole.Replace(kicker, " ", StringComparison.Ordinal)).TrimStart(':', '|', '-', '–', '/', ' ');
        }
        return whole;
    }

    private static double Overlap(HashSet<string> x, HashSet<string> y) => x.Count == 0 || y.Count == 0 ? 0 : 2.0 * x.Count(y.Contains) / (x.Count + y.Count);

    private static HashSet<string> Words(string text) => [.. Tokens.Of(text).Where(t => t.Kind != TokenKind.Mark).Select(t => Tokens.Fold(t.In(text)))];
}

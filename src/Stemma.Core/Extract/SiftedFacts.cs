using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Where a page says what was taken for its headline, its authors and its dates.</summary>
internal static class SiftedFacts
{
    private const int MostPlaces = 5, LongestLine = 200;
    private static readonly string[] AuthorMetas = ["author", "article:author", "parsely-author", "byl", "dc.creator", "twitter:data1"];

    /// <summary>The facts with their places.</summary>
    public static IReadOnlyList<SiftedFact> Of(HtmlPage page, Article article)
    {
        var facts = new List<SiftedFact>();
        if (article.Title.Length > 0) facts.Add(new SiftedFact("Headline", article.Title, Told(page.Site?.Title == article.Title, Titles(page, article.Title))));
        if (article.Authors.Count > 0) facts.Add(new SiftedFact("Authors", string.Join(", ", article.Authors), Told(page.Site?.Byline is { } said && said.Authors.SequenceEqual(article.Authors), Authors(page, article.Authors[0]))));
        if (article.Published is { } published) facts.Add(new SiftedFact("Published", Written(published), [SiftedWords.OfDate(published.From)]));
        if (article.Updated is { } updated) facts.Add(new SiftedFact("Changed", Written(updated), [SiftedWords.OfDate(updated.From)]));
        return facts;
    }

    private static string Written(StatedTime time) => time.At.ToString(time.HasTime ? "yyyy-MM-dd HH:mm zzz" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Told(bool hinted, IEnumerable<string> places) => hinted ? [SiftedWords.OfDate(HintedPage.From)] : [.. places.Distinct().Take(MostPlaces)];

    private static IEnumerable<string> Titles(HtmlPage page, string title)
    {
        var letters = Extract.Titles.Squeeze(title);
        foreach (var name in (string[])["h1", "h2", "h3"])
            foreach (var heading in page.Tree.Elements(name).Where(h => !page.Text.Mute(h.Index)).Take(40))
                if (Says(heading.InnerText(), letters) is { } how && (name == "h1" || how.Length == 0)) yield return $"{how}the heading {Selector.PathTo(heading)}";
        foreach (var (value, words) in new[] { (page.Head.First("og:title"), "meta og:title"), (page.JsonLd.Headline, "structured data (JSON-LD)"), (page.Head.First("twitter:title"), "meta twitter:title"), (page.Head.Title, "the title element") })
            if (value is not null && Says(System.Net.WebUtility.HtmlDecode(value), letters) is { } how) yield return how + words;
    }

    private static string? Says(string text, string letters)
    {
        var said = Extract.Titles.Squeeze(text);
        return said == letters ? "" : letters.Length > 3 && said.Contains(letters, StringComparison.Ordinal) ? "a part of " : null;
    }

    private static IEnumerable<string> Authors(HtmlPage page, string name)
    {
        if (page.JsonLd.Authors.Any(a => a.Contains(name, StringComparison.OrdinalIgnoreCase))) yield return "structured data (JSON-LD)";
        foreach (var meta in AuthorMetas)
            if (page.Head.All(meta).Any(v => v.Contains(name, StringComparison.OrdinalIgnoreCase))) yield return $"meta {meta}";
        for (int i = 1; i < page.Tree.Count; i++)
            if (page.Tree[i] is { IsText: true, Text.Length: < LongestLine, Parent: { } holder } text && !page.Text.Mute(i) && text.Text.Contains(name, StringComparison.OrdinalIgnoreCase)) yield return $"the line in {Selector.PathTo(holder)}";
    }
}

using Stemma.Core.News;

namespace Stemma.Eval.Fuzz;

/// <summary>What holds of every article, whatever the page was.</summary>
internal static class ArticleRules
{
    private const int Room = 64;
    private const int MostBlocks = 60_000;
    private static readonly string[] Markup = ["</p>", "</div>", "</span>", "<div ", "<script", "<!--"];

    // What may bring markup into the text by right: escaped, or in an element whose content is text.
    private static readonly string[] Excuses = ["&lt", "&#", "&amp", "cdata", "<xmp", "<plaintext", "<listing", "<textarea", "<title", "\\u003c", "ld+json", "<noembed", "<noframes", "<svg", "<math", "<style", "<iframe", "<noscript", "<script", "<<"]; // "<<b>/p>" is a "<", a bold "/p>" and nothing else

    /// <summary>The first rule that is broken, or null.</summary>
    /// <param name="article">The article.</param>
    /// <param name="given">How many bytes were given.</param>
    public static string? Broken(Article article, int given)
    {
        if (article.Text.Length > given + Room) return $"{article.Text.Length} characters of text out of {given} bytes";
        if (article.Title.Length > given + Room) return "a headline longer than its page";
        if (article.Blocks.Count > MostBlocks) return $"{article.Blocks.Count} blocks";
        if (article.Confidence is not (>= 0 and <= 1)) return $"a confidence of {article.Confidence}";
        if (article.Text.Length == 0 && article.Problems.Count == 0 && article.Kind == PageKind.Article) return "an article without text, and no problem says why";
        return Spans(article) ?? Strings(article) ?? Times(article);
    }

    private static string? Spans(Article article)
    {
        int end = 0;
        bool first = true;
        foreach (var block in article.Blocks)
        {
            if (block.At is not { } at) continue;
            int start = first ? 0 : end + 2;
            if (at.Start != start || at.End <= at.Start || at.End > article.Text.Length) return $"a block at {at.Start}-{at.End} behind one that ends at {end}, in a text of {article.Text.Length}";
            if (at.Of(article.Text) != block.Text) return $"a block whose stretch reads otherwise: {block.Text}";
            (end, first) = (at.End, false);
        }
        return article.Blocks.Count > 0 && end != article.Text.Length ? $"text behind the last block: {end} of {article.Text.Length}" : null;
    }

    private static string? Strings(Article article)
    {
        foreach (var (name, said) in Said(article))
        {
            if (said is null) continue;
            if (!IsWhole(said)) return $"half a character in the {name}";
            foreach (char c in said) if (char.IsControl(c) && c is not ('\n' or '\t')) return $"a control character ({(int)c:x4}) in the {name}";
        }
        foreach (var block in article.Blocks)
            if (block.Text.Contains("  ", StringComparison.Ordinal) || block.Text.Contains('\n') || block.Text.Trim().Length == 0) return $"a block that is not folded: {block.Text}";
        return null;
    }

    private static IEnumerable<(string Name, string? Text)> Said(Article article) =>
    [
        ("text", article.Text), ("title", article.Title), ("byline", article.Byline), ("dateline", article.Dateline?.Text), ("section", article.Section), ("site's name", article.SiteName),
        .. article.Authors.Select(a => ("authors", (string?)a)), .. article.Credits.Select(c => ("credits", (string?)c)), .. article.Captions.Select(c => ("captions", (string?)c)),
        .. article.Blocks.Select(b => ("blocks", (string?)b.Text)), .. article.Problems.Select(p => ("problems", (string?)p.ToString())),
    ];

    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static string? Times(Article article)
    {
        foreach (var time in (StatedTime?[])[article.Published, article.Updated])
            if (time is not null && time.At.Year is < 1900 or > 2100) return $"a time in the year {time.At.Year}";
        return null;
    }

    /// <summary>Markup in the text of a page that holds nothing that may bring it there; null where there is none.</summary>
    public static string? Leaked(Article article, string page)
    {
        if (Array.Find(Markup, m => article.Text.Contains(m, StringComparison.OrdinalIgnoreCase)) is not { } leaked) return null;
        return Array.Exists(Excuses, e => page.Contains(e, StringComparison.OrdinalIgnoreCase)) ? null : $"markup in the text: {leaked}";
    }
}

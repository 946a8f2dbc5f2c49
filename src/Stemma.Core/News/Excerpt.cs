namespace Stemma.Core.News;

/// <summary>The opening of an article, cut at a word.</summary>
public static class Excerpt
{
    /// <summary>Words of a card's excerpt.</summary>
    public const int CardWords = 36;

    /// <summary>Its standfirst or first paragraph, at most so many words; "…" says that more follows. "" where its owner wants no excerpts.</summary>
    public static string Of(Article article, int words)
    {
        if (article.OwnerSignals.Any(s => s is "nosnippet" or "max-snippet:0")) return "";
        var opening = article.Blocks.FirstOrDefault(b => b.Kind is BlockKind.Standfirst or BlockKind.Paragraph);
        return opening is null ? "" : Cut(opening.Text, words);
    }

    /// <summary>Text cut after so many words. Where words are not spaced, twelve characters count as five words.</summary>
    public static string Cut(string text, int words)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && ++seen == words) return text[..i].TrimEnd(' ', ',', ';', ':', '–', '—') + "…";
        }
        int most = words * 12;
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd() + "…";
    }
}

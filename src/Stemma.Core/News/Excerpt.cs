namespace Stemma.Core.News;

/// <summary>The opening of an article, cut at a word.</summary>
public static class Excerpt
{
    /// <summary>Words of a card's excerpt.</summary>
    public const int CardWords = 36;

    /// <summary>Its standfirst or first paragraph, at most so many words; "…" says that more follows. "" where its owner wants no excerpts.</summary>
    public static string Of(Article article, int words)
    {
        if (article.WantsSilence) return "";
        var opening = article.Blocks.FirstOrDefault(b => b.Kind is BlockKind.Standfirst or BlockKind.Paragraph);
        return opening is null ? "" : Cut(opening.Text, words);
    }

    /// <summary>Text cut after so many words. Where words are not spaced, twelve characters count as five words.</summary>
    public static string Cut(string text, int words)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        int twelfths = 0, most = words * 12;
        for (int i = 0; i < text.Length; i++)
        {
            bool space = char.IsWhiteSpace(text[i]);
            twelfths += space ? 12 : IsUnspaced(text[i]) ? 5 : 0;
            if (twelfths >= most) return text[..(space ? i : i + 1)].TrimEnd(' ', ',', ';', ':', '–', '—') + "…";
        }
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd() + "…";
    }

    /// <summary>The beginning of a text, of so many characters at most, "…" included where more follows; all of it where no number is named. Cut at a word where one ends in its second half.</summary>
    public static string Within(string text, int? characters)
    {
        if (characters is not { } most || text.Length <= most) return text;
        if (most < 2) return "";
        int end = most - 1, space = text.LastIndexOf(' ', end);
        if (space >= most / 2) end = space;
        else if (char.IsHighSurrogate(text[end - 1])) end--;
        return end == 0 ? "" : text[..end].TrimEnd(' ', ',', ';', ':', '–', '—') + "…";
    }

    /// <summary>How many words a text counts as, at least 1. Where words are not spaced, twelve characters count as five.</summary>
    public static int Words(string text)
    {
        int twelfths = text.Trim().Sum(c => char.IsWhiteSpace(c) ? 12 : IsUnspaced(c) ? 5 : 0);
        return 1 + (twelfths / 12);
    }

    /// <summary>The end of a text, at most so many words; "…" says that more comes before.</summary>
    public static string End(string text, int words)
    {
        int twelfths = 0, at = text.Length;
        while (at > 0 && twelfths < words * 12 && text.Length - at < words * 12)
        {
            at--;
            twelfths += char.IsWhiteSpace(text[at]) ? 12 : IsUnspaced(text[at]) ? 5 : 0;
        }
        return at == 0 ? text : "…" + text[(char.IsLowSurrogate(text[at]) ? at + 1 : at)..].TrimStart();
    }

    // Chinese, Japanese, Thai, Lao, Khmer, Burmese: scripts that put no space between words.
    private static bool IsUnspaced(char c) => c is >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff'
        or >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}

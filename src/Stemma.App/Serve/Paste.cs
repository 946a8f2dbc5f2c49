using System.Buffers;
using System.Text;
using Stemma.App.Gather;
using Stemma.Core.News;

namespace Stemma.App.Serve;

/// <summary>What somebody pasted.</summary>
public enum PasteKind
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The address of a page.</summary>
    Link,

    /// <summary>A sentence or a few.</summary>
    Sentence,

    /// <summary>A whole article, or its page's source.</summary>
    Article,

    /// <summary>Something that cannot be looked at.</summary>
    Refused,
}

/// <summary>A pasted text, told apart.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, line breaks as one character; "" where it is refused.</param>
/// <param name="Problem">Why it cannot be looked at, or null.</param>
public sealed record Paste(PasteKind Kind, string Text, Problem? Problem = null)
{
    private const int SentenceWords = 60;
    private static readonly SearchValues<char> NotInLinks = SearchValues.Create(" \t\n<>\"");

    /// <summary>Tells what was pasted.</summary>
    public static Paste Of(string? pasted)
    {
        // A browser sends line breaks as two characters, whatever they were.
        string text = (pasted ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.AsSpan().Trim().Length == 0) return new Paste(PasteKind.Nothing, "");
        if (text.Length > Keeping.MostCharacters) return Refused("too-large", $"It is longer than {Keeping.MostCharacters:N0} letters. Paste one article.");
        if (IsBinary(text)) return Refused("binary", "This is no text but a file's bytes. Copy the words of the page, or its address.");
        string trimmed = text.Trim();
        if (!trimmed.AsSpan().ContainsAny(NotInLinks) && Identity.OfUrl(trimmed) is not null && trimmed.Contains('.', StringComparison.Ordinal))
            return new Paste(PasteKind.Link, trimmed);
        bool isShort = !trimmed.Contains('\n', StringComparison.Ordinal) && !trimmed.StartsWith('<') && Words(trimmed) <= SentenceWords;
        return isShort ? new Paste(PasteKind.Sentence, trimmed) : new Paste(PasteKind.Article, text);
    }

    private static Paste Refused(string code, string message) => new(PasteKind.Refused, "", new Problem(code, message));

    private static bool IsBinary(string text)
    {
        int odd = text.AsSpan().Count('\uFFFD');
        foreach (char c in text)
        {
            if (c == '\0') return true;
            if (char.IsControl(c) && c is not '\n' and not '\t') odd++;
        }
        return odd * 20 > text.Length;
    }

    // Twelve letters of a script without spaces count as five words; letters alone are counted, so that a long sentence of it is still one.
    private static int Words(string text) => text.EnumerateRunes().Count(r => Rune.IsWhiteSpace(r)) + 1 + (text.Length / 400);
}

using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace Stemma.Core.Language;

/// <summary>Takes accents off Latin letters (Lucene's ASCIIFoldingFilter).</summary>
public static class Accents
{
    /// <summary>The text with Latin letters, ligatures and full-width forms in ASCII, combining accents left out. Other scripts stay as they are.</summary>
    public static string Off(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var folded = new char[text.Length * 4];
        int length = ASCIIFoldingFilter.FoldToASCII(text.ToCharArray(), 0, folded, 0, text.Length);
        var plain = new StringBuilder(length);
        for (int i = 0; i < length; i++) if (folded[i] is < '\u0300' or > '\u036F') plain.Append(folded[i]);
        return plain.ToString();
    }
}

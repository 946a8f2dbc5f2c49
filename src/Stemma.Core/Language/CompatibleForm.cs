using System.Text;

namespace Stemma.Core.Language;

/// <summary>Unicode normalisation (UAX 15) of text that may be broken: what is no character becomes U+FFFD first, so that nothing throws.</summary>
internal static class CompatibleForm
{
    /// <summary>The normalised text; pure ASCII is returned as it is.</summary>
    public static string Of(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text)) return text;
        return (IsSound(text) ? text : Mended(text)).Normalize(form);
    }

    private static bool IsSound(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }

    private static string Mended(string text)
    {
        var mended = text.ToCharArray();
        for (int i = 0; i < mended.Length; i++)
        {
            if (mended[i] == '\uFFFE') mended[i] = '\uFFFD';
            if (!char.IsSurrogate(mended[i])) continue;
            if (i + 1 < mended.Length && char.IsSurrogatePair(mended[i], mended[i + 1])) i++;
            else mended[i] = '\uFFFD';
        }
        return new string(mended);
    }
}

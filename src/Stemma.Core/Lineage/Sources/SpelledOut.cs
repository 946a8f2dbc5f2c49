using Stemma.Core.Language;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Short names that a text explains: "docosahexaenoic acid (DHA)" is no agency, "Press Trust of India (PTI)" is.</summary>
internal static class SpelledOut
{
    private const int Longest = 6, Reach = 90, FewestLetters = 2;

    /// <summary>Whether a short name stands in brackets behind the words that it abbreviates, and these are not the agency's own name.</summary>
    public static bool Elsewhere(string text, AgencyName name)
    {
        int start = name.At.Start, end = name.At.End;
        if (name.At.Length > Longest || start < FewestLetters || text[start - 1] != '(' || end >= text.Length || text[end] != ')') return false;
        var before = text[Math.Max(0, start - Reach)..(start - 1)].TrimEnd();
        if (name.Wire.Spellings.Any(s => s.Length > name.At.Length && before.EndsWith(s, StringComparison.OrdinalIgnoreCase))) return false;
        before = before[(before.LastIndexOfAny(['.', ',', ';', ':', '!', '?', '\n', '–', '—', '”', '"']) + 1)..];
        var words = before.Split([' ', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        string letters = Tokens.Fold(name.At.Of(text));
        return Initials(words, letters) || Within(words, letters);
    }

    // "European Parliament (EP)", "Fonds for the Use of Rivers (FUR)": small words may be left out.
    private static bool Initials(string[] words, string letters)
    {
        int at = letters.Length;
        for (int i = words.Length - 1; i >= 0 && at > 0; i--)
        {
            if (Tokens.Fold(words[i]) is { Length: > 0 } word && word[0] == letters[at - 1] && words[i].Length > 1) at--;
            else if (words[i].Length > 3 || char.IsUpper(words[i][0])) return false;
        }
        return at == 0;
    }

    // "docosahexaenoic acid (DHA)": words in small letters whose first begins it.
    private static bool Within(string[] words, string letters)
    {
        for (int n = 1; n <= 3 && n <= words.Length; n++)
        {
            var last = words[^n..];
            if (!Array.TrueForAll(last, w => char.IsLower(w[0]) && w.Length > 2)) return false;
            if (letters.Length > FewestLetters && ShortNames.Abbreviates(letters, string.Join(' ', last))) return true;
        }
        return false;
    }
}

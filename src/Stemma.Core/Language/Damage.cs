namespace Stemma.Core.Language;

/// <summary>Tells how much of a text is broken as scanning and bad conversion break it: a stop, a digit or a capital in the middle of a word, a mark glued to its front.</summary>
public static class Damage
{
    /// <summary>The share from which a text is scanned so badly that few of its words are left in a row.</summary>
    public const double Bad = 0.05;

    private const int LongestTopLevel = 3, LongestWord = 64;

    /// <summary>The share of a text's words that are so broken, each counted once: next to none of an edited text, from some hundredths to a fifth of one that was scanned badly. 0 for a script that is written without spaces.</summary>
    public static double Share(string text)
    {
        int words = 0, unspaced = 0;
        HashSet<string>? broken = null; // a name may look broken ("iPad4") and stand often
        for (int i = 0; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            int end = i;
            for (; end < text.Length && !char.IsWhiteSpace(text[end]); end++) if (Tokens.IsUnspaced(text[end])) unspaced++;
            if (end == i) break;
            words++;
            if (IsBroken(text.AsSpan(i, end - i))) (broken ??= []).Add(text[i..end]);
            i = end;
        }
        return broken is null || unspaced > words ? 0 : (double)broken.Count / words;
    }

    private static bool IsBroken(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord || word.ContainsAny('/', '@')) return false; // an address, or no word
        if (word.Length > 1 && IsStop(word[0]) && char.IsLetterOrDigit(word[1])) return true;
        for (int i = 1; i < word.Length; i++)
        {
            bool small = char.IsLower(word[i - 1]);
            if (small && char.IsAsciiDigit(word[i])) return true;
            if (small && char.IsUpper(word[i]) && i >= 2 && char.IsLower(word[i - 2]) && LettersAt(word, i + 1) < 2) return true; // no "YouTube"
            if (char.IsAsciiDigit(word[i - 1]) && LettersAt(word, i) >= 3) return true;
            if (small && IsStop(word[i]) && i + 1 < word.Length && char.IsLower(word[i + 1]) && !IsDotted(word, i)) return true;
        }
        return false;
    }

    private static bool IsStop(char c) => c is '.' or ',' or ';' or ':';

    // "a.m." and "news.example.com": a full stop that belongs.
    private static bool IsDotted(ReadOnlySpan<char> word, int at) =>
        word[at] == '.' && (at == 1 || !char.IsLower(word[at - 2]) || LettersAt(word, at + 1) <= LongestTopLevel || word.TrimEnd(".,;:!?)").Count('.') > 1);

    private static int LettersAt(ReadOnlySpan<char> word, int i)
    {
        int n = 0;
        while (i + n < word.Length && char.IsLower(word[i + n])) n++;
        return n;
    }
}

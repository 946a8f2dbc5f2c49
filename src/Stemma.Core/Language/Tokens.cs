using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Stemma.Core.Language;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, with inner apostrophes, hyphens and dots of abbreviations kept ("U.S.", "don't", "hot-and-cold").</summary>
    Word,

    /// <summary>Digits, with inner separators ("1,000.5").</summary>
    Number,

    /// <summary>Anything else that is not white space, one character each.</summary>
    Mark,
}

/// <summary>A token's stretch of the text.</summary>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    /// <summary>The text that stands there.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>Cuts a text into tokens. Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) give one token a character.</summary>
public static class Tokens
{
    /// <summary>All tokens, in order.</summary>
    public static List<Token> Of(string text) => Of(text, 0, text.Length);

    /// <summary>All tokens of a stretch, in order; positions are those of the whole text.</summary>
    public static List<Token> Of(string text, int start, int end)
    {
        var found = new List<Token>((end - start) / 5);
        for (int i = start; i < end;)
        {
            char c = text[i];
            if (char.IsAsciiLetter(c))
            {
                int past = i + AsciiParts(text, i, end);
                if (past < end && text[past] != ' ') past = WordEnd(text, past, end);
                found.Add(new Token(i, past, TokenKind.Word));
                i = past;
                continue;
            }
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u00AD') { i++; continue; }
            int next = i + (i + 1 < end && char.IsSurrogatePair(c, text[i + 1]) ? 2 : 1); // what follows half a character is not its other half
            TokenKind kind = TokenKind.Mark;
            if (IsUnspaced(c)) kind = TokenKind.Word;
            else if (char.IsLetter(c)) { kind = TokenKind.Word; next = WordEnd(text, i, end); }
            else if (char.IsDigit(c)) { kind = TokenKind.Number; next = NumberEnd(text, i, end); }
            found.Add(new Token(i, next, kind));
            i = next;
        }
        return found;
    }

    /// <summary>The comparable form of a word: compatibility-folded, lower case, straight apostrophes, no possessive "'s".</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word) && !word.Contains('\'')) return Lower(word);
        var s = word.ToString();
        s = CompatibleForm.Of(s, NormalizationForm.FormKC);
        s = s.Replace('’', '\'').ToLowerInvariant();
        return s.EndsWith("'s", StringComparison.Ordinal) ? s[..^2] : s;
    }

    /// <summary>The same, without a string of its own for a word of ASCII letters.</summary>
    /// <param name="word">The word.</param>
    /// <param name="room">Where it is folded: as long as the word at least.</param>
    internal static ReadOnlySpan<char> FoldInto(ReadOnlySpan<char> word, Span<char> room)
    {
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            if (c > '\u007F' || c == '\'') return Fold(word);
            room[i] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }
        return room[..word.Length];
    }

    private static string Lower(ReadOnlySpan<char> ascii)
    {
        Span<char> lower = ascii.Length <= 64 ? stackalloc char[64] : new char[ascii.Length];
        Ascii.ToLower(ascii, lower, out int length);
        return new string(lower[..length]);
    }

    /// <summary>Whether the character belongs to a script that is written without spaces.</summary>
    public static bool IsUnspaced(char c) => c >= '\u0E00' && c is
        (>= '\u2E80' and <= '\u2FDF') or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or
        (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    private static int WordEnd(string text, int i, int end)
    {
        while (i < end)
        {
            char c = text[i];
            if (IsWordPart(c)) i++;
            else if (c is '\'' or '’' or '-' or '\u2011' or '·' && i + 1 < end && IsWordPart(text[i + 1]) && !IsUnspaced(text[i + 1])) i++;
            else if (c == '.' && IsAbbreviation(text, i, end)) i++;
            else break;
        }
        return i;
    }

    // "U.S." and "e.g.": a full stop after a single letter that is followed by a letter, or closes such a chain.
    private static bool IsAbbreviation(string text, int dot, int end)
    {
        bool single = dot >= 1 && char.IsLetter(text[dot - 1]) && (dot == 1 || !IsWordPart(text[dot - 2]));
        if (!single) return false;
        bool opens = dot + 2 < end && char.IsLetter(text[dot + 1]) && text[dot + 2] == '.';
        bool closes = dot >= 3 && text[dot - 2] == '.' && char.IsLetter(text[dot - 3]);
        return opens || closes;
    }

    // How many ASCII letters and digits stand from a place on, of sixteen at most. No branch: how long the next word is cannot be foretold.
    private static int AsciiParts(string text, int from, int end)
    {
        if (end - from < Vector256<ushort>.Count) return 0;
        var some = Vector256.Create(MemoryMarshal.Cast<char, ushort>(text.AsSpan(from, Vector256<ushort>.Count)));
        var letters = Vector256.LessThan((some | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        var digits = Vector256.LessThan(some - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10));
        return BitOperations.TrailingZeroCount(~(letters | digits).AsByte().ExtractMostSignificantBits()) / sizeof(char);
    }

    private static bool IsWordPart(char c) => char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : IsWordPartBeyondAscii(c);

    private static bool IsWordPartBeyondAscii(char c) =>
        (char.IsLetterOrDigit(c) && !IsUnspaced(c)) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int NumberEnd(string text, int i, int end)
    {
        while (i < end)
        {
            if (char.IsDigit(text[i])) i++;
            else if (text[i] is '.' or ',' or '\u00A0' or '\u202F' or '’' or '\'' && i + 1 < end && char.IsDigit(text[i + 1])
                && (text[i] is '.' or ',' || ThreeDigits(text, i + 1, end))) i++;
            else if (char.IsLetter(text[i]) && !IsUnspaced(text[i])) i++; // "10th", "1990s", "5km"
            else break;
        }
        return i;
    }

    private static bool ThreeDigits(string text, int i, int end) =>
        i + 3 <= end && char.IsDigit(text[i]) && char.IsDigit(text[i + 1]) && char.IsDigit(text[i + 2]) && (i + 3 == end || !char.IsDigit(text[i + 3]));
}

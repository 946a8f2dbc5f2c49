using System.Globalization;
using System.Text;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Search;

/// <summary>Folds text and query to the terms of the full-text index.</summary>
public static class SearchTerms
{
    /// <summary>
    /// The text as the index takes it: terms divided by blanks. Words are folded (compatibility forms, case, diacritics, possessive "'s"), parts of a hyphened
    /// or dotted word stand apart. A run of Han, kana, Hangul, Thai and the like becomes its overlapping pairs of characters and its last character, so that
    /// any stretch of it is found as a phrase.
    /// </summary>
    public static string Of(string text, string language)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var (term, _) in Terms(text, closeRuns: true))
        {
            if (folded.Length > 0) folded.Append(' ');
            folded.Append(term);
        }
        return folded.ToString();
    }

    /// <summary>The terms of a query's word or phrase, to be looked up one after the other.</summary>
    /// <returns>The terms; <c>Open</c> where the last one is a single character of an unspaced script, which must be looked up as a prefix.</returns>
    public static (IReadOnlyList<string> Terms, bool Open) OfQuery(string words)
    {
        List<string> terms = [.. Terms(words, closeRuns: false).Select(t => t.Term)];
        return (terms, terms.Count > 0 && terms[^1].Length == 1 && IsRun(terms[^1][0]));
    }

    /// <summary>The terms of a text, each with the stretch it comes from (for a part of a word, the whole word).</summary>
    internal static IEnumerable<(string Term, Span At)> Placed(string text) => Terms(text, closeRuns: true);

    private static IEnumerable<(string Term, Span At)> Terms(string text, bool closeRuns)
    {
        text = Whole(text);
        for (int i = 0; i < text.Length;)
        {
            int end = i;
            if (IsRun(text[i]))
            {
                while (end < text.Length && IsRun(text[end])) end++;
                for (int k = i; k + 1 < end; k++) yield return (Fold(text.AsSpan(k, 2)), new Span(k, k + 2));
                if (closeRuns || end == i + 1) yield return (Fold(text.AsSpan(end - 1, 1)), new Span(end - 1, end));
                i = end;
                continue;
            }
            while (end < text.Length && IsPart(text, end) && !IsRun(text[end])) end++;
            if (end == i) { i++; continue; }
            foreach (string part in Parts(text[i..end])) yield return (part, new Span(i, end));
            i = end;
        }
    }

    private static IEnumerable<string> Parts(string word)
    {
        string folded = Fold(word);
        return folded.Split(['\'', '-', '.', ',', '·'], StringSplitOptions.RemoveEmptyEntries);
    }

    // Letters, digits and their marks; apostrophes, dots and commas between them.
    private static bool IsPart(string text, int i)
    {
        char c = text[i];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) return true;
        if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) return true;
        return c is '\'' or '’' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);
    }

    private static bool IsRun(char c) => Tokens.IsUnspaced(c) || c is >= '\uAC00' and <= '\uD7AF' or (>= '\u1100' and <= '\u11FF');

    private static string Fold(ReadOnlySpan<char> word) => Accents.Off(Tokens.Fold(word));

    // Half a surrogate pair cannot be normalised: it becomes a blank.
    private static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var whole = text.ToCharArray();
        for (int i = 0; i < whole.Length; i++)
        {
            if (!char.IsSurrogate(whole[i])) continue;
            if (i + 1 < whole.Length && char.IsSurrogatePair(whole[i], whole[i + 1])) i++;
            else whole[i] = ' ';
        }
        return new string(whole);
    }
}

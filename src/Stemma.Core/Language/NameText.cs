using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A word or mark of a text as the name finder sees it.</summary>
/// <param name="At">Its stretch, without elided articles ("l'"), prefixes ("anti-") and the possessive "'s".</param>
/// <param name="Folded">Its comparable form; "" for marks.</param>
/// <param name="Capital">Whether it is written like a name.</param>
/// <param name="Opens">Whether it opens a sentence or a quotation, where any word is capitalised.</param>
/// <param name="Possessive">Whether a possessive ends it.</param>
/// <param name="Glued">Whether only spaces of the same line stand between it and the token before.</param>
internal readonly record struct NameWord(Span At, string Folded, bool Capital, bool Opens, bool Possessive, bool Glued);

/// <summary>A text's words, prepared for finding names.</summary>
internal static class NameText
{
    private const int MostWords = 200_000;

    /// <summary>The words and marks of a text, in order.</summary>
    public static List<NameWord> Of(string text)
    {
        var words = new List<NameWord>(text.Length / 5);
        foreach (var sentence in Sentences.Of(text))
        {
            if (words.Count > MostWords) break;
            var tokens = Tokens.Of(text, sentence.Start, sentence.End);
            bool heading = IsHeading(text, sentence, tokens), opens = true;
            foreach (var token in tokens)
            {
                if (token.Kind == TokenKind.Word)
                {
                    AddWord(text, token, opens || heading, words);
                    opens = false;
                }
                else
                {
                    char c = text[token.Start];
                    words.Add(new NameWord(new Span(token.Start, token.End), token.Kind == TokenKind.Number ? "0" : "", false, false, false, Glued(text, words, token.Start)));
                    opens = token.Kind == TokenKind.Mark && (opens || c is '"' or '“' or '„' or '«' or ':' or '—' or '–' or '•' or '-' or '*' or '¿' or '¡' or '(' or '‘');
                }
            }
        }
        return words;
    }

    private static void AddWord(string text, Token token, bool opens, List<NameWord> words)
    {
        int start = AfterElision(text, token.Start, token.End), end = token.End;
        bool possessive = end - start > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '’';
        if (possessive) end -= 2;
        int half = HalfOf(text, start, end);
        if (half > 0 && char.IsUpper(text[half + 1]))
        {
            Add(text, start, half, opens, false, words);
            words.Add(new NameWord(new Span(half, half + 1), "", false, false, false, false));
            Add(text, half + 1, end, false, possessive, words);
        }
        else
        {
            Add(text, start, half > 0 ? half : end, opens, possessive || half > 0, words);
        }
    }

    private static void Add(string text, int start, int end, bool opens, bool possessive, List<NameWord> words)
    {
        bool plural = end < text.Length && text[end] is '’' or '\'' && text[end - 1] is 's' or 'S' && (end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1]));
        var folded = Tokens.Fold(text.AsSpan(start, end - start));
        words.Add(new NameWord(new Span(start, end), folded, IsCapital(text, start, end), opens, possessive || plural, Glued(text, words, start)));
    }

    private static bool Glued(string text, List<NameWord> words, int start)
    {
        if (words.Count == 0) return false;
        int from = words[^1].At.End;
        if (start - from > 4) return false;
        for (int i = from; i < start; i++) if (text[i] is not (' ' or '\u00A0' or '\'' or '’' or 's')) return false;
        return true;
    }

    // Where a hyphenated word parts into a known place and something else ("Korea-Russia", "Russian-backed"); 0 where it is one word.
    private static int HalfOf(string text, int start, int end)
    {
        int hyphen = text.IndexOf('-', start, end - start);
        if (hyphen <= start || hyphen + 1 >= end || !char.IsUpper(text[start])) return 0;
        string left = text[start..hyphen], right = text[(hyphen + 1)..end];
        if (Gazetteer.Find(text[start..end]) is not null) return 0;
        if (char.IsUpper(right[0])) return Known(right) || (Known(left) && NameWords.Adjectives.Contains(Tokens.Fold(right))) ? hyphen : 0;
        return Known(left) && left.Length > 1 && char.IsLower(right[0]) ? hyphen : 0;
    }

    private static bool Known(string word) => Gazetteer.Find(word) is not null || Gazetteer.OfDemonym(word) is not null;

    // "l'Ukraine", "anti-Putin": the name begins after the first part.
    private static int AfterElision(string text, int start, int end)
    {
        for (int i = start + 1; i + 1 < end && i - start <= 5; i++)
        {
            if (text[i] is not ('\'' or '’' or '-') || !char.IsUpper(text[i + 1])) continue;
            bool elided = text[i] != '-' && (char.IsLower(text[start]) || text[start] == 'L');
            return elided || (text[i] == '-' && Prefixes.Contains(text[start..i].ToLowerInvariant())) ? i + 1 : start;
        }
        return start;
    }

    private static readonly FrozenSet<string> Prefixes =
        new[] { "anti", "pro", "ex", "non", "mid", "then", "post", "pre" }.ToFrozenSet(StringComparer.Ordinal);

    // "Putin", "al-Sharif", "eBay".
    private static bool IsCapital(string text, int start, int end)
    {
        if (char.IsUpper(text[start])) return true;
        if (end - start < 2 || !char.IsLower(text[start])) return false;
        if (char.IsUpper(text[start + 1])) return true;
        return end - start > 3 && text[start + 2] == '-' && char.IsUpper(text[start + 3]) && text[start..(start + 2)] is "al" or "el" or "ul" or "as" or "at" or "ad" or "an" or "ar";
    }

    // A line in title case or capitals: its capitals tell nothing.
    private static bool IsHeading(string text, Span sentence, List<Token> tokens)
    {
        int capital = 0, lower = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.End - token.Start < 4) continue;
            if (char.IsUpper(text[token.Start])) capital++; else lower++;
        }
        return capital >= 4 && capital > 3 * lower && text[sentence.End - 1] is not ('.' or '!' or '”' or '"');
    }
}

using System.Collections.Frozen;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Learned;

/// <summary>Reads the terms of an article with how much each was used: the ground of story profiles and of term counts.</summary>
public static class Terms
{
    /// <summary>How many UTF-16 units of the running text are read: later ones tell background.</summary>
    public const int Depth = 3000;

    private const int LeadLength = 350, Capacity = 256;
    private const float TitleWeight = 3, LeadWeight = 1.5f, NameShare = 0.5f, NumberShare = 0.7f, PairShare = 0.5f;

    /// <summary>The hash of a term: XxHash3 of its UTF-16 units, seeded by its kind, which also lies in the two lowest bits.</summary>
    public static ulong Hash(TermKind kind, ReadOnlySpan<char> term) =>
        (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(term), (long)kind) & ~3UL) | (ulong)kind;

    /// <summary>The kind that lies in a term's hash.</summary>
    public static TermKind KindOf(ulong hash) => (TermKind)(hash & 3);

    /// <summary>The hash under which tellings of a language are counted.</summary>
    public static ulong OfLanguage(string language) => Hash(TermKind.Pair, $"lang:{language}");

    /// <summary>The terms of headline, lead and body, each with its weighted use.</summary>
    public static Dictionary<ulong, float> Of(Article article) => Of(article, CutText.Of(article.Text));

    /// <inheritdoc cref="Of(Article)"/>
    /// <param name="article">The article.</param>
    /// <param name="text">Its text.</param>
    public static Dictionary<ulong, float> Of(Article article, CutText text)
    {
        var found = new Dictionary<ulong, float>(Capacity);
        Add(found, CutText.Of(article.Title), article.Language, TitleWeight, headline: true);
        int end = Math.Min(article.Text.Length, Depth), lead = Math.Min(end, LeadEnd(article.Text));
        Add(found, text.Between(0, lead), article.Language, LeadWeight, headline: false);
        Add(found, text.Between(lead, end), article.Language, 1, headline: false);
        return found;
    }

    /// <summary>The terms of a headline alone, each with its weighted use.</summary>
    public static Dictionary<ulong, float> OfTitle(string title, string language)
    {
        var found = new Dictionary<ulong, float>();
        Add(found, CutText.Of(title), language, 1, headline: true);
        return found;
    }

    /// <summary>The term of one word or number, and its name term where it begins with a capital. A function word gives a hash that no profile holds.</summary>
    public static (ulong Hash, ulong? Name) OfToken(Token token, string text, string language)
    {
        if (token.Kind == TokenKind.Number) return (HashOfNumber(token.In(text)) ?? 0, null);
        var folded = Tokens.Fold(token.In(text));
        if (folded.Length < 2 || Stems.IsStopWord(folded, language)) return (0, null);
        return (Hash(TermKind.Word, Stems.Of(folded, language)), char.IsUpper(text[token.Start]) ? Hash(TermKind.Name, Accents.Off(folded)) : null);
    }

    // The lead ends with the paragraph or sentence in which it has its length.
    private static int LeadEnd(string text)
    {
        if (text.Length <= LeadLength) return text.Length;
        int end = text.AsSpan(LeadLength).IndexOfAny('\n', '.', '。');
        return end < 0 ? text.Length : LeadLength + end + 1;
    }

    private static void Add(Dictionary<ulong, float> found, CutText cut, string language, float weight, bool headline)
    {
        var (text, tokens) = (cut.Text, cut.All);
        var functions = (Stems.FunctionWordsIn(language) ?? FrozenSet<string>.Empty).GetAlternateLookup<ReadOnlySpan<char>>();
        ulong? before = null;
        bool opens = true; // the next word opens a sentence: its capital says nothing
        bool capitals = headline && IsInCapitals(text, tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark)
            {
                opens = text[token.Start] is '.' or '!' or '?' or ':' or '。' or '"' or '“' or '„' or '«';
                before = null;
                continue;
            }
            if (token.Kind == TokenKind.Number)
            {
                if (HashOfNumber(token.In(text)) is { } number) Use(found, number, weight * NumberShare);
                before = null;
            }
            else if (IsRun(text[token.Start])) i = AddRun(found, text, tokens, i, weight);
            else
            {
                ulong? word = AddWord(found, cut.Folded(i), language, functions, weight, named: !opens && !capitals && char.IsUpper(text[token.Start]));
                if (headline && before is { } b && word is { } w) Use(found, PairOf(b, w), weight * PairShare);
                before = word;
            }
            opens = false;
        }
    }

    private static ulong? AddWord(Dictionary<ulong, float> found, ReadOnlySpan<char> folded, string language, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> functions, float weight, bool named)
    {
        if (folded.Length < 2 || functions.Contains(folded)) return null;
        ulong hash = Hash(TermKind.Word, Stems.Into(folded, language, stackalloc char[Stems.LongestWord]));
        Use(found, hash, weight);
        if (named) Use(found, Hash(TermKind.Name, Ascii.IsValid(folded) ? folded : Accents.Off(folded.ToString())), weight * NameShare);
        return hash;
    }

    private static ulong? HashOfNumber(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[16];
        int n = 0;
        foreach (char c in number) if (char.IsAsciiDigit(c) && n < digits.Length) digits[n++] = c;
        return n >= 2 ? Hash(TermKind.Number, digits[..n]) : null;
    }

    // Han, kana, Thai and the like come one character a token, Hangul comes in words with particles: both are read as bigrams.
    private static int AddRun(Dictionary<ulong, float> found, string text, List<Token> tokens, int first, float weight)
    {
        int last = first;
        while (last + 1 < tokens.Count && tokens[last + 1].Start == tokens[last].End && tokens[last + 1].Kind == TokenKind.Word && IsRun(text[tokens[last + 1].Start])) last++;
        for (int i = tokens[first].Start; i + 2 <= tokens[last].End; i++) Use(found, Hash(TermKind.Word, text.AsSpan(i, 2)), weight);
        return last;
    }

    private static bool IsRun(char c) => Tokens.IsUnspaced(c) || c is >= '\uAC00' and <= '\uD7AF';

    // "Storm Hits Coast": in a headline where most words are capitalised, a capital says nothing.
    private static bool IsInCapitals(string text, List<Token> tokens)
    {
        int words = 0, capitals = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.End - token.Start < 4) continue;
            words++;
            if (char.IsUpper(text[token.Start])) capitals++;
        }
        return capitals * 5 >= words * 4;
    }

    private static ulong PairOf(ulong first, ulong second) => Hash(TermKind.Pair, $"{first:x} {second:x}");

    private static void Use(Dictionary<ulong, float> found, ulong hash, float weight)
    {
        ref float uses = ref CollectionsMarshal.GetValueRefOrAddDefault(found, hash, out _);
        uses += weight;
    }
}

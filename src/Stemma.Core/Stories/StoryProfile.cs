using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>What a telling is about, as weighted terms.</summary>
public static class StoryProfile
{
    /// <summary>The most terms a profile holds.</summary>
    public const int Size = 150;

    // In a text that was scanned badly, a word used once that no report has is most likely none. Where so many words are known that letters alone went wrong (a charset), each is kept.
    private const double Once = 1.5, MostKept = 0.5;

    /// <summary>The profile of an article: terms of headline, lead and body weighted by use (1 + ln) and rarity, cut to the heaviest and brought to unit length.</summary>
    /// <returns>Heaviest first; empty for an article without words. Two profiles' cosine is the sum of the products of the weights they share.</returns>
    public static IReadOnlyList<TermKey> Terms(Article article, StreamTables tables) => Terms(article, CutText.Of(article.Text), tables);

    /// <summary>The same where the article's text is cut already.</summary>
    /// <inheritdoc cref="Terms(Article, StreamTables)"/>
    public static IReadOnlyList<TermKey> Terms(Article article, CutText text, StreamTables tables)
    {
        var (uses, rarity) = (Learned.Terms.Of(article, text), Background.In(article.Language, tables));
        if (Damage.Share(article.Text) >= Damage.Bad)
        {
            var kept = uses.Where(u => u.Value > Once || rarity.IsKnown(u.Key)).ToDictionary();
            if (kept.Count < MostKept * uses.Count) uses = kept;
        }
        return Weighted(uses, rarity, Size);
    }

    /// <summary>The names of an article as keys that are the same in every script.</summary>
    public static IReadOnlyList<TermKey> Names(Article article, StreamTables tables) => NameKeys.Of(article, tables);

    /// <summary>The profile of a headline alone.</summary>
    internal static TermKey[] OfTitle(Article article, StreamTables tables) =>
        Weighted(Learned.Terms.OfTitle(article.Title, article.Language), Background.In(article.Language, tables), Size);

    private static TermKey[] Weighted(Dictionary<ulong, float> uses, Rarity rarity, int size)
    {
        var terms = new TermKey[uses.Count];
        int n = 0;
        foreach (var (hash, use) in uses)
        {
            double often = use > 1 ? 1 + Math.Log(use) : use;
            terms[n++] = new TermKey(hash, (float)(often * rarity.Of(hash)));
        }
        SortHeaviest(terms);
        if (n > size) terms = terms[..size];
        double square = 0;
        foreach (var term in terms) square += (double)term.Weight * term.Weight;
        if (square <= 0) return [];
        float scale = (float)(1 / Math.Sqrt(square));
        for (int i = 0; i < terms.Length; i++) terms[i] = terms[i] with { Weight = terms[i].Weight * scale };
        return terms;
    }

    // By weight, then by hash: as numbers of one word each, which sort fastest; the few whose words are the same are put in order after.
    private static void SortHeaviest(TermKey[] terms)
    {
        Span<ulong> ranks = terms.Length <= 1024 ? stackalloc ulong[terms.Length] : new ulong[terms.Length];
        for (int i = 0; i < ranks.Length; i++) ranks[i] = (ulong)~BitConverter.SingleToUInt32Bits(terms[i].Weight) << 32 | terms[i].Hash >> 32;
        ranks.Sort(terms.AsSpan());
        for (int i = 1; i < terms.Length; i++)
            for (int at = i; at > 0 && ranks[at] == ranks[at - 1] && terms[at].Hash < terms[at - 1].Hash; at--) (terms[at], terms[at - 1]) = (terms[at - 1], terms[at]);
    }
}

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
    public static IReadOnlyList<TermKey> Terms(Article article, StreamTables tables)
    {
        var (uses, rarity) = (Learned.Terms.Of(article), Background.In(article.Language, tables));
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
            double often = use >= 1 ? 1 + Math.Log(use) : use;
            terms[n++] = new TermKey(hash, (float)(often * rarity.Of(hash)));
        }
        Array.Sort(terms, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Hash.CompareTo(b.Hash));
        if (n > size) terms = terms[..size];
        double square = 0;
        foreach (var term in terms) square += (double)term.Weight * term.Weight;
        if (square <= 0) return [];
        float scale = (float)(1 / Math.Sqrt(square));
        for (int i = 0; i < terms.Length; i++) terms[i] = terms[i] with { Weight = terms[i].Weight * scale };
        return terms;
    }
}

using Stemma.Core.Language;

namespace Stemma.Core.Lineage;

/// <summary>
/// Tells house text by itself, where no outlet is known whose it could be: two texts that share a stretch, and otherwise have nothing of each other, tell different things.
/// What they share speaks of neither: a consent notice, a site's foot, a series' preface.
/// </summary>
internal static class Strangers
{
    private const int FewestWords = 4;
    private const double NextToNothing = 0.12;

    /// <summary>Whether each of two texts has words of its own outside what they share, and next to none of these stands anywhere in the other, headlines included. Reports of one thing name its people, places and figures also where they part.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="passages">What they share.</param>
    public static bool Are(Compared a, Compared b, IReadOnlyList<Aligned> passages)
    {
        if (a.Telling.Outlet is not null && b.Telling.Outlet is not null) return false;
        var shared = passages.Where(p => p.Derived).SelectMany(p => p.Pair.Matches).ToList();
        if (shared.Count == 0) return false;
        var (ofA, ofB) = (Used(a, []), Used(b, []));
        return HasNothingOf(Used(a, [.. shared.Select(m => m.A)]), ofB) && HasNothingOf(Used(b, [.. shared.Select(m => m.B)]), ofA);
    }

    private static bool HasNothingOf(HashSet<ulong> own, HashSet<ulong> other) => own.Count >= FewestWords && own.Count(other.Contains) <= NextToNothing * own.Count;

    // The different content words of headline and text, by their stems, in scripts without spaces pairs of characters; those of the text that are set aside left out.
    private static HashSet<ulong> Used(Compared one, HashSet<int> aside)
    {
        var used = new HashSet<ulong>();
        var (title, text, language) = (one.Telling.Article.Title, one.Telling.Article.Text, one.Telling.Article.Language);
        Note(used, title, Words.Of(title).All, [], language);
        Note(used, text, one.Words.All, aside, language);
        return used;
    }

    private static void Note(HashSet<ulong> used, string text, Word[] words, HashSet<int> aside, string language)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (aside.Contains(i)) continue;
            if (Tokens.IsUnspaced(text[words[i].Start]))
            {
                if (i + 1 < words.Length && words[i + 1].Start == words[i].End) used.Add(MinHash.Mix(words[i].Hash ^ MinHash.Mix(words[i + 1].Hash)));
            }
            else if (words[i].Weight >= 1) used.Add(Words.HashOf(Stems.Of(Tokens.Fold(text.AsSpan(words[i].Start, words[i].End - words[i].Start)), language)));
        }
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A pattern of words: each place has alternatives; before a place up to <see cref="Place.Gap"/> other words may stand.</summary>
internal sealed record Phrase(IReadOnlyList<Phrase.Place> Places)
{
    private const int Skip = 3;

    /// <summary>One place of a pattern.</summary>
    internal sealed record Place(IReadOnlyList<string> Alternatives, int Gap);

    /// <summary>Reads "could|can not .. be verified|confirmed".</summary>
    public static Phrase Read(string pattern)
    {
        var places = new List<Place>();
        int gap = 0;
        foreach (var word in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "..") { gap = Skip; continue; }
            places.Add(new Place(word.Split('|'), gap));
            gap = 0;
        }
        return new Phrase(places);
    }

    /// <summary>Reads a data file of rows "language, pattern", by language and each first word ("en did").</summary>
    public static ILookup<string, Phrase> ByFirstWord(string file) =>
        DataFile.Rows(typeof(Phrase), file).Where(r => r.Length >= 2).Select(r => (Language: r[0], Phrase: Read(r[1])))
            .SelectMany(p => p.Phrase.Places[0].Alternatives.Select(w => (Key: $"{p.Language} {w}", p.Phrase)))
            .ToLookup(p => p.Key, p => p.Phrase, StringComparer.Ordinal);

    /// <summary>Where a pattern begins in the words, each place once.</summary>
    public static IEnumerable<int> Begin(ILookup<string, Phrase> patterns, string[] folded, string language)
    {
        for (int i = 0; i < folded.Length; i++)
        {
            foreach (var phrase in patterns[$"{language} {folded[i]}"])
            {
                if (phrase.MatchAt(folded, i) < 0) continue;
                yield return i;
                break;
            }
        }
    }

    /// <summary>The last word when the pattern begins at a word, else -1.</summary>
    public int MatchAt(string[] folded, int first)
    {
        int at = first - 1;
        foreach (var place in Places)
        {
            int next = Find(folded, at + 1, at == first - 1 ? 0 : place.Gap, place.Alternatives);
            if (next < 0) return -1;
            at = next;
        }
        return at;
    }

    private static int Find(string[] folded, int from, int gap, IReadOnlyList<string> alternatives)
    {
        for (int i = from; i <= from + gap && i < folded.Length; i++)
        {
            foreach (var word in alternatives) if (string.Equals(word, folded[i], StringComparison.Ordinal)) return i;
        }
        return -1;
    }
}

using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Words that decide what a sentence says ("once" and "twice", "could" and "will", "not", "probably"), from Claims/Data/senses.tsv.</summary>
internal static class Senses
{
    private const int LongestGap = 4; // words; where more differ, the sentence is told anew

    private readonly record struct Sense(string Group, int Meaning, bool Gone);

    private static readonly FrozenDictionary<string, Sense[]> ByWord = Read().GroupBy(r => r.Key, r => r.Sense, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Whether two nearly equal runs of folded words differ in a word that decides.</summary>
    public static bool Part(string[] a, string[] b, string language)
    {
        var alignment = WordAlignment.Of(a, b);
        return IsOneText(alignment) && Gaps(a, b, alignment, language).Any();
    }

    /// <summary>Whether two short runs hold opposite words of one group.</summary>
    public static bool Opposed(string[] a, string[] b, string language)
    {
        var (x, y) = (Of(a, 0, a.Length, language), Of(b, 0, b.Length, language));
        return a.Length <= LongestGap && b.Length <= LongestGap && x.Exists(l => y.Exists(r => r.Sense.Group == l.Sense.Group && r.Sense.Meaning != l.Sense.Meaning))
            && !x.Exists(l => y.Exists(r => r.Sense == l.Sense));
    }

    /// <summary>The gaps of two aligned runs in which a word that decides stands on one side, or another of its group on the other.</summary>
    public static IEnumerable<Gap> Gaps(string[] a, string[] b, WordAlignment alignment, string language) =>
        alignment.Gaps.Where(g => IsNarrow(g) && !IsClip(g, a.Length, b.Length) && Differ(a, b, g, alignment, language));

    // One may be cut shorter than the other; what they share must lie close together.
    private static bool IsOneText(WordAlignment alignment)
    {
        if (alignment.Matched.Count < 4) return false;
        var (first, last) = (alignment.Matched[0], alignment.Matched[^1]);
        int longer = Math.Max(last.A - first.A, last.B - first.B) + 1;
        return alignment.Matched.Count >= 0.7 * longer;
    }

    private static bool IsNarrow(Gap g) => g.AEnd - g.A <= LongestGap && g.BEnd - g.B <= LongestGap;

    // What only one of them has before or after is said beyond the other.
    private static bool IsClip(Gap g, int a, int b) =>
        ((g.A == 0 && g.B == 0) || (g.AEnd == a && g.BEnd == b)) && (g.A == g.AEnd || g.B == g.BEnd);

    private static bool Differ(string[] a, string[] b, Gap g, WordAlignment alignment, string language)
    {
        var x = Of(a, g.A, g.AEnd, language);
        var y = Of(b, g.B, g.BEnd, language);
        foreach (var group in x.Concat(y).Select(s => s.Sense.Group).Distinct(StringComparer.Ordinal))
        {
            var (left, right) = (In(x, group), In(y, group));
            if (left.Count > 0 && right.Count > 0)
            {
                if (!left.Exists(l => right.Exists(r => r.Sense.Meaning == l.Sense.Meaning))) return true;
                continue;
            }
            var (only, other, meant) = left.Count > 0 ? (left[0], b, 1) : (right[0], a, 0);
            if (only.Sense.Gone && !IsMoved(only.Sense, other, alignment, meant == 1, language)) return true;
        }
        return false;
    }

    // The word stands elsewhere in the other run, where nothing answers it: it was moved.
    private static bool IsMoved(Sense sense, string[] other, WordAlignment alignment, bool inB, string language)
    {
        var matched = alignment.Matched.Select(m => inB ? m.B : m.A).ToHashSet();
        return Of(other, 0, other.Length, language).Exists(s => s.Sense == sense && !matched.Contains(s.At));
    }

    private static List<(Sense Sense, int At)> In(List<(Sense Sense, int At)> found, string group) => found.FindAll(s => s.Sense.Group == group);

    private static List<(Sense Sense, int At)> Of(string[] words, int first, int end, string language)
    {
        var found = new List<(Sense, int)>();
        for (int i = first; i < end; i++)
            if (ByWord.TryGetValue($"{language} {words[i]}", out var senses)) found.AddRange(senses.Select(s => (s, i)));
        return found;
    }

    private static IEnumerable<(string Key, Sense Sense)> Read()
    {
        foreach (var row in DataFile.Rows(typeof(Senses), "senses.tsv"))
        {
            var meanings = row[3].Split('|');
            for (int m = 0; m < meanings.Length; m++)
                foreach (var word in meanings[m].Split('/')) yield return ($"{row[0]} {word}", new Sense(row[1], m, row[2] == "gone"));
        }
    }
}

using Stemma.Core.Language;

namespace Stemma.Core.Claims;

/// <summary>Tells one word written in two ways from two words: "realise" and "realize", "decision maker" and "decision-maker", "Sen." and "Senator".</summary>
internal static class Spelling
{
    /// <summary>Whether two runs of folded words are the same but for their spelling or ending.</summary>
    public static bool IsSame(string[] a, string[] b, string language)
    {
        var x = string.Concat(a).Replace("-", "", StringComparison.Ordinal);
        var y = string.Concat(b).Replace("-", "", StringComparison.Ordinal);
        if (x == y || Stems.Of(x, language) == Stems.Of(y, language)) return true;
        var (shorter, longer) = x.Length <= y.Length ? (x, y) : (y, x);
        if (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal)) return true;
        return shorter.Length >= 5 && Distance(shorter, longer) * 4 <= shorter.Length;
    }

    // Levenshtein's distance; runs are a few words long.
    private static int Distance(string a, string b)
    {
        if (b.Length > 80) return b.Length;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], next);
            }
        }
        return row[b.Length];
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Tells one word written in two ways from two words: "realise" and "realize", "decision maker" and "decision-maker", "Sen." and "Senator", "I'd" and "I would".</summary>
internal static class Spelling
{
    private static readonly ILookup<string, (string Short, string Full)> Short = DataFile.Rows(typeof(Spelling), "contractions.tsv")
        .ToLookup(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    /// <summary>Whether two runs of folded words are the same but for their spelling or ending.</summary>
    public static bool IsSame(string[] a, string[] b, string language)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length;
        var x = string.Concat(a.Select(w => Full(w, language))).Replace("-", "", StringComparison.Ordinal);
        var y = string.Concat(b.Select(w => Full(w, language))).Replace("-", "", StringComparison.Ordinal);
        if (x == y || Stems.Of(x, language) == Stems.Of(y, language)) return true;
        var (shorter, longer) = x.Length <= y.Length ? (x, y) : (y, x);
        if (a.Length == 1 && b.Length == 1 && shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal)) return true;
        return shorter.Length >= 5 && Distance(shorter, longer) * 4 <= shorter.Length;
    }

    private static string Full(string word, string language)
    {
        foreach (var (form, full) in Short[language])
        {
            if (form[0] != '*' && word == form) return full.Replace(" ", "", StringComparison.Ordinal);
            if (form[0] == '*' && word.Length >= form.Length && word.EndsWith(form[1..], StringComparison.Ordinal)) return word[..^(form.Length - 1)] + full;
        }
        return word;
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

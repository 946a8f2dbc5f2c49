using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>The words of dates, in lower case.</summary>
internal static class WebDateWords
{
    private static readonly FrozenDictionary<string, int> Months = ReadMonths();
    private static readonly FrozenSet<string> Noise =
        DataFile.Lines(typeof(WebDateWords), "date-noise.txt").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The month a word names, or null.</summary>
    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    /// <summary>True for words that carry nothing ("at", "th", "de").</summary>
    public static bool IsNoise(string word) => Noise.Contains(word);

    /// <summary>True for "am" and its like.</summary>
    public static bool BeforeNoon(string word) => word is "am" or "오전" or "上午" or "午前" or "ص";

    /// <summary>True for "pm" and its like.</summary>
    public static bool AfterNoon(string word) => word is "pm" or "오후" or "下午" or "午後" or "م";

    private static FrozenDictionary<string, int> ReadMonths()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cells in DataFile.Rows(typeof(WebDateWords), "months.tsv"))
        {
            foreach (var name in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)) found.TryAdd(name, int.Parse(cells[0], CultureInfo.InvariantCulture));
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

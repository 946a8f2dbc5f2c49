using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Units of length, weight, money, time and so on (Data/units.tsv), turned into one canonical unit each.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, (string Unit, double Factor)> All = Read();

    /// <summary>Words of the longest unit.</summary>
    public const int Longest = 3;

    /// <summary>The canonical unit of a folded word or phrase and the factor to it, or null.</summary>
    public static (string Unit, double Factor)? Find(string folded) => All.TryGetValue(folded, out var unit) ? unit : null;

    /// <summary>Whether the unit is a span of time.</summary>
    public static bool IsTime(string unit) => unit is "second" or "minute" or "hour" or "day" or "week" or "month" or "year";

    /// <summary>Whether the unit is money.</summary>
    public static bool IsMoney(string unit) => unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);

    private static FrozenDictionary<string, (string, double)> Read()
    {
        var found = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows(typeof(Units), "units.tsv"))
            foreach (var word in row[2].Split('|')) found.TryAdd(word, (row[0], double.Parse(row[1], CultureInfo.InvariantCulture)));
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

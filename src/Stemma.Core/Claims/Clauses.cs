using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Function words by their part in a clause, from Claims/Data/clauses.tsv.</summary>
internal static class Clauses
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Parts = DataFile.Rows(typeof(Clauses), "clauses.tsv")
        .ToFrozenDictionary(r => $"{r[0]} {r[1]}", r => r[2].Split('|').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a folded word plays a part ("helper", "modal", "bound") in the language.</summary>
    public static bool Is(string part, string folded, string language) => Parts.TryGetValue($"{language} {part}", out var words) && words.Contains(folded);

    /// <summary>Whether the file knows the part in the language.</summary>
    public static bool Knows(string part, string language) => Parts.ContainsKey($"{language} {part}");
}

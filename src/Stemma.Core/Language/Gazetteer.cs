using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Countries, big cities and well-known bodies, with their other names and demonyms (Data/gazetteer.tsv).</summary>
public static class Gazetteer
{
    private static readonly FrozenDictionary<string, (NameKind Kind, string Canonical)> Names = Read(1, 2);
    private static readonly FrozenDictionary<string, (NameKind Kind, string Canonical)> People = Read(3, 3);

    /// <summary>Words of the longest entry.</summary>
    public const int LongestEntry = 6;

    /// <summary>The canonical names.</summary>
    internal static IEnumerable<string> All => Names.Values.Select(e => e.Canonical).Distinct();

    private static readonly FrozenSet<string> Openings = Names.Keys.Select(k => k.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an entry begins with this folded word.</summary>
    internal static bool MayBegin(string folded) => Openings.Contains(folded.Contains('.', StringComparison.Ordinal) ? folded.Replace(".", "", StringComparison.Ordinal) : folded);

    /// <summary>The entry of a name ("U.S." gives Place, "United States"), or null. Capitals are ignored, but not in names of two letters ("US").</summary>
    public static (NameKind Kind, string Canonical)? Find(string name) =>
        Names.TryGetValue(KeyOf(name), out var entry) && (entry.Canonical.Length == 2 || name.Length > 3 || !char.IsLower(name[^1]) || !IsAcronymKey(name)) ? entry : null;

    /// <summary>The country or place whose people or things are called so ("Russian" gives "Russia"), or null.</summary>
    public static string? OfDemonym(string word) => People.TryGetValue(KeyOf(word), out var entry) ? entry.Canonical : null;

    // "us" and "un" are words; "US" and "UN" are names.
    private static bool IsAcronymKey(string name) => KeyOf(name) is "us" or "un" or "eu" or "is" or "who" or "au" or "fed" or "ap" or "uk" or "ft" or "nk" or "ria" or "abc";

    private static string KeyOf(string name) => Tokens.Fold(name).Replace(".", "", StringComparison.Ordinal);

    private static FrozenDictionary<string, (NameKind, string)> Read(int from, int to)
    {
        var found = new Dictionary<string, (NameKind, string)>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows(typeof(Gazetteer), "gazetteer.tsv"))
        {
            var kind = row[0] == "o" ? NameKind.Organisation : NameKind.Place;
            foreach (var cell in row.Skip(from).Take(to - from + 1))
                foreach (var name in cell.Split('|', StringSplitOptions.RemoveEmptyEntries))
                    found.TryAdd(KeyOf(name), (kind, row[1]));
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Collections.Frozen;

namespace Stemma.Core.News;

/// <summary>What an agency supplies.</summary>
public enum WireKind
{
    /// <summary>Reports of its own.</summary>
    Wire,

    /// <summary>Reports through which a state speaks.</summary>
    State,

    /// <summary>Other people's press releases.</summary>
    Release,
}

/// <summary>An agency that supplies text to others.</summary>
/// <param name="Name">The name it goes by ("AP").</param>
/// <param name="FullName">Its full name ("Associated Press").</param>
/// <param name="Aliases">Other names it is written with.</param>
/// <param name="Home">Its home page: the last resort of a source link.</param>
/// <param name="Kind">What it supplies.</param>
/// <param name="Search">Where its reports are looked for, with {q} where the words go; null where no such page is known.</param>
public sealed record Wire(string Name, string FullName, IReadOnlyList<string> Aliases, string Home, WireKind Kind, string? Search)
{
    private const int MostWords = 8;

    /// <summary>Every way it is written, the name first.</summary>
    public IEnumerable<string> Spellings => [Name, FullName, .. Aliases];

    /// <summary>The address that looks for a report of its by a headline's first words; null where it has no such page, or the headline no words.</summary>
    /// <param name="title">The headline.</param>
    public string? Find(string title)
    {
        var words = title.Split([' ', '\u00A0', '\t', '\n', '“', '”', '„', '"', '«', '»', '(', ')', ':', ';', '|', '/', '–', '—', '?', '!', '…', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Any(char.IsLetterOrDigit)).Take(MostWords).ToList();
        return Search is null || words.Count == 0 ? null : Search.Replace("{q}", Uri.EscapeDataString(string.Join(' ', words)), StringComparison.Ordinal);
    }
}

/// <summary>The registry of agencies, read from News/Data/agencies.tsv.</summary>
public static class Wires
{
    private static readonly FrozenDictionary<string, Wire> BySpelling = Read();

    /// <summary>All agencies, in the order of the file.</summary>
    public static IReadOnlyList<Wire> All { get; } = [.. BySpelling.Values.Distinct().OrderBy(w => w.Name, StringComparer.Ordinal)];

    /// <summary>The agency that is written so. Short names are matched with their case ("AP", not "ap"), long ones without.</summary>
    /// <returns>The agency, or null.</returns>
    public static Wire? Named(string spelling)
    {
        var trimmed = spelling.Trim();
        return BySpelling.TryGetValue(trimmed, out var exact) ? exact
            : trimmed.Length > 4 && BySpelling.TryGetValue(trimmed.ToLowerInvariant(), out var folded) ? folded
            : null;
    }

    private static FrozenDictionary<string, Wire> Read()
    {
        var found = new Dictionary<string, Wire>(StringComparer.Ordinal);
        foreach (var cells in DataFile.Rows(typeof(Wires), "agencies.tsv"))
        {
            var wire = new Wire(cells[0], cells[1], cells[2].Split('|', StringSplitOptions.RemoveEmptyEntries), cells[3], KindOf(cells[4]), cells[5].Length > 0 ? cells[5] : null);
            foreach (var spelling in wire.Spellings)
            {
                found.TryAdd(spelling, wire);
                if (spelling.Length > 4) found.TryAdd(spelling.ToLowerInvariant(), wire);
            }
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static WireKind KindOf(string cell) => cell switch
    {
        "wire" => WireKind.Wire,
        "state" => WireKind.State,
        "release" => WireKind.Release,
        _ => throw new InvalidOperationException($"agencies.tsv knows no kind \"{cell}\""),
    };
}

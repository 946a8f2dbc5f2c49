using System.Text.RegularExpressions;

namespace Stemma.Tests.Rooms;

/// <summary>The room table of ARCHITECTURE.md: what each room may use.</summary>
internal static class RoomTable
{
    private static readonly string[] Siblings = ["Extract", "Statements", "Lineage", "Stories", "Claims"];

    /// <summary>Reads the table between its header and the next empty line.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read()
    {
        var rows = File.ReadLines(Checkout.At("ARCHITECTURE.md"))
            .SkipWhile(l => !l.StartsWith("| room |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Split('|').Select(c => c.Trim()).ToArray()).ToList();
        var rooms = rows.SelectMany(r => Names(r[1])).ToHashSet(StringComparer.Ordinal);
        var table = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var may = Names(row[2]).Where(rooms.Contains).ToHashSet(StringComparer.Ordinal);
            if (row[2].Contains("the five siblings", StringComparison.Ordinal)) may.UnionWith(Siblings);
            foreach (var room in Names(row[1])) table.Add(room, may);
        }
        return table;
    }

    private static IEnumerable<string> Names(string cell) => Regex.Matches(cell, @"\b[A-Z][A-Za-z]+\b").Select(m => m.Value);
}

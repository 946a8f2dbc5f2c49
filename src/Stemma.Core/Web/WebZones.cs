using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>Names of time zones and their distance from UTC, from a table of our own: the same on every machine.</summary>
internal static class WebZones
{
    private static readonly FrozenDictionary<string, (int Minutes, string Rule)> Table = DataFile.Rows(typeof(WebZones), "zones.tsv")
        .SelectMany(cells => cells[2].Split(' ').Select(name => (name, int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1])))
        .ToFrozenDictionary(z => z.name, z => (z.Item2, z.Item3), StringComparer.Ordinal);

    private static readonly FrozenSet<int> Broken = Table.Values.SelectMany(z => z.Rule == "" ? [z.Minutes] : new[] { z.Minutes, z.Minutes + 60 }).Where(m => m % 60 != 0).ToFrozenSet();

    /// <summary>A zone as written: a known name ("" for none) and minutes added.</summary>
    internal readonly record struct Zone(string Name, int Minutes);

    /// <summary>True for a name of the table, in lower case.</summary>
    public static bool Known(string name) => Table.ContainsKey(name);

    /// <summary>Whether clocks somewhere are so far from UTC: whole hours from -12 to +14, and the half and quarter hours of the table.</summary>
    public static bool InUse(TimeSpan offset) => offset.Ticks % TimeSpan.TicksPerMinute == 0 && (int)offset.TotalMinutes is >= -720 and <= 840 and var minutes && (minutes % 60 == 0 || Broken.Contains(minutes));

    /// <summary>Minutes east of UTC at a local time.</summary>
    public static int Offset(Zone zone, DateTime local)
    {
        if (zone.Name.Length == 0 || !Table.TryGetValue(zone.Name, out var row)) return zone.Minutes;
        return row.Minutes + zone.Minutes + (IsSummer(row.Rule, local) ? 60 : 0);
    }

    private static bool IsSummer(string rule, DateTime local) => rule switch
    {
        "us" when local.Year >= 2007 => local >= Sunday(local.Year, 3, 2, 2) && local < Sunday(local.Year, 11, 1, 2),
        "us" => local >= Sunday(local.Year, 4, 1, 2) && local < Sunday(local.Year, 10, 0, 2),
        "eu" => local >= Sunday(local.Year, 3, 0, 2) && local < Sunday(local.Year, 10, 0, 3),
        "au" => local >= Sunday(local.Year, 10, 1, 2) || local < Sunday(local.Year, 4, 1, 3),
        "nz" => local >= Sunday(local.Year, 9, 0, 2) || local < Sunday(local.Year, 4, 1, 3),
        _ => false,
    };

    // The nth Sunday of a month; 0 is the last.
    private static DateTime Sunday(int year, int month, int nth, int hour)
    {
        if (nth == 0)
        {
            var last = new DateTime(year, month, DateTime.DaysInMonth(year, month), hour, 0, 0);
            return last.AddDays(-(int)last.DayOfWeek);
        }
        var first = new DateTime(year, month, 1, hour, 0, 0);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }
}

using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Tellings that carry one original.</summary>
/// <param name="Wire">Whose original it is; null where nothing tells.</param>
/// <param name="Members">The carriers, by id.</param>
/// <param name="Ties">The ties among them.</param>
internal sealed record Family(Wire? Wire, IReadOnlyList<Reading> Members, IReadOnlyList<Tie> Ties);

/// <summary>Gathers a story's tellings into families.</summary>
internal static class Families
{
    /// <summary>The families, by their first member; a telling that is neither credited nor tied is in none.</summary>
    public static List<Family> Of(IReadOnlyList<Reading> readings, IReadOnlyList<Tie> ties)
    {
        var wires = Assign(readings, ties);
        var families = new List<Family>();
        foreach (var group in readings.GroupBy(r => wires.GetValueOrDefault(r)?.Name))
        {
            var wire = group.Key is null ? null : wires[group.First()];
            var inside = ties.Where(t => wires.GetValueOrDefault(t.A) == wire && wires.GetValueOrDefault(t.B) == wire).ToList();
            foreach (var members in Components(group.ToList(), inside))
            {
                if (wire is null && members.Count < 2) continue;
                families.Add(new Family(wire, members, [.. inside.Where(t => members.Contains(t.A) && members.Contains(t.B))]));
            }
        }
        return [.. families.OrderBy(f => f.Members[0].Telling.Id)];
    }

    // The credited have their own agency; who shares a credited one's text gets its agency, in rounds outward, each from whom it shares most with.
    private static Dictionary<Reading, Wire> Assign(IReadOnlyList<Reading> readings, IReadOnlyList<Tie> ties)
    {
        var wires = readings.Where(r => r.Credited is not null).ToDictionary(r => r, r => r.Credited!);
        for (bool changed = true; changed;)
        {
            var next = readings.Where(r => !wires.ContainsKey(r)).Select(r => (Reading: r, Wire: Strongest(r, ties, wires))).Where(p => p.Wire is not null).ToList();
            foreach (var (reading, wire) in next) wires[reading] = wire!;
            changed = next.Count > 0;
        }
        return wires;
    }

    private static Wire? Strongest(Reading reading, IReadOnlyList<Tie> ties, Dictionary<Reading, Wire> wires) => ties
        .Where(t => t.Strong && (t.A == reading || t.B == reading))
        .Where(t => wires.ContainsKey(t.Other(reading)))
        .GroupBy(t => wires[t.Other(reading)])
        .OrderByDescending(g => g.Sum(t => t.Alignment.Sentences)).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static IEnumerable<List<Reading>> Components(List<Reading> members, List<Tie> ties)
    {
        var neighbours = members.ToDictionary(m => m, _ => new List<Reading>());
        foreach (var tie in ties.Where(t => t.Strong)) { neighbours[tie.A].Add(tie.B); neighbours[tie.B].Add(tie.A); }
        var seen = new HashSet<Reading>();
        foreach (var first in members.OrderBy(m => m.Telling.Id))
        {
            if (!seen.Add(first)) continue;
            var component = new List<Reading> { first };
            for (int i = 0; i < component.Count; i++)
                foreach (var other in neighbours[component[i]]) if (seen.Add(other)) component.Add(other);
            yield return [.. component.OrderBy(m => m.Telling.Id)];
        }
    }
}

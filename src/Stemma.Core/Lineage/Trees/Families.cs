using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Tellings that carry one original.</summary>
/// <param name="Wire">Whose original it is; null where nothing tells.</param>
/// <param name="Members">The carriers, by id.</param>
/// <param name="Ties">The ties among them.</param>
internal sealed record Family(Wire? Wire, IReadOnlyList<Reading> Members, IReadOnlyList<Tie> Ties)
{
    private readonly ILookup<Reading, Tie> _of = Trees.Ties.ByMember(Ties);

    private readonly Lazy<IReadOnlyList<Tie>> _withLead = new(() => [.. Ties.Where(t => !t.Translated && !Unshared.In(t.A, [t]).Lead && !Unshared.In(t.B, [t]).Lead)]);

    private readonly Lazy<IReadOnlyDictionary<Reading, bool[]>> _shared = new(() =>
    {
        var of = Trees.Ties.ByMember(Ties.Where(t => !t.Translated));
        return Members.ToDictionary(m => m, m => Trees.Ties.Inside(m.Words.All, of[m].SelectMany(t => t.Derived.Select(p => t.Of(m, p)))));
    });

    /// <summary>The ties of one member.</summary>
    public IEnumerable<Tie> TiesOf(Reading member) => _of[member];

    /// <summary>The ties whose two texts begin with a sentence that both have.</summary>
    public IReadOnlyList<Tie> WithLead => _withLead.Value;

    /// <summary>Which of a member's words stand in any other's text too, word for word or reworded in the same language.</summary>
    public bool[] Shared(Reading member) => _shared.Value[member];
}

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
                var within = members.ToHashSet();
                families.Add(new Family(wire, members, [.. inside.Where(t => within.Contains(t.A) && within.Contains(t.B))]));
            }
        }
        return [.. families.OrderBy(f => f.Members[0].Telling.Id)];
    }

    // The credited have their own agency; who shares a credited one's text gets its agency, in rounds outward, each from whom it shares most with.
    private static Dictionary<Reading, Wire> Assign(IReadOnlyList<Reading> readings, IReadOnlyList<Tie> ties)
    {
        var wires = readings.Where(r => r.Credited is not null).ToDictionary(r => r, r => r.Credited!);
        var strong = Ties.ByMember(ties.Where(t => t.Strong));
        for (bool changed = true; changed;)
        {
            var next = readings.Where(r => !wires.ContainsKey(r)).Select(r => (Reading: r, Wire: Strongest(r, strong[r], wires))).Where(p => p.Wire is not null).ToList();
            foreach (var (reading, wire) in next) wires[reading] = wire!;
            changed = next.Count > 0;
        }
        return wires;
    }

    private static Wire? Strongest(Reading reading, IEnumerable<Tie> strong, Dictionary<Reading, Wire> wires) => strong
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

using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>A tree while it is drawn: a local of <see cref="FamilyTrees"/>.</summary>
internal sealed class Outline
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The originals so far.</summary>
    public List<Original> Originals { get; } = [];

    /// <summary>The links so far.</summary>
    public List<Link> Links { get; } = [];

    /// <summary>The root of each telling's lineage.</summary>
    public Dictionary<Reading, (NodeId Node, bool Known)> Origins { get; } = [];

    /// <summary>The version's node that each telling hangs under.</summary>
    public Dictionary<Reading, NodeId> Parents { get; } = [];

    /// <summary>The next id of an original of that name: "*ap-1", "*ap-2".</summary>
    public string NextId(string name)
    {
        var slug = string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        int number = _numbers[slug] = _numbers.GetValueOrDefault(slug) + 1;
        return $"*{slug}-{number}";
    }

    /// <summary>Takes tellings away from the originals that nobody gave us, with those that have their text from them; an original that nobody carries any more goes too.</summary>
    /// <param name="cutOff">The tellings.</param>
    /// <param name="byId">All tellings of the story.</param>
    public void CutOff(IReadOnlySet<Reading> cutOff, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        foreach (var reading in cutOff)
        {
            var left = Links.Where(l => l.Child == NodeId.Of(reading.Telling.Id) && l.Parent.Original is not null).Select(l => l.Parent).ToList();
            Links.RemoveAll(l => l.Child == NodeId.Of(reading.Telling.Id) && l.Parent.Original is not null);
            if (Parents.TryGetValue(reading, out var parent) && parent.Original is not null) Parents.Remove(reading);
            foreach (var original in left.Where(o => !Links.Exists(l => l.Parent == o && l.Child.Telling is not null))) TakeOut(original);
        }
        foreach (var reading in byId.Values)
            if (Origins.TryGetValue(reading, out var origin) && origin.Node.Original is not null && Root(reading, byId) is var root && cutOff.Contains(root)) Origins[reading] = (NodeId.Of(root.Telling.Id), false);
    }

    // The versions after an original come after the one before it; where there is none, all lineage goes back to the first of them.
    private void TakeOut(NodeId original)
    {
        string? before = Originals.Find(o => o.Id == original.Original)?.After;
        string? next = Originals.Find(o => o.After == original.Original)?.Id;
        Originals.RemoveAll(o => o.Id == original.Original);
        for (int i = 0; i < Originals.Count; i++) if (Originals[i].After == original.Original) Originals[i] = Originals[i] with { After = before };
        Links.RemoveAll(l => l.Child == original || (l.Parent == original && before is null));
        for (int i = 0; i < Links.Count; i++) if (Links[i].Parent == original) Links[i] = Links[i] with { Parent = NodeId.Of(before!) };
        foreach (var (reading, origin) in Origins.ToList()) if (origin.Node == original && (before ?? next) is { } other) Origins[reading] = (NodeId.Of(other), origin.Known);
    }

    private Reading Root(Reading from, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        var passed = new HashSet<Reading>();
        while (passed.Add(from) && Parents.TryGetValue(from, out var parent) && parent.Telling is { } held && byId.TryGetValue(held, out var next)) from = next;
        return from;
    }

    /// <summary>Adds a link.</summary>
    public void Add(NodeId child, NodeId parent, LinkKind kind, double share, double confidence, IReadOnlyList<Evidence> evidence, DateTimeOffset? firstSeen, bool undirected = false, IReadOnlyList<string>? signs = null, Decision? decided = null) =>
        Links.Add(new Link
        {
            Child = child,
            Parent = parent,
            Kind = kind,
            Share = Math.Round(share, 4),
            Confidence = Math.Round(confidence, 2),
            Evidence = evidence,
            FirstSeen = firstSeen,
            Undirected = undirected,
            DirectionSigns = signs ?? [],
            Decided = decided,
        });
}

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

    /// <summary>Takes tellings away from the originals that nobody gave us, with those that have their text from them; an original that nobody carries any more goes too, and one that was only made up of what two share goes with either.</summary>
    /// <param name="asked">The tellings.</param>
    /// <param name="byId">All tellings of the story.</param>
    /// <returns>Those that hung under one.</returns>
    public HashSet<Reading> CutOff(IEnumerable<Reading> asked, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        var cut = new HashSet<Reading>();
        foreach (var reading in asked)
        {
            var node = NodeId.Of(reading.Telling.Id);
            var left = Links.Where(l => l.Child == node && l.Parent.Original is not null).Select(l => l.Parent).ToList();
            if (left.Count == 0) continue;
            cut.Add(reading);
            Links.RemoveAll(l => l.Child == node && l.Parent.Original is not null);
            if (Links.Find(l => l.Child == node && !l.Undirected)?.Parent is { } held) Parents[reading] = held;
            else Parents.Remove(reading);
            foreach (var original in left) Lessen(original, reading, byId);
        }
        foreach (var reading in byId.Values)
            if (Origins.TryGetValue(reading, out var origin) && origin.Node.Original is not null && Root(reading, byId) is var root && (cut.Contains(root) || !Originals.Exists(o => NodeId.Of(o.Id) == origin.Node)))
                Origins[reading] = (NodeId.Of(root.Telling.Id), root.OwnPage);
        return cut;
    }

    /// <summary>Takes tellings away from held ones that they were drawn under, whatever drew them there: what two share is cut before (<see cref="Ties"/>), but a report hangs under its agency's own page by what others share too.</summary>
    /// <param name="cuts">Cuts between two tellings.</param>
    /// <param name="byId">All tellings of the story.</param>
    /// <returns>Those that hung under one, and hang under none now.</returns>
    public HashSet<Reading> CutApart(IReadOnlyList<Decision> cuts, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        var cut = new HashSet<Reading>();
        foreach (var (one, other) in cuts.SelectMany(d => new[] { (d.A, d.B), (d.B, d.A) }))
        {
            if (Links.RemoveAll(l => l.Child == NodeId.Of(one) && l.Parent == NodeId.Of(other)) == 0 || !byId.TryGetValue(one, out var reading)) continue;
            if (Links.Find(l => l.Child == NodeId.Of(one) && !l.Undirected)?.Parent is { } left) Parents[reading] = left;
            else if (Parents.Remove(reading)) cut.Add(reading);
        }
        foreach (var reading in cut.Count == 0 ? [] : byId.Values)
            if (Root(reading, byId) is var root && cut.Contains(root)) Origins[reading] = (NodeId.Of(root.Telling.Id), root.OwnPage);
        return cut;
    }

    // An original without what only the telling showed of it; none where too few are left to show it.
    private void Lessen(NodeId original, Reading gone, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        int at = Originals.FindIndex(o => NodeId.Of(o.Id) == original);
        if (at < 0) return;
        var carriers = Links.Where(l => l.Parent == original && l.Kind != LinkKind.Update && l.Child.Telling is not null).Select(l => byId[l.Child.Telling!.Value].Telling).ToList();
        if (carriers.Count >= (Originals[at].Wire is null ? 2 : 1))
        {
            Originals[at] = Originals[at] with { Evidence = [.. Originals[at].Evidence.Where(e => e.Telling != gone.Telling.Id)], From = carriers.Min(c => c.At) };
            return;
        }
        var before = Links.Find(l => l.Child == original)?.Parent;
        string? next = Originals.Find(o => o.After == original.Original)?.Id;
        for (int i = 0; i < Originals.Count; i++) if (Originals[i].After == original.Original) Originals[i] = Originals[i] with { After = before?.Original };
        Originals.RemoveAt(at);
        Links.RemoveAll(l => l.Child == original || l.Parent == original && (before is null || l.Kind != LinkKind.Update));
        for (int i = 0; i < Links.Count; i++) if (Links[i].Parent == original) Links[i] = Links[i] with { Parent = before!.Value };
        foreach (var (reading, origin) in Origins.ToList())
            if (origin.Node == original && (before ?? (next is null ? null : NodeId.Of(next))) is { } other) Origins[reading] = (other, origin.Known);
    }

    // The first text that a telling goes back to, as the links are drawn.
    private Reading Root(Reading from, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        var passed = new HashSet<Reading>();
        while (passed.Add(from) && Links.Find(l => l.Child == NodeId.Of(from.Telling.Id) && !l.Undirected && l.Parent.Telling is not null)?.Parent.Telling is { } held && byId.TryGetValue(held, out var next)) from = next;
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

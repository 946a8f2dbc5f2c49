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

using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Draws a family whose agency is known: its versions, held or not, and who carries which.</summary>
internal static class WireTree
{
    private const double CreditedConfidence = 0.97, TiedConfidence = 0.85;
    private const int MostShown = 12;

    /// <summary>Draws the family.</summary>
    public static void Draw(Family family, Outline outline)
    {
        var wire = family.Wire!;
        var holders = Holders.Of(family);
        var versions = Versions.Of([.. family.Members.Where(m => !holders.ContainsKey(m))], family.Ties);
        var nodes = new List<NodeId>();
        for (int v = 0; v < versions.Count; v++) nodes.Add(Node(family, versions[v], v, nodes, outline));
        for (int v = 1; v < nodes.Count; v++)
            outline.Add(nodes[v], nodes[v - 1], LinkKind.Update, 0, TiedConfidence, [.. versions[v].Evidence.Take(MostShown)], Earliest(versions[v].Members));
        foreach (var carrier in family.Members)
        {
            var holder = holders.GetValueOrDefault(carrier);
            var node = holder is not null ? NodeId.Of(holder.Page.Telling.Id) : nodes[versions.FindIndex(v => v.Members.Contains(carrier))];
            outline.Origins[carrier] = (nodes[0], true);
            outline.Parents[carrier] = node;
            if (node == NodeId.Of(carrier.Telling.Id)) continue;
            if (!HangUnderOwn(carrier, family, outline) && !HangUnderNamed(carrier, family, outline)) Hang(carrier, wire, family, holder, node, outline);
        }
    }

    // The agency's own page takes the node's place; else the node is an original that nobody gave us.
    private static NodeId Node(Family family, VersionGroup version, int number, List<NodeId> before, Outline outline)
    {
        if (version.Members.Find(m => m.OwnPage && m.Credited == family.Wire) is { } held) return NodeId.Of(held.Telling.Id);
        var id = outline.NextId(family.Wire!.Name);
        var after = before.LastOrDefault().Original;
        // Of each sort some: who credits the agency, what its carriers share, what tells this version from others.
        var sorts = new[] { version.Members.SelectMany(m => m.Proofs(family.Wire)), version.Members.SelectMany(m => Carried.Passages(m, family.TiesOf(m))), version.Evidence };
        var evidence = sorts.SelectMany(s => s.DistinctBy(e => (e.Telling, e.Field, e.Index, e.At)).Take(MostShown / sorts.Length)).DistinctBy(e => (e.Telling, e.Field, e.Index, e.At));
        outline.Originals.Add(new Original(id, family.Wire.Name, number + 1, after, Earliest(version.Members), [.. evidence]));
        return NodeId.Of(id);
    }

    // One outlet's later version of its own page hangs under the earlier one.
    private static bool HangUnderOwn(Reading carrier, Family family, Outline outline)
    {
        var own = family.TiesOf(carrier).Where(t => LinkKinds.OwnVersions(t.A.Telling, t.B.Telling, t.Alignment));
        if (Nearest.Of(carrier, own.Where(t => IsEarlier(t.Other(carrier).Telling, carrier.Telling))) is not { } tie) return false;
        outline.Add(NodeId.Of(carrier.Telling.Id), NodeId.Of(tie.Other(carrier).Telling.Id), LinkKind.Update, tie.ShareOf(carrier), TiedConfidence, Carried.Passages(carrier, [tie]), carrier.Telling.At);
        return true;
    }

    /// <summary>The tie of a telling that credits no agency with the outlet that it does credit; null where it credits none it shares text with.</summary>
    public static Tie? Named(Reading carrier, Family family) => carrier.Credited is not null ? null : Nearest.Of(carrier, family.TiesOf(carrier)
        .Where(t => t.Strong && carrier.Names(t.Other(carrier).Telling) && IsEarlier(t.Other(carrier).Telling, carrier.Telling)));

    private static bool HangUnderNamed(Reading carrier, Family family, Outline outline)
    {
        if (Named(carrier, family) is not { } tie) return false;
        var parent = tie.Other(carrier);
        var kind = Manners.Of(tie, carrier);
        outline.Add(NodeId.Of(carrier.Telling.Id), NodeId.Of(parent.Telling.Id), kind, tie.ShareOf(carrier), CreditedConfidence, Carried.Passages(carrier, [tie]), carrier.Telling.At,
            signs: ["it credits " + parent.Telling.Outlet, "published later"]);
        outline.Parents[carrier] = NodeId.Of(parent.Telling.Id);
        return true;
    }

    /// <summary>Whether one telling was published before another: by their pages' times; where these leave it open, as a day without a time of day does for what came on that day, by their place in the log.</summary>
    public static bool IsEarlier(Telling one, Telling other)
    {
        var (a, b) = (one.Article.Published?.At ?? one.At, other.Article.Published?.At ?? other.At);
        bool open = a is null || b is null || a == b || HasOnly(one, a.Value, b.Value) || HasOnly(other, b.Value, a.Value);
        return open ? one.Id.CompareTo(other.Id) < 0 : a < b;
    }

    // Its page gives the day alone, and the other's time lies in that day.
    private static bool HasOnly(Telling telling, DateTimeOffset day, DateTimeOffset time) =>
        telling.Article.Published is { HasTime: false } && time >= day && time < day.AddDays(1);

    private static void Hang(Reading carrier, Wire wire, Family family, Holder? holder, NodeId node, Outline outline)
    {
        var (kind, share) = holder?.Tie is { } tie ? (Manners.Of(tie, carrier, holder.Changed), tie.ShareOf(carrier)) : Carried.Kind(carrier, family);
        bool credited = carrier.Credited == wire;
        IReadOnlyList<Evidence> evidence = [.. carrier.Proofs(wire), .. Carried.Passages(carrier, family.TiesOf(carrier))];
        // Its page names another as whose text it is: that both have one text is shown, and no more.
        if (!credited && SourceLines.Of(carrier.Telling) is { Name: { } said } && said != wire.Name)
        {
            outline.Add(NodeId.Of(carrier.Telling.Id), node, LinkKind.CommonSource, share, TiedConfidence, evidence, carrier.Telling.At, undirected: true);
            return;
        }
        outline.Add(NodeId.Of(carrier.Telling.Id), node, kind, share, credited ? CreditedConfidence : TiedConfidence, evidence, carrier.Telling.At,
            signs: credited ? ["it credits " + wire.Name] : ["it shares text with reports that credit " + wire.Name]);
    }

    private static DateTimeOffset? Earliest(List<Reading> members) => members.Min(m => m.Telling.Article.Published?.At ?? m.Telling.At);
}

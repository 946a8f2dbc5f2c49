namespace Stemma.Core.News;

/// <summary>A field of a telling that evidence may point into.</summary>
public enum Field
{
    /// <summary>The running text.</summary>
    Text,

    /// <summary>The headline.</summary>
    Title,

    /// <summary>The byline.</summary>
    Byline,

    /// <summary>The dateline.</summary>
    Dateline,

    /// <summary>One of the credit lines.</summary>
    Credits,

    /// <summary>One of the captions.</summary>
    Captions,

    /// <summary>One of the links (its address).</summary>
    Links,

    /// <summary>A named fact of the page's head.</summary>
    Meta,
}

/// <summary>What shows something: a stretch of one field of one telling, and what it shows.</summary>
/// <param name="Telling">Whose field.</param>
/// <param name="Field">Which field.</param>
/// <param name="Index">Which of several (credits, captions, links: its number; meta: the number of the name in ordinal order); 0 otherwise.</param>
/// <param name="At">Where in it.</param>
/// <param name="Text">Exactly what stands there.</param>
/// <param name="Why">What it shows, in plain words ("the byline names AP").</param>
public sealed record Evidence(TellingId Telling, Field Field, int Index, Span At, string Text, string Why);

/// <summary>How two aligned stretches relate.</summary>
public enum PassageKind
{
    /// <summary>The same words, but for marks and case.</summary>
    Verbatim,

    /// <summary>The same sentence with words changed.</summary>
    Edited,

    /// <summary>The same facts in other words, tied by rare anchors.</summary>
    Reworded,

    /// <summary>The same meaning in another language.</summary>
    Translated,

    /// <summary>The same statement of a third party: shared innocently.</summary>
    SameStatement,

    /// <summary>A list, a name, a title, a stock phrase: shared innocently.</summary>
    Common,
}

/// <summary>An aligned stretch of two texts.</summary>
public sealed record Passage(Span A, Span B, PassageKind Kind);

/// <summary>The passages of two tellings, whether or not one derives from the other. A is the earlier in the log.</summary>
public sealed record Alignment
{
    /// <summary>The earlier telling.</summary>
    public required TellingId A { get; init; }

    /// <summary>The later telling.</summary>
    public required TellingId B { get; init; }

    /// <summary>The passages, in the order of A.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>Share of A's unquoted words that stand in derived passages (not same statements, not common phrases), 0..1.</summary>
    public double ShareOfA { get; init; }

    /// <summary>The same of B.</summary>
    public double ShareOfB { get; init; }

    /// <summary>Share of the derived words that are verbatim, 0..1.</summary>
    public double VerbatimShare { get; init; }

    /// <summary>Sentences of B matched outside quotations.</summary>
    public int Sentences { get; init; }

    /// <summary>Rare anchors (names, numbers, dates in order) that tie reworded passages.</summary>
    public int Anchors { get; init; }

    /// <summary>The sentence model whose vectors paired its sentences; null where the texts' own words, names and figures did.</summary>
    public string? PairedBy { get; init; }

    /// <summary>What made it.</summary>
    public Stamp Stamp { get; init; }
}

/// <summary>How a child carries its parent's text.</summary>
public enum LinkKind
{
    /// <summary>Word for word.</summary>
    Verbatim,

    /// <summary>Word for word, cut.</summary>
    Shortened,

    /// <summary>With sentences changed.</summary>
    Edited,

    /// <summary>In other words.</summary>
    Paraphrase,

    /// <summary>In another language.</summary>
    Translation,

    /// <summary>A later version of the same report.</summary>
    Update,

    /// <summary>Both carry a text that neither outlet wrote.</summary>
    CommonSource,
}

/// <summary>A node of the family tree: a telling, or an original that nobody gave us.</summary>
/// <param name="Telling">The telling, or null.</param>
/// <param name="Original">The hypothetical original's id ("*ap-1"), or null.</param>
public readonly record struct NodeId(TellingId? Telling, string? Original)
{
    /// <summary>The node of a telling.</summary>
    public static NodeId Of(TellingId telling) => new(telling, null);

    /// <summary>The node of a hypothetical original.</summary>
    public static NodeId Of(string original) => new(null, original);

    /// <inheritdoc/>
    public override string ToString() => Telling?.ToString() ?? Original ?? "";
}

/// <summary>A text nobody gave us, known from those that carry it.</summary>
/// <param name="Id">"*" and a name unique in the story ("*ap-1").</param>
/// <param name="Wire">The agency or outlet that wrote it; null where it is not known.</param>
/// <param name="Version">Its number among the versions of one original, from 1.</param>
/// <param name="After">The id of the version before it, or null.</param>
/// <param name="From">The earliest time that its carriers allow, or null.</param>
/// <param name="Evidence">What shows that it exists.</param>
public sealed record Original(string Id, string? Wire, int Version, string? After, DateTimeOffset? From, IReadOnlyList<Evidence> Evidence);

/// <summary>An edge of the family tree.</summary>
public sealed record Link
{
    /// <summary>Who carries the text.</summary>
    public required NodeId Child { get; init; }

    /// <summary>Whose text it is.</summary>
    public required NodeId Parent { get; init; }

    /// <summary>How.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>Share of the child's unquoted text carried from the parent, 0..1, as far as it was seen.</summary>
    public double Share { get; init; }

    /// <summary>How sure, 0..1.</summary>
    public double Confidence { get; init; }

    /// <summary>True when the direction is not known: child and parent may be the other way round.</summary>
    public bool Undirected { get; init; }

    /// <summary>The independent signs of the direction.</summary>
    public IReadOnlyList<string> DirectionSigns { get; init; } = [];

    /// <summary>What shows the link.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>When the child was first seen, or null.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The editor's decision that set it; null where the texts show it.</summary>
    public Decision? Decided { get; init; }

    /// <summary>Whether an end is an original that nobody gave us.</summary>
    public bool Hypothetical => Parent.Original is not null || Child.Original is not null;
}

/// <summary>Where a telling's text comes from.</summary>
/// <param name="Name">The agency or outlet; null for "unknown".</param>
/// <param name="Url">The original's own page; null where it is not known.</param>
/// <param name="Own">True when the telling is its own primary source.</param>
/// <param name="Sure">False shows as "likely".</param>
/// <param name="Reason">Why, in one plain sentence; for an unknown one, why not.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Hints">What points there without proving it (a photo credit).</param>
public sealed record PrimarySource(string? Name, string? Url, bool Own, bool Sure, string Reason, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Evidence> Hints);

/// <summary>Somebody the telling names as where a fact comes from.</summary>
public sealed record Citation(string Name, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether it is an agency, a paper or a station, so that a report of its own may be found.</summary>
    public bool Medium { get; init; }
}

/// <summary>A telling's place in the tree.</summary>
/// <param name="Telling">The telling.</param>
/// <param name="Origin">The root text of its lineage: itself, another telling, or a hypothetical original.</param>
/// <param name="OriginKnown">False where the root could not be told ("unknown origin adds no witness").</param>
/// <param name="Source">Its primary source.</param>
/// <param name="Cites">Whom it cites.</param>
public sealed record Provenance(TellingId Telling, NodeId Origin, bool OriginKnown, PrimarySource Source, IReadOnlyList<Citation> Cites);

/// <summary>Who carries whose text, of one story.</summary>
/// <param name="Originals">The texts nobody gave us.</param>
/// <param name="Links">The edges.</param>
/// <param name="Provenances">One a telling, in the order of the tellings.</param>
public sealed record FamilyTree(IReadOnlyList<Original> Originals, IReadOnlyList<Link> Links, IReadOnlyList<Provenance> Provenances)
{
    private const int LongestChain = 32;

    /// <summary>The text behind each telling: the first version of its origin. Copies of one origin and all versions of one original are one text; a telling whose origin is not known shares text with no other here, and is one of its own.</summary>
    public IReadOnlyDictionary<TellingId, NodeId> Texts()
    {
        var origins = Provenances.GroupBy(p => p.Telling).ToDictionary(g => g.Key, g => g.First().Origin);
        var before = Originals.Where(o => o.After is not null).GroupBy(o => o.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().After!, StringComparer.Ordinal);
        return origins.Keys.ToDictionary(t => t, t => First(NodeId.Of(t)));

        NodeId First(NodeId node)
        {
            for (int i = 0; i < LongestChain; i++)
            {
                var next = node.Telling is { } id ? origins.GetValueOrDefault(id, node) : node.Original is { } original && before.TryGetValue(original, out var earlier) ? NodeId.Of(earlier) : node;
                if (next == node) break;
                node = next;
            }
            return node;
        }
    }

    /// <summary>No tellings.</summary>
    public static FamilyTree Empty { get; } = new([], [], []);

    /// <summary>
    /// The tree with removed reports as nodes. Those that carried a removed one's text hang on it alone; one that carried an unseen text hangs on that, where another one shows still that there is one;
    /// an unseen text that nobody hangs on any more is left out.
    /// </summary>
    /// <param name="removed">The removed reports.</param>
    /// <param name="tellings">Those that stand.</param>
    internal FamilyTree With(IReadOnlyList<RemovedReport> removed, IReadOnlyList<Telling> tellings)
    {
        var nodes = tellings.Select(t => t.Id).Concat(removed.Select(r => r.Telling)).ToHashSet();
        var back = removed.SelectMany(r => r.Ties.Where(t => t is { Kind: not null, Beside: false } && nodes.Contains(t.Other)).Select(t => new Link
        {
            Child = NodeId.Of(t.Above ? r.Telling : t.Other),
            Parent = NodeId.Of(t.Above ? t.Other : r.Telling),
            Kind = t.Kind!.Value,
            Share = t.Share,
            Undirected = t.Loose,
            Confidence = 1,
        })).DistinctBy(l => (l.Child, l.Parent)).ToList();
        var hung = back.Select(l => l.Child).ToHashSet();
        List<Link> links = [.. Links.Where(l => !hung.Contains(l.Child)), .. back, .. removed.Where(r => !hung.Contains(NodeId.Of(r.Telling))).Select(Unseen).OfType<Link>()];
        return this with { Links = links, Originals = [.. Originals.Where(o => links.Any(l => l.Parent == NodeId.Of(o.Id) || l.Child == NodeId.Of(o.Id)) || !Links.Any(l => l.Parent == NodeId.Of(o.Id) || l.Child == NodeId.Of(o.Id)))] };
    }

    // Where those hang now that carried an unseen text with a removed report, or its own.
    private Link? Unseen(RemovedReport removed)
    {
        var own = removed.Ties.FirstOrDefault(t => t.Beside);
        if (own.Kind is not { } kind) return null;
        var parent = removed.Ties.Where(t => t.Kind is not null && !t.Above).Select(t => Links.FirstOrDefault(l => l.Child == NodeId.Of(t.Other) && l.Parent.Original is not null)).FirstOrDefault(l => l is not null)?.Parent;
        return parent is { } found ? new Link { Child = NodeId.Of(removed.Telling), Parent = found, Kind = kind, Share = own.Share, Undirected = own.Loose, Confidence = 1 } : null;
    }
}

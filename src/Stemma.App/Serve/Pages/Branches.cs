using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A report, or an original that nobody gave us, with those that carry its text.</summary>
/// <param name="Name">Whose it is, or what the unseen original is called.</param>
/// <param name="Href">Its page here; null for an unseen original.</param>
/// <param name="Title">Its headline, or "".</param>
/// <param name="Language">Its language's tag, or null.</param>
/// <param name="At">When it was published, or null.</param>
/// <param name="Edge">How it carries its parent's text; null for a root.</param>
/// <param name="Source">Where its text comes from, in a sentence of its own: "comes from: AP, named by its byline".</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Dispute">Where a reader disputes its edge or source.</param>
/// <param name="Below">Those that carry its text.</param>
/// <param name="Version">Whether it is a later version of the unseen original above it.</param>
/// <param name="Why">Where stands what shows its edge, or null.</param>
/// <param name="Find">Of an unseen original: where it may be looked for, and what that is called; else null.</param>
public sealed record Branch(
    string Name, string? Href, string Title, string? Language, DateTimeOffset? At, string? Edge, string? Source, string? Original, string Dispute, IReadOnlyList<Branch> Below, bool Version = false, string? Why = null, (string Url, string Words)? Find = null)
{
    /// <summary>Of an unseen original: when the first of those that carry it came, or null.</summary>
    public DateTimeOffset? Carried { get; init; }

    /// <summary>Whether it is a report that was taken down at its owner's request.</summary>
    public bool Removed { get; init; }

    /// <summary>Of a later version of one: what it added.</summary>
    public IReadOnlyList<Quoting> Added { get; init; } = [];
}

/// <summary>Lays the family tree out as a nested list.</summary>
internal static class Branches
{
    private const int MostAdded = 3;

    public static IReadOnlyList<Branch> Of(Story story, IReadOnlyList<TreeRow> rows, Places places)
    {
        var added = VersionAdditions.Of(story).ToDictionary(a => a.Original, StringComparer.Ordinal);
        var names = new NodeNames(story);
        var tellings = story.Tellings.ToDictionary(t => NodeId.Of(t.Id));
        var sources = story.Tree.Provenances.ToDictionary(p => p.Telling, p => p.Source);
        int at = 0;
        return Level(0);

        List<Branch> Level(int depth)
        {
            var level = new List<Branch>();
            while (at < rows.Count && rows[at].Depth == depth)
            {
                var row = rows[at++];
                var below = at < rows.Count && rows[at].Depth > depth ? Level(rows[at].Depth) : [];
                var versions = below.Where(b => b.Version).ToList(); // beside each other, not ever deeper
                if (versions.Count > 0) below.RemoveAll(b => b.Version);
                level.Add(tellings.TryGetValue(row.Node, out var telling)
                    ? Report(story, telling, row.Link, sources.GetValueOrDefault(telling.Id), below)
                    : Unseen(story, row.Node, names[row.Node], row.Link, below) with { Removed = row.Node.Telling is not null, Added = Quoted(added.GetValueOrDefault(row.Node.Original ?? ""), tellings, places) });
                level.AddRange(versions);
            }
            return level;
        }
    }

    private static Branch Report(Story story, Telling telling, Link? link, PrimarySource? source, List<Branch> below)
    {
        string outlet = telling.Called;
        string? edge = link is null ? null : PlainWords.Edge(link), from = source is null ? null : Source(telling, source);
        return new Branch(
            outlet, $"/report/{telling.Id}", telling.Article.Title, Places.Tag(telling), telling.Article.Published?.At ?? telling.Fetched, edge, source is null ? null : Origin(telling, source),
            OutLink.Safe(telling.Url), OutLink.Dispute(story.Id.Value, $"report {telling.Id}, {outlet}: {edge ?? from}"), below, Why: link is null ? null : LinkReasons.Place(link));
    }

    private static Branch Unseen(Story story, NodeId node, string name, Link? link, List<Branch> below) =>
        new(name, null, "", null, null, link is null ? null : PlainWords.Edge(link), null, null, OutLink.Dispute(story.Id.Value, name), below, link?.Kind == LinkKind.Update,
            Find: FindIt.At(story.Tree.Originals.FirstOrDefault(o => o.Id == node.Original)?.Wire, below.Find(b => b.Title.Length > 0)?.Title ?? ""))
        { Carried = story.Tree.Originals.FirstOrDefault(o => o.Id == node.Original)?.From };

    private static IReadOnlyList<Quoting> Quoted(VersionAdditions? added, Dictionary<NodeId, Telling> tellings, Places places) =>
        added is null ? [] : [.. added.Added.Take(MostAdded).Select(s => new Quoting("", places.Shown(added.Telling, s.Of(tellings[NodeId.Of(added.Telling)].Article.Text)), places.At(added.Telling, s.Start), 0))];

    private static string Origin(Telling telling, PrimarySource source)
    {
        var (name, reason) = SourceParts(telling, source);
        if (source.Name is not null || source.Own) return reason.Length == 0 ? $"comes from: {name}" : $"comes from: {name}, {reason}";
        return reason.Length == 0 ? "of unknown origin" : $"of unknown origin: {reason}";
    }

    /// <summary>A source in words: "AP, named by its byline", "unknown: no source is stated".</summary>
    public static string Source(Telling telling, PrimarySource source)
    {
        var (name, reason) = SourceParts(telling, source);
        return reason.Length == 0 ? name : $"{name}{(source.Name is null && !source.Own ? ": " : ", ")}{reason}";
    }

    /// <summary>Who it is, and what tells so.</summary>
    public static (string Name, string Reason) SourceParts(Telling telling, PrimarySource source)
    {
        const string own = "own report: ";
        string name = PlainWords.Of(source.Own && (source.Name == telling.Name || source.Name == telling.Outlet) ? source with { Name = null } : source);
        return (name, source.Reason.StartsWith(own, StringComparison.Ordinal) ? source.Reason[own.Length..] : source.Reason);
    }
}

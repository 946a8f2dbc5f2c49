using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A relative of a report in the family tree.</summary>
/// <param name="Relation">"Its text comes from", "Carried on by", "From the same text".</param>
/// <param name="Name">Whose it is, or what the unseen original is called.</param>
/// <param name="Href">Its page; null for an unseen original.</param>
/// <param name="Title">Its headline, or "".</param>
/// <param name="Edge">How the text is carried.</param>
/// <param name="Compare">Where the two stand side by side; null where one was not seen.</param>
/// <param name="Dispute">Where a reader disputes the edge.</param>
/// <param name="Why">Where stands what shows the edge, or null.</param>
public sealed record Kin(string Relation, string Name, string? Href, string Title, string Edge, string? Compare, string Dispute, string? Why);

/// <summary>The parents, children and siblings of a report.</summary>
internal static class Kindred
{
    /// <summary>How a report stands to whose text it carries.</summary>
    public const string Above = "Its text comes from";

    private const int MostOfEach = 40;

    public static IReadOnlyList<Kin> Of(Story story, TellingId telling)
    {
        var self = NodeId.Of(telling);
        var names = new NodeNames(story);
        var tellings = story.Tellings.ToDictionary(t => NodeId.Of(t.Id));
        var links = story.Tree.Links;
        var above = links.Where(l => l.Child == self).ToList();
        var parents = above.Select(l => l.Parent).ToHashSet();
        return
        [
            .. above.Take(MostOfEach).Select(l => One(l.Undirected ? "Shares text with" : Above, l.Parent, l)),
            .. links.Where(l => l.Parent == self).Take(MostOfEach).Select(l => One(l.Undirected ? "Shares text with" : "Carried on by", l.Child, l)),
            .. links.Where(l => parents.Contains(l.Parent) && l.Child != self && l.Kind != LinkKind.Update).Take(MostOfEach).Select(l => One("From the same text", l.Child, l)),
        ];

        Kin One(string relation, NodeId other, Link link)
        {
            var report = tellings.GetValueOrDefault(other);
            string name = report is null ? names[other] : report.Called, edge = PlainWords.Edge(link);
            return new Kin(relation, name, report is null ? null : $"/report/{report.Id}", report?.Article.Title ?? "", edge,
                report is null ? null : $"/compare/{telling}/{report.Id}", OutLink.Dispute(story.Id.Value, $"report {telling}, {relation.ToLowerInvariant()} {name}: {edge}"), LinkReasons.Place(link));
        }
    }
}

using Stemma.App.Gather;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>Reports elsewhere that carry the text of one that is taken down: found in its story, and left to a person to decide. Who owns a page need not have written it.</summary>
public static class Copies
{
    // Less of a text than this may be a quotation, which is nobody's to forbid.
    private const double LeastShare = 0.3;

    /// <summary>The copies, as requests that wait: who carries how much of the text, in numbers.</summary>
    /// <param name="story">The story as it stands before.</param>
    /// <param name="gone">The report that goes.</param>
    /// <param name="going">All that go.</param>
    /// <param name="at">When.</param>
    public static IReadOnlyList<Petition> Of(Story story, Telling gone, IReadOnlySet<TellingId> going, DateTimeOffset at)
    {
        string? host = gone.Url is { } own ? Identity.OfDomain(own) : null;
        var found = new List<(double Share, Petition Copy)>();
        foreach (var other in story.Tellings.Where(t => !going.Contains(t.Id)))
        {
            if (other.Url is not { } url || Identity.OfDomain(url) is not { } there || there == host) continue;
            var link = story.Tree.Links.FirstOrDefault(l => l.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited && Ties(l, gone.Id, other.Id));
            var shared = story.Alignments.FirstOrDefault(a => (a.A == gone.Id && a.B == other.Id) || (a.A == other.Id && a.B == gone.Id));
            if (link is null && shared is null) continue;
            double share = shared is null ? 0 : shared.A == gone.Id ? shared.ShareOfA : shared.ShareOfB;
            if (link is null && share * shared!.VerbatimShare < LeastShare) continue;
            string how = link is null ? "no link in the family tree" : $"{link.Kind.ToString().ToLowerInvariant()}, {(link.Child == NodeId.Of(other.Id) ? "from it" : "it from this")}{(link.Undirected ? ", direction not known" : "")}";
            found.Add((share, new Petition
            {
                Kind = PetitionKind.Takedown,
                Type = PetitionType.Copy,
                Url = url,
                Host = there,
                Subject = $"carries {share * 100:0} % of the removed text ({how}; {shared?.Sentences ?? 0} sentences)",
                At = at,
            }));
        }
        return [.. found.OrderByDescending(f => f.Share).Select(f => f.Copy)];
    }

    private static bool Ties(Link link, TellingId a, TellingId b) =>
        (link.Child == NodeId.Of(a) && link.Parent == NodeId.Of(b)) || (link.Child == NodeId.Of(b) && link.Parent == NodeId.Of(a));
}

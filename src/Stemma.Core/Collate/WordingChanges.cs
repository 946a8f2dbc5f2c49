using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Finds where in the family tree a quotation's words were changed.</summary>
internal static class WordingChanges
{
    private const int Most = 8;

    /// <summary>The places, those between two held reports first.</summary>
    /// <param name="carriers">The reports that have a wording, the earliest first.</param>
    /// <param name="number">Its number.</param>
    /// <param name="numbers">The number of each report's wording.</param>
    /// <param name="links">The family tree's links.</param>
    public static IReadOnlyList<WordingChange> Of(IReadOnlyList<TellingId> carriers, int number, IReadOnlyDictionary<TellingId, int> numbers, IReadOnlyList<Link> links) =>
        [.. carriers.SelectMany(c => In(c, number, numbers, links)).OrderBy(c => c.Seen).Take(Most)];

    private static IEnumerable<WordingChange> In(TellingId carrier, int number, IReadOnlyDictionary<TellingId, int> numbers, IReadOnlyList<Link> links)
    {
        foreach (var link in links.Where(l => l.Child == NodeId.Of(carrier)))
        {
            if (link.Parent.Telling is { } parent && numbers.TryGetValue(parent, out int other))
            {
                if (other == number) continue;
                if (link.Undirected) yield return new WordingChange(ChangeSeen.Shared, carrier, link.Parent, link, other, 0);
                else if (Copies(link)) yield return new WordingChange(link.Kind == LinkKind.Update ? ChangeSeen.Version : ChangeSeen.Copy, carrier, link.Parent, link, other, 0);
            }
            else if (link.Parent.Original is not null && Elsewhere(link, number, numbers, links) is { } most) yield return new WordingChange(ChangeSeen.Unseen, carrier, link.Parent, link, most.Key, most.Count());
        }
        foreach (var link in links.Where(l => l.Undirected && l.Parent == NodeId.Of(carrier)))
            if (link.Child.Telling is { } child && numbers.TryGetValue(child, out int other) && other < number) yield return new WordingChange(ChangeSeen.Shared, carrier, link.Child, link, other, 0);
    }

    private static bool Copies(Link link) => link.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited or LinkKind.Update;

    // What other carriers of the same unseen report have: the wording that most of them have, the earlier one of two.
    private static IGrouping<int, TellingId>? Elsewhere(Link link, int number, IReadOnlyDictionary<TellingId, int> numbers, IReadOnlyList<Link> links) => links
        .Where(l => l.Parent == link.Parent && l.Child.Telling is { } child && numbers.GetValueOrDefault(child, number) != number).Select(l => l.Child.Telling!.Value).Distinct()
        .GroupBy(t => numbers[t]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
}

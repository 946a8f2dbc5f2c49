using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Finds where in the family tree a quotation's words were changed.</summary>
internal static class WordingChanges
{
    private const int Most = 8;

    /// <summary>The places, those between two held reports first.</summary>
    /// <param name="carriers">The reports that have a wording, the earliest first, with their words.</param>
    /// <param name="number">Its number.</param>
    /// <param name="numbered">Each report's words, with the number of its wording.</param>
    /// <param name="links">The family tree's links.</param>
    public static IReadOnlyList<WordingChange> Of(IReadOnlyList<QuotedWords> carriers, int number, IReadOnlyDictionary<TellingId, (QuotedWords Words, int Number)> numbered, IReadOnlyList<Link> links) =>
        [.. carriers.SelectMany(c => In(c, number, numbered, links)).OrderBy(c => c.Seen).Take(Most)];

    // Only where the two reports' own words differ: one that quotes less may not have printed the place that changed.
    private static IEnumerable<WordingChange> In(QuotedWords words, int number, IReadOnlyDictionary<TellingId, (QuotedWords Words, int Number)> numbered, IReadOnlyList<Link> links)
    {
        var carrier = words.Telling.Id;
        var parting = numbered.Where(n => n.Value.Number != number && n.Value.Words.To(words) == Likeness.Differs).ToDictionary(n => n.Key, n => n.Value.Number);
        foreach (var link in links.Where(l => l.Child == NodeId.Of(carrier)))
        {
            if (link.Parent.Telling is { } parent && numbered.ContainsKey(parent))
            {
                if (!parting.TryGetValue(parent, out int other)) continue;
                if (link.Undirected) yield return new WordingChange(ChangeSeen.Shared, carrier, link.Parent, link, other, 0);
                else if (Copies(link)) yield return new WordingChange(link.Kind == LinkKind.Update ? ChangeSeen.Version : ChangeSeen.Copy, carrier, link.Parent, link, other, 0);
            }
            else if (link.Parent.Original is not null && Elsewhere(link, parting, links) is { } most) yield return new WordingChange(ChangeSeen.Unseen, carrier, link.Parent, link, most.Key, most.Count());
        }
        foreach (var link in links.Where(l => l.Undirected && l.Parent == NodeId.Of(carrier)))
            if (link.Child.Telling is { } child && parting.TryGetValue(child, out int other) && other < number) yield return new WordingChange(ChangeSeen.Shared, carrier, link.Child, link, other, 0);
    }

    private static bool Copies(Link link) => link.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited or LinkKind.Update;

    // What other carriers of the same unseen report have: the wording that most of them have, the earlier one of two.
    private static IGrouping<int, TellingId>? Elsewhere(Link link, Dictionary<TellingId, int> parting, IReadOnlyList<Link> links) => links
        .Where(l => l.Parent == link.Parent && l.Child.Telling is { } child && parting.ContainsKey(child)).Select(l => l.Child.Telling!.Value).Distinct()
        .GroupBy(t => parting[t]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
}

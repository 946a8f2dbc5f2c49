using Stemma.Core.Collate;
using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Eval.Sets;

/// <summary>Two tellings that share enough text for a link.</summary>
internal sealed record Pair(Telling Earlier, Telling Later, Alignment Alignment);

/// <summary>Runs texts through the candidate index and the alignment, as placing does.</summary>
internal static class Pairs
{
    /// <summary>A telling of a bare text.</summary>
    public static Telling Telling(int id, string name, string text, string? outlet, DateTimeOffset? at, StreamTables tables)
    {
        var article = new Article { Text = text, Language = "en" };
        return new Telling { Id = new TellingId(id), Name = name, Outlet = outlet, Article = article, Fetched = at, Keys = Fingerprints.Of(article, outlet, tables) with { Terms = StoryProfile.Terms(article, tables) } };
    }

    /// <summary>The pairs of tellings that share enough text for a link, each of several identical texts with the later one.</summary>
    public static List<(Telling Later, Telling Earlier)> Linked(IReadOnlyList<Telling> tellings, StreamTables tables) => WithIdentical(Aligned(tellings, tables, stories: true));

    /// <summary>Those pairs with every text that is identical to the earlier one: the index answers with the earliest of such.</summary>
    public static List<(Telling Later, Telling Earlier)> WithIdentical(IReadOnlyList<(Telling Telling, IReadOnlyList<Pair> Pairs)> aligned)
    {
        var sameText = new Dictionary<ulong, List<Telling>>();
        var linked = new List<(Telling, Telling)>();
        foreach (var (telling, pairs) in aligned)
        {
            foreach (var pair in pairs)
                foreach (var same in sameText[pair.Earlier.Keys.TextHash]) linked.Add((telling, same));
            if (!sameText.TryGetValue(telling.Keys.TextHash, out var copies)) sameText[telling.Keys.TextHash] = copies = [];
            copies.Add(telling);
        }
        return linked;
    }

    /// <summary>Each telling with the earlier ones whose text it shares, in the order of the tellings.</summary>
    /// <param name="tellings">The tellings.</param>
    /// <param name="tables">What the stream taught.</param>
    /// <param name="stories">Whether the first of those that may tell its story are looked at too, as placing does.</param>
    public static List<(Telling Telling, IReadOnlyList<Pair> Pairs)> Aligned(IReadOnlyList<Telling> tellings, StreamTables tables, bool stories = false)
    {
        var index = new CandidateIndex();
        var byId = tellings.ToDictionary(t => t.Id);
        var candidates = tellings.Select(t => (Telling: t, Hits: Near(t, index.Enter(t.Id, t.Keys, t.At), stories))).ToList();
        return [.. candidates.AsParallel().AsOrdered().Select(c => (c.Telling, (IReadOnlyList<Pair>)[.. c.Hits.Select(h => Of(byId[h.Id], c.Telling, tables)).OfType<Pair>()]))];
    }

    private static List<Hit> Near(Telling telling, Found found, bool stories) => [.. found.Texts.Concat(found.Stories.Take(stories ? Collation.StoriesToAlign(telling) : 0)).DistinctBy(h => h.Id)];

    private static Pair? Of(Telling earlier, Telling later, StreamTables tables) =>
        Alignments.Between(earlier, later, tables) is { } alignment && (LinkKinds.Linked(earlier, later, alignment)
            || LongRows.Show(earlier, Core.Lineage.Words.Of(earlier.Article.Text), later, Core.Lineage.Words.Of(later.Article.Text), alignment)) ? new Pair(earlier, later, alignment) : null;
}

using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>The agency's own report that a carrier has its text from.</summary>
/// <param name="Page">The report.</param>
/// <param name="Tie">What the two share; null where it is known through a fellow that has its text from there.</param>
/// <param name="Changed">Whether the report was changed after the carrier came out: what it said then is no longer seen.</param>
internal sealed record Holder(Reading Page, Tie? Tie, bool Changed);

/// <summary>
/// Where the agency's own reports are held, each carrier hangs under the one that explains most of its text: no unseen original is supposed beside them,
/// unless figures, days and what has come to pass since show that the carrier has another version.
/// </summary>
internal static class Holders
{
    /// <summary>The holders, by carrier; who shares text only with carriers has it from where they have theirs.</summary>
    public static Dictionary<Reading, Holder> Of(Family family)
    {
        var pages = family.Members.Where(m => m.OwnPage && m.Credited == family.Wire).ToList();
        var found = new Dictionary<Reading, Holder>();
        if (pages.Count == 0) return found;
        foreach (var carrier in family.Members.Except(pages)) if (Best(carrier, pages, family) is { } best) found[carrier] = best;
        for (bool changed = true; changed;)
        {
            var next = family.Members.Where(m => !pages.Contains(m) && !found.ContainsKey(m) && !IsTiedToAny(m, pages, family)).Select(m => (Carrier: m, Holder: Through(m, found, family))).Where(p => p.Holder is not null).ToList();
            foreach (var (carrier, holder) in next) found[carrier] = holder!;
            changed = next.Count > 0;
        }
        return found;
    }

    private static Holder? Best(Reading carrier, List<Reading> pages, Family family)
    {
        var open = family.TiesOf(carrier)
            .Where(t => t.Strong && pages.Contains(t.Other(carrier)))
            .Select(t => new Holder(t.Other(carrier), t, ChangedAfter(t.Other(carrier).Telling, carrier.Telling)))
            .Where(h => h.Changed || h.Tie!.Translated || Versions.Of([h.Page, carrier], [h.Tie]).Count == 1) // what a translation leaves untold shows no version
            .ToList();
        if (!open.Exists(h => h.Tie!.Translated)) return Nearest.Of(carrier, open.Select(h => h.Tie!)) is { } tie ? open.Find(h => h.Tie == tie) : null;
        return open.OrderByDescending(h => h.Tie!.Translated ? h.Tie.Alignment.ShareOfA + h.Tie.Alignment.ShareOfB : h.Tie.ShareOf(carrier)).ThenByDescending(h => h.Tie!.Alignment.VerbatimShare).ThenBy(h => h.Page.Telling.Id).FirstOrDefault();
    }

    private static bool IsTiedToAny(Reading carrier, List<Reading> pages, Family family) =>
        family.TiesOf(carrier).Any(t => t.Strong && pages.Contains(t.Other(carrier)));

    private static Holder? Through(Reading carrier, Dictionary<Reading, Holder> found, Family family) => family.TiesOf(carrier)
        .Where(t => t.Strong && found.ContainsKey(t.Other(carrier)))
        .OrderByDescending(t => t.Alignment.Sentences).ThenBy(t => t.Other(carrier).Telling.Id)
        .Select(t => found[t.Other(carrier)] with { Tie = null }).FirstOrDefault();

    // The page stood before the carrier came out, and says that it was changed since.
    private static bool ChangedAfter(Telling page, Telling carrier) =>
        page.Article.Published?.At is { } first && page.Article.Updated?.At is { } changed && carrier.Article.Published is { HasTime: true, At: var at } && first <= at && changed > at;
}

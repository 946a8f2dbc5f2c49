using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Core.Collate;

/// <summary>
/// Reports that were taken back. The text that a page withdraws stays known, so that the page keeps its place and it can be told who carries the text;
/// it is shown to nobody, and goes with its telling.
/// </summary>
internal static class Withdrawn
{
    private const int MostCompared = 400; // pairs of tellings

    /// <summary>A new version in the place of an earlier one.</summary>
    public static Telling Revised(Telling telling, Telling? before)
    {
        if (telling.Article.Withdrawal is not { } said || before is null) return telling;
        var earlier = before.Article.Withdrawal is null ? new EarlierText(before.Article, before.Keys, before.Fetched) : before.Earlier;
        if (earlier is null) return telling;
        var kept = telling with { Earlier = earlier };
        return said.Kind == WithdrawalKind.Note ? kept : kept with { Keys = earlier.Keys with { TextHash = telling.Keys.TextHash } };
    }

    /// <summary>The join of a telling, notices taken as the reports that they withdraw.</summary>
    public static Join? Match(Telling telling, IReadOnlyList<Telling> candidates, IReadOnlyList<Alignment> alignments, StreamTables tables, SentenceModel? model)
    {
        var (me, near) = (Report(telling), candidates.Select(Report).ToList());
        if (ReferenceEquals(me, telling) && !near.Where((n, i) => !ReferenceEquals(n, candidates[i])).Any()) return StoryMatcher.Match(telling, candidates, alignments, tables);
        var join = StoryMatcher.Match(me, near, [.. near.Select(n => Alignments.Between(n, me, tables, model)).OfType<Alignment>()], tables);
        return join is null ? null : join with { Why = Standing(join.Why, [telling, .. candidates]) };
    }

    /// <summary>The family tree, drawn of the reports as they were before they were withdrawn, and the retractions.</summary>
    public static (FamilyTree Tree, IReadOnlyList<Retraction> Retractions) Drawn(IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions, IReadOnlyList<Sighting> sightings)
    {
        if (!tellings.Any(IsNotice)) return (FamilyTrees.Draw(tellings, alignments, decisions), []);
        var reported = tellings.Select(t => t.AsReported()).ToList();
        var among = Among(tellings, reported, alignments);
        var drawn = FamilyTrees.Draw(reported, among, decisions);
        var byId = tellings.ToDictionary(t => t.Id);
        var seen = sightings.ToDictionary(s => s.Telling);
        var retractions = reported.Where(r => IsNotice(byId[r.Id]) && drawn.Provenances.First(p => p.Telling == r.Id).Source is { Own: true } or { Name: null })
            .Select(r => Of(byId[r.Id], r, byId[r.Id].Earlier is null ? [] : Carriers.Of(r, reported, among, decisions, drawn), byId, seen)).ToList();
        return (Standing(drawn, tellings), retractions);
    }

    /// <summary>The tellings that may stand for the story: all but those whose text is one that was withdrawn; all where that leaves none.</summary>
    public static IReadOnlyList<Telling> Without(IReadOnlyList<Telling> tellings, IReadOnlyList<Retraction> retractions)
    {
        var showing = retractions.SelectMany(r => r.Carriers).Where(c => c.State is CarrierState.Shows or CarrierState.Gone).Select(c => c.Telling).ToHashSet();
        var left = tellings.Where(t => !showing.Contains(t.Id)).ToList();
        return left.Count > 0 ? left : tellings;
    }

    /// <summary>Whether a page holds a notice in place of a report.</summary>
    public static bool IsInPlace(Telling telling) => telling.Article.Withdrawal is { Kind: not WithdrawalKind.Note };

    /// <summary>Whether it says that a report of its own outlet or agency is withdrawn.</summary>
    public static bool IsNotice(Telling telling) => telling.Article.Withdrawal is { Kind: WithdrawalKind.Notice };

    private static Telling Report(Telling telling) => IsInPlace(telling) && telling.Earlier is not null ? telling.AsReported() : telling;

    private static Retraction Of(Telling notice, Telling report, IReadOnlyList<TellingId> carriers, Dictionary<TellingId, Telling> byId, Dictionary<TellingId, Sighting> seen) => new(
        notice.Id, notice.Article.Updated?.At ?? notice.Fetched, notice.Article.Withdrawal!.Text, notice.Earlier is not null,
        [.. carriers.Select(c => byId[c]).Where(c => !ReferenceEquals(c, report)).Select(c => seen.TryGetValue(c.Id, out var look) ? new Carrier(c.Id, State(c, look.Gone), look.At) : new Carrier(c.Id, State(c, false), c.Fetched))]);

    private static CarrierState State(Telling carrier, bool gone) => carrier.Article.Withdrawal switch
    {
        _ when gone => CarrierState.Gone,
        null => CarrierState.Shows,
        { Kind: WithdrawalKind.Note } => CarrierState.Noted,
        _ => CarrierState.Removed,
    };

    // What was found of the texts that stand, and what the withdrawn ones share; the withdrawn reports of agencies' own pages first.
    private static List<Alignment> Among(IReadOnlyList<Telling> tellings, List<Telling> reported, IReadOnlyList<Alignment> alignments)
    {
        var changed = tellings.Where(t => t.Earlier is not null).Select(t => t.Id).ToHashSet();
        var among = alignments.Where(a => !changed.Contains(a.A) && !changed.Contains(a.B)).ToList();
        int left = MostCompared;
        var done = new HashSet<TellingId>();
        foreach (var one in reported.Where(r => changed.Contains(r.Id)))
        {
            done.Add(one.Id);
            foreach (var other in reported.Where(r => !done.Contains(r.Id)))
            {
                if (left-- <= 0) return among;
                var (earlier, later) = one.Id.CompareTo(other.Id) < 0 ? (one, other) : (other, one);
                if (Alignments.Between(earlier, later, StreamTables.Shipped) is { } alignment) among.Add(alignment);
            }
        }
        return among;
    }

    // Evidence is a verbatim span of what stands: what stood only in a withdrawn text is left out.
    private static FamilyTree Standing(FamilyTree tree, IReadOnlyList<Telling> tellings) => new(
        [.. tree.Originals.Select(o => o with { Evidence = Standing(o.Evidence, tellings) })],
        [.. tree.Links.Select(l => l with { Evidence = Standing(l.Evidence, tellings) })],
        [
            .. tree.Provenances.Select(p => p with
            {
                Source = p.Source with { Evidence = Standing(p.Source.Evidence, tellings), Hints = Standing(p.Source.Hints, tellings) },
                Cites = [.. p.Cites.Select(c => c with { Evidence = Standing(c.Evidence, tellings) }).Where(c => c.Evidence.Count > 0)],
            }),
        ]);

    private static IReadOnlyList<Evidence> Standing(IReadOnlyList<Evidence> evidence, IReadOnlyList<Telling> tellings)
    {
        var changed = tellings.Where(t => t.Earlier is not null).ToDictionary(t => t.Id);
        return changed.Count == 0 ? evidence : [.. evidence.Where(e => !changed.TryGetValue(e.Telling, out var telling) || Stands(e, telling.Article))];
    }

    private static bool Stands(Evidence evidence, Article article)
    {
        string? field = evidence.Field switch
        {
            Field.Text => article.Text,
            Field.Title => article.Title,
            Field.Byline => article.Byline,
            Field.Dateline => article.Dateline?.Text,
            Field.Credits => article.Credits.ElementAtOrDefault(evidence.Index),
            Field.Captions => article.Captions.ElementAtOrDefault(evidence.Index),
            Field.Links => article.Links.ElementAtOrDefault(evidence.Index)?.Url,
            _ => article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).ElementAtOrDefault(evidence.Index).Value,
        };
        return field is not null && evidence.At.End <= field.Length && evidence.At.Of(field) == evidence.Text;
    }
}

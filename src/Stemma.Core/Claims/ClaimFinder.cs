using Stemma.Core.Claims.Facts;
using Stemma.Core.Claims.Loose;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds what a story's reports claim, how many stand behind it, and where they part.</summary>
public static class ClaimFinder
{
    private const int MostAgreeing = 12, MostUnattributed = 4; // and so many more that nobody is named for
    private const int MostParting = 24;
    private const int MostCarried = 24; // sentences that are looked at, those with most support first

    /// <summary>The claims: those that part and may be shown open first, then what reports agree on by support, then what is only possible.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    /// <param name="tree">Who carries whose text.</param>
    /// <param name="alignments">The passages that they share; null for none known.</param>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<Telling> tellings, FamilyTree tree, IReadOnlyList<Alignment>? alignments = null)
    {
        var readings = Reading.All(tellings);
        var keys = NameKeys.Of(readings.SelectMany(r => r.Sentences).SelectMany(s => s.Names));
        var witnesses = new Witnesses(readings, keys);
        var origins = new Origins(tree);
        var groups = HappeningGroups.Of(readings.SelectMany(r => HappeningFinder.In(r, keys)));
        var facts = new FactTexts(readings, keys, witnesses);
        var matches = FactMatches.Of(facts, FactDifferences.Least);
        var pairs = SentencePairs.Of(readings);
        List<Claim> parting =
        [
            .. groups.SelectMany(g => Parting.Of(g, witnesses, origins)),
            .. NumberChanges.In(pairs, witnesses, origins),
            .. Denials.In(readings, keys, witnesses, origins),
            .. Wordings.In(readings, witnesses, origins),
            .. OwnContradictions.In(readings, witnesses, origins),
        ];
        parting.AddRange(Alterations.In(pairs, witnesses, origins).Where(c => c.Verdict != Verdict.Possible || !IsShown(c, parting)).ToList()); // another wording says more than a word that may part them
        parting.AddRange(FactDifferences.In(matches, witnesses, origins).Concat(FactDisputes.In(facts, witnesses, origins)).Where(c => !parting.Exists(p => SaysTheSame(p, c) && (p.Verdict != Verdict.Possible || c.Verdict is not (Verdict.Updated or Verdict.Series)))).ToList());
        parting.AddRange(LooseDifferences.In(readings, pairs, keys, witnesses, origins).Where(c => !IsShown(c, parting)).ToList());
        parting.AddRange(LooseDifferences.Values(readings, facts, keys, witnesses, origins).Where(c => !parting.Exists(p => SaysAll(p, c))).ToList());
        var bearers = new Bearers(readings, alignments ?? []);
        var widening = new Widening(readings, parting, bearers, witnesses, origins);
        var agreeing = Supported(groups.Select(g => Agreement.Of(g, witnesses, origins)).OfType<Claim>().Select(widening.Of));
        List<Claim> open = [.. parting.Where(c => c.Open)], shown = [.. agreeing, .. open];
        agreeing.AddRange(FactAgreements.In(matches, facts, new SameFigures(readings, bearers, keys), witnesses, origins).Select(widening.Of).Where(c => !shown.Exists(s => IsShown(c, [s]) && s.Texts >= c.Texts)).ToList());
        agreeing.AddRange(SharedStatements.In(readings, witnesses, origins).Where(c => !IsShown(c, shown)).Select(widening.Of).ToList());
        shown = [.. agreeing, .. open];
        foreach (var carried in CarriedSentences.In(readings, bearers, widening, witnesses, origins).OrderByDescending(c => c.Texts).ThenByDescending(c => c.Reports).Take(MostCarried))
            if (!IsShown(carried, shown)) { agreeing.Add(carried); shown.Add(carried); }
        return [.. Ordered(open.Select(widening.Of)), .. Supported(agreeing), .. Ordered(parting.Where(c => !c.Open).Select(widening.Of))];
    }

    private static List<Claim> Supported(IEnumerable<Claim> claims)
    {
        var ordered = claims.OrderByDescending(c => c.Witnesses).ThenByDescending(c => c.Texts).ThenByDescending(c => c.Reports).DistinctBy(c => c.About, StringComparer.OrdinalIgnoreCase).ToList();
        return [.. ordered.Take(MostAgreeing), .. ordered.Skip(MostAgreeing).Where(c => c.Witnesses == 0).Take(MostUnattributed)];
    }

    // Two finders may find one difference: two reports' positions with the same values.
    private static bool SaysTheSame(Claim a, Claim b) => Said(a, b) > 1;

    // A folded claim that adds a third report's value says more.
    private static bool SaysAll(Claim a, Claim b) => Said(a, b) is > 1 and var said && said == b.Positions.Select(p => p.Value).Distinct().Count();

    private static int Said(Claim a, Claim b) =>
        b.Positions.Where(p => a.Positions.Any(o => o.Telling == p.Telling && o.At.Overlaps(p.At) && o.Value == p.Value)).Select(p => p.Value).Distinct().Count();

    // What an event or a dispute shows already is not said again as a statement.
    private static bool IsShown(Claim claim, IReadOnlyList<Claim> shown) =>
        claim.Positions.Count(p => shown.Any(c => c.Positions.Any(o => o.Telling == p.Telling && o.At.Overlaps(p.At)))) * 2 > claim.Positions.Count;

    private static IEnumerable<Claim> Ordered(IEnumerable<Claim> claims) =>
        claims.OrderBy(c => c.Verdict).ThenByDescending(c => c.Witnesses).ThenByDescending(c => c.Reports).Take(MostParting);
}

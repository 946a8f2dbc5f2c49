using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Core.Collate.Research;

/// <summary>A share of cases.</summary>
/// <param name="Hits">Those of which it is true.</param>
/// <param name="Of">All.</param>
public readonly record struct Proportion(int Hits, int Of)
{
    /// <summary>The share, 0..1; null of no cases.</summary>
    public double? Value => Of == 0 ? null : (double)Hits / Of;

    /// <summary>Wilson's 95 % interval.</summary>
    public (double Low, double High) Interval => MeasuredPrecision.Wilson(Hits, Of);
}

/// <summary>A median of durations with an interval from order statistics (Conover 1999, Practical Nonparametric Statistics, 3.2), which asks nothing of how they are spread.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Median">The median; null of none.</param>
/// <param name="Low">The low end of the 95 % interval; null of fewer than six, which give none.</param>
/// <param name="High">The high end.</param>
public readonly record struct Lag(int Count, TimeSpan? Median, TimeSpan? Low, TimeSpan? High)
{
    private const int Fewest = 6;
    private const double Z = 1.959964;

    /// <summary>Of durations in any order.</summary>
    public static Lag Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToList();
        int n = sorted.Count;
        if (n == 0) return new Lag(0, null, null, null);
        var median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        if (n < Fewest) return new Lag(n, median, null, null);
        double spread = Z * Math.Sqrt(n) / 2;
        int low = Math.Max(0, (int)Math.Floor((n / 2.0) - spread)), high = Math.Min(n - 1, (int)Math.Ceiling((n / 2.0) + spread) - 1);
        return new Lag(n, median, sorted[low], sorted[high]);
    }
}

/// <summary>What an outlet does with others' texts.</summary>
/// <param name="Outlet">Its name.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Wire">Of those whose source is known, the share from an agency.</param>
/// <param name="Own">Of the same, the share of its own work.</param>
/// <param name="Edited">Of those that carry a text in its language, the share that changed its words.</param>
/// <param name="Behind">How long after the origin they came: the origin's own report where it is held, else the earliest report held of the same text.</param>
public sealed record OutletFigures(string Outlet, int Reports, Proportion Wire, Proportion Own, Proportion Edited, Lag Behind)
{
    /// <summary>The figures of every outlet of some stories, the one with most reports first. An outlet is known by its name, else by what its report is called.</summary>
    public static IReadOnlyList<OutletFigures> Of(IEnumerable<Story> stories) =>
    [
        .. stories.SelectMany(Cases).GroupBy(c => c.Outlet, StringComparer.OrdinalIgnoreCase)
            .Select(g => (IReadOnlyList<Case>)[.. g]).Select(Of)
            .OrderByDescending(f => f.Reports).ThenBy(f => f.Outlet, StringComparer.Ordinal),
    ];

    private static OutletFigures Of(IReadOnlyList<Case> cases)
    {
        int known = cases.Count(c => c.Source is not null);
        return new OutletFigures(
            cases[0].Outlet, cases.Count,
            new Proportion(cases.Count(c => c.Source is { Own: false, Name: { } name } && Wires.Named(name) is { Kind: not WireKind.Release }), known),
            new Proportion(cases.Count(c => c.Source is { Own: true }), known),
            new Proportion(cases.Count(c => c.Edited == true), cases.Count(c => c.Edited is not null)),
            Lag.Of(cases.Select(c => c.Behind).OfType<TimeSpan>()));
    }

    // Kept small: a store may hold millions.
    private sealed record Case(string Outlet, PrimarySource? Source, bool? Edited, TimeSpan? Behind);

    private static IEnumerable<Case> Cases(Story story)
    {
        var of = story.Tree.Provenances.ToDictionary(p => p.Telling);
        var parents = story.Tree.Links.ToLookup(l => l.Child);
        foreach (var telling in story.Tellings)
        {
            var provenance = of.GetValueOrDefault(telling.Id);
            var kinds = parents[NodeId.Of(telling.Id)].Select(l => l.Kind).Where(k => k is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited or LinkKind.Paraphrase).ToList();
            yield return new Case(
                telling.Outlet ?? telling.Name, provenance?.Source is { } source && (source.Own || source.Name is not null) ? source with { Evidence = [], Hints = [] } : null,
                kinds.Count == 0 ? null : kinds.Any(k => k is LinkKind.Edited or LinkKind.Paraphrase), provenance is null ? null : After(story, telling, provenance));
        }
    }

    // A time that lies before the origin's own tells of clocks, not of copying.
    private static TimeSpan? After(Story story, Telling telling, Provenance provenance)
    {
        if (!provenance.OriginKnown || provenance.Origin.Telling == telling.Id || Time(telling) is not { } at) return null;
        var first = provenance.Origin.Telling is { } held ? story.Tellings.Where(t => t.Id == held)
            : story.Tree.Provenances.Where(p => p.Origin == provenance.Origin && p.OriginKnown && p.Telling != telling.Id).Join(story.Tellings, p => p.Telling, t => t.Id, (_, t) => t);
        return first.Select(Time).Min() is { } before && before <= at ? at - before : null;
    }

    private static DateTimeOffset? Time(Telling telling) => telling.Article.Published is { HasTime: true } stated ? stated.At : null;
}

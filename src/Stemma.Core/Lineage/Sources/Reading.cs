using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>What one telling says of its source, taken by itself. Compared by identity.</summary>
internal sealed class Reading(Telling telling, AgencyNames agencies, IReadOnlyList<Sign> signs)
{
    /// <summary>The agencies it was read with.</summary>
    public AgencyNames Agencies { get; } = agencies;

    /// <summary>The telling.</summary>
    public Telling Telling { get; } = telling;

    /// <summary>All signs, in the order of the finders.</summary>
    public IReadOnlyList<Sign> Signs { get; } = signs;

    /// <summary>Its running text as words.</summary>
    public Words Words { get; } = Words.Of(telling.Article.Text);

    /// <summary>Its first sentence.</summary>
    public Span Lead => Words.Sentences.Count > 0 ? Words.Sentences[0] : default;

    /// <summary>The agency that is credited with the text; null where none is.</summary>
    public Wire? Credited => Signs.FirstOrDefault(s => s.Strength == Strength.Proof)?.Wire;

    /// <summary>The agency that likely wrote it, where none is credited.</summary>
    public Wire? Likely => Credited is null && Signs.Where(s => s.Strength == Strength.Likely).Select(s => s.Wire).Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>Whether the page is the agency's own.</summary>
    public bool OwnPage => Signs.Count > 0 && Signs[0].Short == Finders.OwnSiteSign;

    /// <summary>Evidence of an agency, proofs first; hints left out.</summary>
    public IReadOnlyList<Evidence> Proofs(Wire wire) => [.. Signs.Where(s => s.Wire == wire && s.Strength != Strength.Hint).OrderByDescending(s => s.Strength).Select(s => s.Evidence)];

    /// <summary>What points to agencies without proving it.</summary>
    public IReadOnlyList<Evidence> Hints => [.. Signs.Where(s => s.Strength == Strength.Hint).Select(s => s.Evidence)];

    /// <summary>Whether anything at all points to the agency.</summary>
    public bool PointsTo(Wire wire) => Signs.Any(s => s.Wire == wire);

    /// <summary>Whether its byline or a credit line names another telling's outlet.</summary>
    public bool Names(Telling other) => other.Outlet is { Length: >= 4 } outlet && outlet != Telling.Outlet && Telling.Article.Credits.Append(Telling.Article.Byline ?? "").Any(line => Phrases.Find(line, [outlet]) is not null);

    /// <summary>Reads a telling.</summary>
    /// <param name="telling">The telling.</param>
    /// <param name="agencies">The agencies to look for.</param>
    public static Reading Of(Telling telling, AgencyNames agencies)
    {
        var signs = Finders.All.SelectMany(f => f(telling, agencies)).DistinctBy(s => (s.Wire.Name, s.Evidence.Field, s.Evidence.Index, s.Evidence.At, s.Short)).ToList();
        // An agency that no list has may also be an outlet that carries others: what its page credits comes first.
        if (signs is [{ Short: Finders.OwnSiteSign } own, ..] && (agencies.IsShown(own.Wire) || Wires.Named(own.Wire.Name) is null) && signs.Exists(s => s.Strength == Strength.Proof && s.Wire != own.Wire)) signs.RemoveAt(0);
        return new Reading(telling, agencies, signs);
    }
}

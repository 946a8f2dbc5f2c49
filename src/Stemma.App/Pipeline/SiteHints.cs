using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>What editors know of sites, as the fold knows it.</summary>
/// <param name="all">All versions, those taken back too.</param>
public sealed class SiteHints(IReadOnlyList<HintVersion> all)
{
    /// <summary>Those in force now: they hold for all captures, whenever these came.</summary>
    public IReadOnlyList<SiteHint> InForce { get; private set; } = Standing(all);

    /// <summary>Takes in what was saved since.</summary>
    public void Renew(IReadOnlyList<HintVersion> all) => InForce = Standing(all);

    private static IReadOnlyList<SiteHint> Standing(IReadOnlyList<HintVersion> all) => [.. HintVersion.InForce(all).Select(h => h.Hint)];
}

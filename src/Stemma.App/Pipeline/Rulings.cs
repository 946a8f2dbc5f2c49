using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>The editors' decisions, as the fold knows them.</summary>
/// <param name="all">All, undone ones too.</param>
public sealed class Rulings(IReadOnlyList<Ruling> all)
{
    private IReadOnlyList<Ruling> _all = all;

    /// <summary>Those in force now.</summary>
    public IReadOnlyList<Decision> InForce { get; private set; } = Standing(all);

    /// <summary>Those that held when this capture was placed.</summary>
    public IReadOnlyList<Decision> At(TellingId capture) => [.. _all.Where(r => r.HoldsFor(capture)).Select(r => r.Decision)];

    /// <summary>Takes in what was decided since.</summary>
    public void Renew(IReadOnlyList<Ruling> all)
    {
        _all = all;
        InForce = Standing(all);
    }

    private static IReadOnlyList<Decision> Standing(IReadOnlyList<Ruling> all) => [.. all.Where(r => r.Undone is null).Select(r => r.Decision)];
}

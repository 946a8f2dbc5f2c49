using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What editors know of sites: ground state. Whoever changes a hint puts down, in the same transaction, that the reports it covers are to be read anew.</summary>
public interface IHints
{
    /// <summary>Keeps a hint as the next version for its site and path.</summary>
    /// <returns>It, with how many reports are to be read anew.</returns>
    ValueTask<(HintVersion Hint, int Reports)> Add(SiteHint hint, string by, CancellationToken ct);

    /// <summary>Takes a version back: the one before it is in force again.</summary>
    /// <returns>It, with how many reports are to be read anew; null where none of that number stands.</returns>
    ValueTask<(HintVersion Hint, int Reports)?> Undo(int number, CancellationToken ct);

    /// <summary>All versions, those taken back too, by number.</summary>
    ValueTask<IReadOnlyList<HintVersion>> All(CancellationToken ct);
}

using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What proven owners want of their hosts' reports, and who is written to about them. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IOutlets
{
    /// <summary>Keeps what an owner wants, in the place of what he wanted before.</summary>
    /// <returns>False where his case is not granted any more: nothing is kept then.</returns>
    ValueTask<bool> Set(OutletSettings settings, CancellationToken ct);

    /// <summary>Forgets what an owner wants.</summary>
    /// <returns>Whether there was something.</returns>
    ValueTask<bool> Clear(string host, CancellationToken ct);

    /// <summary>Keeps who wants to be written to, in the place of who did for this case; not proven.</summary>
    /// <returns>False where the case is not granted any more.</returns>
    ValueTask<bool> Ask(OutletAlert alert, CancellationToken ct);

    /// <summary>The one of a case, or null.</summary>
    ValueTask<OutletAlert?> Alert(int request, CancellationToken ct);

    /// <summary>The address is proven; what carries texts up to now is no news.</summary>
    /// <param name="alert">The one that the letter was about: another in its place is not proven by it.</param>
    /// <param name="mark">The last report that is placed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether it stands.</returns>
    ValueTask<bool> Prove(OutletAlert alert, TellingId mark, CancellationToken ct);

    /// <summary>Those proven that are to be looked at now, the longest due first.</summary>
    ValueTask<IReadOnlyList<OutletAlert>> Due(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>It was looked at.</summary>
    /// <param name="request">Which.</param>
    /// <param name="mark">Up to which report.</param>
    /// <param name="next">When it is looked at again.</param>
    /// <param name="letter">What is to be written, kept in the same step; null for nothing.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask Looked(int request, TellingId mark, DateTimeOffset next, Letter? letter, CancellationToken ct);

    /// <summary>Nobody is written to for this case any more; what waits for that goes unsaid.</summary>
    /// <returns>Whether somebody was.</returns>
    ValueTask<bool> Stop(int request, CancellationToken ct);
}

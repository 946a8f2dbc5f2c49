using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What became of an owner's wish to be written to.</summary>
public enum AlertAsked
{
    /// <summary>It is kept, and a letter goes by which he confirms the address.</summary>
    Kept,

    /// <summary>A letter went to the address a while ago, and holds; none goes again.</summary>
    Written,

    /// <summary>As many letters went about the host as may.</summary>
    Many,

    /// <summary>The address is confirmed already.</summary>
    Stands,

    /// <summary>His case is not granted any more.</summary>
    NotHis,
}

/// <summary>What was found for somebody who is written to.</summary>
/// <param name="Found">The reports that carry his texts without credit, each with whose text it is: from now on no news. Of those that were found before the latest ten thousand are known too.</param>
/// <param name="At">When it was looked.</param>
/// <param name="Next">When it is looked again.</param>
public sealed record AlertLook(IReadOnlyList<CarriedPair> Found, DateTimeOffset At, DateTimeOffset Next);

/// <summary>What proven owners want of their hosts' reports, and who is written to about them. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IOutlets
{
    /// <summary>Keeps what an owner wants, in the place of what the host's owner wanted before.</summary>
    /// <returns>False where his case is not granted any more, or is not the host's latest: nothing is kept then.</returns>
    ValueTask<bool> Set(OutletSettings settings, CancellationToken ct);

    /// <summary>Forgets what a host's owner wants.</summary>
    /// <param name="host">The host.</param>
    /// <param name="request">By which case, which must be the host's latest; null by an editor's word.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there was something.</returns>
    ValueTask<bool> Clear(string host, int? request, CancellationToken ct);

    /// <summary>Keeps who wants to be written to, not proven, in the place of who did for this case; and that a letter goes to him by which he confirms it.</summary>
    /// <param name="alert">Who.</param>
    /// <param name="since">To whom a letter went since then about the host, none goes again: what that confirms stands as it did.</param>
    /// <param name="most">The most letters since then about one host.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What became of it; and when the earlier letter went, where there is one.</returns>
    ValueTask<(AlertAsked Asked, DateTimeOffset? Earlier)> Ask(OutletAlert alert, DateTimeOffset since, int most, CancellationToken ct);

    /// <summary>No letter could go to whom <see cref="Ask"/> kept: neither he nor the letter is kept.</summary>
    ValueTask Unsent(OutletAlert alert, CancellationToken ct);

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

    /// <summary>What is no news for a case.</summary>
    ValueTask<IReadOnlySet<CarriedPair>> Told(int request, CancellationToken ct);

    /// <summary>It was looked at.</summary>
    /// <param name="request">Which.</param>
    /// <param name="look">What was found.</param>
    /// <param name="letter">What is to be written, kept in the same step; null for nothing.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where the letter could not be kept: what was found is news as before.</returns>
    ValueTask<bool> Looked(int request, AlertLook look, Letter? letter, CancellationToken ct);

    /// <summary>Forgets who was asked before a time and did not confirm, and which letters went before it.</summary>
    ValueTask Forget(DateTimeOffset before, CancellationToken ct);

    /// <summary>Nobody is written to for this case any more; what waits for that goes unsaid.</summary>
    /// <returns>Whether somebody was.</returns>
    ValueTask<bool> Stop(int request, CancellationToken ct);
}

using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What readers with an account keep for themselves. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IShelf
{
    /// <summary>All of it; null where there is no such account.</summary>
    ValueTask<ReaderShelf?> Of(int account, CancellationToken ct);

    /// <summary>Marks reports as read, as they stood at a place of the log; what was changed since stays unread.</summary>
    /// <param name="account">Who read them.</param>
    /// <param name="reports">Which.</param>
    /// <param name="head">The log's head when they were shown.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask Read(int account, IReadOnlyList<TellingId> reports, TellingId head, CancellationToken ct);

    /// <summary>Whether any of these reports is unread, by the rule of the list of reports.</summary>
    ValueTask<bool> Unread(int account, IReadOnlyList<TellingId> reports, CancellationToken ct);

    /// <summary>Marks all up to here as read; never less than before.</summary>
    ValueTask ReadTo(int account, TellingId head, CancellationToken ct);

    /// <summary>Gives a story a star, by one of its reports, or takes it.</summary>
    /// <returns>False where the shelf is full.</returns>
    ValueTask<bool> Star(int account, TellingId telling, DateTimeOffset? at, CancellationToken ct);

    /// <summary>Follows something, or no more.</summary>
    /// <inheritdoc cref="Star" path="/returns"/>
    ValueTask<bool> Follow(int account, FollowKind kind, string what, DateTimeOffset? at, CancellationToken ct);

    /// <summary>Mutes a source, or no more.</summary>
    /// <inheritdoc cref="Star" path="/returns"/>
    ValueTask<bool> Mute(int account, string source, bool muted, CancellationToken ct);
}

using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>What a reader keeps for himself: what he read, stars, what he follows, whom he muted.</summary>
/// <param name="shelf">Where it is kept.</param>
/// <param name="time">The clock.</param>
public sealed class Shelving(IShelf shelf, TimeProvider time)
{
    private const int MostLetters = 300;

    /// <summary>All of it; null where there is no such account.</summary>
    public async Task<ReaderShelf?> Of(int account, CancellationToken ct) => await shelf.Of(account, ct);

    /// <summary>Marks reports as read, as they stood when the log's head was this.</summary>
    public async Task Read(int account, IReadOnlyList<TellingId> reports, TellingId head, CancellationToken ct) => await shelf.Read(account, reports, head, ct);

    /// <summary>Whether any of these reports is unread.</summary>
    public async Task<bool> Unread(int account, IReadOnlyList<TellingId> reports, CancellationToken ct) => await shelf.Unread(account, reports, ct);

    /// <summary>Marks all up to here as read.</summary>
    public async Task ReadTo(int account, TellingId head, CancellationToken ct) => await shelf.ReadTo(account, head, ct);

    /// <summary>Gives a story a star, or takes it.</summary>
    /// <returns>False where the shelf is full.</returns>
    public async Task<bool> Star(int account, TellingId story, bool on, CancellationToken ct) => await shelf.Star(account, story, on ? time.GetUtcNow() : null, ct);

    /// <summary>Follows something, or no more.</summary>
    /// <returns>False where the shelf is full, or it is nothing to follow.</returns>
    public async Task<bool> Follow(int account, FollowKind kind, string what, bool on, CancellationToken ct) => what.Length is > 0 and <= MostLetters && await shelf.Follow(account, kind, what, on ? time.GetUtcNow() : null, ct);

    /// <summary>Mutes a source, or no more.</summary>
    /// <returns>False where the shelf is full, or it is no source.</returns>
    public async Task<bool> Mute(int account, string source, bool on, CancellationToken ct) => source.Length is > 0 and <= MostLetters && await shelf.Mute(account, source, on, ct);
}

using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Accounts;

/// <summary>Browsers that are signed in. What a browser holds is a secret; what is kept here is its hash, so that ending it here ends it for good.</summary>
/// <param name="sessions">Where they are kept.</param>
/// <param name="time">The clock by which they end.</param>
public sealed class Logins(ISessions sessions, TimeProvider time)
{
    /// <summary>How long a reader's session lasts after it was last seen.</summary>
    public static readonly TimeSpan ReadersLast = TimeSpan.FromDays(30);

    /// <summary>How long the session of anybody with rights does.</summary>
    public static readonly TimeSpan OthersLast = TimeSpan.FromHours(12);

    /// <summary>How long it lasts at most, however often it is seen.</summary>
    public static readonly TimeSpan OthersLastAtMost = TimeSpan.FromDays(7);

    private static readonly TimeSpan Fine = TimeSpan.FromMinutes(5); // how exactly it is known when one was last seen

    /// <summary>Begins one for the bearer of the link that the program prints, or for a visitor of a demo.</summary>
    /// <returns>Its secret; this is the only time that it is to be had.</returns>
    public Task<string> Begin(Role role, string device, CancellationToken ct) => Begin(null, role, device, ct);

    /// <summary>Begins one for an account.</summary>
    /// <inheritdoc cref="Begin(Role, string, CancellationToken)" path="/returns"/>
    public Task<string> Begin(Person person, string device, CancellationToken ct) => Begin(person.Number, person.Role, device, ct);

    /// <summary>The session of a secret, which is seen with that; null where there is none or it ended.</summary>
    public async Task<Session?> Find(string secret, CancellationToken ct)
    {
        byte[] hash = Secret.Hash(secret);
        if (await sessions.Of(hash, ct) is not { } session) return null;
        var now = time.GetUtcNow();
        if (now - session.Seen > (session.Role == Role.Reader ? ReadersLast : OthersLast)) return null;
        if (session.Role != Role.Reader && now - session.Made > OthersLastAtMost) return null;
        if (now - session.Seen > Fine) await sessions.Seen(hash, now, ct);
        return session;
    }

    /// <summary>Ends the one of a secret.</summary>
    public async Task End(string secret, CancellationToken ct) => await sessions.End(Secret.Hash(secret), ct);

    /// <summary>Ends one of an account's, or all.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="number">Which; null for all.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> End(int account, int? number, CancellationToken ct) => await sessions.End(account, number, ct);

    /// <summary>Those of an account.</summary>
    public async Task<IReadOnlyList<Session>> Of(int account, CancellationToken ct) => await sessions.OfAccount(account, ct);

    /// <summary>Those without an account: of the link that the program prints, and of a demo.</summary>
    public async Task<IReadOnlyList<Session>> Nameless(CancellationToken ct) => await sessions.Nameless(ct);

    /// <summary>Ends one of those, or all.</summary>
    /// <returns>How many ended.</returns>
    public async Task<int> EndNameless(int? number, CancellationToken ct) => await sessions.EndNameless(number, ct);

    private async Task<string> Begin(int? account, Role role, string device, CancellationToken ct)
    {
        string secret = Secret.Draw();
        var now = time.GetUtcNow();
        await sessions.Begin(Secret.Hash(secret), new Session(0, account, role, now, now, device), now - ReadersLast, ct);
        return secret;
    }
}

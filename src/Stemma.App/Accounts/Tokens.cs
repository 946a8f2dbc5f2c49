using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>Programs' tokens: made by an account, with what they may do and until when; the secret is told once.</summary>
/// <param name="sessions">Where they are kept, as hashes.</param>
/// <param name="time">The clock by which they end.</param>
public sealed class Tokens(ISessions sessions, TimeProvider time)
{
    /// <summary>How every secret begins, so that it is known for one where it does not belong.</summary>
    public const string Prefix = "stemma_";

    /// <summary>The most days that one works.</summary>
    public const int MostDays = 365;

    private const int MostOfName = 60;
    private static readonly TimeSpan Fine = TimeSpan.FromMinutes(5);

    /// <summary>Makes one.</summary>
    /// <param name="person">For whom it acts.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="days">How long it works.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Its secret, or what is wrong.</returns>
    public async Task<(string? Secret, Problem? Problem)> Make(Person person, string name, Scopes scopes, int days, CancellationToken ct)
    {
        if (name.Length is 0 or > MostOfName || name.Any(char.IsControl)) return (null, new Problem("name", $"Say what the token is for, in up to {MostOfName} letters."));
        if (scopes == Scopes.None) return (null, new Problem("scopes", "Say what the token may do."));
        if ((scopes & ~Rights.Of(person.Role)) != Scopes.None) return (null, new Problem("scopes", "A token may do no more than its maker."));
        if (days is < 1 or > MostDays) return (null, new Problem("days", $"A token works 1 to {MostDays} days."));
        string secret = Prefix + Secret.Draw();
        var now = time.GetUtcNow();
        return await sessions.AddToken(Secret.Hash(secret), new ApiToken(0, person.Number, name, scopes, now, now.AddDays(days), null), ct) is null
            ? (null, new Problem("many", "There are 50 tokens already: revoke one first.")) : (secret, null);
    }

    /// <summary>For whom a token acts, and what it may do now: never more than its maker may. Null where it is none, revoked or ended.</summary>
    public async Task<(ApiToken Token, Person Person)?> Find(string secret, CancellationToken ct)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal) || await sessions.Token(Secret.Hash(secret), ct) is not var (token, person)) return null;
        var now = time.GetUtcNow();
        if (token.Ends <= now) return null;
        if (token.Used is not { } used || now - used > Fine) await sessions.Used(token.Number, now, ct);
        return (token with { Scopes = token.Scopes & Rights.Of(person.Role) }, person);
    }

    /// <summary>Those of an account.</summary>
    public async Task<IReadOnlyList<ApiToken>> Of(int account, CancellationToken ct) => await sessions.Tokens(account, ct);

    /// <summary>Revokes one of an account's.</summary>
    public async Task<bool> Revoke(int account, int number, CancellationToken ct) => await sessions.Revoke(account, number, time.GetUtcNow(), ct);
}

using Stemma.App.Store;

namespace Stemma.App.Gather.Hubs;

/// <summary>What hubs are answered when they call.</summary>
/// <param name="hubs">What they were asked for.</param>
/// <param name="inbox">Takes what they tell.</param>
/// <param name="options">How often a hub is asked.</param>
/// <param name="limits">How large a delivery may be, and how long it may take.</param>
/// <param name="time">The program's clock.</param>
public sealed class HubCallback(IHubs hubs, HubInbox inbox, PollOptions options, Fetching.FetchOptions limits, TimeProvider time)
{
    private const int MostOfToken = 100;

    /// <summary>The most bytes of a delivery.</summary>
    public int MostBytes => limits.MaxBytes;

    /// <summary>The most time that one may take to come in (real time).</summary>
    public TimeSpan Patience => limits.Deadline;

    /// <summary>Whether a token is one that was given to a hub.</summary>
    public async ValueTask<bool> Knows(string token, CancellationToken ct) => await Of(token, ct) is not null;

    /// <summary>Answers a hub that asks whether it was meant.</summary>
    /// <returns>What to give back; null where it was not meant.</returns>
    public async ValueTask<string?> Answer(string token, HubCall call, CancellationToken ct)
    {
        if (await Of(token, ct) is not { } lease) return null;
        bool meant = false;
        var now = time.GetUtcNow();
        await hubs.Change(token, l =>
        {
            (var next, meant) = HubPlan.Called(l, call, now, options);
            return next;
        }, ct);
        if (meant && call.Mode == "denied") inbox.Offer(new HubNews(lease.Feed, token, null, default, now));
        return meant ? call.Challenge : null;
    }

    /// <summary>Takes a delivery. One that is not signed with the secret is dropped without a word to whoever sent it.</summary>
    /// <returns>False where too much waits to be looked at: the hub is to try again.</returns>
    public async ValueTask<bool> Deliver(string token, IReadOnlyList<(string Name, string Value)> headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (await Of(token, ct) is not { Leaving: false } lease || lease.Asked is null) return true;
        var signatures = headers.Where(h => h.Name.Equals(HubSignature.Header, StringComparison.OrdinalIgnoreCase)).ToList();
        if (signatures is not [var (_, signature)] || !HubSignature.Holds(signature, lease.Secret, body.Span)) return true;
        return inbox.Offer(new HubNews(lease.Feed, token, headers, body, time.GetUtcNow()));
    }

    private async ValueTask<HubLease?> Of(string token, CancellationToken ct) => token.Length is 0 or > MostOfToken ? null : await hubs.Of(token, ct);
}

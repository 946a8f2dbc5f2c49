namespace Stemma.App.Gather.Hubs;

/// <summary>What a hub says when it asks whether it was meant, or that it does not want to (W3C WebSub, 5.2 and 5.3).</summary>
/// <param name="Mode">hub.mode.</param>
/// <param name="Topic">hub.topic.</param>
/// <param name="Challenge">hub.challenge, to be given back; "" for none.</param>
/// <param name="LeaseSeconds">hub.lease_seconds as written, or null.</param>
/// <param name="Reason">hub.reason, or null.</param>
public sealed record HubCall(string Mode, string Topic, string Challenge, string? LeaseSeconds, string? Reason);

/// <summary>What a hub told of a feed.</summary>
/// <param name="Feed">The feed's number.</param>
/// <param name="Token">Which subscription it is of.</param>
/// <param name="Headers">The delivery's headers; null where it told that it will tell no more.</param>
/// <param name="Body">Its bytes as they came.</param>
/// <param name="At">When it came.</param>
public sealed record HubNews(int Feed, string Token, IReadOnlyList<(string Name, string Value)>? Headers, ReadOnlyMemory<byte> Body, DateTimeOffset At);

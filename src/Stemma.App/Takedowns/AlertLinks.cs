using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Stemma.App.Store.Reading;

namespace Stemma.App.Takedowns;

/// <summary>
/// The links of an owner's alerts. Each holds a value bound to the case, the address, the moment it was given and what the link does (HMAC-SHA-256): it is kept nowhere, and one of
/// another address or of an alert in whose place another stands does nothing.
/// </summary>
/// <param name="key">The key that proof values are made with.</param>
/// <param name="home">The site's own address, without a slash at its end; null where it is not known.</param>
public sealed class AlertLinks(byte[] key, string? home)
{
    private const string Confirms = "confirm", Stops = "stop";

    /// <summary>How long the link that confirms an address holds.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether links can stand in letters.</summary>
    public bool CanBe => home is not null;

    /// <summary>The link by which an address is confirmed.</summary>
    public string Confirm(OutletAlert alert) => $"{home}/alert/{alert.Request}/{Value(alert, Confirms)}";

    /// <summary>The link by which letters are stopped.</summary>
    public string Stop(OutletAlert alert) => $"{home}/alert/{alert.Request}/{Value(alert, Stops)}";

    /// <summary>A page of ours.</summary>
    public string Page(string path) => home + path;

    /// <summary>What a link's value does: true to confirm, false to stop; null where it is none.</summary>
    /// <param name="alert">The alert of the case that the link names.</param>
    /// <param name="value">The value.</param>
    /// <param name="now">The time.</param>
    public bool? Does(OutletAlert alert, string value, DateTimeOffset now) =>
        Same(value, Value(alert, Stops)) ? false : Same(value, Value(alert, Confirms)) && now - alert.Asked <= Lasts ? true : null;

    private string Value(OutletAlert alert, string does) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"stemma alert {does} {alert.Request} {alert.Mail} {alert.Asked.UtcTicks}")));

    private static bool Same(string given, string value) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}

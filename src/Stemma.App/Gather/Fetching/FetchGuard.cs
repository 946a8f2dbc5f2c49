using System.Net;
using System.Net.Sockets;
using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>Finds the addresses of a name; it throws a <see cref="SocketException"/> where there are none.</summary>
public delegate ValueTask<IReadOnlyList<IPAddress>> Resolver(string host, CancellationToken ct);

/// <summary>
/// Decides where the program may connect to: public addresses, at ports of the web. Names are resolved once, all their addresses are judged, and exactly
/// those judged are dialled, so a name that changes its mind (DNS rebinding) gains nothing. Origins that the operator vouches for (the setting allowHosts) are let through.
/// </summary>
public sealed class FetchGuard
{
    /// <summary>The code of the guard's refusals.</summary>
    public const string Refused = "guarded";

    private static readonly string[] InnerNames = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion", "invalid"];
    private readonly HashSet<string> _allowed;
    private readonly Resolver _resolve;

    /// <summary>A guard.</summary>
    /// <param name="allowHosts">Origins ("http://wiki.example:8080"), or host with or without port ("10.0.0.7:8080", "wiki"), that the operator vouches for.</param>
    /// <param name="resolve">Finds the addresses of names; null for the system's resolver.</param>
    public FetchGuard(IEnumerable<string> allowHosts, Resolver? resolve = null)
    {
        _allowed = allowHosts.SelectMany(Origins).ToHashSet(StringComparer.Ordinal);
        _resolve = resolve ?? (static async (host, ct) => await Dns.GetHostAddressesAsync(host, ct));
    }

    /// <summary>The verdict on an address before its name is resolved; null where nothing speaks against it yet.</summary>
    public Problem? Judge(WebAddress address)
    {
        if (_allowed.Contains(address.Origin)) return null;
        if (!IsWebPort(address.Port)) return Refusal(address, $"port {address.Port} is none that the web uses (80, 443, 8000 to 8999)");
        if (address.Ip is { } ip) return PublicAddresses.Contains(ip) ? null : Refusal(address, $"{ip} is no address of the public net");
        if (!address.Host.Contains('.', StringComparison.Ordinal)) return Refusal(address, "a name without a dot is a machine of your own net");
        return InnerNames.Any(inner => address.Host.EndsWith("." + inner, StringComparison.Ordinal)) ? Refusal(address, "the name is one of inner nets") : null;
    }

    /// <summary>The verdict on an address and, where it is good, what to dial: all the name's addresses. Nothing is dialled.</summary>
    /// <exception cref="SocketException">The name has no address.</exception>
    public async ValueTask<(IReadOnlyList<IPAddress> Dial, Problem? Problem)> Resolve(WebAddress address, CancellationToken ct)
    {
        if (Judge(address) is { } problem) return ([], problem);
        if (address.Ip is { } ip) return ([ip], null);
        var found = await _resolve(address.Host, ct);
        if (found.Count == 0) throw new SocketException((int)SocketError.HostNotFound);
        if (_allowed.Contains(address.Origin)) return (found, null);
        return found.FirstOrDefault(a => !PublicAddresses.Contains(a)) is { } inner
            ? ([], Refusal(address, $"the name leads to {inner}, which is no address of the public net"))
            : (found, null);
    }

    /// <summary>What is wrong with an entry of allowHosts; null where nothing is.</summary>
    public static string? Check(string entry) => Origins(entry).Any() ? null : $"\"{entry}\" is no origin (http://wiki.example:8080) and no host or host:port (wiki.example, 10.0.0.7:8080)";

    private static IEnumerable<string> Origins(string entry)
    {
        bool whole = entry.Contains("://", StringComparison.Ordinal);
        foreach (string url in whole ? [entry] : (string[])[$"http://{entry}", $"https://{entry}"])
            if (WebAddress.Parse(url).Address is { PathAndQuery: "/" } address) yield return address.Origin;
    }

    private static bool IsWebPort(int port) => port is 80 or 443 or (>= 8000 and <= 8999);

    private static Problem Refusal(WebAddress address, string why) =>
        new(Refused, $"{address.HostAndPort} is not fetched: {why}; if it is your own, add \"{address.Origin}\" to the setting allowHosts", address.Url);
}

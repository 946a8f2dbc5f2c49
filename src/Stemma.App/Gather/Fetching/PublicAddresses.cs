using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Stemma.App.Gather.Fetching;

/// <summary>Which IP addresses belong to the public net, after IANA's registries of special-purpose addresses (RFC 6890 and its heirs).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // the inside of a large cloud, in public clothes
        ]).Select(IPNetwork.Parse),
    ];

    // Of 2000::/3, all that is given out: protocol assignments (Teredo, ORCHID, benchmarks), documentation, 6to4, AS112.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Special6 = [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"]).Select(IPNetwork.Parse)];
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is one of the public net; one that carries an IPv4 address (mapped, NAT64, ISATAP) is judged by that.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return Array.TrueForAll(Special4, n => !n.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0) return false;
        if (address.IsIPv4MappedToIPv6) return Contains(address.MapToIPv4());
        var bytes = address.GetAddressBytes();
        var last = new IPAddress(bytes.AsSpan(12));
        if (Nat64.Contains(address)) return Contains(last);
        if (IsIsatap(bytes) && !Contains(last)) return false;
        return Global6.Contains(address) && Array.TrueForAll(Special6, n => !n.Contains(address));
    }

    // RFC 5214: interface identifiers 0000:5efe:a.b.c.d and 0200:5efe:a.b.c.d.
    private static bool IsIsatap(byte[] bytes) => (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)) & ~0x0200_0000U) == 0x0000_5EFE;
}

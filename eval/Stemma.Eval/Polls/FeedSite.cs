using System.Net;

namespace Stemma.Eval.Polls;

/// <summary>How a site of the load bench behaves.</summary>
internal enum SiteManner
{
    /// <summary>Answers "not modified".</summary>
    Same,

    /// <summary>Has three new items each time.</summary>
    Fresh,

    /// <summary>Answers 500.</summary>
    Erring,

    /// <summary>Takes requests and never answers.</summary>
    Hung,

    /// <summary>Answers a byte a second.</summary>
    Dribbling,
}

/// <summary>How many sites in a thousand are of each manner; the others answer "not modified".</summary>
internal sealed record SiteShares(int Hung, int Dribbling, int Erring, int Fresh)
{
    /// <summary>The manner of a site: the same whenever it is asked for, those of one manner spread over all.</summary>
    public SiteManner Of(int site)
    {
        int place = (int)(unchecked((uint)site * 2654435761u) >> 8) % 1000;
        if (place >= 1000 - Fresh) return SiteManner.Fresh;
        if ((place -= Hung) < 0) return SiteManner.Hung;
        if ((place -= Dribbling) < 0) return SiteManner.Dribbling;
        return place < Erring ? SiteManner.Erring : SiteManner.Same;
    }
}

/// <summary>Sites as loopback addresses: each is an origin of its own.</summary>
internal static class FeedSite
{
    private const int Last = 250;

    /// <summary>The most there can be.</summary>
    public const int Most = 200 * Last * Last;

    /// <summary>The address of a site, from 127.1.0.1.</summary>
    public static string Host(int site) => $"127.{1 + site / (Last * Last)}.{site / Last % Last}.{1 + site % Last}";

    /// <summary>The site at an address.</summary>
    public static int At(IPAddress address) => address.MapToIPv4().GetAddressBytes() is [127, var a, var b, var c] ? ((a - 1) * Last + b) * Last + c - 1 : -1;
}

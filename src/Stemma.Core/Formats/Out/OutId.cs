using System.IO.Hashing;
using System.Text;

namespace Stemma.Core.Formats.Out;

/// <summary>Names for good: a UUID (RFC 9562, version 8) made from a log's own name and what stands in it.</summary>
public static class OutId
{
    /// <summary>"urn:uuid:..." of a thing in a log; the same for ever, whatever address it is served at.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="thing">"story/12", "report/40", "front".</param>
    public static string Of(string log, string thing)
    {
        byte[] hash = XxHash128.Hash(Encoding.UTF8.GetBytes(log + "/" + thing));
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return "urn:uuid:" + new Guid(hash, bigEndian: true).ToString("D");
    }
}

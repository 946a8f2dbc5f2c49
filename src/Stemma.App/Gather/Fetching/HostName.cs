using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.App.Gather.Fetching;

/// <summary>A host in its one form, as browsers read it (WHATWG URL, host parsing): every spelling of an IP address is that address.</summary>
/// <param name="Name">The host.</param>
/// <param name="Ip">The address it is; null for a name.</param>
internal sealed record HostName(string Name, IPAddress? Ip)
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <summary>Reads a host as it stands in an address; null where it is none.</summary>
    public static HostName? Of(string host)
    {
        if (host.StartsWith('[')) return V6(host);
        if (Ascii(host) is not { } name) return null;
        string last = name[(name.LastIndexOf('.') + 1)..];
        if (!EndsInNumber(last)) return new HostName(name, null);
        return V4(name) is { } ip ? new HostName(ip.ToString(), ip) : null;
    }

    // A zone ("%25eth0") has no place in an address of the web.
    private static HostName? V6(string host) =>
        host.EndsWith(']') && !host.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6
            ? new HostName(ip.ToString(), ip) : null;

    private static string? Ascii(string host)
    {
        try
        {
            string plain = Uri.UnescapeDataString(host).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
            string name = plain.Replace('\u3002', '.');
            if (name.EndsWith('.')) name = name[..^1];
            if (name.Length is 0 or > 253) return null;
            if (!Ascii7(name)) name = Idn.GetAscii(name).ToLowerInvariant();
            return name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.') && name.Split('.').All(l => l.Length is > 0 and <= 63) ? name : null;
        }
        catch (ArgumentException)
        {
            return null; // no text, or no name
        }
    }

    private static bool Ascii7(string name) => name.All(char.IsAscii);

    private static bool EndsInNumber(string label) => label.All(char.IsAsciiDigit) || (label.StartsWith("0x", StringComparison.Ordinal) && label.Skip(2).All(char.IsAsciiHexDigit));

    // One to four numbers, decimal, octal (0...) or hex (0x...); the last fills the bytes that are left.
    private static IPAddress? V4(string name)
    {
        string[] parts = name.Split('.');
        if (parts.Length > 4) return null;
        ulong value = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (Number(parts[i]) is not { } n) return null;
            bool last = i == parts.Length - 1;
            if (n >= (last ? 1UL << (8 * (5 - parts.Length)) : 256)) return null;
            value |= last ? n : n << (8 * (3 - i));
        }
        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static ulong? Number(string digits)
    {
        int radix = digits.StartsWith("0x", StringComparison.Ordinal) ? 16 : digits is ['0', _, ..] ? 8 : 10;
        ulong value = 0;
        foreach (char c in radix == 16 ? digits[2..] : digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix || value > uint.MaxValue) return null;
            value = (value * (ulong)radix) + (ulong)digit;
        }
        return value;
    }
}

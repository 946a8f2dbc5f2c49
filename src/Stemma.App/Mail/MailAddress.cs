using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stemma.App.Mail;

/// <summary>The mail address of one person, as it is written to: a dot-atom before the @ (RFC 5322, 3.2.3), a domain of several labels behind it, one of another script as punycode (RFC 3492).</summary>
public static partial class MailAddress
{
    private const int Longest = 254, LongestLocal = 64; // RFC 5321, 4.5.3.1

    /// <summary>The address in ASCII; null for what is none, or more than one.</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string? Of(string text)
    {
        string written = text.Trim();
        int at = written.LastIndexOf('@');
        if (written.Length > Longest || at is < 1 or > LongestLocal || !Local().IsMatch(written[..at]) || Punycode(written[(at + 1)..]) is not { } domain || !Domain().IsMatch(domain)) return null;
        string whole = $"{written[..at]}@{domain}";
        return whole.Length <= Longest ? whole : null;
    }

    /// <summary>An address as it is kept of what somebody wrote: its domain, whose spellings all mean the same, in small letters, those of another script as Unicode's compatible ones. What no address could be stays as it is.</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string Plain(string text)
    {
        string written = text.Trim();
        int at = written.LastIndexOf('@');
        string domain = written[(at + 1)..];
        return at < 0 || Punycode(domain) is null ? written : written[..(at + 1)] + domain.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>How an address may be kept: with its domain in ASCII, and in its own script.</summary>
    /// <param name="address">It, as <see cref="Of"/> gives it.</param>
    public static IReadOnlyList<string> Spellings(string address)
    {
        int at = address.LastIndexOf('@') + 1;
        try
        {
            return [address, address[..at] + new IdnMapping().GetUnicode(address[at..].ToLowerInvariant())];
        }
        catch (ArgumentException)
        {
            return [address];
        }
    }

    private static string? Punycode(string domain)
    {
        if (Ascii.IsValid(domain)) return domain;
        try
        {
            return new IdnMapping().GetAscii(domain.Normalize(NormalizationForm.FormKC).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex Local();

    // The last label begins with a letter: an IP address is no domain.
    [GeneratedRegex(@"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\z")]
    private static partial Regex Domain();
}

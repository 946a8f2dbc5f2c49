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

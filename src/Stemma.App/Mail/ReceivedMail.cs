using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Stemma.App.Mail;

/// <summary>A mail that came, as far as it is looked at. Nothing of it is proven: anyone can write any sender.</summary>
/// <param name="Id">Its Message-ID with the angle brackets; a hash of it where it has none.</param>
/// <param name="From">The address that it says it is from; "" where it says none.</param>
/// <param name="Name">The name beside that; "" for none.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Its text; of HTML what is seen of it, quoted parts behind "&gt;".</param>
/// <param name="Links">Where its HTML leads to, outside quoted parts.</param>
/// <param name="Answers">The Message-IDs that it answers, nearest first.</param>
/// <param name="Automatic">Whether a program sent it: an answer of one, a bounce, a list. It gets no answer.</param>
public sealed record ReceivedMail(string Id, string From, string Name, string Subject, string Text, IReadOnlyList<string> Links, IReadOnlyList<string> Answers, bool Automatic)
{
    private const int MostText = 200_000, MostLine = 998;

    /// <summary>Reads one.</summary>
    public static ReceivedMail Of(MimeMessage message)
    {
        var from = message.From.Mailboxes.FirstOrDefault();
        var (html, links) = message.HtmlBody is { } markup ? HtmlText.Of(markup) : ("", []);
        string text = message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? plain : html;
        text = text.Length > MostText ? text[..MostText] : text;
        string address = from?.Address ?? "", subject = Line.OneLine(message.Subject ?? "", MostLine);
        return new ReceivedMail(
            message.MessageId is { Length: > 0 } id ? $"<{id}>" : "hash:" + Hash($"{address}\n{message.Date:O}\n{subject}\n{text}"),
            Outbox.IsAddress(address) ? address : "", Line.OneLine(from?.Name ?? ""), subject, text, links,
            [.. new[] { message.InReplyTo }.OfType<string>().Concat(message.References.Reverse()).Distinct(StringComparer.Ordinal).Take(50)], IsAutomatic(message, address));
    }

    // RFC 3834, section 2, and what older programs write in its place.
    private static bool IsAutomatic(MimeMessage message, string from)
    {
        string? Header(string name) => message.Headers[name]?.Trim();
        string local = from.Split('@')[0].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return from.Length == 0
            || (Header("Auto-Submitted") is { Length: > 0 } auto && !auto.StartsWith("no", StringComparison.OrdinalIgnoreCase))
            || Header("Precedence")?.ToLowerInvariant() is "bulk" or "list" or "junk" or "auto_reply"
            || message.Headers.Any(static h => h.Field.StartsWith("List-", StringComparison.OrdinalIgnoreCase) || h.Field.Equals("X-Autoreply", StringComparison.OrdinalIgnoreCase) || h.Field.Equals("X-Autorespond", StringComparison.OrdinalIgnoreCase) || h.Field.Equals("X-Loop", StringComparison.OrdinalIgnoreCase))
            || Header("Return-Path") is "<>"
            || message.Body?.ContentType.IsMimeType("multipart", "report") == true
            || local is "mailerdaemon" or "postmaster" or "noreply" or "donotreply" or "listserv" or "majordomo" || local.StartsWith("bounce", StringComparison.Ordinal);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

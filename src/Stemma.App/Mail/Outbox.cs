using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Utils;

namespace Stemma.App.Mail;

/// <summary>A letter as it is posted.</summary>
/// <param name="To">The address of one person.</param>
/// <param name="Subject">Made one line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Id">Its Message-ID without the angle brackets and the domain, the same at every try.</param>
/// <param name="InReplyTo">The Message-ID that it answers, or null.</param>
/// <param name="At">When it was written.</param>
/// <param name="Stop">Where letters of its kind are stopped with one click; null where it answers something.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string Id, string? InReplyTo, DateTimeOffset At, string? Stop = null);

/// <summary>What became of a letter.</summary>
/// <param name="Failure">Why it was not taken, for the operator; null where the server took it.</param>
/// <param name="Never">True where trying again cannot help: the address is none, or the server will never take a letter for it.</param>
/// <param name="Person">True where only this letter is refused, for now or for good: the next one may go.</param>
public sealed record Sent(string? Failure, bool Never = false, bool Person = false);

/// <summary>Posts letters over SMTP (RFC 5321), one at a time.</summary>
public sealed class Outbox(MailServer server, string from)
{
    private const long MostRead = 1_000_000;
    private const int MostSubject = 300;

    /// <summary>Whether a text is one mail address in ASCII, with a domain.</summary>
    public static bool IsAddress(string address) => MailAddress.Of(address) == address && Parsed(address) is not null;

    /// <summary>Posts one.</summary>
    public async Task<Sent> Send(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddress.Of(mail.To) is not { } address || Parsed(address) is not { } to) return new Sent("it is for no mail address", true, true);
        if (Parsed(from) is not { } sender) return new Sent("the setting mail.from is no mail address");
        using var message = Built(mail, to, sender);
        return await With(async (client, late) =>
        {
            await client.SendAsync(FormatOptions.Default, message, sender, [to], late);
            return null;
        }, ct);
    }

    /// <summary>Connects, signs in and leaves.</summary>
    /// <returns>Why that did not work; null where it did.</returns>
    public async Task<string?> Check(CancellationToken ct) => (await With(static (_, _) => Task.FromResult<Sent?>(null), ct)).Failure;

    private async Task<Sent> With(Func<SmtpClient, CancellationToken, Task<Sent?>> act, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Line.Patience);
        using var client = new SmtpClient();
        try
        {
            await Line.Open(client, server, MostRead, late.Token);
            var sent = await act(client, late.Token) ?? new Sent(null);
            await Leave(client, late.Token);
            return sent;
        }
        catch (SmtpCommandException refused)
        {
            bool person = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return new Sent($"{server.Place} refused it ({(int)refused.StatusCode}): {Line.OneLine(refused.Message)}", person && (int)refused.StatusCode is >= 550 and < 560, person);
        }
        catch (Exception thrown) when (!ct.IsCancellationRequested && Line.Cause(thrown, server, late.IsCancellationRequested) is not null)
        {
            return new Sent(Line.Cause(thrown, server, late.IsCancellationRequested));
        }
    }

    // The letter was taken: what goes wrong after that is nobody's loss.
    private static async Task Leave(MailService client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(true, ct);
        }
        catch (Exception gone) when (gone is IOException or ProtocolException or CommandException or OperationCanceledException or TimeoutException)
        {
        }
    }

    private static MimeMessage Built(OutgoingMail mail, MailboxAddress to, MailboxAddress sender)
    {
        var message = new MimeMessage
        {
            Subject = Line.OneLine(mail.Subject, MostSubject),
            Date = mail.At,
            MessageId = $"{mail.Id}@{sender.Domain}",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(sender);
        message.ReplyTo.Add(sender);
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", mail.Stop is null ? "auto-replied" : "auto-generated"); // RFC 3834
        if (mail.Stop is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>"); // RFC 2369
            if (stop.StartsWith("https://", StringComparison.Ordinal)) message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058 wants https
        }
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.InReplyTo is { } answered && MimeUtils.EnumerateReferences(answered).FirstOrDefault() is { } id)
        {
            message.InReplyTo = id;
            message.References.Add(id);
        }
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static MailboxAddress? Parsed(string address) =>
        address.Length <= 254 && address.All(static c => c is > ' ' and <= '~') && MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && parsed.Domain.Length > 0 ? parsed : null;
}

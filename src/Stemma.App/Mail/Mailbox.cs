using System.Runtime.ExceptionServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Stemma.App.Mail;

/// <summary>What a look into the mailbox found.</summary>
/// <param name="Taken">How many mails were taken.</param>
/// <param name="Troubles">What was not read, for the operator; a mail that is too large or broken is marked as seen all the same.</param>
public sealed record MailRound(int Taken, IReadOnlyList<string> Troubles);

/// <summary>Reads a folder over IMAP (RFC 3501): what is unseen, oldest first, a few a round.</summary>
public sealed class Mailbox(MailServer server, string folder)
{
    /// <summary>The largest mail that is read, in bytes, and the most of them in a round.</summary>
    public const int MostBytes = 1_000_000, MostMails = 20;

    private const long MostRead = (MostMails + 10L) * MostBytes;

    /// <summary>Reads what is unseen.</summary>
    /// <param name="take">Takes one for good; true where it did: only then it is marked as seen, and a crash in between has it taken again. False ends the round.</param>
    /// <param name="ct">Stops between two mails.</param>
    public Task<MailRound> Read(Func<ReceivedMail, CancellationToken, ValueTask<bool>> take, CancellationToken ct) => With(async (inbox, round, late) =>
    {
        // Some servers list a great many: the oldest come first everywhere.
        var unseen = (await inbox.SearchAsync(SearchQuery.NotSeen, late)).OrderBy(static u => u.Id).Take(MostMails).ToList();
        if (unseen.Count == 0) return;
        var sizes = (await inbox.FetchAsync(unseen, new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Size), late)).ToDictionary(static s => s.UniqueId, static s => s.Size ?? uint.MaxValue);
        foreach (var uid in unseen)
        {
            if (!await Take(inbox, uid, sizes.GetValueOrDefault(uid, uint.MaxValue), mail => take(mail, ct), round, late)) return;
            await inbox.StoreAsync([uid], new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, late);
        }
    }, ct);

    /// <summary>Connects, signs in, opens the folder and leaves.</summary>
    /// <returns>Why that did not work; null where it did.</returns>
    public async Task<string?> Check(CancellationToken ct) => (await With(static (_, _, _) => Task.CompletedTask, ct)).Troubles is [var why, ..] ? why : null;

    private sealed class Tally
    {
        public int Taken { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }

        public List<string> Troubles { get; } = [];
    }

    private static async Task<bool> Take(IMailFolder inbox, UniqueId uid, uint size, Func<ReceivedMail, ValueTask<bool>> take, Tally round, CancellationToken ct)
    {
        if (size > MostBytes)
        {
            round.Troubles.Add($"a mail (number {uid.Id} in the folder) is larger than {MostBytes / 1_000_000} MB: it was marked as read and left for you");
            return true;
        }
        ReceivedMail mail;
        try
        {
            using var message = await inbox.GetMessageAsync(uid, ct);
            mail = ReceivedMail.Of(message);
        }
        catch (Exception broken) when (broken is FormatException or MessageNotFoundException or ArgumentException)
        {
            round.Troubles.Add($"a mail (number {uid.Id} in the folder) cannot be read: it was marked as read and left for you");
            return true;
        }
        try
        {
            if (!await take(mail)) return false;
        }
        catch (Exception ours)
        {
            round.Fault = ExceptionDispatchInfo.Capture(ours); // the server's are told, those of who takes are his
            return false;
        }
        round.Taken++;
        return true;
    }

    private async Task<MailRound> With(Func<IMailFolder, Tally, CancellationToken, Task> act, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Line.Patience);
        using var client = new ImapClient();
        var round = new Tally();
        try
        {
            await Line.Open(client, server, MostRead, late.Token);
            var inbox = folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox! : await client.GetFolderAsync(folder, late.Token);
            await inbox.OpenAsync(FolderAccess.ReadWrite, late.Token);
            await act(inbox, round, late.Token);
            await client.DisconnectAsync(true, late.Token);
        }
        catch (Exception thrown) when (!ct.IsCancellationRequested && Line.Cause(thrown, server, late.IsCancellationRequested) is not null)
        {
            round.Troubles.Add(Line.Cause(thrown, server, late.IsCancellationRequested)!);
        }
        round.Fault?.Throw();
        return new MailRound(round.Taken, round.Troubles);
    }
}

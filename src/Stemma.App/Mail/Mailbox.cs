using System.Runtime.ExceptionServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Stemma.App.Mail;

/// <summary>What a look into the mailbox found.</summary>
/// <param name="Taken">How many mails were taken.</param>
/// <param name="Troubles">What was not read, for the operator; a mail that is too large or broken is marked as seen all the same.</param>
/// <param name="Left">How many mails were not taken and wait unseen.</param>
public sealed record MailRound(int Taken, IReadOnlyList<string> Troubles, int Left);

/// <summary>Reads a folder over IMAP (RFC 3501): what is unseen, oldest first, a few a round; what was not taken comes again behind what is new.</summary>
public sealed class Mailbox(MailServer server, string folder)
{
    /// <summary>The largest mail that is read, in bytes, and the most of them in a round.</summary>
    public const int MostBytes = 1_000_000, MostMails = 20;

    private const long MostRead = (MostMails + 10L) * MostBytes;

    private readonly Dictionary<uint, int> _left = []; // those not taken, with the round of the last try
    private int _rounds;

    /// <summary>What is told of mails that were not taken.</summary>
    public const string Waiting = "mails wait unread: too many requests of their senders, about their sites, or by mail in all wait for an answer; answer some on the site's desk, and these mails are read";

    /// <summary>Reads what is unseen.</summary>
    /// <param name="take">Takes one for good; true where it did: only then it is marked as seen, and a crash in between has it taken again. False leaves it for a later round.</param>
    /// <param name="ct">Stops between two mails.</param>
    public Task<MailRound> Read(Func<ReceivedMail, CancellationToken, ValueTask<bool>> take, CancellationToken ct) => With(async (inbox, round, late) =>
    {
        // Some servers list a great many: the oldest come first everywhere.
        var all = (await inbox.SearchAsync(SearchQuery.NotSeen, late)).OrderBy(u => _left.GetValueOrDefault(u.Id)).ThenBy(static u => u.Id).ToList();
        foreach (uint gone in _left.Keys.Except(all.Select(static u => u.Id)).ToList()) _left.Remove(gone);
        var unseen = all.Take(MostMails).ToList();
        _rounds++;
        if (unseen.Count == 0) return;
        var sizes = (await inbox.FetchAsync(unseen, new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Size), late)).ToDictionary(static s => s.UniqueId, static s => s.Size ?? uint.MaxValue);
        foreach (var uid in unseen)
        {
            if (!await Take(inbox, uid, sizes.GetValueOrDefault(uid, uint.MaxValue), mail => take(mail, ct), round, late))
            {
                if (round.Fault is not null) return;
                _left[uid.Id] = _rounds;
                continue;
            }
            _left.Remove(uid.Id);
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
        if (_left.Count > 0) round.Troubles.Add(Waiting);
        return new MailRound(round.Taken, round.Troubles, _left.Count);
    }
}

using System.Data.Common;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Takedowns;
using Stemma.Core.News;

namespace Stemma.App;

/// <summary>Posts the letters that wait and reads the mail that came, while the data folder is held. A crash between posting a letter and marking it posts it twice, under the same Message-ID, so that mail programs show it once.</summary>
public sealed class Mailing
{
    private const int AtOnce = 5;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Rest = TimeSpan.FromSeconds(30); // real time

    // How long a letter waits after each try in vain: about two days in all.
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    private readonly IStore _store;
    private readonly MailSetup _setup;
    private readonly TimeProvider _time;
    private readonly Action<Problem> _tell;
    private readonly Alerting? _alerting;
    private readonly Outbox? _outbox;
    private readonly Mailbox? _mailbox;
    private readonly MailedRequests _requests;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Made for a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="alerting">Writes to owners; null for nobody.</param>
    /// <param name="time">The program's clock.</param>
    /// <param name="tell">Told what goes wrong, each thing once until mail works again.</param>
    public Mailing(IStore store, Settings settings, Alerting? alerting, TimeProvider time, Action<Problem> tell)
    {
        (_store, _setup, _time, _tell) = (store, MailSetup.Of(settings), time, tell);
        _alerting = _setup.Posts ? alerting : null;
        _outbox = _setup is { Posts: true, Smtp: { } smtp } ? new Outbox(smtp, _setup.From) : null;
        _mailbox = _setup is { Reads: true, Imap: { } imap } ? new Mailbox(imap, _setup.Folder) : null;
        _requests = new MailedRequests(store, _setup.From, settings.Home, time);
    }

    /// <summary>Posts and reads until it is stopped.</summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(
        Repeat(async ct => await Post(ct) ? Look : Rest, stop),
        _alerting is null ? Task.CompletedTask : Repeat(async ct => await _alerting.Some(ct) > 0 ? Look : Rest, stop),
        _mailbox is null ? Task.CompletedTask : Repeat(async ct =>
        {
            await Read(ct);
            return _setup.Every;
        }, stop));

    /// <summary>Reads what came and posts what is due, once.</summary>
    public async Task RunOnce(CancellationToken stop)
    {
        await Guarded(Read, stop);
        if (_alerting is not null) await Guarded(_alerting.Some, stop);
        await Guarded(async ct => await Post(ct), stop);
    }

    /// <summary>Posts some of what is due.</summary>
    /// <returns>False where the server did not take one.</returns>
    public async Task<bool> Post(CancellationToken ct)
    {
        // Without a server this still lets go of what is old.
        var due = await _store.Letters.Due(_time.GetUtcNow(), AtOnce, ct);
        if (_outbox is null) return true;
        foreach (var letter in due)
        {
            var sent = await _outbox.Send(Outgoing(letter), ct);
            if (sent.Failure is not { } why)
            {
                await _store.Letters.Posted(letter.Number, _time.GetUtcNow(), CancellationToken.None);
                Works("post");
                continue;
            }
            var again = sent.Never || letter.Tries >= Waits.Length ? DateTimeOffset.MaxValue : _time.GetUtcNow() + Waits[letter.Tries];
            await _store.Letters.Failed(letter.Number, again, why, CancellationToken.None);
            Tell("post", why);
            if (!sent.Person) return false;
        }
        return true;
    }

    /// <summary>Reads what came.</summary>
    public async Task Read(CancellationToken ct)
    {
        if (_mailbox is null) return;
        var round = await _mailbox.Read(_requests.Take, ct);
        await _store.Correspondence.Left(round.Left, CancellationToken.None);
        if (round.Troubles.Count == 0) Works("read");
        foreach (string trouble in round.Troubles) Tell("read", trouble);
    }

    // The code makes an answer known: in the subject, and in the Message-ID, which the answer names.
    private static OutgoingMail Outgoing(Letter letter)
    {
        string number = letter is { About: { } about, Code: { } code } ? $"{about}-{code}" : "0";
        string subject = letter.About is null ? letter.Subject : $"{letter.Subject} [Stemma {number}]";
        return new OutgoingMail(letter.To, subject, letter.Text, $"stemma.{number}.{letter.Token}", letter.InReplyTo, letter.At, letter.Stop);
    }

    private async Task Repeat(Func<CancellationToken, Task<TimeSpan>> round, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var pause = Rest;
            await Guarded(async ct => pause = await round(ct), stop);
            await Task.Delay(pause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A full disk must not end mail for good.
    private async Task Guarded(Func<CancellationToken, Task> act, CancellationToken stop)
    {
        try
        {
            await act(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (DbException broken)
        {
            Tell("store", broken.Message);
        }
    }

    private void Tell(string about, string why)
    {
        lock (_told)
            if (!_told.Add($"{about}\n{why}")) return;
        _tell(new Problem("mail", $"mail: {why}"));
    }

    private void Works(string about)
    {
        lock (_told) _told.RemoveWhere(t => t.StartsWith(about + "\n", StringComparison.Ordinal));
    }
}

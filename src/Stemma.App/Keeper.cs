using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Gather.Hubs;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App;

/// <summary>
/// The one that writes, while it runs: gathers, folds what enters the log (from here or from another process), composes, lets the oldest pages go, posts and reads mail, and carries out what others ask for.
/// `gather` runs it alone, `serve` beside the site.
/// </summary>
public sealed class Keeper : IDisposable
{
    private const int ComposeEvery = 16; // turns, while the log holds more
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200); // real time: how soon another process's word is heard

    private readonly CancellationTokenSource _ending = new();
    private readonly Task<Fold> _fold; // what is kept in memory is read from the store first: that takes seconds, or a minute where a million reports have no copy of it, in which all else goes on
    private readonly Fetcher _fetcher, _strangers;
    private readonly Gathering _gathering;
    private readonly Subscribing _subscribing;
    private readonly Retention _retention;
    private readonly Mailing? _mailing;
    private readonly ChangeSignal _arrived = new();
    private readonly IPetitions _petitions;
    private readonly ICorrespondence _correspondence;
    private readonly IComments _comments;
    private readonly IOutlets _outlets;
    private DateTimeOffset _forgets;
    private int _turns;

    private Keeper(StemmaApp app, TimeProvider time, Action<Problem> refused, bool hears, bool mails, Resolver? resolve)
    {
        _ = app.Options; // what is wrong with them is said before anything starts
        _fold = Task.Run(() => app.OpenFold(_ending.Token).AsTask());
        _petitions = app.Store.Petitions;
        _correspondence = app.Store.Correspondence;
        _comments = app.Store.Comments;
        _outlets = app.Store.Outlets;
        Time = time;
        var polite = FetchOptions.Of(app.Start.Settings);
        var gate = new HostGate(time, polite.Gap > polite.LongestGap ? polite.Gap : polite.LongestGap);
        _fetcher = Fetcher.Of(app.Start.Settings, gate, time, resolve);
        _strangers = Fetcher.OfPublic(app.Start.Settings, gate, time, resolve);
        _subscribing = new Subscribing(app.Store, PollOptions.Of(app.Start.Settings), time, app.Start.Settings.Callback);
        _retention = new Retention(app.Store, app.Limits, time);
        if (mails) _mailing = new Mailing(app.Store, app.Start.Settings, new Alerting(app.Store, new Takedowns.AlertLinks(Takedowns.ProofKey.At(app.Start.Data), app.Start.Settings.Home), time), time, refused);
        var hubs = hears && app.Start.Settings.Callback is { } callback
            ? new HubAsking(app.Store, callback, Post, PollOptions.Of(app.Start.Settings), FetchOptions.Of(app.Start.Settings), time) : null;
        Hubs = hubs?.Callback;
        _gathering = new Gathering(app.Store, _fetcher.Fetch, PollOptions.Of(app.Start.Settings), app.Start.Settings[Settings.GatherAtOnce], time, refused, _arrived, hubs);
    }

    // A feed of the public net must not lead a form into the operator's own: only a feed that stands there itself may.
    private ValueTask<Fetched> Post(string feed, FetchRequest form, CancellationToken ct) =>
        (WebAddress.Parse(feed).Address is { } address && Public.Judge(address) is null ? _strangers : _fetcher).Fetch(form, ct);

    private static readonly FetchGuard Public = new([]);

    /// <summary>Answers hubs when they call; null where none is used.</summary>
    public HubCallback? Hubs { get; }

    /// <summary>Raised when stories changed.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>The program's clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Fetches a page that a reader asks for.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="own">Whether he may have pages of the operator's own net too (the setting allowHosts).</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(Capture? Page, Problem? Problem)> Fetch(string url, bool own, CancellationToken ct)
    {
        var (page, problem) = Keeping.OfAnswer(await (own ? _fetcher : _strangers).Fetch(new FetchRequest(url) { Kept = true }, ct));
        return (page, !own && problem?.Code == FetchGuard.Refused ? new Problem(FetchGuard.Refused, "it is no page of the public net") : problem); // what stands in our own net, no stranger is told
    }

    /// <summary>Asks a site for what its owner put there for us.</summary>
    /// <param name="request">What.</param>
    /// <param name="own">Whether hosts of the operator's own net may be asked (the setting allowHosts).</param>
    /// <param name="ct">Gives up.</param>
    public ValueTask<Fetched> FetchProof(FetchRequest request, bool own, CancellationToken ct) => (own ? _fetcher : _strangers).Fetch(request, ct);

    /// <summary>Subscribes to what an address gives: a feed, a sitemap, a list of feeds, or a page that names some. By an editor's word: hosts of the operator's own net are asked too where they are allowed.</summary>
    public async Task<(int Added, int Known, Problem? Problem)> Follow(string url, CancellationToken ct)
    {
        var (feeds, problems) = await new Discovery(_fetcher).Of(url, ct);
        var done = new List<Subscribed>();
        foreach (var feed in feeds) done.Add(await _subscribing.Add(feed, ct));
        return (done.Count(static d => d == Subscribed.Added), done.Count(static d => d == Subscribed.Known), feeds.Count == 0 && problems.Count > 0 ? problems[0] : null);
    }

    /// <inheritdoc cref="Subscribing.AddList"/>
    public Task<ListFollowed> FollowList(ReadOnlyMemory<byte> list, CancellationToken ct) => _subscribing.AddList(list, ct);

    /// <inheritdoc cref="Fold.Look"/>
    public async ValueTask<Core.Collate.Glance> Look(Capture capture, CancellationToken ct) => await (await _fold.WaitAsync(ct)).Look(capture, ct);

    /// <inheritdoc cref="Fold.Related"/>
    public async ValueTask<IReadOnlyList<StoryId>> Related(Story story, CancellationToken ct) => await (await _fold.WaitAsync(ct)).Related(story, ct);

    /// <summary>Ends when what is held has been read: from then on, what comes is placed.</summary>
    public Task Ready => _fold;

    /// <summary>What was gathered so far.</summary>
    public GatherTally Tally => _gathering.Tally;

    /// <summary>Opens it where the store stands; what is held is read meanwhile (<see cref="Ready"/>).</summary>
    /// <param name="app">The data folder, held by this process.</param>
    /// <param name="refused">Told each refusal once: feed, address, reason.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="time">The program's clock; null for the one of the settings.</param>
    /// <param name="hears">Whether a site beside it answers hubs when they call (the setting websub.callback); without one they are not asked.</param>
    /// <param name="mails">Whether letters are posted and mail is read, as the settings say.</param>
    /// <param name="resolve">Finds the addresses of names; null for the system's resolver.</param>
    public static async ValueTask<Keeper> Open(StemmaApp app, Action<Problem> refused, CancellationToken ct, TimeProvider? time = null, bool hears = false, bool mails = true, Resolver? resolve = null)
    {
        var keeper = new Keeper(app, time ?? await app.Clock(ct), refused, hears, mails, resolve);
        if (app.Start.Settings.Callback is null)
            foreach (var lease in await app.Store.Hubs.All(ct)) await app.Store.Hubs.Change(lease.Token, static _ => null, ct); // what they still tell finds nobody, and they end it
        return keeper;
    }

    /// <summary>Keeps until it is stopped; what is under way then is finished first, and what came is placed, as far as <see cref="Gathering.Grace"/> goes.</summary>
    public Task Run(CancellationToken stop) => Run(ct => Task.WhenAll(_gathering.Run(ct), _mailing?.Run(ct) ?? Task.CompletedTask), stop);

    /// <summary>Gathers what is due now, folds it, reads and posts mail, and ends.</summary>
    public Task RunOnce(CancellationToken stop) => Run(ct => Task.WhenAll(_gathering.RunOnce(ct), _mailing?.RunOnce(ct) ?? Task.CompletedTask), stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _fetcher.Dispose();
        _strangers.Dispose();
        _ending.Cancel();
        Task.WhenAny(_fold).Wait(); // it reads from a store that is closed next
        if (_fold.IsCompletedSuccessfully) _fold.Result.Dispose();
        _ending.Dispose();
    }

    // Where it fails, what is being fetched is given up before anyone closes the store.
    private async Task Run(Func<CancellationToken, Task> gather, CancellationToken stop)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var gathering = gather(halt.Token);
        try
        {
            await Run(gathering, stop);
        }
        catch
        {
            await halt.CancelAsync();
            await gathering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task Run(Task gathering, CancellationToken stop)
    {
        using var late = new CancellationTokenSource();
        await using var stopping = stop.Register(() => late.CancelAfter(Gathering.Grace));
        if (await Opened(stop) is not { } fold)
        {
            await gathering;
            return;
        }
        while (true)
        {
            bool over = gathering.IsCompleted;
            long seen = _arrived.Number;
            bool worked = await Turn(fold);
            if (over && (late.IsCancellationRequested || !worked)) break;
            if (!worked) await Task.WhenAny(gathering, _arrived.WaitAsync(seen, CancellationToken.None), Task.Delay(Idle, TimeProvider.System, CancellationToken.None));
        }
        await fold.KeepIndex(ending: true, CancellationToken.None);
        await gathering;
    }

    // Who asked for something long ago is forgotten.
    private async ValueTask Forget()
    {
        if (Time.GetUtcNow() is var now && now < _forgets) return;
        _forgets = now + TimeSpan.FromHours(1);
        await _petitions.Forget(now - Takedowns.Cases.Remembered, CancellationToken.None);
        await _correspondence.Forget(now, CancellationToken.None);
        await _comments.Forget(now, CancellationToken.None);
        await _outlets.Forget(now - Takedowns.AlertLinks.Lasts, CancellationToken.None);
    }

    // Null where it was told to end before all was read: what came stands in the log, and is placed at the next start.
    private async Task<Fold?> Opened(CancellationToken stop)
    {
        await Task.WhenAny(_fold, Task.Delay(Timeout.Infinite, stop));
        return _fold.IsCompleted ? await _fold : null;
    }

    // A little of everything, so that nobody waits long. What is not finished at a stop is gone on with at the next start.
    private async ValueTask<bool> Turn(Fold fold)
    {
        bool asked = await Carrying.Out(fold, CancellationToken.None) > 0;
        bool folded = await fold.Step(static _ => { }, CancellationToken.None);
        bool composed = (!folded || ++_turns % ComposeEvery == 0) && await fold.ComposeSome(CancellationToken.None) > 0;
        if (asked || composed) Changed.Raise();
        await Forget();
        await fold.KeepIndex(ending: false, CancellationToken.None);
        bool letGo = await _retention.Some(CancellationToken.None) > 0;
        return asked || folded || composed || letGo || await _gathering.ReplaceUnread(CancellationToken.None);
    }
}

using Stemma.App.Desk;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Serve;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;

namespace Stemma.App;

/// <summary>Puts the site beside the keeper of its data: what the site does goes the way the command line goes.</summary>
public static class Serving
{
    /// <summary>What the site may do.</summary>
    /// <param name="app">The data folder.</param>
    /// <param name="keeper">Who keeps it; running.</param>
    /// <param name="letters">Where letters are put that are posted without delay; null for the queue, which is posted where a mail server is set.</param>
    public static Acts Acts(StemmaApp app, Keeper keeper, ILetters? letters = null)
    {
        var cases = Cases(app, keeper, letters);
        return new Acts
        {
            Look = keeper.Look,
            Related = keeper.Related,
            IsReady = () => keeper.Ready.IsCompletedSuccessfully,
            Fetch = keeper.Fetch,
            Follow = (url, ct) => Follow(keeper, url, ct),
            FollowList = keeper.FollowList,
            Feed = (asked, ct) => Feed(new FeedDesk(app.Store.Feeds, PollOptions.Of(app.Start.Settings), keeper.Time), asked, keeper.Time, ct),
            Hubs = keeper.Hubs,
            Keep = (capture, ct) => Keep(app, capture, ct),
            Decide = async (kind, a, b, by, ct) => Of(await app.Store.Requests.Ask(new DecisionAsked(kind, a, b, by), ct)),
            Undo = async (number, ct) => Of(await app.Store.Requests.Ask(new UndoAsked(number), ct)),
            Hint = async (hint, by, ct) => Of(await app.Store.Requests.Ask(new HintsAsked([hint], by), ct)),
            UndoHint = async (number, ct) => Of(await app.Store.Requests.Ask(new HintUndoAsked(number), ct)),
            Attach = async (story, track, credit, by, ct) => Of(await app.Store.Requests.Ask(new TrackAsked(story.Value, track, credit, by), ct)),
            Detach = async (number, ct) => Of(await app.Store.Requests.Ask(new TrackUndoAsked(number), ct)),
            TakeDown = async (url, reason, ct) => Of(await app.Store.Requests.Ask(new TakedownAsked(url, null, reason) { At = keeper.Time.GetUtcNow() }, ct)),
            Ask = cases.Ask,
            Posts = Mail.MailSetup.Of(app.Start.Settings).Posts,
            Answer = async (number, granted, reason, ct) => Of(await cases.Answer(number, granted, reason, ct)),
            Cases = cases,
        };
    }

    /// <summary>Who has an account.</summary>
    /// <param name="app">The data folder.</param>
    /// <param name="wall">The clock of those who sit before the site.</param>
    /// <param name="letters">Where letters are put that are posted without delay; null for the queue, which is posted where a mail server is set.</param>
    public static Accounts.People People(StemmaApp app, TimeProvider wall, ILetters? letters = null) => new(app.Store, wall, app.Start.Settings[Settings.AccountsJoin] == "open")
    {
        Home = app.Start.Settings.Home,
        Post = app.Start.Settings.Home is { } home && (letters is not null || Mail.MailSetup.Of(app.Start.Settings).Posts) ? (home, letters ?? app.Store.Letters) : null,
    };

    /// <summary>Readers' comments.</summary>
    /// <param name="app">The data folder.</param>
    /// <param name="wall">The clock of those who sit before the site.</param>
    public static App.Comments.Talk Comments(StemmaApp app, TimeProvider wall)
    {
        byte[] key = System.Security.Cryptography.HMACSHA256.HashData(ProofKey.At(app.Start.Data), "readers' comments"u8);
        CommentMode? set = app.Start.Settings[Settings.CommentsMode] switch { "off" => CommentMode.Off, "pre" => CommentMode.Before, "post" => CommentMode.After, _ => null };
        return new App.Comments.Talk(app.Store, wall, key, set, App.Comments.WatchedWords.Read(app.Start.Data));
    }

    private static Cases Cases(StemmaApp app, Keeper keeper, ILetters? letters)
    {
        var settings = app.Start.Settings;
        var dns = new TxtRecords(System.Net.IPEndPoint.TryParse(settings[Settings.DnsServer], out var server) ? server : null);
        FetchGuard own = new(settings[Settings.AllowHosts]), others = new([]);
        byte[] key = ProofKey.At(app.Start.Data);
        bool posts = letters is not null || Mail.MailSetup.Of(settings).Posts;
        var proof = new OwnershipProof(key, new ProofSources(keeper.FetchProof, dns.Of, a => others.Judge(a) is not null && own.Judge(a) is null), keeper.Time);
        return new Cases(app.Store, letters ?? app.Store.Letters, proof, settings.Home, keeper.Time)
        {
            Posts = posts,
            Outlets = new OwnOutlet(app.Store, letters ?? app.Store.Letters, new AlertLinks(key, settings.Home), keeper.Time) { Posts = posts },
        };
    }

    private static async Task<Done> Follow(Keeper keeper, string url, CancellationToken ct)
    {
        var (added, known, problem) = await keeper.Follow(url, ct);
        return added + known > 0 ? new Done(false, $"{added} added, {known} already known; what they list comes as they are polled") : new Done(true, problem?.Message ?? "there is nothing to follow at that address");
    }

    private static async Task<Done> Feed(FeedDesk desk, FeedAsked asked, TimeProvider time, CancellationToken ct)
    {
        if (asked is { Act: FeedAct.Set, Settings: { } settings }) return Of(await desk.Set(asked.Feed, settings, ct), "kept; it holds from the next poll on");
        if (asked.Act == FeedAct.Stop) return Of(await desk.Stop(asked.Feed, ct), "it is polled no more; what it brought stays");
        var (due, problem) = await desk.Again(asked.Feed, ct);
        return Of(problem, due > time.GetUtcNow() ? $"it was asked a moment ago, and is asked again {Times.From(due.Value, time.GetUtcNow())}, as soon as manners allow" : "it is asked in a moment; load this page again to see how it fared");
    }

    private static Done Of(Core.News.Problem? problem, string done) => problem is null ? new Done(false, done) : new Done(true, problem.Message);

    private static async Task<Kept> Keep(StemmaApp app, Capture capture, CancellationToken ct)
    {
        var (id, problem) = await Keeping.Accept(app.Store.Ground, capture, ct);
        if (id is not { } accepted) return new Kept(null, problem);
        await app.UntilPlaced(accepted, kept: true, ct);
        if (await app.Store.Derived.UnreadReason(accepted, ct) is { } unread) return new Kept(null, unread);
        var logged = await app.Store.Ground.Captures(new TellingId(accepted.Value - 1), 1, ct);
        return logged is [var one] && one.Capture.Id == accepted ? new Kept(one.Telling, null) : new Kept(null, new Problem("taken-down", "its text was taken down at its owner's request"));
    }

    private static Done Of(Store.Answer answer) => new(answer.Refused, string.Join("; ", answer.Lines));
}

using Stemma.App.Desk;
using Stemma.App.Gather;
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
    public static Acts Acts(StemmaApp app, Keeper keeper)
    {
        var inbox = new Inbox(app.Store.Petitions, keeper.Time);
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
            TakeDown = async (url, reason, ct) => Of(await app.Store.Requests.Ask(new TakedownAsked(url, null, reason), ct)),
            Ask = inbox.Ask,
            Posts = Mail.MailSetup.Of(app.Start.Settings).Posts,
            Answer = (number, granted, reason, ct) => Answer(app, inbox, number, granted, reason, ct),
        };
    }

    /// <summary>Who has an account.</summary>
    /// <param name="app">The data folder.</param>
    /// <param name="wall">The clock of those who sit before the site.</param>
    public static Accounts.People People(StemmaApp app, TimeProvider wall) => new(app.Store, wall, app.Start.Settings[Settings.AccountsJoin] == "open");

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

    // A takedown is carried out before its request is forgotten: a crash between the two carries it out again, which changes nothing.
    private static async Task<Done> Answer(StemmaApp app, Inbox inbox, int number, bool granted, string reason, CancellationToken ct)
    {
        var waiting = (await app.Store.Reading.Petitions(int.MaxValue, ct)).FirstOrDefault(p => p.Number == number);
        if (waiting is null) return new Done(true, $"there is no request {number} that waits");
        var done = new Done(false, waiting.Kind == PetitionKind.Takedown ? $"request {number} is refused" : granted ? $"request {number} is granted: it stays hidden" : $"request {number} is refused: it is shown again");
        if (granted && waiting.Kind == PetitionKind.Takedown) done = Of(await app.Store.Requests.Ask(new TakedownAsked(waiting.Url, null, reason), ct));
        if (granted && waiting.Kind == PetitionKind.Dispute && TrackEntry.NumberIn(waiting.Subject) is { } track)
        {
            var back = Of(await app.Store.Requests.Ask(new TrackUndoAsked(track), ct));
            done = new Done(false, $"request {number} is granted: {back.Words}");
        }
        if (!done.Refused) await inbox.Answer(number, granted, reason, ct);
        return done;
    }

    private static Done Of(Store.Answer answer) => new(answer.Refused, string.Join("; ", answer.Lines));
}

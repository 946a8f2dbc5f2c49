using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Serve;

/// <summary>What became of something that was asked for.</summary>
/// <param name="Refused">True where it was not done.</param>
/// <param name="Words">What to tell whoever asked.</param>
public sealed record Done(bool Refused, string Words);

/// <summary>What became of a report that was to be kept.</summary>
/// <param name="Telling">The report; null where there is none.</param>
/// <param name="Problem">Why not.</param>
public sealed record Kept(TellingId? Telling, Problem? Problem);

/// <summary>What an editor asks of a feed.</summary>
/// <param name="Feed">Its number.</param>
/// <param name="Act">What is to be done.</param>
/// <param name="Settings">Its new settings, where they are to be kept.</param>
public sealed record FeedAsked(int Feed, FeedAct Act, FeedSettings? Settings = null);

/// <summary>What can be done to a feed.</summary>
public enum FeedAct
{
    /// <summary>Keep its settings.</summary>
    Set,

    /// <summary>Poll it as soon as manners allow, also where it was stopped.</summary>
    Again,

    /// <summary>Poll it no more.</summary>
    Stop,
}

/// <summary>All that the site can do but read. Each goes the way that the command line goes: through the log, to the one that writes.</summary>
public sealed record Acts
{
    /// <summary>Looks what a text would be if it came now.</summary>
    public required Func<Capture, CancellationToken, ValueTask<Glance>> Look { get; init; }

    /// <summary>The stories nearest to one, nearest first.</summary>
    public required Func<Story, CancellationToken, ValueTask<IReadOnlyList<StoryId>>> Related { get; init; }

    /// <summary>Whether what is held has been read into memory since the start; until then what looks for neighbours waits.</summary>
    public Func<bool> IsReady { get; init; } = static () => true;

    /// <summary>Fetches a page, by all the rules of the net; of the operator's own net only where that is allowed.</summary>
    public required Func<string, bool, CancellationToken, Task<(Capture? Page, Problem? Problem)>> Fetch { get; init; }

    /// <summary>Subscribes to what an address gives: a feed, a sitemap, a list of feeds, a page that names some.</summary>
    public required Func<string, CancellationToken, Task<Done>> Follow { get; init; }

    /// <summary>Subscribes to all that a list of subscriptions (OPML) names.</summary>
    public required Func<ReadOnlyMemory<byte>, CancellationToken, Task<Gather.ListFollowed>> FollowList { get; init; }

    /// <summary>Sets how a feed is asked, stops it, or makes it due.</summary>
    public required Func<FeedAsked, CancellationToken, Task<Done>> Feed { get; init; }

    /// <summary>Answers hubs when they call; null where none is used.</summary>
    public Gather.Hubs.HubCallback? Hubs { get; init; }

    /// <summary>Keeps a report, as an import does.</summary>
    public required Func<Capture, CancellationToken, Task<Kept>> Keep { get; init; }

    /// <summary>Decides something between two reports, by id or address.</summary>
    public required Func<DecisionKind, string, string, string, CancellationToken, Task<Done>> Decide { get; init; }

    /// <summary>Takes a decision back.</summary>
    public required Func<int, CancellationToken, Task<Done>> Undo { get; init; }

    /// <summary>Keeps a hint for a site, and reads its reports anew.</summary>
    public required Func<SiteHint, string, CancellationToken, Task<Done>> Hint { get; init; }

    /// <summary>Takes a hint back.</summary>
    public required Func<int, CancellationToken, Task<Done>> UndoHint { get; init; }

    /// <summary>Attaches a track to the story that this report stands in.</summary>
    public required Func<TellingId, Track, TrackCredit, string, CancellationToken, Task<Done>> Attach { get; init; }

    /// <summary>Takes a track back.</summary>
    public required Func<int, CancellationToken, Task<Done>> Detach { get; init; }

    /// <summary>Takes a page down, for a reason.</summary>
    public required Func<string, string, CancellationToken, Task<Done>> TakeDown { get; init; }

    /// <summary>Requests as cases.</summary>
    public required Takedowns.Cases Cases { get; init; }

    /// <summary>Keeps somebody's request: its number, and the token by which it is seen again; null where too many wait.</summary>
    public required Func<Petition, CancellationToken, ValueTask<(int Number, string? Token)?>> Ask { get; init; }

    /// <summary>Whether a mail server is set that letters are posted by.</summary>
    public bool Posts { get; init; }

    /// <summary>Answers a request with a reason; carries it out where it is granted and can be.</summary>
    public required Func<int, bool, string, CancellationToken, Task<Done>> Answer { get; init; }
}

using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Polling as a state machine: what to ask a feed, and what its answer makes of it. Pure.</summary>
internal static class PollPlan
{
    private const double OnNews = .7, OnAllNews = .4, OnNothing = 1.25;

    /// <summary>What to ask: only for what is new, but whole where that was all there was for a long time.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="now">When.</param>
    /// <param name="seeks">Whether a hub is looked for, which only a whole answer names for sure.</param>
    public static FetchRequest Request(Feed feed, DateTimeOffset now, bool seeks = false)
    {
        bool whole = seeks || feed.State.LastWhole is not { } last || now - last > PollOptions.WholeAfter;
        return new FetchRequest(feed.Url, whole ? null : feed.State.ETag, whole ? null : feed.State.LastModified, FetchRequest.Feeds);
    }

    /// <summary>The feed after a poll.</summary>
    /// <param name="feed">The feed before it.</param>
    /// <param name="answer">What came.</param>
    /// <param name="read">What it holds.</param>
    /// <param name="known">How many of its items were known.</param>
    /// <param name="options">Floor and ceiling.</param>
    public static Feed Next(Feed feed, Fetched answer, PolledFeed read, int known, PollOptions options)
    {
        feed = feed with { State = feed.State with { Polls = feed.State.Polls + 1, LastPoll = answer.At, DueAlone = null } };
        options = options.For(feed.Settings);
        return answer.Outcome switch
        {
            FetchOutcome.Fetched when read.IsFeed => Whole(feed, answer, read, known, options),
            FetchOutcome.Fetched => Failed(feed with { State = feed.State with { ETag = null, LastModified = null } }, answer, read.Problem!, options),
            FetchOutcome.NotModified => Unchanged(feed, answer, read, options),
            FetchOutcome.Gone => Failed(feed with { Muted = "the site says that it is gone for good (410)" }, answer, answer.Problem ?? Nothing, options),
            _ => Failed(feed, answer, answer.Problem ?? Nothing, options),
        };
    }

    private static Feed Whole(Feed feed, Fetched answer, PolledFeed read, int known, PollOptions options)
    {
        var state = feed.State;
        var interval = state.LastWhole is null ? Seed(read) : state.Interval * Factor(read.Items.Count, read.Items.Count - known);
        // A feed that suddenly lists nothing may be broken: what it says of itself is not kept, so that it is asked for whole again.
        bool keep = read.Items.Count > 0;
        bool same = state.LastWhole is null || known > 0 || (feed.Title.Length > 0 && feed.Title == read.Document.Feed.Title?.Value);
        feed = feed with
        {
            Title = feed.Title.Length > 0 ? feed.Title : read.Document.Feed.Title?.Value.Trim() ?? "",
            Site = feed.Site ?? read.Document.Feed.Link,
            State = state with { LastWhole = answer.At, ETag = keep ? answer.ETag : null, LastModified = keep ? answer.LastModified : null },
        };
        return Good(Moving(feed, answer, same), answer, read, interval, read.Problem ?? answer.Problem, options);
    }

    private static Feed Unchanged(Feed feed, Fetched answer, PolledFeed read, PollOptions options)
    {
        feed = feed with { State = feed.State with { ETag = answer.ETag, LastModified = answer.LastModified } };
        bool same = answer.Status == 304 && feed.State.MovesSeen > 0; // it parsed at the new address before
        return Good(Moving(feed, answer, same), answer, read, feed.State.Interval * OnNothing, answer.Problem, options);
    }

    // A move is believed once the new address gave the same feed several times in a row.
    private static Feed Moving(Feed feed, Fetched answer, bool same)
    {
        if (!same || answer.MovedTo is not { } to || to == feed.Url) return feed with { State = feed.State with { MovingTo = null, MovesSeen = 0 } };
        int seen = feed.State.MovingTo == to ? feed.State.MovesSeen + 1 : 1;
        return seen < PollOptions.MovesToBelieve ? feed with { State = feed.State with { MovingTo = to, MovesSeen = seen } }
            : feed with { Url = to, State = feed.State with { MovingTo = null, MovesSeen = 0 } };
    }

    private static Feed Good(Feed feed, Fetched answer, PolledFeed read, TimeSpan interval, Problem? trouble, PollOptions options)
    {
        interval = Clamp(interval, options.Floor, options.Ceiling);
        var wait = Longer(interval, Longer(answer.MaxAge ?? default, read.Ttl ?? default)) * (1 + .1 * Chance(feed));
        var next = answer.At + wait;
        for (int hours = 0; hours < 7 * 24 && read.Skips(next); hours++) next = next.AddHours(1);
        if (next - answer.At > PollOptions.Longest) next = answer.At + PollOptions.Longest;
        return feed with { NextPoll = next, State = feed.State with { Interval = interval, Failures = 0, LastGood = answer.At, Trouble = trouble } };
    }

    private static Feed Failed(Feed feed, Fetched answer, Problem problem, PollOptions options)
    {
        bool resting = problem.Code == "origin-rests"; // it was not asked: no failure of its own
        int failures = feed.State.Failures + (resting ? 0 : 1);
        var wait = options.Floor * Math.Pow(2, Math.Min(failures, 12)) * (.75 + .5 * Chance(feed));
        var asked = answer.RetryAfter is { } until && until > answer.At ? until - answer.At : answer.Status == 429 ? PollOptions.TooMany : default;
        wait = Clamp(resting ? asked : Longer(wait, asked), options.Floor, PollOptions.Longest);
        return feed with { NextPoll = answer.At + wait, State = feed.State with { Failures = failures, Trouble = problem, MovingTo = null, MovesSeen = 0 } };
    }

    // Twice as often as the feed's own dates say that something comes.
    private static TimeSpan Seed(PolledFeed read)
    {
        var dates = read.Document.Items.Select(i => i.Published?.At ?? i.Updated?.At).OfType<DateTimeOffset>().OrderDescending().Take(20).ToList();
        if (dates.Count < 3) return TimeSpan.FromHours(1);
        var gaps = dates.Zip(dates.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        return gaps[gaps.Count / 2] / 2;
    }

    private static double Factor(int items, int fresh) => fresh == 0 ? OnNothing : items >= 5 && fresh >= .8 * items ? OnAllNews : OnNews;

    // From 0 to 1, another at each poll, the same whenever it is worked out.
    private static double Chance(Feed feed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{feed.Id} {feed.State.Polls} {feed.Url}".AsSpan())) / (double)ulong.MaxValue;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Clamp(TimeSpan span, TimeSpan least, TimeSpan most) => span < least ? least : span > most ? most : span;

    private static readonly Problem Nothing = new("no-answer", "it did not answer");
}

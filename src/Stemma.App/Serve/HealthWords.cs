using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve;

/// <summary>How a feed fares, in a sentence.</summary>
public static partial class HealthWords
{
    /// <summary>Words as anybody may read them: of addresses in them, what stands behind a question mark is left out, since it may be a key.</summary>
    public static string ForAnybody(string words) => Asked().Replace(words, "$1?…");

    [GeneratedRegex(@"(https?://[^\s?""]+)\?[^\s)"";,]*")]
    private static partial Regex Asked();

    /// <summary>"polled 12 minutes ago; 3 new reports today; next poll in 20 minutes", "the site answers 404 since Tuesday; next try in 3 hours".</summary>
    public static string Of(SourceHealth feed, DateTimeOffset now)
    {
        if (feed.Muted is { } reason) return $"not polled any more: {reason}";
        if (feed.LastPoll is not { } polled) return "not polled yet";
        string next = feed.NextPoll <= now ? "due now" : Times.From(feed.NextPoll, now);
        if (feed.Failures > 0)
        {
            string since = feed.LastGood is { } good ? $" {Times.Since(good, now)}" : ", and it has never answered well";
            return $"{Sentence(feed.Trouble?.Message ?? "it gives no feed")}{since}; next try {next}";
        }
        var parts = new List<string> { $"polled {Times.From(polled, now)}", $"{(feed.ItemsInADay == 0 ? "nothing new" : PlainWords.Count(feed.ItemsInADay, "new report"))} today" };
        if (feed.Waiting > 0) parts.Add($"{PlainWords.Count(feed.Waiting, "page")} still to be fetched");
        if (feed.GivenUp > 0) parts.Add($"{PlainWords.Count(feed.GivenUp, "report")} as the feed gives {(feed.GivenUp == 1 ? "it" : "them")}, {(feed.Settings.FromFeed ? "as is set for it" : "because the page cannot be had")}");
        if (feed.Hub is { } hub && hub.TellsAt(now)) parts.Add(hub.Told is { } told ? $"told by its hub, the last time {Times.From(told, now)}" : "told by its hub");
        parts.Add($"next poll {next}");
        return string.Join("; ", parts);
    }

    /// <summary>What to do about the trouble of its last poll; null where there was none, or nothing is known to do.</summary>
    public static string? Cure(SourceHealth feed) => feed.Trouble is { } trouble ? Cures.GetValueOrDefault(trouble.Code) : null;

    /// <summary>How a feed's hub fares, in a sentence; null where it has none.</summary>
    public static string? OfHub(SourceHealth feed, DateTimeOffset now)
    {
        if (feed.Hub is not { } hub || feed.Muted is not null) return null;
        string why = hub.Reason is { } reason ? $": {Sentence(reason)}" : "", again = hub.Next <= now ? "asked again now" : $"asked again {Times.From(hub.Next, now)}";
        return hub.State switch
        {
            HubState.Active when hub.TellsAt(now) => $"the hub {hub.Hub} tells what is new until {Times.Short(hub.Expires)} ({again}{(hub.Reason is null ? "" : $"; the last time in vain{why}")}); "
                + (hub.Told is { } told ? $"it told something new {Times.From(told, now)}" : "it has told nothing new yet"),
            HubState.Denied => $"the hub {hub.Hub} does not want to tell what is new{why}; the feed is polled as without it, and the hub is {again}",
            _ when hub.Expires is { } ended => $"the hub {hub.Hub} has told nothing since its lease ended {Times.From(ended, now)}{why}; the feed is polled as without it, and the hub is {again}",
            _ => $"the hub {hub.Hub} is asked to tell what is new and has not confirmed it{why}; the feed is polled as without it, and the hub is {again}",
        };
    }

    /// <summary>A feed's own settings in words: "text from the feed, read as windows-1251, polled every 60 minutes at most".</summary>
    public static string Own(FeedSettings settings) => string.Join(", ", new[]
    {
        settings.Links ? "the links of the page are followed" : null,
        settings.FromFeed ? "text from the feed" : null,
        settings.Charset is { } charset ? $"read as {charset}" : null,
        settings.LeastMinutes is { } minutes ? $"polled every {PlainWords.Count(minutes, "minute")} at most" : null,
    }.OfType<string>());

    private static readonly FrozenDictionary<string, string> Cures = DataFile.Rows(typeof(HealthWords), "cures.tsv").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static string Sentence(string words) => words.TrimEnd('.');
}

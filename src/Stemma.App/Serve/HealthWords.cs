using System.Collections.Frozen;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve;

/// <summary>How a feed fares, in a sentence.</summary>
public static class HealthWords
{
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
        parts.Add($"next poll {next}");
        return string.Join("; ", parts);
    }

    /// <summary>What to do about the trouble of its last poll; null where there was none, or nothing is known to do.</summary>
    public static string? Cure(SourceHealth feed) => feed.Trouble is { } trouble ? Cures.GetValueOrDefault(trouble.Code) : null;

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

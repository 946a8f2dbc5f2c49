using Stemma.App.Store.Reading;
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
            return $"{Sentence(feed.Trouble ?? "it gives no feed")}{since}; next try {next}";
        }
        var parts = new List<string> { $"polled {Times.From(polled, now)}", $"{(feed.ItemsInADay == 0 ? "nothing new" : PlainWords.Count(feed.ItemsInADay, "new report"))} today" };
        if (feed.Waiting > 0) parts.Add($"{PlainWords.Count(feed.Waiting, "page")} still to be fetched");
        if (feed.GivenUp > 0) parts.Add($"{PlainWords.Count(feed.GivenUp, "report")} as the feed gives {(feed.GivenUp == 1 ? "it" : "them")}, because the page cannot be had");
        parts.Add($"next poll {next}");
        return string.Join("; ", parts);
    }

    private static string Sentence(string words) => words.TrimEnd('.');
}

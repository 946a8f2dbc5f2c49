using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.Formats;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What an answer makes of an item that waits for its page. Pure.</summary>
internal static class PagePlan
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    /// <summary>What is asked for: the page; of one that came before, only if it has changed.</summary>
    public static FetchRequest Request(WaitingItem item) => new(item.Url!, item.ETag, item.LastModified) { Kept = true };

    /// <summary>Settles an item by the answer to its page's fetch.</summary>
    public static Settled Next(WaitingItem item, Fetched answer, PollOptions options)
    {
        if (answer.Outcome == FetchOutcome.Fetched && !answer.IsCut)
        {
            var (page, problem) = Page(item.Url!, answer);
            return page is null ? GiveUp(item, problem!) : new Settled(item.Id, ItemState.Fetched, null, null, Identity.Of(page)) { Version = item.Version, ETag = answer.ETag, LastModified = answer.LastModified };
        }
        if (answer.Outcome == FetchOutcome.NotModified && (item.ETag ?? item.LastModified) is not null)
            return new Settled(item.Id, ItemState.Fetched, null, null, null) { Version = item.Version, ETag = answer.ETag, LastModified = answer.LastModified };
        var why = answer.Problem ?? new Problem("no-answer", "it did not answer");
        if (IsFinal(answer, why)) return GiveUp(item, why);
        bool resting = why.Code is "origin-rests"; // it was not asked at all
        if (!resting && item.Tries + 1 >= options.PageTries) return GiveUp(item, why with { Message = $"{why.Message}, {options.PageTries} times" });
        var due = answer.At + FirstWait * Math.Pow(2, Math.Min(item.Tries, 8));
        if (answer.Status == 429 && answer.RetryAfter is null) due = answer.At + PollOptions.TooMany;
        return new Settled(item.Id, ItemState.Waiting, why.Message, answer.RetryAfter > due ? answer.RetryAfter : due, null) { Version = item.Version };
    }

    /// <summary>Lets the feed's own item enter in the place of its page.</summary>
    public static Settled GiveUp(WaitingItem item, Problem? why) =>
        new(item.Id, ItemState.GivenUp, why?.Message, null, FeedItems.Capture(item) is { } own ? Identity.Of(own) : null) { Version = item.Version };

    /// <summary>The page that a whole answer holds; else why there is none.</summary>
    public static (Capture? Page, Problem? Problem) Page(string url, Fetched answer)
    {
        if (!FeedItems.IsFrontPage(url) && FeedItems.IsFrontPage(answer.FinalUrl)) return (null, new Problem("front-page", "its address leads to the site's front page"));
        var format = FormatSniffer.Of(answer.Body.Span, null).Format;
        string type = answer.Header("Content-Type") ?? "";
        bool text = format == FileFormat.Text && type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);
        if (!text && format is not (FileFormat.Html or FileFormat.Text)) return (null, new Problem("no-page", $"its address gives no page ({(type.Length > 0 ? type : format.ToString())})"));
        return (Keeping.Page(answer, text ? CaptureForm.Text : CaptureForm.Html), null);
    }

    private static bool IsFinal(Fetched answer, Problem why) => answer.Outcome switch
    {
        FetchOutcome.Gone or FetchOutcome.Refused => true,
        FetchOutcome.Status => answer.Status is >= 300 and < 500 and not (408 or 425 or 429),
        FetchOutcome.NotModified => true,
        _ => why.Code is "too-large" or "redirect-loop" or "too-many-redirects" or "redirect-nowhere",
    };
}

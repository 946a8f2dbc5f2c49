using Stemma.App.Gather.Fetching;
using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>What an answer tells of a page that was in the log already. Pure.</summary>
internal static class VisitPlan
{
    private const int NotFound = 404;
    private static readonly TimeSpan Resting = TimeSpan.FromHours(1), Again = TimeSpan.FromDays(1);

    /// <summary>What is asked for: the page, if it has changed.</summary>
    public static FetchRequest Request(Visit visit) => new(visit.Url, visit.ETag, visit.LastModified) { Kept = true };

    /// <summary>What is written of a visit. One that shows nothing is made once more, if that is not too often; what an origin or we ourselves forbid is not asked for again.</summary>
    public static Visited Next(Visit visit, Fetched answer)
    {
        if (answer.Problem?.Code is "origin-rests") return new Visited(visit.Item, answer.At, null, visit.Visits, Later(answer, Resting)); // it was not asked at all
        var done = new Visited(visit.Item, answer.At, null, visit.Visits + 1, null);
        if (answer.Outcome == FetchOutcome.Gone || answer.Status == NotFound) return done with { Gone = true };
        if (answer.Outcome == FetchOutcome.NotModified) return done with { Gone = false };
        if (answer.Outcome == FetchOutcome.Fetched && PagePlan.Page(visit.Url, answer).Page is { } page)
            return done with { Entry = Identity.Of(page), ETag = answer.ETag, LastModified = answer.LastModified };
        return answer.Outcome == FetchOutcome.Refused || done.Visits >= Visit.Most ? done : done with { Due = Later(answer, Again) };
    }

    private static DateTimeOffset Later(Fetched answer, TimeSpan least) => answer.RetryAfter > answer.At + least ? answer.RetryAfter.Value : answer.At + least;
}

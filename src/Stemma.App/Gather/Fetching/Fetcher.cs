using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>
/// Every read of the net goes through here: judged by the guard, allowed by robots.txt, in its turn at the origin, capped in bytes and time, its redirects
/// followed hop by hop under the same rules. One a guard is enough for the whole program.
/// </summary>
public sealed class Fetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly Wire _wire;
    private readonly Origins _origins;

    /// <summary>A fetcher.</summary>
    /// <param name="options">Caps, pauses, names.</param>
    /// <param name="guard">Where it may connect to.</param>
    /// <param name="gate">Whose turn it is at an origin; asked with the origin ("https://example.org").</param>
    /// <param name="time">The program's time: pauses, rests, ages of robots.txt. Deadlines of the net are kept in real time.</param>
    public Fetcher(FetchOptions options, FetchGuard guard, IHostGate gate, TimeProvider time)
    {
        _options = options;
        _time = time;
        _wire = new Wire(options, guard);
        _origins = new Origins(options, guard, gate, time, _wire);
    }

    /// <summary>By the settings; with a resolver of one's own for the system's.</summary>
    public static Fetcher Of(Settings settings, IHostGate gate, TimeProvider time, Resolver? resolve = null) => new(FetchOptions.Of(settings), new FetchGuard(settings[Settings.AllowHosts], resolve), gate, time);

    /// <summary>By the settings, for whoever is not to reach the operator's own net: no host is let through but public ones.</summary>
    public static Fetcher OfPublic(Settings settings, IHostGate gate, TimeProvider time, Resolver? resolve = null) => new(FetchOptions.Of(settings), new FetchGuard([], resolve), gate, time);

    /// <summary>Fetches. Whatever the net does is data; only <paramref name="ct"/> is thrown for.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="ct">Gives up.</param>
    public async ValueTask<Fetched> Fetch(FetchRequest request, CancellationToken ct)
    {
        var (first, problem) = WebAddress.Parse(request.Url);
        if (first is null) return new Fetched(FetchOutcome.Refused, 0, request.Url, null, [], default, null, null, _time.GetUtcNow(), null, null, problem! with { Place = request.Url });
        var trip = new Trip(first);
        var budget = new Budget(_options.Deadline);
        int cap = request.MaxBytes > 0 ? request.MaxBytes : _options.MaxBytes;
        while (true)
        {
            if (!trip.IsNew()) return Ended(trip, FetchOutcome.Failed, Nothing("redirect-loop", "its redirects lead round in a circle"));
            var answer = await _origins.Ask(trip.At, Headers(request, trip), request.Form, request.Invited, cap, budget, ct);
            if (!answer.IsRedirect) return Judged(request, trip, request.Kept ? await _origins.Reserved(trip.At, answer, ct) : answer, cap);
            if (request.Form is not null && answer.Status is not (307 or 308)) return Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("form-redirect", $"it answers {answer.Status}, which takes no form on") });
            if (answer.Location is not { } location) return Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("redirect-nowhere", "it redirects without saying where") });
            if (trip.Hops == _options.MaxRedirects) return Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("too-many-redirects", $"it redirects more than {_options.MaxRedirects} times") });
            var (next, bad) = WebAddress.Parse(location, trip.At);
            if (next is null) return Ended(trip, FetchOutcome.Refused, answer with { Problem = bad! with { Message = $"it redirects to \"{location}\": {bad.Message}" } });
            trip.Follow(answer, next);
            if (request.Form is not null && trip.Downgrade is { } downgrade) return Ended(trip, FetchOutcome.Refused, answer with { Problem = downgrade }); // it may hold a secret
        }
    }

    /// <summary>The most bytes of a body where a request does not say.</summary>
    public int MaxBytes => _options.MaxBytes;

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();

    private IReadOnlyList<(string, string)> Headers(FetchRequest request, Trip trip)
    {
        var headers = _options.Headers(request.Accept).ToList();
        if (request.ETag is { } etag) headers.Add(("If-None-Match", etag));
        if (request.LastModified is { } modified) headers.Add(("If-Modified-Since", modified));
        if (trip.Cookies is { Length: > 0 } cookies) headers.Add(("Cookie", cookies));
        return headers;
    }

    private Fetched Judged(FetchRequest request, Trip trip, Answer answer, int cap)
    {
        bool conditional = request.ETag is not null || request.LastModified is not null;
        return answer.Status switch
        {
            >= 200 and < 300 when request.Form is not null => Ended(trip, FetchOutcome.Fetched, answer with { Problem = null }),
            0 => Ended(trip, answer.Problem?.Code is FetchGuard.Refused or "robots" ? FetchOutcome.Refused : FetchOutcome.Failed, answer),
            200 or 203 => Whole(trip, answer, cap),
            204 => Unchanged(request, trip, answer),
            304 when conditional => Unchanged(request, trip, answer),
            304 => Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("not-modified-unasked", "it answers \"not modified\" to a request that did not ask for that") }),
            206 or 226 => Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("part-unasked", "it answers with a part, and the whole was asked for") }),
            410 => Ended(trip, FetchOutcome.Gone, answer with { Problem = new Problem("gone", "it is gone for good (410)") }),
            _ => Ended(trip, FetchOutcome.Status, answer with { Problem = Refusals.Of(answer) }),
        };
    }

    private Fetched Whole(Trip trip, Answer answer, int cap)
    {
        var (body, problem) = Decoding.Of(answer, cap);
        if (problem?.Code == Fetched.CutCode) return Ended(trip, FetchOutcome.Failed, answer with { Problem = problem }) with { Body = body };
        if (problem is not null && problem.Code is not "http-unknown-encoding") return Ended(trip, FetchOutcome.Failed, answer with { Problem = problem });
        if (body.Length == 0) return Ended(trip, FetchOutcome.Failed, answer with { Problem = new Problem("empty", "the answer has no content") });
        return Ended(trip, FetchOutcome.Fetched, answer with { Problem = problem ?? trip.Downgrade }) with
        {
            Body = body,
            ETag = First(answer, "ETag"),
            LastModified = First(answer, "Last-Modified"),
            MaxAge = Freshness.MaxAge(answer.Headers, TimeProvider.System.GetUtcNow()),
        };
    }

    private Fetched Unchanged(FetchRequest request, Trip trip, Answer answer) => Ended(trip, FetchOutcome.NotModified, answer) with
    {
        ETag = First(answer, "ETag") ?? request.ETag,
        LastModified = First(answer, "Last-Modified") ?? request.LastModified,
        MaxAge = Freshness.MaxAge(answer.Headers, TimeProvider.System.GetUtcNow()),
    };

    private Fetched Ended(Trip trip, FetchOutcome outcome, Answer answer) => new(
        outcome, answer.Status, trip.At.Url, trip.MovedTo, answer.Headers, default, null, null, _time.GetUtcNow(), answer.RetryAfter, null, Placed(answer.Problem, trip))
    { OfSite = answer.OfSite };

    private static Problem? Placed(Problem? problem, Trip trip) => problem is null ? null : problem with
    {
        Message = trip.Hops == 0 ? problem.Message : $"{problem.Message} (redirected from {trip.From.Url})",
        Place = trip.At.Url,
    };

    private static string? First(Answer answer, string name) => answer.All(name).FirstOrDefault();

    private static Answer Nothing(string code, string message) => new(0, [], default, new Problem(code, message));
}

using Stemma.Core.Formats.Robots;
using Stemma.Core.Formats.TdmRep;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>What is known of the origins: their robots.txt (RFC 9309), what their tdmrep.json reserves, until when they are at rest; and asking them in their turn.</summary>
internal sealed class Origins(FetchOptions options, FetchGuard guard, IHostGate gate, TimeProvider time, Wire wire)
{
    private const int FileRedirects = 5;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24), Hour = TimeSpan.FromHours(1), Minutes = TimeSpan.FromMinutes(10);
    private readonly KnownOrigins _known = new(options.KnownBytes, options.Gap, time);

    /// <summary>Asks once, where guard, robots.txt and rest allow it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="headers">Request headers.</param>
    /// <param name="form">A form to be sent, or null; robots.txt is not asked for one.</param>
    /// <param name="invited">Whether the site's owner asked for it: then robots.txt is not asked, either.</param>
    /// <param name="cap">The most bytes of body.</param>
    /// <param name="budget">The real time that is left; what is used is taken off.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Answer> Ask(WebAddress address, IReadOnlyList<(string Name, string Value)> headers, IReadOnlyList<(string Name, string Value)>? form, bool invited, int cap, Budget budget, CancellationToken ct)
    {
        if (guard.Judge(address) is { } refused) return new Answer(0, [], default, refused);
        var origin = _known.At(address.Origin);
        if (Resting(origin) is { } resting) return resting;
        if (form is not null) return await Turn(origin, address, headers, form, cap, takesPart: true, budget, ct);
        if (!invited && await Robots(origin, address, ct) is { } forbidden) return forbidden;
        return await Turn(origin, address, headers, null, cap, takesPart: false, budget, ct) with { OfSite = origin.Rules.Wishes(FetchOptions.Agent, address.Url) };
    }

    /// <summary>A page's answer with what its site's tdmrep.json reserves of it. Where the answer says itself whether text and data mining is reserved, that counts, and the file is not asked for.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Answer> Reserved(WebAddress page, Answer answer, CancellationToken ct)
    {
        if (answer.Status is not (200 or 203) || answer.Problem is not null || answer.Header(OwnerWishes.Reservation) is not null) return answer;
        var origin = _known.At(page.Origin);
        var known = origin.Reservations;
        await known.Reading.WaitAsync(ct);
        try
        {
            if (known.Until <= time.GetUtcNow())
            {
                var (rules, lasts) = await ReadReservations(page, known.Rules, ct);
                known.Now(rules, time.GetUtcNow() + lasts);
                _known.Weigh(origin);
            }
        }
        finally
        {
            known.Reading.Release();
        }
        return known.Rules.Wishes(page.Url) is { Count: > 0 } wishes ? answer with { OfSite = [.. answer.OfSite, .. wishes] } : answer;
    }

    private async Task<Answer> Turn(
        Origin origin, WebAddress address, IReadOnlyList<(string Name, string Value)> headers, IReadOnlyList<(string Name, string Value)>? form, int cap, bool takesPart, Budget budget, CancellationToken ct)
    {
        if (Resting(origin) is { } resting) return resting;
        await using var turn = await gate.Enter(address.Origin, origin.Gap, ct);
        var answer = await budget.Spend(left => wire.Send(address, headers, form, cap, takesPart, left, ct));
        if (answer.Status < 400) return answer;
        if (Freshness.RetryAfter(answer.Header("Retry-After"), answer.Header("Date"), TimeProvider.System.GetUtcNow()) is not { } wait) return answer;
        var until = time.GetUtcNow() + wait;
        if (answer.Status is 429 or 503) await Rest(address, until, ct);
        return answer with { RetryAfter = until };
    }

    private async ValueTask Rest(WebAddress address, DateTimeOffset until, CancellationToken ct)
    {
        _known.Rest(address.Origin, until);
        await gate.Rest(address.Origin, until, ct);
    }

    private Answer? Resting(Origin origin) => _known.RestsUntil(origin.Name) is var until && until > time.GetUtcNow() + options.LongestRest
        ? new Answer(0, [], default, new Problem("origin-rests", $"the site asked not to be asked before {until:u}")) { RetryAfter = until } : null;

    private async Task<Answer?> Robots(Origin origin, WebAddress address, CancellationToken ct)
    {
        if (origin.RulesUntil <= time.GetUtcNow())
        {
            await origin.Reading.WaitAsync(ct);
            try
            {
                if (origin.RulesUntil <= time.GetUtcNow())
                {
                    await ReadRules(origin, address, ct);
                    _known.Weigh(origin);
                }
            }
            finally
            {
                origin.Reading.Release();
            }
        }
        if (origin.Trouble is { } trouble) return new Answer(0, [], default, trouble) { RetryAfter = origin.RulesUntil };
        var verdict = origin.Rules.Ask(FetchOptions.Agent, address.Url);
        return verdict.Allowed ? null : new Answer(0, [], default, new Problem("robots", $"the site's robots.txt forbids it ({verdict.Rule})", address.Url));
    }

    // 4xx: no rules; 429, 5xx or no answer: nothing is asked for a while, unless older rules are known; those stay.
    private async Task ReadRules(Origin origin, WebAddress address, CancellationToken ct)
    {
        var answer = await FetchRules(origin, address with { PathAndQuery = "/robots.txt" }, ct);
        bool had = origin.Rules.Groups.Count > 0;
        if (answer.Status is 200 && answer.Problem?.Code is null or Fetched.CutCode)
            origin.Now(RobotsRules.Of(Decoding.Of(answer, RobotsRules.Cap).Body.Span).For(FetchOptions.Agent), time.GetUtcNow() + Day, options); // only those for us
        else if (answer.Status is >= 300 and < 500 and not 429)
            origin.Now(RobotsRules.OfStatus(404), time.GetUtcNow() + Day, options);
        else if (had)
            origin.Now(origin.Rules, time.GetUtcNow() + Hour, options);
        else if (answer.Problem is { } broke)
            origin.Broken(new Problem(broke.Code, $"{broke.Message} (asked for its robots.txt)", address.Origin), time.GetUtcNow() + Minutes);
        else
            origin.Broken(new Problem("robots-unreachable", $"its robots.txt cannot be had (status {answer.Status}), so nothing is asked for yet", address.Origin), answer.RetryAfter ?? time.GetUtcNow() + Hour);
    }

    // A file that is not there, or that robots.txt forbids, reserves nothing for a day; where the site has trouble, what was known before stays.
    private async Task<(TdmRules Rules, TimeSpan Lasts)> ReadReservations(WebAddress page, TdmRules before, CancellationToken ct)
    {
        var address = page with { PathAndQuery = TdmRules.Path };
        var budget = new Budget(options.Deadline);
        for (int hop = 0; ; hop++)
        {
            var answer = await Ask(address, options.Headers("application/json, */*;q=0.5"), null, false, TdmRules.Cap, budget, ct);
            if (answer.Status is 200 && answer.Problem is null) return (TdmRules.Of(Decoding.Of(answer, TdmRules.Cap).Body.Span), Day);
            if (answer.IsRedirect && hop < FileRedirects && answer.Location is { } location && WebAddress.Parse(location, address).Address is { } next) address = next;
            else return answer.Status is >= 200 and < 500 and not 429 || answer.Problem?.Code is "robots" or FetchGuard.Refused ? (TdmRules.None, Day) : (before, Hour);
        }
    }

    private async Task<Answer> FetchRules(Origin origin, WebAddress address, CancellationToken ct)
    {
        var budget = new Budget(options.Deadline);
        for (int hop = 0; ; hop++)
        {
            if (guard.Judge(address) is { } refused) return new Answer(0, [], default, refused);
            var answer = await Turn(hop == 0 ? origin : _known.At(address.Origin), address, options.Headers("text/plain, */*;q=0.5"), null, RobotsRules.Cap, takesPart: true, budget, ct);
            if (!answer.IsRedirect || hop == FileRedirects || answer.Location is not { } location) return answer;
            var (next, problem) = WebAddress.Parse(location, address);
            if (next is null) return new Answer(0, [], default, problem);
            address = next;
        }
    }
}

/// <summary>Real time that a fetch may spend on the net; waiting for a turn is free.</summary>
internal sealed class Budget(TimeSpan whole)
{
    private TimeSpan _left = whole;

    /// <summary>Runs something on what is left, and takes off what it used.</summary>
    public async Task<Answer> Spend(Func<TimeSpan, Task<Answer>> run)
    {
        long from = TimeProvider.System.GetTimestamp();
        var answer = await run(_left);
        _left -= TimeProvider.System.GetElapsedTime(from);
        return answer;
    }
}

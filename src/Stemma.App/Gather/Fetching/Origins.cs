using System.Collections.Concurrent;
using Stemma.Core.Formats.Robots;
using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>What is known of the origins: their robots.txt (RFC 9309), until when they are at rest; and asking them in their turn.</summary>
internal sealed class Origins(FetchOptions options, FetchGuard guard, IHostGate gate, TimeProvider time, Wire wire) : IDisposable
{
    private const int MostKept = 20_000;
    private const int MostRules = 400_000; // of all origins together; beyond that all are forgotten and asked for anew
    private const int RobotsRedirects = 5;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24), Hour = TimeSpan.FromHours(1), Minutes = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Origin> _known = new(StringComparer.Ordinal);
    private int _rules;

    /// <summary>Asks once, where guard, robots.txt and rest allow it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="headers">Request headers.</param>
    /// <param name="form">A form to be sent, or null; robots.txt is not asked for one.</param>
    /// <param name="cap">The most bytes of body.</param>
    /// <param name="budget">The real time that is left; what is used is taken off.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Answer> Ask(WebAddress address, IReadOnlyList<(string Name, string Value)> headers, IReadOnlyList<(string Name, string Value)>? form, int cap, Budget budget, CancellationToken ct)
    {
        if (guard.Judge(address) is { } refused) return new Answer(0, [], default, refused);
        var origin = At(address);
        if (Resting(origin) is { } resting) return resting;
        if (form is not null) return await Turn(origin, address, headers, form, cap, takesPart: true, budget, ct);
        if (await Robots(origin, address, ct) is { } forbidden) return forbidden;
        return await Turn(origin, address, headers, null, cap, takesPart: false, budget, ct) with { OfSite = origin.Rules.Wishes(FetchOptions.Agent, address.Url) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var origin in _known.Values) origin.Reading.Dispose();
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
        if (answer.Status is 429 or 503) await Rest(origin, address, until, ct);
        return answer with { RetryAfter = until };
    }

    private async ValueTask Rest(Origin origin, WebAddress address, DateTimeOffset until, CancellationToken ct)
    {
        origin.RestsUntil = until;
        await gate.Rest(address.Origin, until, ct);
    }

    private Answer? Resting(Origin origin) => origin.RestsUntil is var until && until > time.GetUtcNow() + options.LongestRest
        ? new Answer(0, [], default, new Problem("origin-rests", $"the site asked not to be asked before {until:u}")) { RetryAfter = until } : null;

    private async Task<Answer?> Robots(Origin origin, WebAddress address, CancellationToken ct)
    {
        if (origin.RulesUntil <= time.GetUtcNow())
        {
            await origin.Reading.WaitAsync(ct);
            try
            {
                if (origin.RulesUntil <= time.GetUtcNow()) await ReadRules(origin, address, ct);
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
            Keep(origin, RobotsRules.Of(Decoding.Of(answer, RobotsRules.Cap).Body.Span));
        else if (answer.Status is >= 300 and < 500 and not 429)
            origin.Now(RobotsRules.OfStatus(404), time.GetUtcNow() + Day, options);
        else if (had)
            origin.Now(origin.Rules, time.GetUtcNow() + Hour, options);
        else if (answer.Problem is { } broke)
            origin.Broken(new Problem(broke.Code, $"{broke.Message} (asked for its robots.txt)", address.Origin), time.GetUtcNow() + Minutes);
        else
            origin.Broken(new Problem("robots-unreachable", $"its robots.txt cannot be had (status {answer.Status}), so nothing is asked for yet", address.Origin), answer.RetryAfter ?? time.GetUtcNow() + Hour);
    }

    // Only those for us.
    private void Keep(Origin origin, RobotsRules rules)
    {
        var own = rules.For(FetchOptions.Agent);
        Interlocked.Add(ref _rules, own.Groups.Sum(g => g.Rules.Count + g.Usage.Count));
        origin.Now(own, time.GetUtcNow() + Day, options);
    }

    private async Task<Answer> FetchRules(Origin origin, WebAddress address, CancellationToken ct)
    {
        var budget = new Budget(options.Deadline);
        for (int hop = 0; ; hop++)
        {
            if (guard.Judge(address) is { } refused) return new Answer(0, [], default, refused);
            var answer = await Turn(hop == 0 ? origin : At(address), address, options.Headers("text/plain, */*;q=0.5"), null, RobotsRules.Cap, takesPart: true, budget, ct);
            if (!answer.IsRedirect || hop == RobotsRedirects || answer.Location is not { } location) return answer;
            var (next, problem) = WebAddress.Parse(location, address);
            if (next is null) return new Answer(0, [], default, problem);
            address = next;
        }
    }

    private Origin At(WebAddress address)
    {
        if (_known.Count >= MostKept || Volatile.Read(ref _rules) > MostRules) Forget();
        return _known.GetOrAdd(address.Origin, static (_, gap) => new Origin(gap), options.Gap);
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, origin) in _known)
            if (origin.RestsUntil <= now) _known.TryRemove(name, out _);
        Interlocked.Exchange(ref _rules, 0);
    }

    private sealed class Origin(TimeSpan gap)
    {
        private readonly Lock _state = new();
        private volatile State _now = new(new RobotsRules([], []), DateTimeOffset.MinValue, null, gap);
        private DateTimeOffset _rests = DateTimeOffset.MinValue;

        public SemaphoreSlim Reading { get; } = new(1, 1);

        public RobotsRules Rules => _now.Rules;

        public DateTimeOffset RulesUntil => _now.Until;

        public Problem? Trouble => _now.Trouble;

        public TimeSpan Gap => _now.Gap;

        public DateTimeOffset RestsUntil
        {
            get
            {
                lock (_state) return _rests;
            }
            set
            {
                lock (_state) if (value > _rests) _rests = value;
            }
        }

        public void Now(RobotsRules rules, DateTimeOffset until, FetchOptions options)
        {
            var asked = TimeSpan.FromSeconds(Math.Clamp(rules.CrawlDelay(FetchOptions.Agent) ?? 0, 0, options.LongestGap.TotalSeconds));
            _now = new State(rules, until, null, asked > options.Gap ? asked : options.Gap);
        }

        public void Broken(Problem trouble, DateTimeOffset until) => _now = _now with { Trouble = trouble, Until = until };

        private sealed record State(RobotsRules Rules, DateTimeOffset Until, Problem? Trouble, TimeSpan Gap);
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

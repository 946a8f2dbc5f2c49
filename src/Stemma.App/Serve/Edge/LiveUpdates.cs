using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>
/// /live: server-sent events that say how many reports came since a page was made ("data: 3"; 0 for a change without new reports). One stream a page, so many
/// at most, and all end when the site stops.
/// </summary>
internal sealed class LiveUpdates(SiteParts parts, IHostApplicationLifetime life) : BackgroundService
{
    /// <summary>Streams at once; more are told to come back later. How many of them one reader may hold, the doorman says.</summary>
    public const int MostStreams = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Beat = TimeSpan.FromSeconds(25);

    private readonly ChangeSignal _changed = parts.Changed ?? new ChangeSignal();
    private int _open;

    public static void Map(WebApplication app) => app.MapGet("/live", (HttpContext http, LiveUpdates live, int? story, int? since, int? reports) =>
        live.Serve(http, story is { } s ? ct => live.InStory(new StoryId(s), since ?? 0, reports ?? 0, ct) : ct => live.OnFront(since ?? 0, ct)));

    private async Task Serve(HttpContext http, Func<CancellationToken, ValueTask<int?>> news)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Interlocked.Increment(ref _open) > MostStreams)
        {
            Interlocked.Decrement(ref _open);
            http.Response.Headers.RetryAfter = "60";
            await Doorman.Say(http, StatusCodes.Status503ServiceUnavailable, "Very many pages listen here just now. This one says nothing of new reports; load it again to see them.");
            return;
        }
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        try
        {
            http.Response.ContentType = "text/event-stream";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await http.Response.WriteAsync("retry: 10000\n\n", until.Token);
            await Tell(http, news, until.Token);
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // The reader went, or the site stops.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task Tell(HttpContext http, Func<CancellationToken, ValueTask<int?>> news, CancellationToken ct)
    {
        int? told = null;
        while (true)
        {
            long seen = _changed.Number;
            int? now = await news(ct);
            if (now is not null && now != told) await http.Response.WriteAsync($"data: {told = now}\n\n", ct);
            await http.Response.Body.FlushAsync(ct);
            var change = _changed.WaitAsync(seen, ct);
            while (await Task.WhenAny(change, Task.Delay(Beat, parts.Time, ct)) != change)
            {
                ct.ThrowIfCancellationRequested();
                await http.Response.WriteAsync(":\n\n", ct); // a comment, so that a reader who went is noticed
            }
            await change;
            await Task.Delay(Pause, parts.Time, ct);
        }
    }

    private async ValueTask<int?> OnFront(int since, CancellationToken ct)
    {
        int came = (await parts.Reading.Head(ct)).Value - since;
        return came > 0 ? came : null;
    }

    private async ValueTask<int?> InStory(StoryId story, int since, int reports, CancellationToken ct)
    {
        var card = await parts.Reading.Card(story, ct);
        if (card is null) return since > 0 ? 0 : null; // merged into another, or taken down
        return card.Newest.Value > since || card.Reports < reports ? Math.Max(0, card.Reports - reports) : null;
    }

    /// <summary>Where nobody tells of changes, asks the store for them, once for all listeners.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (parts.Changed is not null) return;
        var last = (Head: -1, Stories: -1, Tellings: -1);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, parts.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_open == 0 || stoppingToken.IsCancellationRequested) continue;
            var holdings = await parts.Reading.Holdings(CancellationToken.None);
            var now = (holdings.Head, holdings.Stories, holdings.Tellings);
            if (now == last || holdings.Pending > 0) continue;
            last = now;
            _changed.Raise();
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Feeds;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve;

/// <summary>The site over one store: static server-side pages, feeds, forms. It reads what readers may read, and writes through the desks alone.</summary>
public static class Site
{
    /// <summary>How long requests that are under way when it stops are still answered.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Puts the site together; it listens once it is started.</summary>
    /// <param name="parts">What it serves.</param>
    /// <param name="urls">Where it listens ("http://127.0.0.1:8080"), several divided by semicolons; port 0 takes a free one.</param>
    /// <param name="seenAs">Who it takes its readers to be; null to tell by the addresses.</param>
    /// <exception cref="SettingException">An address is none, or is open to others without what DESIGN's safeguards ask of a public site.</exception>
    public static WebApplication Build(SiteParts parts, string urls, Exposure? seenAs = null)
    {
        var exposure = seenAs ?? Judged(parts.Texts, parts.BehindProxy, urls);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 << 20;
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(parts).AddSingleton(parts.Reading).AddSingleton(exposure).AddSingleton(parts.Time);
        builder.Services.Configure<HostOptions>(static o => o.ShutdownTimeout = Grace);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(static o =>
        {
            o.Cookie.Name = "stemma-form"; // the framework's own default sends it over http from an https page too
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddHttpContextAccessor();
        Compression.Add(builder.Services);
        builder.Services.AddSingleton<LiveUpdates>().AddHostedService(static s => s.GetRequiredService<LiveUpdates>());
        Sessions.Add(builder.Services, parts.Keys);
        Doorman.Add(builder.Services);
        var app = builder.Build();
        if (parts.BehindProxy) app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(static failing => failing.Run(static http => Doorman.Say(http, 500, "Something went wrong here. It is not your doing; try again later.")));
        app.Use(next => Doorman.Before(next, exposure));
        app.UseRateLimiter();
        app.Use(Queries.Before);
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting(); // here, where HEAD has become GET
        app.UseAuthentication();
        app.UseAntiforgery();
        SiteFiles.Map(app);
        Health.Map(app);
        Forms.Map(app);
        LiveUpdates.Map(app);
        AtomFeeds.Map(app);
        app.MapRazorComponents<Document>();
        return app;
    }

    /// <summary>Who can reach a site. Whoever opens it to others answers for it: without saying who that is, it does not start.</summary>
    /// <param name="texts">What its operator says about it.</param>
    /// <param name="behindProxy">Whether a proxy brings others to it.</param>
    /// <param name="urls">Where it listens.</param>
    /// <exception cref="SettingException">An address is none, or the site is open to others and its operator says too little.</exception>
    public static Exposure Judged(SiteTexts texts, bool behindProxy, string urls)
    {
        var bound = Exposure.Of(urls);
        var exposure = behindProxy ? new Exposure(false) : bound;
        if (exposure.Loopback || texts.Missing is not { Count: > 0 } missing) return exposure;
        throw new SettingException($"--urls {urls} opens the site to others; it starts only with {string.Join(", ", missing.Select(m => m.Key))} in stemma.json:\n"
            + string.Join('\n', missing.Select(m => $"  {m.Key}: {m.Text}")));
    }

    /// <summary>The addresses it listens at, once started.</summary>
    public static IReadOnlyCollection<string> Addresses(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];
}

/// <summary>What the site is made of.</summary>
/// <param name="Reading">What readers ask for.</param>
/// <param name="Time">The clock.</param>
/// <param name="Changed">Raised when stories changed; null to look for it.</param>
public sealed record SiteParts(IReading Reading, TimeProvider Time, ChangeSignal? Changed = null)
{
    /// <summary>All that it can do but read; null where it only reads.</summary>
    public Acts? Acts { get; init; }

    /// <summary>What whoever runs it says about it.</summary>
    public SiteTexts Texts { get; init; } = SiteTexts.None;

    /// <summary>A line that stands above every page; "" for none.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The stops of a tour through a demo, as they stand now; null where there is none.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<TourStop>>>? Tour { get; init; }

    /// <summary>Whether a proxy on this machine brings others to it; the proxy's word for whose request it is, is then taken.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The folder of the keys that sessions are sealed with; null to forget them with the process.</summary>
    public string? Keys { get; init; }

    /// <summary>The one-time link that signs an editor in.</summary>
    public AdminLink Admin { get; init; } = new(Time);
}

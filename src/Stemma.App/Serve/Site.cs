using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stemma.App.Serve.Api;
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
        var exposure = seenAs ?? Judged(parts.Texts, parts.Reach, urls);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Doorman.MostOfForm;
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(parts).AddSingleton(parts.Reading).AddSingleton(parts.Time);
        builder.Services.Configure<HostOptions>(static o => o.ShutdownTimeout = Grace);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(static o =>
        {
            o.Cookie.Name = "stemma-form"; // the framework's own default sends it over http from an https page too
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(s => exposure.To(editor: s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http && Sessions.IsEditor(http)));
        Compression.Add(builder.Services);
        builder.Services.AddSingleton<LiveUpdates>().AddHostedService(static s => s.GetRequiredService<LiveUpdates>());
        Sessions.Add(builder.Services, parts.Keys);
        Doorman.Add(builder.Services);
        builder.Services.AddSingleton<Freshness>();
        ApiDescription.Add(builder.Services);
        var app = builder.Build();
        if (parts.Reach is Reach.BehindProxy) app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseMiddleware<SecurityHeaders>(exposure);
        app.UseExceptionHandler(static failing => failing.Run(static http => Doorman.Say(http, 500, "Something went wrong here. It is not your doing; try again later.")));
        app.Use(next => Doorman.Before(next, exposure));
        app.UseRateLimiter();
        app.Use(Queries.Before);
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStatusCodePages(static failed => Doorman.IsApi(failed.HttpContext) ? Answers.Say(failed.HttpContext, failed.HttpContext.Response.StatusCode, "Nothing is here that could be read so.") : Task.CompletedTask);
        app.Use(next => Patience.Before(next, parts));
        app.UseRouting(); // here, where HEAD has become GET
        app.Use(next => ForPrograms.Before(next, exposure));
        app.UseAuthentication();
        app.Use(SessionHandler.Before);
        app.Use(Guard.Before);
        app.Use(Forms.OfPages);
        app.UseAntiforgery();
        SiteFiles.Map(app);
        Health.Map(app);
        Forms.Map(app);
        AccountForms.Map(app);
        AccountMailForms.Map(app);
        PeopleForms.Map(app);
        OutletForms.Map(app);
        ShelfForms.Map(app);
        Passkeys.Map(app);
        CommentForms.Map(app);
        ModeratorForms.Map(app);
        TakedownLog.Map(app);
        HubCalls.Map(app);
        LiveUpdates.Map(app);
        SiteFeeds.Map(app);
        JsonApi.Map(app);
        TokenActs.Map(app);
        ApiDescription.Map(app);
        app.MapRazorComponents<Document>();
        return app;
    }

    /// <summary>Who can reach a site. Whoever opens it to others answers for it: without saying who that is, it does not start.</summary>
    /// <param name="texts">What its operator says about it.</param>
    /// <param name="reach">What its operator says about who reaches it.</param>
    /// <param name="urls">Where it listens.</param>
    /// <exception cref="SettingException">An address is none, or the site is open to others and its operator says too little.</exception>
    public static Exposure Judged(SiteTexts texts, Reach reach, string urls)
    {
        var bound = Exposure.Of(urls);
        var exposure = reach is Reach.BehindProxy ? new Exposure(false) : bound with { SaidOnlyHere = reach is Reach.OnlyHere && !bound.Loopback };
        if (exposure.OwnNamesOnly || texts.Missing is not { Count: > 0 } missing) return exposure;
        throw new SettingException($"--urls {urls} opens the site to others; it starts only with {string.Join(", ", missing.Select(m => m.Key))} in stemma.json:\n"
            + string.Join('\n', missing.Select(m => $"  {m.Key}: {m.Text}"))
            + $"\nWhere only this machine reaches it, as in a container whose port is published to 127.0.0.1, the setting {Settings.SiteOnlyHere.Key} says so.");
    }

    /// <summary>The addresses that it is reached at, once started.</summary>
    /// <param name="app">The site.</param>
    /// <param name="reach">Where only this machine reaches it, it answers to no other name than localhost.</param>
    public static IReadOnlyCollection<string> Addresses(WebApplication app, Reach reach = Reach.AsItListens)
    {
        string[] all = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];
        return reach is Reach.OnlyHere ? [.. all.Select(static a => new UriBuilder(a) { Host = "localhost" }.Uri.GetLeftPart(UriPartial.Authority))] : all;
    }
}

/// <summary>What the site is made of.</summary>
/// <param name="Reading">What readers ask for.</param>
/// <param name="Time">The clock.</param>
/// <param name="Changed">Raised when stories changed; null to look for it.</param>
public sealed record SiteParts(IReading Reading, TimeProvider Time, ChangeSignal? Changed = null)
{
    /// <summary>All that it can do but read; null where it only reads.</summary>
    public Acts? Acts { get; init; }

    /// <summary>Who has an account, and who is signed in; null where nobody can be.</summary>
    public Accounts.People? People { get; init; }

    /// <summary>Readers' comments; null where nobody can write.</summary>
    public Comments.Talk? Comments { get; init; }

    /// <summary>What whoever runs it says about it.</summary>
    public SiteTexts Texts { get; init; } = SiteTexts.None;

    /// <summary>How much of the captured pages is held, for its editors; null where nobody keeps them.</summary>
    public HoldLimits? Limits { get; init; }

    /// <summary>A line that stands above every page; "" for none.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The tour through a demo, as it stands now; null where there is none.</summary>
    public Func<CancellationToken, Task<Tour>>? Tour { get; init; }

    /// <summary>How much of what it shows is right, where the truth is known; null where it is not.</summary>
    public Func<CancellationToken, Task<ScoreCard>>? Score { get; init; }

    /// <summary>Whether whoever sits at this machine may sign in as editor by a button: a demo, whose news are nobody's. On a site that others reach it counts for nothing.</summary>
    public bool AnyoneEdits { get; init; }

    /// <summary>The clock of those who sit before the site, by which sessions end; another than <see cref="Time"/> only where the news run on a quick one.</summary>
    public TimeProvider Wall { get; init; } = Time;

    /// <summary>What its operator says about who reaches it.</summary>
    public Reach Reach { get; init; }

    /// <summary>How long a search may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(Settings.SiteSearchSeconds.Default);

    /// <summary>The folder of the keys that sessions are sealed with; null to forget them with the process.</summary>
    public string? Keys { get; init; }

    /// <summary>The one-time link that signs an editor in.</summary>
    public AdminLink Admin { get => field ??= new AdminLink(Wall); init; }
}

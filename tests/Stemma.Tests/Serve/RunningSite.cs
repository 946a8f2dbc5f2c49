using Microsoft.AspNetCore.Builder;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.Core.News;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Serve;

/// <summary>The site on a free port of this machine, over a store of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly TestFold _fold;
    private readonly WebApplication _app;

    private RunningSite(TestFold fold, WebApplication app)
    {
        _fold = fold;
        _app = app;
        Address = Site.Addresses(app).First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };
    }

    /// <summary>Where it is ("http://127.0.0.1:40123").</summary>
    public string Address { get; }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>The store behind it.</summary>
    public TestFold Fold => _fold;

    /// <summary>Starts it over these captures.</summary>
    public static async Task<RunningSite> Start(params IEnumerable<Capture> captures)
    {
        var fold = await TestFold.Open();
        await fold.Take(captures);
        var app = Site.Build(new SiteParts(fold.Store.Reading, TimeProvider.System), "http://127.0.0.1:0");
        await app.StartAsync();
        return new RunningSite(fold, app);
    }

    /// <summary>The captures of samples/first.</summary>
    public static IEnumerable<Capture> Samples()
    {
        string folder = Checkout.At("samples", "first");
        return new FileImport(1 << 20).Read(FileImport.Files([folder]), Stream.Null).Select(o => o.Capture! with { Name = Path.GetFileName(o.Capture!.Name) }).ToList();
    }

    /// <summary>The text of a page.</summary>
    public Task<string> Get(string path) => Client.GetStringAsync(path);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _fold.DisposeAsync();
    }
}

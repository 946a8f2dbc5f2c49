using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Capture = Stemma.Core.News.Capture;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Serve;

/// <summary>The running site over a store of its own, and a browser's memory of its cookies.</summary>
internal sealed partial class TestSite : IAsyncDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    private TestSite(TestFold fold, WebApplication app)
    {
        Fold = fold;
        App = app;
        Client = new HttpClient(_handler) { BaseAddress = new Uri(Site.Addresses(app).First()) };
    }

    public TestFold Fold { get; }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    /// <summary>Where it is ("http://127.0.0.1:40123").</summary>
    public string Address => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public static Task<TestSite> Open(params IEnumerable<Capture> captures) => OpenAs(new Exposure(true), TimeProvider.System, captures);

    /// <summary>As readers of this machine or as the world sees it, at a time of one's own.</summary>
    public static async Task<TestSite> OpenAs(Exposure exposure, TimeProvider time, params IEnumerable<Capture> captures)
    {
        var fold = await TestFold.Open();
        await fold.Take(captures);
        var app = Site.Build(new SiteParts(fold.Store.Reading, time), "http://127.0.0.1:0", exposure);
        await app.StartAsync();
        return new TestSite(fold, app);
    }

    public async Task<string> Get(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{path}: {(int)answer.StatusCode}\n{text}");
        return text;
    }

    /// <summary>What a reader sees of a page.</summary>
    public async Task<string> Read(string path) => Plain(await Get(path));

    /// <summary>A page without its tags, white space folded.</summary>
    public static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(html, "")), " ");

    [GeneratedRegex("<(style|script)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _handler.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await Fold.DisposeAsync();
    }
}

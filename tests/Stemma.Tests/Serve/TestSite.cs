using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Stemma.App;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

/// <summary>The running site over a data folder of its own, with its keeper, and a browser's memory of its cookies.</summary>
internal sealed partial class TestSite : IAsyncDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private readonly TestFolder _folder;
    private readonly Keeper _keeper;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;

    private TestSite(TestFolder folder, StemmaApp data, Keeper keeper, WebApplication app, SiteParts parts)
    {
        (_folder, Data, _keeper, App, Parts) = (folder, data, keeper, app, parts);
        Client = new HttpClient(_handler) { BaseAddress = new Uri(Site.Addresses(app).First()) };
        _keeping = Task.Run(() => keeper.Run(_stop.Token));
    }

    public StemmaApp Data { get; }

    public WebApplication App { get; }

    public SiteParts Parts { get; }

    public HttpClient Client { get; }

    public TestFolder Folder => _folder;

    /// <summary>Where it is ("http://127.0.0.1:40123").</summary>
    public string Address => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>A site for this machine alone.</summary>
    public static Task<TestSite> Open(params IEnumerable<Capture> captures) => Open(new Exposure(true), [], captures);

    /// <summary>As readers of this machine or as the world sees it, at a time of one's own.</summary>
    public static Task<TestSite> OpenAs(Exposure exposure, TimeProvider time, params IEnumerable<Capture> captures) => Open(exposure, [], captures, time);

    /// <summary>A site as readers of this exposure see it.</summary>
    public static async Task<TestSite> Open(Exposure exposure, string[] settings, IEnumerable<Capture> captures, TimeProvider? time = null, TimeSpan? patience = null, Stemma.App.Store.ILetters? letters = null)
    {
        var folder = new TestFolder();
        var data = await Held(folder, settings);
        await data.Store.Ground.AddCaptures(Reports.Entries(captures), Ct);
        using (var fold = await data.OpenFold(Ct)) await fold.Finish(Ct);
        return await Open(folder, data, await Keeper.Open(data, static _ => { }, Ct, hears: true), exposure, time, patience, letters);
    }

    /// <summary>A site over a folder that holds something already, at a time of its own, which takes names of hosts for what it is told.</summary>
    public static async Task<TestSite> Over(TestFolder folder, Exposure exposure, string[] settings, TimeProvider time, Stemma.App.Gather.Fetching.Resolver resolve, Stemma.App.Store.ILetters? letters)
    {
        var data = await Held(folder, settings);
        return await Open(folder, data, await Keeper.Open(data, static _ => { }, Ct, time, resolve: resolve), exposure, time, null, letters);
    }

    private static Task<StemmaApp> Held(TestFolder folder, string[] settings) =>
        StemmaApp.OpenToWrite(new AppStart(folder.Path, Settings.Read(folder.At("stemma.json"), new System.Collections.Hashtable(), settings)), "test", null, Ct);

    private static async Task<TestSite> Open(TestFolder folder, StemmaApp data, Keeper keeper, Exposure exposure, TimeProvider? time, TimeSpan? patience, Stemma.App.Store.ILetters? letters)
    {
        await keeper.Ready;
        var parts = new SiteParts(data.Store.Reading, time ?? keeper.Time) { Acts = Serving.Acts(data, keeper, letters), People = Serving.People(data, time ?? keeper.Time, letters), Comments = Serving.Comments(data, time ?? keeper.Time), Limits = data.Limits, Patience = patience ?? TimeSpan.FromMinutes(5) };
        var app = Site.Build(parts, "http://127.0.0.1:0", exposure);
        await app.StartAsync(Ct);
        return new TestSite(folder, data, keeper, app, parts);
    }

    /// <summary>Lets further captures in, as another process would, and waits until they are placed and their stories composed.</summary>
    public async Task Take(params IEnumerable<Capture> captures)
    {
        var receipts = await Data.Store.Ground.AddCaptures(Reports.Entries(captures), Ct);
        var last = receipts.Max(r => r.Id!.Value);
        while ((await Data.Store.Derived.Placed(Ct)).Value < last.Value || await Data.Store.Work.Count(Stemma.App.Store.ChoreKind.Compose, Ct) > 0) await Task.Delay(10, Ct);
    }

    public async Task<string> Get(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path);
        return await Said(answer, path, status);
    }

    /// <summary>What a reader sees of a page.</summary>
    public async Task<string> Read(string path) => Plain(await Get(path));

    /// <summary>Sends a form with the token of the page it stands on.</summary>
    /// <returns>The page that the browser shows then.</returns>
    public async Task<string> Send(string page, string to, params (string Name, string Value)[] fields)
    {
        using var answer = await Client.PostAsync(to, await Form(page, fields));
        if (answer.Headers.Location is { } next) return await Get(next.ToString(), next.ToString().StartsWith("/desk", StringComparison.Ordinal) && !await IsEditor() ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
        return await Said(answer, to, HttpStatusCode.OK);
    }

    /// <summary>A form with the token of the page it stands on.</summary>
    public async Task<HttpContent> Form(string page, params (string Name, string Value)[] fields)
    {
        using var answer = await Client.GetAsync(page);
        string html = await answer.Content.ReadAsStringAsync();
        string token = Token().Match(html).Groups[1].Value;
        Assert.True(token.Length > 0, $"{page} has no form\n{html}");
        var form = new MultipartFormDataContent { { new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken" } };
        if (html.Contains("name=\"_handler\" value=\"look\"", StringComparison.Ordinal)) form.Add(new StringContent("look"), "_handler");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return form;
    }

    /// <summary>Signs in by a fresh one-time link.</summary>
    public async Task SignIn()
    {
        string link = Parts.Admin.Draw();
        Assert.Contains("Requests that wait", await Send(link, "/admin", ("token", link["/admin/".Length..])), StringComparison.Ordinal);
    }

    /// <summary>A page without its tags, white space folded.</summary>
    public static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(html, "")), " ");

    private async Task<bool> IsEditor()
    {
        using var answer = await Client.GetAsync("/desk");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task<string> Said(HttpResponseMessage answer, string path, HttpStatusCode status)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{path}: {(int)answer.StatusCode}\n{text}");
        return text;
    }

    [GeneratedRegex("<(style|script)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _handler.Dispose();
        await App.StopAsync();
        await _stop.CancelAsync();
        await _keeping;
        await App.DisposeAsync();
        Parts.People?.Dispose();
        _keeper.Dispose();
        await Data.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }
}

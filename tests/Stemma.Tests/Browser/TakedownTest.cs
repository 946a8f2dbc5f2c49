using Stemma.App.Store;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;
using Stemma.Tests.Pipeline;
using Stemma.Tests.Serve;
using Stemma.Tests.Takedowns;

namespace Stemma.Tests.Browser;

/// <summary>A report with twelve copies, from the form to gone, as its owner and an editor do it in a browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class TakedownTest(Chromium chromium)
{
    private const int Copies = 12;
    private const string Marker = "Quoxelbrand";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_owner_proves_his_site_an_editor_decides_on_twelve_copies_and_nothing_is_left_or_comes_back()
    {
        _ = chromium.Browser;
        string file = "";
        using var owner = new LocalServer((path, _) => path.StartsWith("/.well-known/stemma-", StringComparison.Ordinal) && file.Length > 0 ? LocalServer.Ok(file, "text/plain") : LocalServer.Status("404 Not Found"));
        string url = $"{owner.Origin}/news/1";
        Capture[] all = [Report(url, 0), .. Enumerable.Range(1, Copies).Select(n => Report($"https://carrier{n}.example/sluice", n)), Reports.Chess("chess")];
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, [$"allowHosts=127.0.0.1:{owner.Port}", "fetch.gapMilliseconds=0", "site.address=https://news.example"], all, letters: letters);
        string[] routes = [.. Routes()];
        Assert.True(await Showing(site, routes) > Copies);

        await using var window = await chromium.Open(site.Address, 390);
        await window.Go("/report/1");
        await window.Sends(() => window.Page.Locator(".foot a[href='/takedown']").First.ClickAsync());
        await window.Page.FillAsync("#url", url);
        await window.Page.FillAsync("#reason", "The page is ours, and we do not want it shown here.");
        await window.Page.FillAsync("#contact", "desk@owner.example");
        await window.Sends(() => window.Page.Locator("main form.ask button").First.ClickAsync());
        Assert.Contains("/case/", window.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await FourLooks.Faults(window, "a case that waits"));
        file = await window.Page.Locator("#proof li").First.Locator("code").Nth(1).InnerTextAsync();
        await window.Sends(() => window.Page.Locator("#proof button[value=file]").First.ClickAsync());
        Assert.Contains("erased and barred", await window.Page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await FourLooks.Faults(window, "a case that is granted"));

        await using var desk = await chromium.Open(site.Address);
        await desk.Go(site.Parts.Admin.Draw());
        await desk.Sends(() => desk.Page.Locator("main button").First.PressAsync("Enter"));
        await desk.Go("/desk");
        Assert.Equal(Copies, await desk.Page.Locator("article.asked").CountAsync());
        Assert.DoesNotContain(Marker, await desk.Page.ContentAsync(), StringComparison.Ordinal); // numbers, and no words
        Assert.Empty(await FourLooks.Faults(desk, "copies that wait"));
        for (int left = Copies; left > 0; left--)
        {
            await desk.Page.Locator("article.asked input[name=reason]").First.FillAsync("the owner's text, without a licence");
            await desk.Sends(() => desk.Page.Locator("article.asked button[value=grant]").First.ClickAsync());
            Assert.Equal(left - 1, await desk.Page.Locator("article.asked").CountAsync());
        }

        Assert.Equal(0, await Showing(site, routes));
        Assert.Equal([Copies + 2], await site.Standing());
        Assert.False(ErasureTest.Holds(site.Bytes(), Marker));
        Assert.All(await site.Data.Store.Ground.AddCaptures(Reports.Entries(all[..^1]), Ct), r => Assert.Equal(Receipt.Barred, r.Receipt));
        Assert.Equal(0, await Showing(site, routes));
        await window.Go("/takedowns");
        Assert.Contains("127.0.0.1", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await FourLooks.Faults(window, "the public log"));
        Assert.Equal(["Your request 1 was received", "Your request 1 is granted"], letters.All.Where(l => l.To == "desk@owner.example").Select(l => l.Subject));
        Assert.Empty(window.Faults());
        Assert.Empty(desk.Faults());
    }

    private static Capture Report(string url, int n) => Reports.Page(url, $"The warden of {Marker} opens a sluice", [.. Reports.Paragraphs(1), $"The warden of {Marker} opened the upper sluice on Monday.", $"Paper number {n} printed it."]);

    private static IEnumerable<string> Routes() =>
    [
        "/", "/items", "/feed.atom", "/feed.rss", "/feed.json", "/story/1", "/story/1/claims", "/story/1/feed.atom", "/api/v1/stories", "/api/v1/stories/1", $"/search?q=sluice", "/search.atom?q=sluice", "/api/v1/search?q=sluice",
        "/source/carrier1.example", "/source/carrier1.example/feed.atom", "/sources", .. Enumerable.Range(1, Copies + 1).SelectMany(n => new[] { $"/report/{n}", $"/api/v1/reports/{n}" }), "/compare/1/2",
    ];

    private static async Task<int> Showing(TestSite site, string[] routes)
    {
        int showing = 0;
        foreach (string route in routes)
        {
            using var answer = await site.Client.GetAsync(route, Ct);
            if ((await answer.Content.ReadAsStringAsync(Ct)).Contains(Marker, StringComparison.Ordinal)) showing++;
        }
        return showing;
    }
}

using Microsoft.Playwright;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>A reader without a mouse, with and without JavaScript, from the front page to two reports side by side and back.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyboardTest(Chromium chromium)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    [InlineData(false, 390)]
    public async Task Everything_is_reached_with_the_keyboard_alone(bool script, int width)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open([.. Samples.First, .. Invented.Captures(3)]);
        await using var window = await chromium.Open(site.Address, width, script: script);
        var page = window.Page;
        await window.Go("/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Contains("skip", await Focused(page, "e => e.className"), StringComparison.Ordinal);
        await Follow(window, "#main");
        await Until(window, e => e.StartsWith("/story/", StringComparison.Ordinal), "a story after the skip link", most: 4);

        await window.Go("/");
        await Until(window, "e => e.matches('input[name=q]')", "the search");
        await page.Keyboard.TypeAsync("ferry");
        await Enter(window, "/search?q=ferry");
        await Until(window, e => e.StartsWith("/story/1", StringComparison.Ordinal), "the story found");
        await Enter(window, "/story/1");
        await Until(window, e => e.StartsWith("/report/", StringComparison.Ordinal), "a report");
        await Enter(window, "/report/");
        string report = new Uri(page.Url).AbsolutePath;
        if (await page.Locator("a[href^='/compare/']").CountAsync() > 0)
        {
            await Until(window, e => e.StartsWith("/compare/", StringComparison.Ordinal), "a comparison");
            await Enter(window, "/compare/");
            await Back(window);
        }
        Assert.Equal(report, new Uri(page.Url).AbsolutePath);
        await Back(window);
        Assert.Equal("/story/1", new Uri(page.Url).AbsolutePath);
        Assert.Empty(window.Faults());
    }

    [Fact]
    public async Task What_has_the_focus_shows_it()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address);
        foreach (string path in new[] { "/", "/story/1", "/report/1", "/search?q=ferry", "/compare/2/4" })
        {
            await window.Go(path);
            var unseen = new List<string>();
            for (int n = 0; n < 60; n++)
            {
                await window.Page.Keyboard.PressAsync("Tab");
                string seen = await Focused(window.Page, "e => { const s = getComputedStyle(e), r = e.getBoundingClientRect(); return e === document.body ? 'end' : s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 0 && r.height > 0 ? '' : e.outerHTML.slice(0, 120) }");
                if (seen == "end") break;
                if (seen.Length > 0) unseen.Add(seen);
            }
            Assert.True(unseen.Count == 0, $"{path}: {string.Join("\n", unseen)}");
        }
    }

    // Tabs on until the focus stands on a link to such a path.
    private static Task Until(Watched window, Func<string, bool> href, string what, int most = 150) => Until(window, "e => e.getAttribute('href') || ''", href, what, most);

    private static Task Until(Watched window, string probe, string what) => Until(window, probe, v => v == "true", what, 150);

    private static async Task Until(Watched window, string probe, Func<string, bool> is_, string what, int most)
    {
        for (int n = 0; n < most; n++)
        {
            if (is_(await Focused(window.Page, probe))) return;
            await window.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{what} was not reached on {window.Page.Url} with {most} tabs");
    }

    private static async Task<string> Focused(IPage page, string probe) => await page.EvaluateAsync<string>($"() => String(({probe})(document.activeElement))");

    private static async Task Enter(Watched window, string path)
    {
        await window.Page.Keyboard.PressAsync("Enter");
        await Arrives(window, u => new Uri(u).PathAndQuery.StartsWith(path, StringComparison.Ordinal), path);
    }

    // A page that the browser kept aside has no load to wait for.
    private static async Task Back(Watched window)
    {
        await window.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await window.Loaded();
    }

    private static async Task Follow(Watched window, string fragment)
    {
        await window.Page.Keyboard.PressAsync("Enter");
        await Arrives(window, u => u.EndsWith(fragment, StringComparison.Ordinal), fragment);
    }

    // Asked again and again: a waiter for the navigation itself can be set up a moment too late.
    private static async Task Arrives(Watched window, Func<string, bool> there, string where)
    {
        for (int tries = 0; !there(window.Page.Url); tries++)
        {
            Assert.True(tries < 400, $"{where} was not reached: {window.Page.Url}");
            await Task.Delay(50);
        }
        await window.Loaded();
    }
}

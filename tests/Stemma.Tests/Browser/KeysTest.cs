using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>Single keys: what they do, and that they rest where they would be in the way.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeysTest(Chromium chromium)
{
    [Fact]
    public async Task Items_are_walked_and_opened()
    {
        await using var site = await Site();
        await using var window = await Open(site, "/");
        string[] stories = await window.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.card h2 a')].map(a => a.getAttribute('href'))");
        await Press(window, "j");
        Assert.Equal(stories[0], await Focused(window));
        await Press(window, "j");
        Assert.Equal(stories[1], await Focused(window));
        await Press(window, "k");
        Assert.Equal(stories[0], await Focused(window));
        await Press(window, "o");
        await At(window, stories[0]);
        Assert.Empty(window.Faults());
    }

    [Theory]
    [InlineData("T", "/story/1#timeline")]
    [InlineData("L", "/story/1#reports")]
    [InlineData("C", "/story/1/claims")]
    public async Task A_capital_leads_to_a_part_of_the_story(string key, string where)
    {
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await Open(site, "/");
        await Press(window, "j");
        await Press(window, key);
        await At(window, where);
        await window.Go("/story/1");
        await Press(window, key);
        await At(window, where);
    }

    [Fact]
    public async Task Two_marked_reports_are_compared()
    {
        await using var site = await Site();
        await using var window = await Open(site, "/report/2");
        await Press(window, "=");
        Assert.Contains("Mark two reports", await Said(window), StringComparison.Ordinal);
        await Press(window, "x");
        Assert.Contains("One report is marked", await Said(window), StringComparison.Ordinal);
        await window.Go("/report/4");
        await Press(window, "x");
        Assert.Contains("= compares them", await Said(window), StringComparison.Ordinal);
        await Press(window, "=");
        await At(window, "/compare/2/4");
    }

    [Fact]
    public async Task They_rest_while_something_is_typed_and_with_a_modifier()
    {
        await using var site = await Site();
        await using var window = await Open(site, "/story/1");
        await Press(window, "/");
        Assert.Equal("q", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await window.Page.Keyboard.TypeAsync("joT?");
        Assert.Equal("joT?", await window.Page.InputValueAsync("#q"));
        Assert.False(await IsOpen(window));
        await window.Page.EvaluateAsync("() => document.activeElement.blur()");
        foreach (string keys in (string[])["Control+j", "Alt+j", "Meta+j"])
        {
            await Press(window, keys);
            Assert.Equal("BODY", await window.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        }
    }

    [Fact]
    public async Task The_list_of_keys_opens_and_turns_them_off_for_good()
    {
        await using var site = await Site();
        await using var window = await Open(site, "/");
        await Press(window, "?");
        Assert.True(await IsOpen(window));
        Assert.Empty(await Axe.Serious(window, "the list of keys"));
        await window.Page.UncheckAsync("#keys input");
        await Press(window, "Escape");
        Assert.False(await IsOpen(window));
        await Press(window, "j");
        Assert.Equal("", await Focused(window));
        await window.Go("/story/1");
        await Press(window, "?");
        Assert.False(await IsOpen(window));
        await window.Page.ClickAsync("a[href='#keys']");
        await window.Page.CheckAsync("#keys input");
        await window.Page.ClickAsync("#keys .close a");
        await Press(window, "?");
        Assert.True(await IsOpen(window));
        Assert.Empty(window.Faults());
    }

    [Fact]
    public async Task Without_a_script_the_list_still_opens_and_closes()
    {
        _ = chromium.Browser;
        await using var site = await Site();
        await using var window = await chromium.Open(site.Address, script: false);
        await window.Go("/");
        Assert.False(await window.Page.IsVisibleAsync("#keys"));
        await window.Page.ClickAsync("a[href='#keys']");
        Assert.True(await window.Page.IsVisibleAsync("#keys"));
        await window.Page.ClickAsync("#keys .close a");
        Assert.False(await window.Page.IsVisibleAsync("#keys"));
    }

    private static Task<TestSite> Site() => TestSite.Open([.. Samples.First, .. Invented.Captures(3)]);

    private async Task<Watched> Open(TestSite site, string path)
    {
        _ = chromium.Browser;
        var window = await chromium.Open(site.Address);
        await window.Go(path);
        return window;
    }

    private static Task Press(Watched window, string key) => window.Page.Keyboard.PressAsync(key);

    private static Task<bool> IsOpen(Watched window) => window.Page.EvaluateAsync<bool>("() => document.getElementById('keys').open");

    private static async Task<string> Said(Watched window) => await window.Page.TextContentAsync(".toast") ?? "";

    // The path of the link that has the focus.
    private static Task<string> Focused(Watched window) => window.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href') ?? ''");

    private static async Task At(Watched window, string where)
    {
        for (int tries = 0; new Uri(window.Page.Url) is var at && at.PathAndQuery + at.Fragment != where; tries++)
        {
            Assert.True(tries < 200, $"{where} was not reached: {window.Page.Url}");
            await Task.Delay(50);
        }
        await window.Loaded();
    }
}

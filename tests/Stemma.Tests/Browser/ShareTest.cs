using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>A page is given on by the browser's own means, and by nobody else's.</summary>
[Collection(BrowserTests.Name)]
public sealed class ShareTest(Chromium chromium)
{
    [Fact]
    public async Task The_address_is_copied_and_the_devices_own_sheet_is_given_it()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address);
        await window.Page.AddInitScriptAsync("navigator.share = async (what) => { window.shared = what; }; navigator.clipboard.writeText = async (text) => { window.copied = text; };");
        foreach (string path in (string[])["/story/1", "/report/2"])
        {
            await window.Go(path);
            await window.Page.ClickAsync(".share button:text('Copy the link')");
            Assert.Equal(site.Address + path, await window.Page.EvaluateAsync<string>("() => window.copied"));
            Assert.Equal("The link is copied.", await window.Page.InnerTextAsync(".toast"));
            await window.Page.ClickAsync(".share button:text('Share')");
            Assert.Equal(site.Address + path, await window.Page.EvaluateAsync<string>("() => window.shared.url"));
        }
        Assert.Empty(window.Faults());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_reports_are_marked_as_seen_with_the_keyboard_alone(bool script)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address, 390, dark: false, script);
        await window.Go("/items");
        await site.Take(FrontPartsTest.Video);
        if (script)
        {
            await window.Go("/");
            Assert.Empty(await FourLooks.Faults(window, "a card with a video"));
        }
        await window.Go("/items");
        Assert.Contains("1 unread", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        if (script) Assert.Empty(await FourLooks.Faults(window, "a list with unread reports"));
        await window.Sends(() => window.Page.Locator("main button").First.PressAsync("Enter"));
        Assert.DoesNotContain("unread", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(window.Faults());
    }
}

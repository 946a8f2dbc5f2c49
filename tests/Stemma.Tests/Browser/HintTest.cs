using Microsoft.Playwright;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>An editor adds a site hint in a browser and sees the page read anew, with scripts and without.</summary>
[Collection(BrowserTests.Name)]
public sealed class HintTest(Chromium chromium)
{
    private const string Keeper = "The keeper said on Wednesday that he had seen the crack grow for years and that nobody had listened to him before now.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hint_is_picked_previewed_saved_and_seen_on_the_reports_page(bool script)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(DroppedPageTest.Lighthouse($"<section class=\"promo-newsletter\"><p>{Keeper}</p></section>"));
        await using var window = await chromium.Open(site.Address, 390, script: script);
        await window.Go(site.Parts.Admin.Draw());
        await window.Sends(() => window.Page.Locator("main button").First.PressAsync("Enter"));
        await window.Go("/report/1");
        Assert.DoesNotContain(Keeper, await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await window.Sends(() => window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What was left out of the page" }).PressAsync("Enter"));
        if (script) Assert.Empty(await FourLooks.Faults(window, "what was left out, for an editor"));
        await window.Sends(() => window.Page.Locator(".block", new PageLocatorOptions { HasText = Keeper }).GetByRole(AriaRole.Link).PressAsync("Enter"));
        Assert.Contains("would come in", await window.Page.InnerTextAsync("#preview"), StringComparison.Ordinal);
        Assert.NotEqual("", await window.Page.InputValueAsync("#body"));
        if (script) Assert.Empty(await FourLooks.Faults(window, "a hint previewed"));
        await window.Page.FillAsync("#drop", ".article-body");
        await window.Sends(() => window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Preview" }).PressAsync("Enter"));
        await window.Sends(() => window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save this hint" }).PressAsync("Enter"));
        Assert.Contains("version 1 saved", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        if (script) Assert.Empty(await FourLooks.Faults(window, "a hint saved"));
        await window.Go("/report/1");
        Assert.Contains(Keeper, await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(window.Faults());
    }
}

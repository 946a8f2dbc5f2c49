using Microsoft.Playwright;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>The forms, in a browser: the paste box and the editors' desk.</summary>
[Collection(BrowserTests.Name)]
public sealed class FormsTest(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sentence_is_pasted_and_traced_with_the_keyboard_alone(bool script)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address, 390, dark: true, script);
        await window.Go("/look");
        await Reach(window.Page, "e => e.matches('textarea')");
        await window.Page.Keyboard.InsertTextAsync("The Sea Lark has served the route for 19 years and carries islanders to schools and hospitals on the mainland twice a day.");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Sends(() => window.Page.Keyboard.PressAsync("Enter"));
        Assert.Contains("earliest report", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        if (script) Assert.Empty(await FourLooks.Faults(window, "a traced sentence"));
        Assert.Empty(window.Faults());
    }

    [Fact]
    public async Task A_whole_article_and_every_attack_are_shown_as_the_words_they_are()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open([.. Samples.First, .. Attacks.Own.Select((a, n) => Hostile.Of($"a{n}", a.Html, "https://a.example/" + n, n))]);
        await using var window = await chromium.Open(site.Address);
        string article = await File.ReadAllTextAsync(Checkout.At("samples", "first", "valley-post.txt"));
        foreach (string pasted in Attacks.Own.Select(a => a.Html).Append(article))
        {
            await Paste(window, pasted);
            Assert.Empty(window.Faults());
        }
        Assert.Empty(await FourLooks.Faults(window, "a traced article"));
    }

    [Fact]
    public async Task The_desk_is_open_to_an_editor_and_fit_for_everyone()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address, 390);
        await window.Go(site.Parts.Admin.Draw());
        Assert.Empty(await FourLooks.Faults(window, "signing in"));
        await window.Sends(() => window.Page.Locator("main button").First.PressAsync("Enter"));
        foreach (string path in new[] { "/desk", "/desk/list", "/desk/track?story=1", "/desk/feed/1", "/story/1", "/report/1" })
        {
            await window.Go(path);
            Assert.Empty(await FourLooks.Faults(window, path + " for an editor"));
        }
        Assert.Empty(window.Faults());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_feeds_is_brought_as_a_file_with_the_keyboard_alone(bool script)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        await using var window = await chromium.Open(site.Address, 390, dark: true, script);
        await window.Go(site.Parts.Admin.Draw());
        await window.Sends(() => window.Page.Locator("main button").First.PressAsync("Enter"));
        await window.Go("/desk");
        await Reach(window.Page, "e => e.matches('#list')");
        string list = "<opml><body><outline xmlUrl='http://127.0.0.1:1/f'/><outline text='Nameless' type='rss'/></body></opml>";
        await window.Page.SetInputFilesAsync("#list", new FilePayload { Name = "feeds.opml", MimeType = "text/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(list) });
        await Reach(window.Page, "e => e.matches('button') && e.textContent === 'Follow all of it'");
        await window.Sends(() => window.Page.Keyboard.PressAsync("Enter"));
        Assert.Contains("1 added, 0 already known, 1 refused", await window.Page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("\"Nameless\" names no feed", await window.Page.InnerTextAsync(".refused"), StringComparison.Ordinal);
        if (script) Assert.Empty(await FourLooks.Faults(window, "a list that was brought"));
        Assert.Empty(window.Faults());
    }

    private static async Task Paste(Watched window, string text)
    {
        await window.Go("/look");
        await window.Page.FillAsync("main textarea", text);
        await window.Sends(() => window.Page.Locator("main form.paste button").First.ClickAsync());
    }

    private static async Task Reach(IPage page, string probe)
    {
        for (int n = 0; n < 60; n++)
        {
            if (await page.EvaluateAsync<bool>($"() => ({probe})(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{probe} was not reached on {page.Url}");
    }
}

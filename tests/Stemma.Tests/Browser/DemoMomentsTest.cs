using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Stemma.Tests.Browser;

/// <summary>A newcomer follows the demo's tour, stop by stop, once its five days have passed. `./do screens` takes the README's pictures on the way.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class DemoMomentsTest(Chromium chromium, RunningDemo demo) : IClassFixture<RunningDemo>
{
    [Fact]
    public async Task Every_page_says_that_the_news_are_invented()
    {
        await using var window = await Open();
        foreach (string path in (string[])["/", "/items", "/tour", "/score", "/sources", "/look"])
        {
            await window.Go(path);
            Assert.Contains("Invented news. Nothing leaves this computer.", await window.Page.InnerTextAsync(".above"), StringComparison.Ordinal);
            Assert.Empty(await FourLooks.Faults(window, path + " of the demo"));
        }
    }

    [Fact]
    public async Task The_front_page_switches_between_stories_and_reports_and_counts_what_stands_behind_its_lead()
    {
        await using var window = await Open();
        await Follow(window, "The news, each story once");
        var numbers = Numbers().Matches(await window.Page.InnerTextAsync("nav.switch")).Select(m => int.Parse(m.Value)).ToList();
        Assert.Equal(2, numbers.Count);
        Assert.InRange(numbers[0], 1, numbers[1] - 1);
        Assert.Matches(@"\d+ reports, \d+ texts?, \d+ witness(es)?\b", await window.Page.InnerTextAsync(".card.lead .meta"));
        Assert.Contains("14 reports, 3 texts, 1 witness", await window.Page.InnerTextAsync(".front"), StringComparison.Ordinal);
        await Picture(window, "demo-front", height: 520);
        await Click(window, "nav.switch a[href='/items']");
        Assert.Contains("its story", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_says_which_report_to_read_and_why_how_many_stand_behind_a_claim_and_who_carries_whose_text()
    {
        await using var window = await Open();
        await Follow(window, "One story, with all its reports");
        Assert.Equal("Read this one", await window.Page.InnerTextAsync("#read"));
        Assert.NotEmpty(await window.Page.InnerTextAsync(".read .reason"));
        Assert.Matches(@"\d+ reports? → \d+ texts? → (\d+ witness(es)?|no witness named)", await window.Page.InnerTextAsync("main"));
        Assert.Equal(await window.Page.Locator("#parting").CountAsync() > 0, await window.Page.Locator("#parting h3").CountAsync() > 0); // under its plain heading, where a difference is found
        Assert.InRange(await window.Page.Locator("svg.tree a").CountAsync(), 8, 20);
        await Picture(window, "demo-story");
        await Picture(window, "demo-tree", "svg.tree");
    }

    [Fact]
    public async Task A_report_that_nobody_gave_is_drawn_and_called_so()
    {
        await using var window = await Open();
        await Follow(window, "A report that nobody gave us");
        Assert.NotEqual(0, await window.Page.Locator("svg.tree circle.unseen").CountAsync());
        Assert.Contains("report we have not seen", await window.Page.Locator("svg.tree").First.TextContentAsync(), StringComparison.Ordinal);
        await Picture(window, "demo-unseen", "svg.tree");
    }

    [Fact]
    public async Task A_quotation_altered_in_copying_is_marked_side_by_side()
    {
        await using var window = await Open();
        await Follow(window, "A quotation altered in copying");
        Assert.Equal("Two reports compared", await window.Page.InnerTextAsync("h1"));
        Assert.NotEqual(0, await window.Page.Locator("#altered :is(del, ins)").CountAsync());
        await Picture(window, "demo-compare");
    }

    [Fact]
    public async Task The_story_whose_report_was_taken_back_says_who_still_shows_it_and_when_that_was_seen()
    {
        await using var window = await Open();
        await Follow(window, "The agency takes its report back");
        Assert.StartsWith("/story/", Path(window), StringComparison.Ordinal);
        Assert.Matches(@"\d+ of \d+ carriers still show it \(when last looked at, \d+ \w+ \d{4}, \d\d:\d\d UTC\)\.", await window.Page.InnerTextAsync(".withdrawn"));
        await Picture(window, "demo-retracted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wrong_link_is_told_who_set_it_is_cut_and_its_cut_undone(bool keyboard)
    {
        await using var window = await Open();
        await Follow(window, "A wrong link: why, cut, undo");
        string place = Path(window), why = await window.Page.InnerTextAsync("main");
        Assert.Contains("the demo, who set it by hand", why, StringComparison.Ordinal);
        Assert.Contains("Nothing", why, StringComparison.Ordinal);
        Assert.Empty(await FourLooks.Faults(window, place));
        await window.Page.SetViewportSizeAsync(1280, 900);
        await Press("Be an editor");
        if (!keyboard) await Picture(window, "demo-link");
        await Press("Cut this link");
        Assert.Contains("Cut by editor", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("This link was cut", await window.Page.InnerTextAsync("h1"));
        await Press("Undo the cut");
        Assert.Contains("the demo, who set it by hand", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(place, Path(window));
        Assert.Empty(window.Faults());

        Task Press(string name)
        {
            var button = window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });
            return keyboard ? window.Sends(() => Reach(window.Page, name)) : window.Sends(() => button.ClickAsync());
        }
    }

    [Fact]
    public async Task The_score_counts_all_reports_and_every_miss_leads_to_its_report()
    {
        await using var window = await Open();
        await Follow(window, "How much of this is right");
        var rows = await window.Page.Locator("tbody tr").AllInnerTextsAsync();
        Assert.InRange(rows.Count, 5, 20);
        var first = Numbers().Matches(rows[0]).Select(m => int.Parse(m.Value)).ToList(); // right, of, unknown, wrong
        Assert.Equal(first[1], first[0] + first[2] + first[3]);
        Assert.Equal(first[1] - first[0], await window.Page.Locator("#f0 li").CountAsync());
        Assert.Equal(first[1] - first[0], await window.Page.Locator("#f0 li a[href^='/report/']").CountAsync());
        await Picture(window, "demo-score");
        await Click(window, "#f0 li a");
        Assert.StartsWith("/report/", Path(window), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_innocents_share_nothing_that_tells_of_copying()
    {
        await using var window = await Open();
        await Follow(window, "Two innocents");
        Assert.Matches("No shared text was found|Too little to tell that one carries the other's text", await window.Page.InnerTextAsync("main"));
        Assert.Contains("the family tree draws no link between them", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Picture(window, "demo-innocents");
    }

    [Fact]
    public async Task A_visitor_pastes_two_links_and_a_text_of_his_own()
    {
        await using var window = await Open();
        await Follow(window, "A report that nobody gave us");
        var links = (await window.Page.Locator(".branches a[rel~=external]").EvaluateAllAsync<string[]>("all => all.map(a => a.href)")).Take(2).ToList();
        Assert.Equal(2, links.Count);
        foreach (string link in links)
        {
            await Paste(window, link);
            Assert.Contains("This page is here", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
        await Paste(window, await File.ReadAllTextAsync(Checkout.At("samples", "first", "valley-post.txt")));
        Assert.Contains("Where its text comes from", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(window.Faults());
    }

    [Fact]
    public async Task A_visitor_follows_a_source_whose_feed_is_found_by_its_home_page()
    {
        await using var window = await Open();
        await Follow(window, "A report that nobody gave us");
        string original = (await window.Page.Locator(".branches a[rel~=external]").First.GetAttributeAsync("href"))!;
        await window.Go("/desk");
        await window.Sends(() => window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Be an editor" }).ClickAsync());
        await window.Page.FillAsync("#url", new Uri(original).GetLeftPart(UriPartial.Authority) + "/");
        await window.Sends(() => window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Follow", Exact = true }).ClickAsync());
        Assert.Contains("0 added, 1 already known", await window.Page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
    }

    private async Task<Watched> Open()
    {
        _ = chromium.Browser;
        return await chromium.Open(await demo.Passed);
    }

    // From the tour, as a newcomer goes.
    private static async Task Follow(Watched window, string stop)
    {
        await window.Go("/tour");
        var link = window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = stop, Exact = true });
        string to = (await link.GetAttributeAsync("href"))!;
        await Arrives(window, () => link.ClickAsync(), to);
    }

    private static async Task Click(Watched window, string selector)
    {
        var link = window.Page.Locator(selector).First;
        await Arrives(window, () => link.ClickAsync(), (await link.GetAttributeAsync("href"))!);
    }

    private static async Task Arrives(Watched window, Func<Task> act, string path)
    {
        await act();
        for (int tries = 0; Path(window) != path; tries++)
        {
            Assert.True(tries < 400, $"{path} was not reached: {window.Page.Url}");
            await Task.Delay(25);
        }
        await window.Loaded();
    }

    private static async Task Paste(Watched window, string text)
    {
        await Follow(window, "Now yours");
        await window.Page.FillAsync("main textarea", text);
        await window.Sends(() => window.Page.Locator("main form.paste button").First.ClickAsync());
    }

    private static async Task Reach(IPage page, string button)
    {
        for (int n = 0; n < 60; n++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("name => document.activeElement.matches('button') && document.activeElement.textContent === name", button))
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }
        Assert.Fail($"“{button}” was not reached on {page.Url}");
    }

    private static string Path(Watched window) => new Uri(window.Page.Url).PathAndQuery.Split("?done=")[0];

    private static async Task Picture(Watched window, string name, string? part = null, int height = 800)
    {
        if (Environment.GetEnvironmentVariable("SCREENS") != "take") return;
        string file = Checkout.At("notes", "screens", name + ".png");
        await window.Page.SetViewportSizeAsync(1280, height);
        if (part is null) await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Type = ScreenshotType.Png });
        else await window.Page.Locator(part).First.ScreenshotAsync(new LocatorScreenshotOptions { Path = file, Type = ScreenshotType.Png });
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}

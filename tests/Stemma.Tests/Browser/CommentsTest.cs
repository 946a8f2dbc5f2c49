using System.Text.Json;
using Microsoft.Playwright;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Accounts;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>Comments in a browser: written, held, published, rejected, reported, appealed, banned, let in again, by the keyboard alone; and thousands of hostile ones.</summary>
[Collection(BrowserTests.Name)]
public sealed class CommentsTest(Chromium chromium)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_comment_goes_all_its_ways_by_the_keyboard_alone(bool script, bool account)
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(new Exposure(false), ["comments.mode=pre"], [Reports.Capture(1), Reports.Capture(1, 1)]);
        await using var desk = await chromium.Open(site.Address, 1280, script: script);
        await using var window = await chromium.Open(site.Address, 390, script: script);
        await SignIn(site, desk, await Visitor.Make(site, Role.Moderator));
        if (account) await SignIn(site, window, await Visitor.Make(site, Role.Reader));

        string own = await Write(window, "/story/1", "The ferry was late on Monday too.", account);
        await Says(window, "waits for a moderator");
        await Fit(window, script, "an own comment that waits");
        await Judge(desk, script, "a", "approve");
        await window.Go("/story/1");
        Assert.Contains("late on Monday", await window.Page.InnerTextAsync("#comments"), StringComparison.Ordinal);
        await Fit(window, script, "a story with a comment");

        await window.Go("/story/1");
        await Follow(window, "e => e.matches('a[href*=\"?reply=1\"]')");
        await Fit(window, script, "a reply");
        await Fill(window, "It was late on Tuesday as well.", account);
        await Judge(desk, script, "3", "spam");
        await window.Go(own);
        await Says(window, "Rejected: spam");
        await Open(window, "e => e.matches('summary') && e.textContent === 'Appeal'");
        await Type(window, "e => e.name === 'words'", "It is no advertisement.");
        await Press(window, "e => e.matches('button') && e.textContent === 'Send the appeal'");
        await Says(window, "Your appeal is kept");
        await Fit(window, script, "an appeal that waits");

        await desk.Go("/desk/comments?show=appealed");
        await Fit(desk, script, "the queue");
        await Follow(desk, "e => e.matches('.past > p > a')");
        await Fit(desk, script, "a comment and its writer");
        await Type(desk, "e => e.id === 'answer'", "You are right.");
        await Press(desk, "e => e.value === 'grant'");
        await window.Go(own);
        await Says(window, "You are right.");

        await window.Go("/story/1");
        await Follow(window, "e => e.matches('a[href=\"/comments/1/report\"]')");
        await Fit(window, script, "a report of a comment");
        await Reach(window.Page, "e => e.name === 'kind'");
        await window.Page.Keyboard.PressAsync("Space");
        await Press(window, "e => e.matches('button') && e.textContent === 'Send the report'");
        await Says(window, "A moderator looks at it");
        await Fit(window, script, "a report that waits");
        await desk.Go("/desk/comments?show=reported");
        await JudgeOpen(desk, script, "d", "dismiss");

        await desk.Go("/desk/comments/1");
        await Reach(desk.Page, "e => e.id === 'kind'");
        await desk.Page.Keyboard.PressAsync("End");
        await Type(desk, "e => e.id === 'why'", "Enough of it.");
        await Press(desk, "e => e.matches('button') && e.textContent === 'Do it'");
        await Says(desk, "banned");
        await Write(window, "/story/1", "May I write again?", account);
        await Says(window, "You are banned");
        await Fit(window, script, "what a banned writer is told");
        await desk.Go("/desk/comments/1");
        await Press(desk, "e => e.matches('button') && e.textContent === 'Take it back'");
        await Write(window, "/story/1", "I am back, and civil.", account);
        await Says(window, "waits for a moderator");
        Assert.Empty(window.Faults());
        Assert.Empty(desk.Faults());
    }

    // A file that the comments made of attacks are written to as markup, a line {"id","output"} each, for an oracle that is none of ours: CLEANED_COMMENTS=/tmp/comments.jsonl.
    private static readonly string? Written = Environment.GetEnvironmentVariable("CLEANED_COMMENTS");

    // The attacks in many wrappings, each a comment that is published: its markup has no forbidden shape, and none of the pages they stand on runs or loads anything.
    [Fact]
    public async Task Ten_thousand_comments_made_of_attacks_run_nothing()
    {
        const int count = 10_000, perPage = 30;
        string[] wrappings = ["{0}", "Look: {0} said he", "> {0}", "- {0}\n- {0}", "*{0}*", "[read on]({0})", "<{0}>", "![x]({0})", "`{0}`", "[a]: {0}\n\n[a]", "**{0}** [{0}](https://a.example/)", "1. {0}\n\n    {0}", "[{0}](javascript:alert(1))", "&#60;{0}", "```\n{0}\n```", "<https://a.example/{0}>", "{0}\n===", "https://a.example/?{0}"];
        var attacks = Attacks.Own.Concat(Attacks.Corpora()).Select(a => a.Html).ToList();
        var made = wrappings.SelectMany(w => attacks.Select(a => w.Replace("{0}", a, StringComparison.Ordinal))).Where(App.Accounts.Naming.IsText).Select(t => t[..Math.Min(t.Length, 4000)]).Take(count).ToList();
        for (int n = 0; made.Count is var so && so < count && n < count; n++) made.Add($"{made[n]} [{n}](JaVaScRiPt:alert({n}))");
        if (Written is not null) await File.WriteAllLinesAsync(Written, made.Select((t, n) => JsonSerializer.Serialize(new { id = $"{n}", output = CommentMarkup.Of(t) })), Ct);
        var through = made.SelectMany(t => MarkupRules.OfFragment(CommentMarkup.Of(t)).Select(f => $"{f}: {t[..Math.Min(80, t.Length)]}")).ToList();
        Assert.True(through.Count == 0, string.Join('\n', through.Take(10)));

        _ = chromium.Browser;
        await using var site = await TestSite.Open([Reports.Capture(1), Reports.Capture(1, 1)]);
        var keeping = made.Select((text, n) => site.Data.Store.Comments.Add(
            new NewComment(new TellingId(1), null, new Writer(null, $"g{n}", null, null), attacks[n % attacks.Count] is var name && App.Accounts.Naming.IsText(name) ? name : "Ana", text, $"{n}", null, DateTimeOffset.UtcNow), static _ => new CommentRuling(CommentState.Published, ""), Ct).AsTask());
        await Task.WhenAll(keeping);
        await using var window = await chromium.Open(site.Address);
        int shown = 0;
        // Each page is asked as a reader does; the markup of its comments is put together, many pages at a time, under no policy that would stop a script.
        await using var bare = await chromium.Open("about:blank");
        for (int page = 1; shown < count; page++)
        {
            string html = await site.Get($"/story/1?page={page}");
            Assert.Empty(MarkupRules.OfPage(html));
            int from = html.IndexOf("<section id=\"comments\"", StringComparison.Ordinal);
            string talk = html[from..html.IndexOf("<h3>Write a comment", from, StringComparison.Ordinal)];
            shown += talk.Split("<article class=\"comment\"").Length - 1;
            await bare.Page.SetContentAsync("<!doctype html><meta charset=utf-8><body>" + talk, new PageSetContentOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            await bare.Page.EvaluateAsync("() => { for (const e of document.querySelectorAll('body *')) for (const t of ['mouseover', 'focus', 'error', 'load', 'toggle']) try { e.dispatchEvent(new Event(t)) } catch {} }");
            Assert.True(bare.Faults() is { Count: 0 } faults, $"page {page}");
            if (page % 40 != 1) continue;
            await window.Go($"/story/1?page={page}");
            Assert.Empty(window.Faults());
        }
        Assert.Equal(count, shown);
        Console.WriteLine($"{made.Count} comments of {attacks.Count} attacks in {wrappings.Length} wrappings, {(shown + perPage - 1) / perPage} pages: none keeps a forbidden shape, none ran or loaded anything");
    }

    private static async Task<string> Write(Watched window, string story, string text, bool account)
    {
        await window.Go(story);
        return await Fill(window, text, account);
    }

    private static async Task<string> Fill(Watched window, string text, bool account)
    {
        if (!account)
        {
            await Type(window, "e => e.id === 'name'", "Ana Quay");
            await Type(window, "e => e.id === 'mail'", "ana@mailbox.example");
        }
        await Type(window, "e => e.id === 'text'", text);
        await Reach(window.Page, "e => e.name === 'terms'");
        await window.Page.Keyboard.PressAsync("Space");
        await Press(window, "e => e.matches('button') && e.textContent === 'Send the comment'");
        return new Uri(window.Page.Url).AbsolutePath;
    }

    private static async Task Judge(Watched desk, bool script, string key, string act)
    {
        await desk.Go("/desk/comments?show=held");
        await JudgeOpen(desk, script, key, act);
    }

    // With JavaScript a key at the comment does it; without, the comment is ticked and its button pressed.
    private static async Task JudgeOpen(Watched desk, bool script, string key, string act)
    {
        await Reach(desk.Page, "e => e.name === 'number' && e.type === 'checkbox'");
        if (script)
        {
            await desk.Sends(() => desk.Page.Keyboard.PressAsync(key));
        }
        else
        {
            await desk.Page.Keyboard.PressAsync("Space");
            await Press(desk, $"e => e.name === 'act' && e.value === '{act}'");
        }
        Assert.Contains("1 comment is", await desk.Page.InnerTextAsync("[role=status]"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task SignIn(TestSite site, Watched window, Person person)
    {
        await window.Go("/sign-in");
        await Type(window, "e => e.name === 'name'", person.Name);
        await Type(window, "e => e.name === 'password'", Visitor.Password);
        await window.Sends(() => window.Page.Keyboard.PressAsync("Enter"));
    }

    private static async Task Fit(Watched window, bool script, string what)
    {
        if (script && await FourLooks.Faults(window, what) is { Count: > 0 } faults) Assert.Fail(string.Join('\n', faults));
    }

    private static async Task Says(Watched window, string words) => Assert.Contains(words, await window.Page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);

    private static async Task Type(Watched window, string probe, string text)
    {
        await Reach(window.Page, probe);
        await window.Page.Keyboard.InsertTextAsync(text);
    }

    private static async Task Open(Watched window, string probe)
    {
        await Reach(window.Page, probe);
        await window.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task Press(Watched window, string probe)
    {
        await Reach(window.Page, probe);
        await window.Sends(() => window.Page.Keyboard.PressAsync("Enter"));
    }

    private static Task Follow(Watched window, string probe) => Press(window, probe);

    private static async Task Reach(IPage page, string probe)
    {
        for (int n = 0; n < 150; n++)
        {
            if (await page.EvaluateAsync<bool>($"() => ({probe})(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{probe} was not reached on {page.Url}");
    }
}

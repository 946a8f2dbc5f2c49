using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Stemma.App.Serve.Edge;

namespace Stemma.Tests.Browser;

/// <summary>What the sanitiser lets through runs nothing and loads nothing, by its shape and in a real browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class SanitiserTest(Chromium chromium)
{
    // Sets off what waits for an event, the way xss_oracle.mjs does.
    private const string Provoke = """
        () => { for (const e of document.querySelectorAll('body *')) for (const t of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle'])
            if (!(t === 'click' && e.tagName === 'A' && /^(https?|mailto):/i.test(e.href))) try { e.dispatchEvent(new Event(t)) } catch {}
          return new Promise(done => setTimeout(done, 3)) }
        """;

    // A file that what comes through is written to, a line {"id","output"} an attack, for an oracle that is none of ours: CLEANED=/tmp/cleaned.jsonl.
    private static readonly string? Written = Environment.GetEnvironmentVariable("CLEANED");

    [Fact]
    public void Nothing_of_a_forbidden_shape_comes_through()
    {
        var attacks = Attacks.Own.Concat(Attacks.Corpora()).ToList();
        var cleaned = attacks.Select(a => (a.Id, Html: Sanitiser.Clean(a.Html, "https://outlet.example/a/b"))).ToList();
        if (Written is not null) File.WriteAllLines(Written, cleaned.Select(c => JsonSerializer.Serialize(new { id = c.Id, output = c.Html })));
        var through = cleaned.Select(c => (c.Id, Found: MarkupRules.OfFragment(c.Html))).Where(c => c.Found.Count > 0).ToList();
        Assert.True(through.Count == 0, string.Join("\n", through.Take(10).Select(t => $"{t.Id}: {string.Join(", ", t.Found)}")));
        Assert.True(Attacks.Own.Count(a => MarkupRules.OfFragment(a.Html).Count > 0) >= Attacks.Own.Count - 4, "the rules find little in the attacks themselves");
        Console.WriteLine($"{attacks.Count} attacks cleaned; none keeps a forbidden shape");
    }

    [Fact]
    public async Task Nothing_that_comes_through_runs_or_loads_in_a_browser()
    {
        await using var oracle = await chromium.Open("about:blank");
        Assert.True(await Runs(oracle, "<img src=nowhere onerror=alert(1)>"), "the oracle sees nothing run");
        var clock = Stopwatch.StartNew();
        var attacks = Attacks.Own.Concat(Attacks.Corpora()).ToList();
        var ran = new List<string>();
        // Many at a time; one by one only where something ran.
        foreach (var together in attacks.Chunk(25))
        {
            if (!await Runs(oracle, string.Concat(together.Select(Clean)))) continue;
            foreach (var one in together)
                if (await Runs(oracle, Clean(one))) ran.Add(one.Id);
        }
        Assert.True(ran.Count == 0, "ran: " + string.Join(", ", ran));
        Console.WriteLine($"{attacks.Count} cleaned attacks shown in a browser in {clock.Elapsed.TotalSeconds:0.0} s; none ran");
    }

    [Theory]
    [InlineData("<p>One <b>bold</b> <em>word</em></p>", "<p>One <b>bold</b> <em>word</em></p>")]
    [InlineData("<a href=\"/x?a=1&b=2\" target=_blank onclick=x()>on</a>", "<a href=\"https://outlet.example/x?a=1&amp;b=2\" rel=\"nofollow noopener ugc\">on</a>")]
    [InlineData("<a href=\"javascript:x\">on</a>", "<a>on</a>")]
    [InlineData("<p style=\"color:red\" class=a id=b>x<img src=\"https://t.example/1.gif\"></p>", "<p>x</p>")]
    [InlineData("a<script>b</script><style>c</style>d", "ad")]
    [InlineData("<table><tr><td colspan=2>x</td></tr></table>", "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>")]
    [InlineData("1 < 2 & 3", "1 &lt; 2 &amp; 3")]
    public void Words_and_their_structure_stay(string html, string clean) => Assert.Equal(clean, Sanitiser.Clean(html, "https://outlet.example/a"));

    private static string Clean((string Id, string Html) attack) => $"<div>{Sanitiser.Clean(attack.Html, "https://outlet.example/a/b")}</div>";

    private static async Task<bool> Runs(Watched oracle, string html)
    {
        _ = oracle.Faults();
        await oracle.Page.GotoAsync("about:blank");
        await oracle.Page.SetContentAsync("<!doctype html><meta charset=utf-8><body>" + html, new PageSetContentOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await oracle.Page.EvaluateAsync(Provoke);
        return oracle.Faults().Count > 0;
    }
}

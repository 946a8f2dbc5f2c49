using System.Diagnostics;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Browser;

/// <summary>Attacks that came in as feeds and as lines stand on our pages as the words they are: no dialog, no script, no request to anybody.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class AttackedPagesTest(Chromium chromium)
{
    // How many of the corpora's attacks come in, and how many pages the browser itself opens; the others are looked at by their shape.
    // ATTACKS=all takes every one and opens every page, which takes minutes.
    private static readonly bool All = Environment.GetEnvironmentVariable("ATTACKS") == "all";
    private static readonly int Taken = All ? int.MaxValue : 100, Opened = All ? int.MaxValue : 30;

    [Fact]
    public async Task Attacks_in_every_field_run_on_no_page()
    {
        var attacks = Attacks.Own.Concat(Spread(Attacks.Corpora(), Taken)).ToList();
        await using var site = await TestSite.Open([.. AsFeed(attacks), .. AsLines(attacks)]);
        var holdings = await site.Data.Store.Reading.Holdings(default);
        Assert.True(holdings.Tellings > attacks.Count, $"only {holdings.Tellings} reports");
        var paths = await Paths(site, attacks);
        var clock = Stopwatch.StartNew();
        var faults = new List<string>();
        int looked = 0;
        foreach (string path in paths)
        {
            using var answer = await site.Client.GetAsync(path);
            if ((int)answer.StatusCode >= 500) faults.Add($"{path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            faults.AddRange(MarkupRules.OfPage(await answer.Content.ReadAsStringAsync()).Select(f => $"{path}: {f}"));
            looked++;
        }
        await using var browser = await chromium.Open(site.Address);
        var opened = Spread(paths.Where(p => !p.Contains(".atom", StringComparison.Ordinal)).ToList(), Opened).Append("/feed.atom").ToList();
        foreach (string path in opened)
        {
            if (path.EndsWith(".atom", StringComparison.Ordinal)) await OpenFeed(browser, path);
            else await browser.Go(path);
            faults.AddRange(browser.Faults().Select(f => $"{path}: {f}"));
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n" + string.Join("\n", faults.Take(12)));
        Console.WriteLine($"{attacks.Count} attacks in {holdings.Tellings} reports: {looked} pages looked at, {opened.Count} opened in the browser in {clock.Elapsed.TotalSeconds:0.0} s; nothing ran");
    }

    // Chromium shows a feed as a tree or downloads it; either is fine, as long as nothing runs.
    private static async Task OpenFeed(Watched browser, string path)
    {
        try
        {
            await browser.Go(path);
        }
        catch (Microsoft.Playwright.PlaywrightException download) when (download.Message.Contains("Download", StringComparison.Ordinal) || download.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
        }
    }

    private static async Task<List<string>> Paths(TestSite site, IReadOnlyList<(string Id, string Html)> attacks)
    {
        var members = await site.Data.Store.Reading.Memberships(default);
        var stories = members.Select(m => m.Story).Distinct().ToList();
        var found = new List<string> { "/", "/sources", "/search", "/feed.atom" };
        found.AddRange(Enumerable.Range(2, 20).Select(n => $"/?page={n}"));
        found.AddRange(stories.Select(s => $"/story/{s}"));
        found.AddRange(stories.Take(50).Select(s => $"/story/{s}/feed.atom"));
        found.AddRange(members.Select(m => $"/report/{m.Telling}"));
        found.AddRange(members.Zip(members.Skip(1)).Where((_, i) => i % 10 == 0).Select(p => $"/compare/{p.First.Telling}/{p.Second.Telling}"));
        found.AddRange(Spread(attacks, 120).SelectMany(a => new[] { $"/search?q={Uri.EscapeDataString(Head(a.Html))}", $"/search.atom?q={Uri.EscapeDataString(Head(a.Html))}" }));
        found.AddRange(Spread(attacks, 40).Select(a => $"/source/{Uri.EscapeDataString(Head(a.Html))}"));
        found.AddRange(SourceLink().Matches(await site.Get("/sources")).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().Take(200));
        return found;
    }

    private static IEnumerable<T> Spread<T>(IReadOnlyList<T> all, int count) => all.Where((_, i) => all.Count <= count || i * (long)count / all.Count != (i - 1) * (long)count / all.Count || i == 0);

    private static string Head(string text) => text.Length <= 300 ? text : text[..(char.IsHighSurrogate(text[299]) ? 299 : 300)];

    // An RSS file whose items carry the attacks in all that RSS has.
    private static IEnumerable<Capture> AsFeed(IReadOnlyList<(string Id, string Html)> attacks)
    {
        var rss = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>&lt;script&gt;alert(1)&lt;/script&gt;</title><link>https://feed.example/</link>");
        foreach (var ((_, html), n) in attacks.Select((a, n) => (a, n)))
        {
            string escaped = SecurityElement.Escape(new string([.. html.Where(c => c is '\n' or '\t' || (c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE'))]))!;
            rss.Append($"<item><title>{escaped}</title><link>https://feed.example/{n}</link><guid isPermaLink=\"false\">{n}</guid><dc:creator>{escaped}</dc:creator><category>{escaped}</category>")
                .Append($"<content:encoded>{escaped}{SecurityElement.Escape(string.Concat(Reports.Paragraphs(n % 30, 4).Select(p => $"<p>{p}</p>")))}</content:encoded></item>");
        }
        byte[] bytes = Encoding.UTF8.GetBytes(rss.Append("</channel></rss>").ToString());
        return Contents.Of("attacks.xml", new MemoryStream(bytes), 64 << 20).Select(o => o.Item1).OfType<Capture>().ToList();
    }

    // Lines with the attacks as title, text, outlet, byline, language and address.
    private static IEnumerable<Capture> AsLines(IReadOnlyList<(string Id, string Html)> attacks) => attacks.Select((a, n) => Reports.Item(new WireItem
    {
        Id = n % 2 == 0 ? null : Head(a.Html),
        Url = n % 2 == 0 ? a.Html : null,
        Title = a.Html,
        Text = $"{a.Html}\n\n{string.Join("\n\n", Invented.Paragraphs(n))}\n\n“{a.Html},” said {a.Html} of the council.",
        Outlet = a.Html,
        Byline = "By " + a.Html,
        Language = n % 5 == 0 ? Head(a.Html) : "en",
        Published = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n),
    }));

    [GeneratedRegex("href=\"(/source/[^\"]*)\"")]
    private static partial Regex SourceLink();
}

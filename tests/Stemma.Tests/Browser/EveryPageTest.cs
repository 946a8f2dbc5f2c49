using System.Diagnostics;

namespace Stemma.Tests.Browser;

/// <summary>Every kind of page, narrow and wide, light and dark: fit to read for everyone, and quiet.</summary>
[Collection(BrowserTests.Name)]
public sealed class EveryPageTest(Chromium chromium)
{
    private static readonly string[] Unlinked = ["/story/1", "/story/6", "/story/1/claims", "/story/6/claims", "/report/1", "/report/2/dropped", "/entities/dana-whitlock", "/search?q=ferry", "/search?q=nothinglikethis", "/search?q=%3Cscript%3E%20OR%20(", "/search", "/look", "/compare/2/4", "/compare/6/9"];

    [Fact]
    public async Task No_page_has_a_serious_fault_of_access_or_scrolls_sideways_or_complains()
    {
        _ = chromium.Browser;
        await using var site = await Newsroom.Open();
        var (pages, dead) = await Crawl.Pages(site, [.. Unlinked, Newsroom.Versions, await Newsroom.Quotation(site)]);
        var clock = Stopwatch.StartNew();
        var faults = dead.Select(d => $"dead link {d}").ToList();
        await using var window = await chromium.Open(site.Address);
        foreach (string path in pages.Append("/there-is-no-such-page"))
        {
            await window.Go(path);
            faults.AddRange(await FourLooks.Faults(window, path));
        }
        Console.WriteLine($"{pages.Count + 1} pages, four looks at each, with axe, in {clock.Elapsed.TotalSeconds:0.0} s: {string.Join(' ', pages)}");
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n" + string.Join("\n", faults.Take(25)));
    }
}

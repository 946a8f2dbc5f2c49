using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>The report page of a live blog, as it is drawn.</summary>
[Collection(BrowserTests.Name)]
public sealed class LiveReportTest(Chromium chromium)
{
    [Fact]
    public async Task A_rule_stands_above_an_entrys_time_and_none_between_it_and_its_heading()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(LiveReportPageTest.Dam);
        await using var window = await chromium.Open(site.Address, 390);
        await window.Go("/report/1");
        Assert.Equal("3 3", await window.Page.EvaluateAsync<string>("() => document.querySelectorAll('.text .entry').length + ' ' + document.querySelectorAll('.text .entry + h2').length"));
        Assert.Equal("0px 1px 1px", await Drawn(window, ".entry", "borderTopWidth"));
        Assert.Equal("0px 0px 0px", await Drawn(window, ".entry + h2", "borderTopWidth"));
        Assert.Empty(await FourLooks.Faults(window, "a live blog"));
    }

    private static Task<string> Drawn(Watched window, string which, string what) =>
        window.Page.EvaluateAsync<string>($"() => [...document.querySelectorAll('.text {which}')].map(e => getComputedStyle(e).{what}).join(' ')");
}

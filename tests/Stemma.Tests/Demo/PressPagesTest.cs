using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Sitemap;
using Stemma.Demo;

namespace Stemma.Tests.Demo;

/// <summary>What the outlets of the press publish: pages and lists.</summary>
public sealed partial class PressPagesTest
{
    private static readonly Press Ours = PressTest.Of(1);

    [Fact]
    public void A_page_has_every_paragraph_once_and_none_behind_its_paywall()
    {
        foreach (var report in Ours.Reports)
        {
            foreach (var version in report.Versions.Where(v => !v.Gone))
            {
                string page = PressPages.Of(report, version, "http://outlet.example", _ => "http://other.example/1.html");
                bool shown = true;
                foreach (string line in version.Paragraphs)
                {
                    shown &= !line.StartsWith("!stub", StringComparison.Ordinal);
                    if (line.StartsWith("!stub", StringComparison.Ordinal)) continue;
                    string text = $">{WebUtility.HtmlEncode(Mark().Replace(line, ""))}<";
                    int times = page.Split(text).Length - 1;
                    Assert.True(times == (shown ? 1 : 0), $"{report.Id} {version.At}: {times} times on its page: {line}");
                }
            }
        }
    }

    [Fact]
    public void A_page_names_its_outlet_its_headline_and_its_time_and_leaves_nothing_of_its_skin_open()
    {
        foreach (var report in Ours.Reports)
        {
            string page = PressPages.Of(report, report.Versions[0], "http://outlet.example", _ => null);
            Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
            string read = WebUtility.HtmlDecode(page);
            Assert.Contains(report.Versions[0].Headline, read, StringComparison.Ordinal);
            Assert.Contains(report.Outlet.Name, read, StringComparison.Ordinal);
            Assert.True(read.Contains($"{report.Versions[0].At:yyyy-MM-dd'T'HH:mm}", StringComparison.Ordinal) || read.Contains(Slots.Said(report.Versions[0].At, report.Language), StringComparison.Ordinal), $"{report.Id}: no time");
        }
    }

    [Fact]
    public void An_entry_under_an_earlier_days_heading_has_that_day()
    {
        var report = Ours.Reports.Single(r => r.Id == "flood-beacon");
        var times = report.Versions.Select(v => Stemma.Core.Extract.ArticleExtractor.Of(PressPages.Of(report, v, "http://outlet.example", _ => null), null, new Stemma.Core.Extract.ExtractHints()).Entries.Select(e => e.Time).ToList()).ToList();
        Assert.Equal([5, 10], times.Select(t => t.Count));
        Assert.All(times[0], t => Assert.Equal(report.Versions[0].At.Date, t.Date));
        Assert.Equal(times[0], times[1][5..]);
        Assert.Equal(2, times[1].Select(t => t.Date).Distinct().Count());
        Assert.Equal(times[1], times[1].OrderByDescending(t => t));
    }

    [Fact]
    public void Every_list_is_read_by_our_own_readers_without_a_problem()
    {
        foreach (var outlet in Ours.Outlets)
        {
            var published = Ours.Reports.Where(r => r.Outlet == outlet).Select(r => (Report: r, Version: r.Versions[0])).ToList();
            byte[] list = Encoding.UTF8.GetBytes(PressLists.Of(outlet, "http://outlet.example", published));
            var expected = published.Select(p => ("http://outlet.example" + p.Report.Path, p.Version.Headline)).ToList();
            if (outlet.Lists == "sitemap")
            {
                var read = SitemapReader.Read(list, "application/xml", "http://outlet.example/sitemap.xml");
                Assert.Empty(read.Problems);
                Assert.Equal(expected, read.Entries.Select(e => (e.Url, e.News!.Title!)));
                Assert.Equal(published.Select(p => p.Version.At), read.Entries.Select(e => e.Changed!.Value));
            }
            else
            {
                var read = FeedReader.Read(list, new FeedOrigin("http://outlet.example/feed.xml", new Dictionary<string, string>()));
                Assert.Equal((false, outlet.Lists == "atom" ? "atom10" : "rss20"), (read.Bozo, read.Version));
                var items = FeedReader.Items(read).ToList();
                Assert.Equal(expected, items.Select(i => (i.Url!, i.Title!)));
                Assert.Equal(published.Select(p => (DateTimeOffset?)p.Report.Versions[0].At), items.Select(i => i.Published));
            }
        }
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    [InlineData("sitemap")]
    public void An_outlet_that_published_nothing_lists_nothing(string lists)
    {
        var outlet = Ours.Outlets[0] with { Lists = lists };
        byte[] list = Encoding.UTF8.GetBytes(PressLists.Of(outlet, "http://outlet.example", []));
        if (lists == "sitemap") Assert.Empty(SitemapReader.Read(list, "application/xml", "http://outlet.example/sitemap.xml").Entries);
        else Assert.Empty(FeedReader.Read(list, FeedOrigin.Unknown).Items);
    }

    // What marks a line and is not shown: of an aside the second half is its text.
    [GeneratedRegex(@"^(## |!correction |!aside [^|]*\| *|\[\d{1,2}:\d\d\] )")]
    private static partial Regex Mark();
}

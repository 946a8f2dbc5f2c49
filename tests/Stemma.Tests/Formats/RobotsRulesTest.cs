using System.Text;
using Stemma.Core.Formats.Robots;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class RobotsRulesTest
{
    [Theory]
    [InlineData("User-agent: kitebot\nDisallow: /a", "KiteBot/2.1", "https://a.example/a/b", false)]
    [InlineData("User-agent: kitebot\nDisallow: /a", "OtherBot", "https://a.example/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: kitebot\nAllow: /", "kitebot", "https://a.example/", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/open", "b", "/a/open/1", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "b", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "b", "/x.php?y", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "b", "/x/y.php", false)]
    [InlineData("User-agent: *\nDisallow: /*a*b$", "b", "/xaybzb", false)]
    [InlineData("User-agent: *\nDisallow: /caf%c3%a9", "b", "https://a.example/café/1", false)]
    [InlineData("User-agent: *\nDisallow: /café", "b", "https://a.example/caf%C3%A9", false)]
    [InlineData("\ufeffuser-agent *\ndissalow : /a # no\r", "b", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "b", "/a", true)]
    [InlineData("User-agent: a\nUser-agent: b\nDisallow: /x\n\nUser-agent: b\nDisallow: /y", "b", "/y", false)]
    [InlineData("User-agent: *\nDisallow: /", "b", "https://a.example/robots.txt", true)]
    [InlineData("Disallow: /", "b", "/", true)]
    public void A_page_is_allowed_or_not(string robots, string agent, string url, bool allowed) => Assert.Equal(allowed, Read(robots).Ask(agent, url).Allowed);

    [Fact]
    public void The_rule_that_decides_is_named()
    {
        var rules = Read("Sitemap: https://a.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /a");
        Assert.Equal("Disallow: /a", rules.Ask("b", "/a/1").Rule!.ToString());
        Assert.Equal(4, rules.Ask("b", "/a/1").Rule!.Line);
        Assert.Equal(2.5, rules.CrawlDelay("b"));
        Assert.Equal(["https://a.example/s.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    [InlineData(0, false)]
    public void A_site_whose_rules_cannot_be_read_allows_all_or_nothing(int status, bool allowed) => Assert.Equal(allowed, RobotsRules.OfStatus(status).Ask("b", "/").Allowed);

    [Fact]
    public void Hostile_patterns_cost_little()
    {
        var rules = Read("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("*a", 40)) + "$\n", 2000)));
        Assert.True(rules.Ask("b", "/" + new string('a', 2000) + "b").Allowed);
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.Of(["User-agent: *\nDisallow: /*a$\nAllow: /b%2a\nCrawl-delay: 2", "user-agent a\r\ndisallow /x"], t => Read(t).Ask("a", t.Length > 20 ? t[..20] : t));

    private static RobotsRules Read(string text) => RobotsRules.Of(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("/news/1", "train-ai=n")]
    [InlineData("/open/1", "")] // the longer pattern says something else
    [InlineData("/open/kept/1", "ai-train=no search=no")]
    public void What_the_site_wants_done_with_a_page_is_said_by_the_longest_pattern_that_fits(string path, string wishes)
    {
        var rules = RobotsRules.Of("User-agent: *\nContent-Usage: train-ai=n\nContent-Usage: /open/ train-ai=y\nContent-Signal: /open/kept/ search=no, ai-train=no, ai-input=yes\nDisallow: /x\n\nUser-agent: other\nContent-Usage: search=n\n"u8);
        Assert.Equal(wishes, string.Join(' ', rules.Wishes("Stemma", path).Order(StringComparer.Ordinal)));
        Assert.Equal(wishes, string.Join(' ', rules.For("Stemma").Wishes("Stemma", path).Order(StringComparer.Ordinal)));
        Assert.Equal("search=n", string.Join(' ', rules.Wishes("other", path)));
    }
}

using Stemma.Core.Web;

namespace Stemma.Tests.Web;

public sealed class PageUrlTest
{
    [Theory]
    [InlineData("HTTP://News.Example.ORG:80/a/./b/../c.html#top", "http://news.example.org/a/c.html")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("https://example.org/story?utm_source=x&id=7&fbclid=abc", "https://example.org/story?id=7")]
    [InlineData("https://example.org/?b=2&a=1&c=", "https://example.org/?a=1&b=2&c")]
    [InlineData("https://example.org/%7euser/%e4%b8%ad?q=%2f", "https://example.org/~user/%E4%B8%AD?q=%2F")]
    [InlineData("https://müller.example/straße", "https://xn--mller-kva.example/stra%C3%9Fe")]
    [InlineData("https://user:secret@example.org/", "https://example.org/")]
    [InlineData("example.org/a b", "http://example.org/a%20b")]
    [InlineData("https://example.org//a///b", "https://example.org/a/b")]
    [InlineData("https://example.org/p?ref=example.org", "https://example.org/p")]
    public void One_page_has_one_identity(string url, string identity) => Assert.Equal(identity, PageUrl.Normalise(url, null));

    [Theory]
    [InlineData("mailto:desk@example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://a%FEb.org/")]
    [InlineData("/only/a/path")]
    [InlineData("http://example.org:99999999/")]
    public void What_is_no_page_has_none(string url) => Assert.Null(PageUrl.Normalise(url, null));

    [Theory]
    [InlineData("next", "https://example.org/a/b", "https://example.org/a/next")]
    [InlineData("/top", "https://example.org/a/b", "https://example.org/top")]
    [InlineData("//cdn.example.net/x", "https://example.org/a/b", "https://cdn.example.net/x")]
    [InlineData("?page=2", "https://example.org/a/b?page=1", "https://example.org/a/b?page=2")]
    [InlineData("#end", "https://example.org/a/b?page=1", "https://example.org/a/b?page=1#end")]
    [InlineData("../../../x", "https://example.org/a/b", "https://example.org/x")]
    [InlineData("\\up\\x", "https://example.org/a/b", "https://example.org/up/x")]
    [InlineData(" https://other.example/ \n", "https://example.org/a/b", "https://other.example/")]
    [InlineData("mailto:desk@example.org", "https://example.org/", "mailto:desk@example.org")]
    public void A_reference_is_resolved_against_its_page(string reference, string @base, string absolute) => Assert.Equal(absolute, PageUrl.Resolve(reference, @base));

    [Theory]
    [InlineData("https://www.news.example.co.uk/a", "example.co.uk")]
    [InlineData("https://news.example.com/", "example.com")]
    [InlineData("news.example.com.au", "example.com.au")]
    [InlineData("http://10.1.2.3/", "10.1.2.3")]
    public void The_registered_domain_is_found(string url, string domain) => Assert.Equal(domain, PageUrl.RegistrableDomain(url));

    [Fact]
    public void A_normalised_address_stays_as_it_is() => Garbage.Of(["https://example.org/a/../b?x=1&utm_source=2#c", "//müller.example:8080/%7e?%", "http:a\\b/c?d"], t =>
    {
        PageUrl.Host(t);
        PageUrl.RegistrableDomain(t);
        PageUrl.Resolve(t, "https://example.org/a/b");
        if (PageUrl.Normalise(t, "https://example.org/a/b") is { } once) Assert.Equal(once, PageUrl.Normalise(once, null));
    });
}

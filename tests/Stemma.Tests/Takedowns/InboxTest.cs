using Stemma.App.Takedowns;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>What somebody writes into the form, and what is kept of it.</summary>
public sealed class InboxTest
{
    [Theory]
    [InlineData("quay.example/a", "https://quay.example/a")]
    [InlineData("http://quay.example/a", "http://quay.example/a")]
    [InlineData("https://mira:secret@quay.example/a?b=c@d", "https://quay.example/a?b=c@d")]
    [InlineData(" quay.example ", "https://quay.example")]
    [InlineData("https://quay.example/@mira", "https://quay.example/@mira")]
    [InlineData("nowhere", "nowhere")]
    [InlineData("", "")]
    public void An_address_is_kept_with_a_scheme_and_without_a_user(string written, string kept) => Assert.Equal(kept, Inbox.Address(written));

    [Theory]
    [InlineData("", true)]
    [InlineData("mira@quandt.example", true)]
    [InlineData("call me", false)]
    public void A_contact_is_a_mail_address_or_nothing(string contact, bool fine) => Assert.Equal(fine, Inbox.CheckContact(contact) is null);

    [Fact]
    public async Task The_form_says_that_a_contact_is_no_mail_address()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1)]);
        Assert.Contains("Write a mail address, or leave it empty", await site.Send("/takedown", "/takedown/ask", ("url", Reports.Capture(1).Url!), ("reason", "mine"), ("contact", "call me")), StringComparison.Ordinal);
        Assert.Empty(await site.Data.Store.Reading.Petitions(9, default));
        var kept = await site.Case(await site.Ask(Reports.Capture(1).Url!, ("contact", "mira@möwe.example")));
        Assert.Equal("mira@xn--mwe-sna.example", kept.Contact);
    }

    [Fact]
    public async Task A_reports_page_of_ours_means_its_original()
    {
        await using var site = await TestSite.Open(CasePages.Public, ["site.address=https://news.example"], [Reports.Capture(1)]);
        var kept = await site.Case(await site.Ask("news.example/report/1"));
        Assert.Equal((Reports.Capture(1).Url, "outlet1.example"), (kept.Url, kept.Host));
        Assert.Equal("https://news.example/report/9", (await site.Case(await site.Ask("https://news.example/report/9"))).Url);
    }

    [Fact]
    public async Task A_request_about_an_address_of_which_nothing_stands_says_so_and_the_desk_links_what_stands()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1)]);
        const string nothing = "No report from this address stands here. Check the address.";
        string held = await site.Ask(Reports.Capture(1).Url!);
        Assert.DoesNotContain(nothing, await site.Read(held), StringComparison.Ordinal);
        await site.SignIn();
        Assert.DoesNotContain(nothing, await site.Read("/desk"), StringComparison.Ordinal);
        Assert.Contains("href=\"/report/1\">the report", await site.Get("/desk"), StringComparison.Ordinal);
        Assert.Contains(nothing, await site.Read(await site.Ask("https://www.outlet1.example/2031/1/7")), StringComparison.Ordinal);
        Assert.Contains(nothing, await site.Read("/desk"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://harbour.ca.us/a", "harbour.ca.us")]
    [InlineData("https://harbour.uk.com/a", "harbour.uk.com")]
    [InlineData("https://harbour.eu.org/a", "harbour.eu.org")]
    [InlineData("https://harbour.blogspot.de/a", "harbour.blogspot.de")]
    [InlineData("https://a.harbour.myshopify.com/a", "a.harbour.myshopify.com")]
    public void Nobody_proves_a_host_by_the_name_that_strangers_share(string url, string first)
    {
        var hosts = ProofHosts.Of(url);
        Assert.Equal(first, hosts[0]);
        Assert.DoesNotContain(hosts, h => h.Count(c => c == '.') < 2);
    }
}

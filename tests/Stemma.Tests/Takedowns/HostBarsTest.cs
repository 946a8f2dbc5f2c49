using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>What the proof of a host bars, and what it does not.</summary>
public sealed class HostBarsTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Capture Page = Reports.Page("https://www.quay.example/1", "The papers", Reports.Paragraphs(1, 9));
    private static readonly Capture Later = Page with { Name = "later", Url = "https://other.example/a" };

    [Fact]
    public async Task The_hosts_page_and_its_bytes_at_other_addresses_of_the_host_are_barred()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Page, Reports.Chess("chess")]);
        await CopiesTest.Proven(site, dns, Page.Url!);
        Assert.Equal([2], await site.Standing());
        foreach (string url in (string[])[Page.Url!, "https://quay.example/2", "https://news.quay.example/1"])
            Assert.Equal(Receipt.Barred, Assert.Single(await site.Data.Store.Ground.AddCaptures(Reports.Entries(Page with { Name = url, Url = url }), Ct)).Receipt);
    }

    [Fact]
    public async Task A_text_that_comes_later_elsewhere_is_let_in_and_waits_for_an_editor()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Page, Reports.Chess("chess")]);
        await CopiesTest.Proven(site, dns, Page.Url!);
        await site.Take(Later);
        Assert.Equal(2, (await site.Standing()).Count);
        var copy = Assert.Single(await site.Data.Store.Reading.Petitions(9, Ct));
        Assert.Equal((PetitionType.Copy, Later.Url, "other.example", 1), (copy.Type, copy.Url, copy.Host, copy.Parent));
        Assert.False((await site.Parts.Acts!.Answer(copy.Number, true, "no licence", Ct)).Refused);
        Assert.Equal([2], await site.Standing());
        Assert.Equal(Receipt.Barred, Assert.Single(await site.Data.Store.Ground.AddCaptures(Reports.Entries(Later with { Name = "third", Url = "https://third.example/a" }), Ct)).Receipt); // an editor's word reaches every host
    }

    [Fact]
    public async Task A_copy_that_an_editor_left_is_not_put_before_him_again_when_it_enters_anew_and_its_address_is_forgotten()
    {
        using var dns = new TinyDns();
        using var folder = new TestFolder();
        await using (var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Page, Reports.Chess("chess")]))
        {
            await CopiesTest.Proven(site, dns, Page.Url!);
            await site.Data.Store.Backup(folder.At("before"), Ct);
            await site.Take(Later);
            var copy = Assert.Single(await site.Data.Store.Reading.Petitions(9, Ct));
            await site.Parts.Acts!.Answer(copy.Number, false, "it has a licence", Ct);
            await site.Data.Store.Petitions.Forget(DateTimeOffset.MaxValue, Ct);
            Assert.Equal("", (await site.Data.Store.Petitions.One(copy.Number, Ct))!.Url);
            await site.Data.Store.Backup(folder.At("after"), Ct);
        }
        var start = new App.AppStart(folder.At("data"), App.Settings.Read(folder.At("stemma.json"), new Dictionary<string, string>(), []));
        foreach (string backup in (string[])["after", "before"]) await App.StemmaApp.Restore(start, folder.At(backup), Ct);
        await using var restored = await App.StemmaApp.OpenToWrite(start, "test", null, Ct);
        using var fold = await restored.OpenFold(Ct);
        Assert.Equal(Receipt.Accepted, Assert.Single(await fold.Accept(Reports.Entries(Later), Ct)).Receipt);
        await fold.Finish(Ct);
        Assert.Equal(2, (await restored.Store.Reading.Memberships(Ct)).Count);
        Assert.Empty(await restored.Store.Reading.Petitions(9, Ct));
    }

    [Fact]
    public async Task The_operators_takedown_bars_the_text_everywhere()
    {
        await using var site = await TestSite.Open(Page, Reports.Chess("chess"));
        await site.Parts.Acts!.TakeDown(Page.Url!, "asked", Ct);
        Assert.Equal(Receipt.Barred, Assert.Single(await site.Data.Store.Ground.AddCaptures(Reports.Entries(Later), Ct)).Receipt);
    }
}

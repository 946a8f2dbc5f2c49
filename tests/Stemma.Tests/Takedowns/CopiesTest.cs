using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>Owning a domain is not authorship: what stands elsewhere is left to a person.</summary>
public sealed class CopiesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Copies_elsewhere_wait_for_an_editor_with_numbers_and_no_words()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3), Reports.Chess("chess")]);
        string page = await Proven(site, dns, Reports.Capture(1).Url!);
        Assert.Equal([2, 3, 4], await site.Standing());
        var copies = (await site.Data.Store.Reading.Petitions(9, Ct)).Where(p => p.Type == PetitionType.Copy).ToList();
        Assert.Equal([Reports.Capture(1, 1).Url, Reports.Capture(1, 3).Url], copies.Select(c => c.Url).Order(StringComparer.Ordinal));
        Assert.All(copies, c => Assert.Matches(@"^carries \d{2,3} % of the removed text \(", c.Subject));
        Assert.All(copies, c => Assert.Equal((1, null, ""), (c.Parent, c.Due, c.Reason)));
        await site.SignIn();
        string desk = await site.Read("/desk");
        Assert.Contains("of the removed text", desk, StringComparison.Ordinal);
        await site.Send("/desk", "/desk/answer", ("number", $"{copies[0].Number}"), ("answer", "refuse"), ("reason", "it has a licence"));
        Assert.Equal([2, 3, 4], await site.Standing());
        await site.Send("/desk", "/desk/answer", ("number", $"{copies[1].Number}"), ("answer", "grant"), ("reason", "it has none"));
        Assert.Equal(2, (await site.Standing()).Count);
        Assert.Empty(await site.Data.Store.Reading.Petitions(9, Ct)); // a copy leaves no copies of its own
        Assert.Equal(PetitionState.Granted, (await site.Case(page)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scraper_with_an_earlier_date_cannot_remove_the_original(bool scraperFirst)
    {
        using var dns = new TinyDns();
        var paragraphs = Reports.Paragraphs(1, 9);
        Capture original = Dated("https://www.original.example/a", "14", paragraphs), scraper = Dated("https://scraper.example/a", "02", paragraphs);
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], scraperFirst ? [scraper, original] : [original, scraper]);
        int kept = scraperFirst ? 2 : 1;

        // The original's page by the scraper's domain: there is no such proof.
        string forged = await site.Ask(original.Url!);
        dns.Records["_stemma.scraper.example"] = [("_stemma.scraper.example", site.Parts.Acts!.Cases.Proof.Value(await site.Case(forged), ProofKind.Dns, "scraper.example"))];
        Assert.Contains("role=\"alert\"", await site.Act(forged, "prove", ("kind", "dns"), ("host", "scraper.example")), StringComparison.Ordinal);
        Assert.Equal([1, 2], await site.Standing());

        // Its own page goes; the original stays, by every way in.
        await Proven(site, dns, scraper.Url!);
        Assert.Equal([kept], await site.Standing());
        Assert.Equal(original.Url, Assert.Single(await site.Data.Store.Reading.Petitions(9, Ct), p => p.Type == PetitionType.Copy).Url);
        var later = Dated(original.Url!, "14", [.. paragraphs, "The harbour office has since confirmed the count in a letter of its own."]);
        Assert.Equal(Receipt.Accepted, Assert.Single(await site.Data.Store.Ground.AddCaptures(Reports.Entries(later), Ct)).Receipt);
        for (int i = 0; i < 500 && !(await site.Data.Store.Reading.Telling(new TellingId(kept), Ct))!.Article.Text.Contains("letter of its own", StringComparison.Ordinal); i++) await Task.Delay(20, Ct);
        Assert.Contains("letter of its own", (await site.Data.Store.Reading.Telling(new TellingId(kept), Ct))!.Article.Text, StringComparison.Ordinal);
        Assert.Equal(Receipt.Barred, Assert.Single(await site.Data.Store.Ground.AddCaptures(Reports.Entries(scraper), Ct)).Receipt);
        await Reprocess.Run(site.Data.Store, Step.Extract, site.Data.Options, static _ => { }, Ct);
        Assert.Equal([kept], await site.Standing());
    }

    [Fact]
    public async Task A_text_that_nobody_else_carries_is_barred_with_its_proven_page()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Reports.Capture(1), Reports.Chess("chess")]);
        await Proven(site, dns, Reports.Capture(1).Url!);
        Assert.Contains(await site.Data.Store.Ground.Tombstones(Ct), t => t.Tombstone.Keys.TextHash != 0);
    }

    [Fact]
    public async Task A_publisher_whose_address_is_known_is_told_and_heard_and_another_only_by_an_editors_word()
    {
        using var dns = new TinyDns();
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}", "site.address=https://news.example"], [Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3), Reports.Capture(12, 2)], letters: letters);
        string known = new Uri(Reports.Capture(1, 1).Url!).Host["www.".Length..];
        await Proven(site, dns, $"https://www.{known}/2031/old", ("contact", "desk@quay.example"));
        await Proven(site, dns, Reports.Capture(1).Url!);
        var told = Assert.Single(letters.All, l => l.Subject.Contains("carries a text", StringComparison.Ordinal));
        Assert.Equal("desk@quay.example", told.To);
        Assert.DoesNotContain(letters.All, l => l.To.StartsWith("webmaster@", StringComparison.Ordinal));
        string theirs = CasePages.Link(told.Text);
        Assert.Contains("If the text is yours", await site.Read(theirs), StringComparison.Ordinal);
        await site.Act(theirs, "counter", ("words", "We wrote it on the quay ourselves."));
        await site.SignIn();
        Assert.Contains("We wrote it on the quay ourselves.", await site.Read("/desk"), StringComparison.Ordinal);
        var other = (await site.Data.Store.Reading.Petitions(9, Ct)).Single(p => p is { Type: PetitionType.Copy, Told: null });
        await site.Send("/desk", "/desk/tell", ("number", $"{other.Number}"));
        await site.Send("/desk", "/desk/tell", ("number", $"{other.Number}"));
        Assert.Equal(other.Host, Assert.Single(letters.All, l => l.To.StartsWith("webmaster@", StringComparison.Ordinal)).To["webmaster@".Length..]);
    }

    internal static async Task<string> Proven(TestSite site, TinyDns dns, string url, params (string, string)[] more)
    {
        string page = await site.Ask(url, more);
        string host = Stemma.App.Takedowns.ProofHosts.Of(url)[^1];
        dns.Records[$"_stemma.{host}"] = [($"_stemma.{host}", site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.Dns, host))];
        string said = await site.Act(page, "prove", ("kind", "dns"), ("host", host));
        Assert.True((await site.Case(page)).State == PetitionState.Granted, said);
        return page;
    }

    private static Capture Dated(string url, string day, IEnumerable<string> paragraphs)
    {
        var page = Reports.Page(url, "The inquiry at the bay", paragraphs);
        return page with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(page.Body.Span).Replace("<head>", $"<head><meta property=\"article:published_time\" content=\"2031-03-{day}T08:00:00Z\">", StringComparison.Ordinal)) };
    }
}

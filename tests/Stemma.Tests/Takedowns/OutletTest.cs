using System.Net;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>The owner of a site proves it, and sees who carries its texts.</summary>
public sealed class OutletTest
{
    private const string Host = "quayherald.example";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly Capture[] Told =
    [
        Reports.Page($"https://www.{Host}/a", "The quay papers", Reports.Paragraphs(1)), Reports.Page("https://copy.example/b", "Papers from the quay", Reports.Paragraphs(1)), Reports.Chess("chess"),
    ];

    [Fact]
    public async Task The_list_of_carriers_is_shown_to_who_proved_the_site_and_to_nobody_before()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], Told);
        Assert.False((await site.Parts.Acts!.Decide(DecisionKind.Link, "https://copy.example/b", $"https://www.{Host}/a", "editor", Ct)).Refused);
        string page = await site.Ask($"www.{Host}", ("kind", "outlet"));
        await site.Get(page + "/carried", HttpStatusCode.NotFound);
        await site.Get(page + "/carried.atom", HttpStatusCode.NotFound);
        Assert.Contains("no TXT record", await site.Act(page, "prove", ("kind", "dns"), ("host", Host)), StringComparison.Ordinal);
        Assert.Equal(PetitionState.Waiting, (await site.Case(page)).State);
        dns.Records[$"_stemma.{Host}"] = [($"_stemma.{Host}", site.Parts.Acts.Cases.Proof.Value(await site.Case(page), ProofKind.Dns, Host))];
        Assert.Contains("proven to be yours", await site.Act(page, "prove", ("kind", "dns"), ("host", Host)), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await site.Standing()); // nothing is taken down by it
        Assert.Contains($"{page}/carried", await site.Get(page), StringComparison.Ordinal);
        string list = await site.Read(page + "/carried");
        Assert.Contains("Carried once: 0 link to you, 0 credit you without a link, 1 with no credit found.", list, StringComparison.Ordinal);
        Assert.Contains("/compare/1/2", await site.Get(page + "/carried"), StringComparison.Ordinal);
        using var feed = await site.Client.GetAsync(page + "/carried.atom");
        Assert.Equal("no-referrer", Assert.Single(feed.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("/report/2", await feed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_a_takedown_shows_no_list()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], Told);
        string page = await site.Ask($"https://www.{Host}/a");
        await site.SignIn();
        await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "his"));
        Assert.Equal(PetitionState.Granted, (await site.Case(page)).State);
        await site.Get(page + "/carried", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no host")]
    public async Task What_is_no_site_is_refused_with_what_to_write(string url)
    {
        await using var site = await TestSite.Open(CasePages.Public, [], Told);
        using var answer = await site.Client.PostAsync("/takedown/ask", await site.Form("/takedown?kind=outlet", ("kind", "outlet"), ("url", url)));
        Assert.StartsWith("/takedown?kind=outlet&wrong=no-address&again=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

/// <summary>What the site says of pages whose bytes went, and what its keeper lets go.</summary>
public sealed class HeldPagesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_keeper_lets_the_oldest_go_and_the_page_of_what_was_left_out_says_why_it_can_show_nothing()
    {
        await using var site = await TestSite.Open(new Exposure(true), ["captures.megabytes=1"], Pages());
        while (await site.Data.Store.Reading.Held(Ct) is not { LetGo: > 0, Bytes: <= 1_000_000 }) await Task.Delay(20, Ct);
        string report = await site.Get("/report/1"), gone = await site.Read("/report/1/dropped");
        Assert.Contains("href=\"/report/1/dropped\"", report, StringComparison.Ordinal);
        Assert.Contains("This page, fetched", gone, StringComparison.Ordinal);
        Assert.Contains("is no longer held: the oldest go when they are too old or too many", gone, StringComparison.Ordinal);
        Assert.Contains("Inquiry 1 opens", gone, StringComparison.Ordinal);
        Assert.Contains("was left out", await site.Read("/report/24/dropped"), StringComparison.Ordinal);
        Assert.DoesNotContain("no longer held", await site.Read("/report/24/dropped"), StringComparison.Ordinal);
        await site.SignIn();
        Assert.Contains("no longer held", await site.Read("/report/1/dropped"), StringComparison.Ordinal);
        Assert.Matches(@"captures: \d+ held, (0\.\d|1) of 1 MB; as new ones come, the oldest go \(captures\.megabytes\); \d+ let go", await site.Read("/desk"));
    }

    [Fact]
    public async Task Readers_of_an_open_site_are_not_told_of_it()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example", "captures.megabytes=1"], Pages());
        while (await site.Data.Store.Reading.Held(Ct) is not { LetGo: > 0 }) await Task.Delay(20, Ct);
        await site.Get("/report/1/dropped", HttpStatusCode.NotFound);
        Assert.DoesNotContain("/dropped", await site.Get("/report/1"), StringComparison.Ordinal);
    }

    // Two megabytes of pages, most of them a comment that packs badly.
    private static IEnumerable<Capture> Pages()
    {
        var random = new Random(7);
        for (int n = 1; n <= 24; n++)
        {
            var noise = new byte[60_000];
            random.NextBytes(noise);
            var page = Reports.Page($"https://gull.example/news/{n}", $"Inquiry {n} opens", Reports.Paragraphs(n));
            yield return page with { Fetched = new DateTimeOffset(2031, 3, n, 6, 0, 0, TimeSpan.Zero), Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.Body.Span).Replace("</body>", $"<footer><p>Gull Daily is printed on sea paper.</p></footer><!-- {Convert.ToBase64String(noise)} --></body>", StringComparison.Ordinal)) };
        }
    }
}

using System.Net;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Where pages send a reader for an agency's report that is not here.</summary>
public sealed class FindItTest
{
    private const string Search = "https://apnews.com/search?q=Barges%20wait%20at%20the%20northern%20lock%20of%20Vesper";

    [Theory]
    [InlineData("/report/1")]
    [InlineData("/story/1")]
    public async Task An_agencys_search_is_asked_for_the_headline(string path)
    {
        await using var site = await TestSite.Open(Report("one", "Associated Press"), Report("two", "Associated Press"));
        string html = await site.Get(path);
        Assert.Contains($"href=\"{Search}\" rel=\"external nofollow\">Find it at AP (a search for this headline)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_search_its_home_page_is_offered_as_what_it_is()
    {
        await using var site = await TestSite.Open(Report("one", "dpa"));
        Assert.Contains("href=\"https://www.dpa.com/\" rel=\"external nofollow\">dpa's home page (the report itself was not found)", WebUtility.HtmlDecode(await site.Get("/report/1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_agency_that_no_list_has_nothing_is_offered()
    {
        await using var site = await TestSite.Open(Report("one", "Arta News Agency"));
        Assert.DoesNotContain("Find it at", await site.Get("/report/1"), StringComparison.Ordinal);
    }

    private static Capture Report(string id, string agency) => Reports.Item(new WireItem
    {
        Id = id,
        Url = $"https://{id}.example/lock",
        Title = "Barges wait at the northern lock of Vesper Point",
        Outlet = $"The {id} Post",
        Byline = $"By GRETA LUNDE ({agency})",
        Language = "en",
        Text = string.Join("\n\n", Enumerable.Range(1, 6).Select(n => $"The harbour office said on Monday that {n + 20} barges with lime and slate had waited {n} hours at lock {n * 7} since the winter of the flood.")),
        Published = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero),
    });
}

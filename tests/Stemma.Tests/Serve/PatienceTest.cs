using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>A search, or a claim with the way of its quotation, that takes longer than it may is answered with what to do instead, in a page, a feed and JSON; nothing else has such a bound.</summary>
public sealed class PatienceTest
{
    private static Task<TestSite> Impatient() => TestSite.Open(new Exposure(true), [], [Reports.Capture(1)], patience: TimeSpan.FromTicks(1));

    [Fact]
    public async Task A_search_that_takes_too_long_says_what_to_ask_instead()
    {
        await using var site = await Impatient();
        await Task.Delay(20); // nothing is left of a tick
        string page = await site.Get("/search?q=s*", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("takes too long to find here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was found", page, StringComparison.Ordinal);
        Assert.Contains("<form class=\"find wide\"", page, StringComparison.Ordinal); // it can be asked again at once
    }

    [Theory]
    [InlineData("/search.atom?q=s*", "takes too long")]
    [InlineData("/search.json?q=s*", "takes too long")]
    [InlineData("/api/v1/search?q=s*", "api#too-long")]
    [InlineData("/entities/united-nations", "takes too long")]
    [InlineData("/claim/1/0-abcdef", "takes too long")]
    [InlineData("/api/v1/claims/1/0-abcdef", "api#too-long")]
    public async Task So_do_its_feeds_and_the_answers_for_programs(string path, string words)
    {
        await using var site = await Impatient();
        Assert.Contains(words, await site.Get(path, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/story/1")]
    [InlineData("/feed.atom")]
    [InlineData("/search")]
    public async Task What_costs_no_more_than_it_must_is_answered(string path)
    {
        await using var site = await Impatient();
        await site.Get(path);
    }
}

using Stemma.App.Takedowns;
using Stemma.Core.News;

namespace Stemma.Tests.News;

public sealed class SharedHostsTest
{
    [Theory]
    [InlineData("blogspot.com", true, true)]
    [InlineData("msn.com", true, false)]
    [InlineData("guardian.example", false, false)]
    public void A_host_of_blogs_and_a_portal_are_shared_and_below_the_first_are_strangers(string host, bool shared, bool strangers) =>
        Assert.Equal((shared, strangers), (SharedHosts.Contains(host), SharedHosts.AreStrangersBelow(host)));

    [Fact]
    public void Who_has_a_portal_has_its_pages_and_who_has_a_host_of_blogs_has_none_of_theirs()
    {
        Assert.Equal(["news.yahoo.com", "yahoo.com"], ProofHosts.Of("https://news.yahoo.com/1"));
        Assert.Equal(["mira.blogspot.com"], ProofHosts.Of("https://mira.blogspot.com/1"));
    }
}

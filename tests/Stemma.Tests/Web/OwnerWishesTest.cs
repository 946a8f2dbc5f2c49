using Stemma.Core.Web;

namespace Stemma.Tests.Web;

public sealed class OwnerWishesTest
{
    [Theory]
    [InlineData("X-Robots-Tag", "noarchive, NoSnippet", "noarchive nosnippet")]
    [InlineData("x-robots-tag", "otherbot: noindex, nofollow", "")]
    [InlineData("X-Robots-Tag", "googlebot: noindex, otherbot: noarchive", "noindex")]
    [InlineData("X-Robots-Tag", "unavailable_after: 25 Jun 2031 15:00:00 PST, noindex", "noindex")]
    [InlineData("X-Robots-Tag", "unavailable_after: Fri, 25 Jun 2027 15:00:00 GMT, nosnippet", "nosnippet")]
    [InlineData("X-Robots-Tag", "*: noarchive", "noarchive")]
    [InlineData("X-Robots-Tag", "max-snippet: 0", "max-snippet:0")]
    [InlineData("X-Robots-Tag", "max-snippet:50", "")]
    [InlineData("TDM-Reservation", "1", "tdm-reservation")]
    [InlineData("TDM-Reservation", "0", "")]
    [InlineData("Content-Usage", "train-ai=n, search=y", "train-ai=n")]
    [InlineData("Content-Signal", "search=yes, ai-train=no", "ai-train=no")]
    [InlineData("Content-Usage", "=n, x", "")]
    [InlineData("Content-Type", "noindex", "")]
    [InlineData("X-Robots-Tag", "", "")]
    public void A_header_says_what_its_owner_wants(string name, string value, string wishes) => Assert.Equal(wishes, string.Join(' ', OwnerWishes.OfHeaders([(name, value)])));

    [Fact]
    public void Headers_add_up() => Assert.Equal(["noarchive", "tdm-reservation"], OwnerWishes.OfHeaders([("X-Robots-Tag", "noarchive"), ("tdm-reservation", "1"), ("X-Robots-Tag", "noarchive")]));

    [Fact]
    public void A_header_of_any_length_ends() => Assert.Equal(["noindex"], OwnerWishes.OfHeaders([("X-Robots-Tag", "noindex," + string.Concat(Enumerable.Repeat("a:noarchive,", 100_000)))]));
}

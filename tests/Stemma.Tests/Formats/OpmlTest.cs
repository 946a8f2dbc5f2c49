using System.Text;
using Stemma.Core.Formats.Opml;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class OpmlTest
{
    private const string List = """
        <opml version="1.1" xmlns:o="http://o.example/"><head><title>Mine</title></head><body>
        <outline text="Sea" o:id="7"><outline type="rss" text="Kite &amp; Co" xmlUrl="https://kite.example/rss?a&b" htmlUrl="https://kite.example/"/></outline>
        <outline xmlUrl="https://a.example/feed"/></body></opml>
        """;

    [Fact]
    public void Subscriptions_have_title_address_and_category() => Assert.Equal(
        [new OpmlSubscription("Kite & Co", "https://kite.example/rss?a&b", "https://kite.example/", "Sea", null), new OpmlSubscription("https://a.example/feed", "https://a.example/feed", "https://a.example/feed", "", null)],
        Read(List).Subscriptions);

    [Fact]
    public void What_is_written_is_read_back_whole()
    {
        var once = OpmlWriter.Write(Read(List));
        Assert.Equal(once, OpmlWriter.Write(Read(once)));
        Assert.Contains("o:id=\"7\"", once, StringComparison.Ordinal);
        Assert.Empty(Read(once).Problems);
    }

    [Fact]
    public void What_is_no_list_says_so() => Assert.Contains(Read("<rss/>").Problems, p => p.Code == "no-opml");

    [Fact]
    public void Garbage_never_throws() => Garbage.Of([List], t => OpmlWriter.Write(Read(t)));

    private static OpmlDocument Read(string text) => OpmlReader.Read(Encoding.UTF8.GetBytes(text), null);
}

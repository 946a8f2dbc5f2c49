using Stemma.Core.Formats.LinkPage;

namespace Stemma.Tests.Formats;

/// <summary>A front page or section, read by its links.</summary>
public sealed class LinkPageReaderTest
{
    private const string Page = "https://www.kellmouth.example/";

    private const string Front = """
        <html><head><title>Kellmouth Ledger</title></head><body>
        <nav><a href="/news/the-mayor-of-kellmouth-explained">Who the mayor of Kellmouth is and what he does</a></nav>
        <main>
          <a href="/news/ferry-runs-aground-off-tarn"><img src="f.jpg"></a>
          <h2><a href="/news/ferry-runs-aground-off-tarn">Ferry runs aground off Tarn Island</a></h2>
          <a href="/news/ferry-runs-aground-off-tarn#comments">Read more</a>
          <a class="card" href="news/harbour-wall-to-be-rebuilt"><h3>Harbour wall to be rebuilt by spring</h3><p>The council voted for it after two years of talks about who is to pay.</p></a>
          <a href="https://sport.kellmouth.example/rowers-win-the-cup">Rowers win the cup for a third time</a>
          <a href="/2031/05/02/184233.html">Four held after night at the docks</a>
          <a href="/article?id=184240&amp;utm_source=front">Baker closes after ninety years in Mill Street</a>
          <a href="/tag/ferry-and-harbour-news">All that we wrote about the ferry</a>
          <a href="/author/ada-b-quillan">All reports by our Ada Quillan</a>
          <a href="/subscribe/why-you-should-too">Why you should read us every day</a>
          <a href="https://elsewhere.example/a-story-of-somebody-else">A story that somebody else has told</a>
          <a href="/news/ferry-map-as-a-picture.pdf">The map of where the ferry ran aground</a>
          <a href="/weather">The weather in Kellmouth for the week</a>
          <a href="/opinion/short-and-sweet-words">Too few</a>
          <a href="javascript:void(0)">Show me more of what happened today</a>
        </main>
        <footer><a href="/house/how-we-work-here">How we work and who we are here</a></footer>
        </body></html>
        """;

    [Fact]
    public void The_links_that_look_like_reports_of_the_site_are_its_items_each_once_in_the_pages_order_with_their_headlines()
    {
        var read = LinkPageReader.Read(Front, Page);
        Assert.Equal((LinkPageReader.Version, "Kellmouth Ledger", Page), (read.Version, read.Feed.Title?.Value, read.Feed.Link));
        Assert.Equal(
            [
                ("https://www.kellmouth.example/news/ferry-runs-aground-off-tarn", "Ferry runs aground off Tarn Island"),
                ("https://www.kellmouth.example/news/harbour-wall-to-be-rebuilt", "Harbour wall to be rebuilt by spring"),
                ("https://sport.kellmouth.example/rowers-win-the-cup", "Rowers win the cup for a third time"),
                ("https://www.kellmouth.example/2031/05/02/184233.html", "Four held after night at the docks"),
                ("https://www.kellmouth.example/article?id=184240&utm_source=front", "Baker closes after ninety years in Mill Street"),
            ],
            read.Items.Select(i => (i.Link!, i.Title!.Value)));
    }

    [Fact]
    public void Headlines_without_spaces_are_headlines_too() => Assert.Equal(5, LinkPageReader.Read(
        string.Concat(Enumerable.Range(1, 5).Select(i => $"<a href='/news/2031050{i}.html'>港口渡轮今天上午在塔恩岛附近搁浅</a>")), Page).Items.Count);

    [Fact]
    public void A_page_with_few_such_links_is_no_list_and_says_so()
    {
        var read = LinkPageReader.Read("<a href='/news/ferry-runs-aground'>Ferry runs aground off Tarn Island</a>", Page);
        Assert.Equal(("", "no-links"), (read.Version, Assert.Single(read.Problems).Code));
    }

    [Fact]
    public void Of_a_page_of_thousands_of_links_the_first_are_taken() => Assert.Equal(LinkPageReader.Most, LinkPageReader.Read(
        string.Concat(Enumerable.Range(1, 20_000).Select(i => $"<a href='/news/one-of-many-{i}'>One report of very many here</a>")), Page).Items.Count);

    [Fact]
    public void Any_page_ends_without_an_exception_and_every_item_has_a_web_address()
    {
        var random = new Random(20311125);
        for (int i = 0; i < 500; i++)
        {
            var broken = Front.ToCharArray();
            for (int n = 0; n < 40; n++) broken[random.Next(broken.Length)] = (char)random.Next(1, 0x3000);
            Assert.All(LinkPageReader.Read(new string(broken), Page).Items, item => Assert.StartsWith("http", item.Link, StringComparison.Ordinal));
        }
    }
}

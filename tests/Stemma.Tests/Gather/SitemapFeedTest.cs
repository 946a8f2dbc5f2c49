using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.News;

namespace Stemma.Tests.Gather;

public sealed class SitemapFeedTest
{
    private static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_entry_with_news_is_an_item_however_old_with_headline_language_outlet_and_its_date_of_publication()
    {
        var read = Read(News("/1", "Ferry &amp; fog", "2031-02-01T10:00:00+02:00", "2031-02-02"));
        var item = Wire(Assert.Single(read.Items));
        Assert.Equal(("https://quay.example/1", "Ferry & fog", "en", "Quay News"), (item.Url, item.Title, item.Language, item.Outlet));
        Assert.Equal((new DateTimeOffset(2031, 2, 1, 10, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2031, 2, 2, 0, 0, 0, TimeSpan.Zero), At), (item.Published, item.Updated, item.Fetched));
        Assert.Equal(("Quay News", "https://quay.example/"), (read.Document.Feed.Title?.Value, read.Document.Feed.Link));
    }

    [Fact]
    public void Without_a_date_of_publication_the_change_counts_and_of_plain_entries_only_those_of_the_last_two_days_newest_first() =>
        Assert.Equal(
            ["https://quay.example/3", "https://quay.example/2", "https://quay.example/5"],
            Read(Plain("/1", "2031-03-01T05:59:59Z"), Plain("/2", "2031-03-02"), Plain("/3", "2031-03-03T05:00:00Z"), Plain("/4", null), Plain("/", "2031-03-03"), News("/5", "Fog", null, "2031-02-01")).Items.Select(i => i.Url));

    [Fact]
    public void An_entry_without_a_headline_has_nothing_to_enter_in_the_place_of_its_page()
    {
        var item = Assert.Single(Read(Plain("/1", "2031-03-03T05:00:00Z")).Items);
        Assert.False(item.Alone);
        Assert.Null(FeedItems.Capture(new App.Store.WaitingItem(1, 1, "https://quay.example/s.xml", item.Identity, item.Url, item.Origin, false, 0, item.Body)));
        Assert.Equal(new DateTimeOffset(2031, 3, 3, 5, 0, 0, TimeSpan.Zero), JsonPublished(item.Body));
    }

    [Fact]
    public void A_later_change_is_another_version_of_the_same_item_and_another_way_to_write_the_time_is_none()
    {
        var first = Read(News("/1", "Fog", null, "2031-03-03T05:00:00Z")).Items[0];
        var same = Read(News("/1", "Fog", null, "2031-03-03T06:00:00+01:00")).Items[0];
        var later = Read(News("/1", "Fog", null, "2031-03-03T05:30:00Z")).Items[0];
        Assert.Equal((first.Identity, first.Version), (same.Identity, same.Version));
        Assert.Equal(first.Identity, later.Identity);
        Assert.NotEqual(first.Version, later.Version);
    }

    [Fact]
    public void Of_a_huge_one_the_thousand_newest_are_taken()
    {
        var read = Read([.. Enumerable.Range(0, 50_000).Select(i => News($"/{i}", $"T{i}", $"{At.AddMinutes(-50_000 + i):O}", null))]);
        Assert.Equal((PolledFeed.MostItems, "too-many-items"), (read.Items.Count, read.Problem!.Code));
        Assert.Equal("https://quay.example/49999", read.Items[0].Url);
        Assert.Equal("https://quay.example/49000", read.Items[^1].Url);
    }

    [Fact]
    public void One_that_breaks_off_is_read_as_far_as_it_goes_and_one_of_which_nothing_can_be_read_or_told_is_no_feed()
    {
        Assert.Equal(["https://quay.example/1"], Of($"<urlset>{News("/1", "Fog", null, null)}<url><loc>/2").Items.Select(i => i.Url));
        Assert.False(Of("<urlset><url><loc>no address</loc>").IsFeed);
        Assert.False(Of("<sitemapindex></sitemapindex>").IsFeed);
        Assert.False(Read(Plain("/1", null)).IsFeed);
        Assert.True(Of("<urlset></urlset>").IsFeed);
    }

    [Fact]
    public void An_index_holds_no_items_and_names_its_sitemaps_the_last_changed_first_only_those_for_news_where_there_are_such()
    {
        var plain = Of("<sitemapindex><sitemap><loc>/a</loc></sitemap><sitemap><loc>/b</loc><lastmod>2031-01-01</lastmod></sitemap><sitemap><loc>/newsletters</loc><lastmod>2031-02-01</lastmod></sitemap></sitemapindex>");
        Assert.Empty(plain.Items);
        Assert.Equal(["/newsletters", "/b", "/a"], plain.Document.Items.Select(i => new Uri(i.Link!).AbsolutePath));
        var news = Of("<sitemapindex><sitemap><loc>/a</loc><lastmod>2031-02-01</lastmod></sitemap><sitemap><loc>/google-news-1.xml</loc></sitemap><sitemap><loc>/s?type=News</loc><lastmod>2031-01-01</lastmod></sitemap></sitemapindex>");
        Assert.Equal(["/s?type=News", "/google-news-1.xml"], news.Document.Items.Select(i => new Uri(i.Link!).PathAndQuery));
    }

    internal static string News(string path, string title, string? published, string? changed) =>
        $"<url><loc>{path}</loc>{(changed is null ? "" : $"<lastmod>{changed}</lastmod>")}<news:news><news:publication><news:name>Quay News</news:name><news:language>en</news:language></news:publication>{(published is null ? "" : $"<news:publication_date>{published}</news:publication_date>")}<news:title>{title}</news:title></news:news></url>";

    internal static string Plain(string path, string? changed) => $"<url><loc>{path}</loc>{(changed is null ? "" : $"<lastmod>{changed}</lastmod>")}</url>";

    private static PolledFeed Read(params IEnumerable<string> entries) => Of($"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{string.Concat(entries)}</urlset>");

    private static PolledFeed Of(string document) =>
        PolledFeed.Read(new Fetched(FetchOutcome.Fetched, 200, "https://quay.example/s.xml", null, [], Encoding.UTF8.GetBytes(document), null, null, At, null, null, null));

    private static WireItem Wire(App.Store.FeedItem item)
    {
        using var line = new MemoryStream(item.Body.ToArray());
        return JsonlReader.Read(line).Select(e => e.Item).OfType<WireItem>().Single();
    }

    private static DateTimeOffset JsonPublished(ReadOnlyMemory<byte> body) => System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("published").GetDateTimeOffset();
}

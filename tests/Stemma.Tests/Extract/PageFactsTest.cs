using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>Days, authors and headlines of pages that say them in several places.</summary>
public sealed class PageFactsTest
{
    private const string Prose = "<p>The harbour council of Testa voted on Monday to close the old lighthouse after forty years of service.</p><p>Ships no longer needed the tower, the council said in a long statement that it published on Monday.</p>";

    private static Article Read(string head, string body, string url = "https://parrot.example/news/lighthouse") =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>Lighthouse to close</title>{head}</head><body>{body}</body></html>", new Uri(url), new ExtractHints());

    private static string Json(string fields) => $"<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",{fields}}}</script>";

    private static string Day(Article article) => article.Published!.At.ToString("yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_byline_of_the_staff_with_another_outlet_beside_the_day_names_the_other() =>
        Assert.Equal(["Quay Herald"], Read("", $"<h1>Lighthouse to close</h1><div><b>Staff and Quay Herald</b> | Monday, 3 May 2021, 15:48 | Home</div>{Prose}").Authors);

    [Fact]
    public void The_outlets_name_behind_an_authors_is_no_part_of_it() =>
        Assert.Equal(["Ida Brandt"], Read("<meta property=\"og:site_name\" content=\"Parrot\"><meta name=\"author\" content=\"Ida Brandt Parrot\">", $"<h1>Lighthouse to close</h1>{Prose}").Authors);

    [Theory]
    [InlineData("\"author\":{\"@type\":\"Organization\",\"name\":\"Parrot\"}", "Ida Brandt")]
    [InlineData("\"author\":{\"name\":\"Ida Brandt\"}", "Ida Brandt", "Olaf Renz")]
    public void A_meta_element_that_names_more_writers_than_structured_data_is_believed(string json, params string[] authors) =>
        Assert.Equal(authors, Read($"<meta property=\"og:site_name\" content=\"Parrot\"><meta name=\"author\" content=\"{string.Join(',', authors)}\">{Json(json)}", $"<h1>Lighthouse to close</h1>{Prose}").Authors);

    [Fact]
    public void An_agency_behind_the_writers_in_a_byline_hides_none_of_them() =>
        Assert.Equal(["Ida Brandt", "Olaf Renz"], Read($"<meta property=\"og:site_name\" content=\"Parrot\">{Json("\"author\":{\"name\":\"Parrot\"}")}", $"<h1>Lighthouse to close</h1><p>By Ida Brandt and Olaf Renz, AP</p>{Prose}").Authors);

    [Fact]
    public void A_link_to_all_that_an_author_wrote_names_the_author() =>
        Assert.Equal(["Ida Brandt"], Read("", $"<h1>Lighthouse to close</h1><p><a rel=\"author\" href=\"/author/ida\">View all posts by Ida Brandt</a></p>{Prose}").Authors);

    [Fact]
    public void A_moment_in_UTC_takes_the_zone_of_the_clock_that_the_page_shows() =>
        Assert.Equal("2021-11-08 22:35 -08:00", Day(Read(Json("\"datePublished\":\"2021-11-09T06:35:29Z\""), $"<h1>Lighthouse to close</h1><div class=\"date\">Posted: Nov 8, 2021 / 10:35 PM</div>{Prose}")));

    [Fact]
    public void A_moment_in_UTC_falls_on_the_day_that_the_address_names() =>
        Assert.Equal("2021-11-08", Day(Read(Json("\"datePublished\":\"2021-11-09T01:09:55Z\""), $"<h1>Lighthouse to close</h1>{Prose}", "https://parrot.example/2021/11/08/lighthouse"))[..10]);

    [Fact]
    public void A_moment_in_UTC_stays_where_nothing_betrays_a_zone() =>
        Assert.Equal("2021-11-09 01:09 +00:00", Day(Read(Json("\"datePublished\":\"2021-11-09T01:09:55Z\""), $"<h1>Lighthouse to close</h1>{Prose}")));

    [Theory]
    [InlineData("div")]
    [InlineData("article")]
    [InlineData("li")]
    public void A_moment_in_UTC_takes_no_zone_from_the_entries_of_a_live_page(string entry) =>
        Assert.Equal("2031-09-12 06:00 +00:00", Day(Read("<script type=\"application/ld+json\">{\"@type\":\"LiveBlogPosting\",\"datePublished\":\"2031-09-12T06:00:00Z\"}</script>",
            "<h1>Lighthouse to close</h1>" + string.Concat(Enumerable.Range(0, 4).Select(n => $"<{entry} class=\"post\"><time datetime=\"2031-09-12T{12 - n}:30\">{12 - n}:30</time><p>The keeper carried chest number {n} down the stairs of the old lighthouse, the council said.</p></{entry}>")))));

    [Fact]
    public void A_moment_in_UTC_takes_no_zone_from_teasers_in_a_row() =>
        Assert.Equal("2031-01-04 06:00 +00:00", Day(Read(Json("\"datePublished\":\"2031-01-04T06:00:00Z\""), $"<h1>Lighthouse to close</h1>{Prose}<div>" + string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=\"box\"><p>The herons win match number {n} in the cup of the north</p> <time>04.01.2031 1{n}:00</time></div>")) + "</div>")));

    [Theory]
    [InlineData("13:15")]
    [InlineData("17:15")]
    public void A_moment_in_UTC_takes_no_zone_that_is_none(string clock) =>
        Assert.Equal("2021-11-08 06:30 +00:00", Day(Read(Json("\"datePublished\":\"2021-11-08T06:30:00Z\""), $"<h1>Lighthouse to close</h1><div class=\"date\">Posted: Nov 8, 2021, {clock}</div>{Prose}")));

    [Fact]
    public void A_moment_in_UTC_takes_the_zone_of_a_land_that_counts_quarter_hours() =>
        Assert.Equal("2021-11-08 12:15 +05:45", Day(Read(Json("\"datePublished\":\"2021-11-08T06:30:00Z\""), $"<h1>Lighthouse to close</h1><div class=\"date\">Posted: Nov 8, 2021, 12:15</div>{Prose}")));

    [Fact]
    public void Of_the_days_a_page_shows_the_one_beside_the_headline_counts_not_a_teasers() =>
        Assert.Equal("2021-02-02", Day(Read("", $"<div class=\"teaser\"><a href=\"/x\">The herons win again in the cup of the north</a> <span>30.01.2021</span></div><p>02.02.2021 10:16</p><h1>Lighthouse to close</h1>{Prose}"))[..10]);

    [Fact]
    public void The_day_a_page_shows_beats_one_that_its_publishing_system_writes_into_every_page() =>
        Assert.Equal("2021-01-27", Day(Read("<meta name=\"date\" content=\"2021-01-21\">", $"<h1>Lighthouse to close</h1><time class=\"date\" datetime=\"2021-01-27\">27.01.2021</time>{Prose}"))[..10]);

    [Theory]
    [InlineData("2021年07月03日", "2021-07-03")]
    [InlineData("8.5.12", "2012-05-08")]
    [InlineData("20 septembrie 2020 16:20", "2020-09-20")]
    [InlineData("11/8/2021", "2021-11-08")]
    public void Days_are_read_as_they_are_written(string shown, string day) =>
        Assert.Equal(day, Day(Read("", $"<h1>Lighthouse to close</h1><div class=\"date\">{shown}</div>{Prose}"))[..10]);

    [Fact]
    public void A_day_in_a_script_counts_where_nothing_else_states_one() =>
        Assert.Equal("2021-04-28", Day(Read("<script>var page = { firstPublicationDate: \"20210428\" };</script>", $"<h1>Lighthouse to close</h1>{Prose}"))[..10]);

    [Fact]
    public void A_line_that_says_when_a_page_was_changed_does_not_date_its_report()
    {
        var article = Read("", $"<h1>Lighthouse to close</h1><p class=\"meta\">Updated 4 June 2021</p><p class=\"meta\">Published 2 June 2021</p>{Prose}");
        Assert.Equal(("2021-06-02", "2021-06-04"), (Day(article)[..10], article.Updated!.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Authors_that_structured_data_only_refers_to_are_found() =>
        Assert.Equal(["Ida Brandt"], Read("<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p1\"}},{\"@type\":\"Person\",\"@id\":\"#p1\",\"name\":\"Ida Brandt\"}]}</script>", $"<h1>Lighthouse to close</h1>{Prose}").Authors);

    [Fact]
    public void Names_in_elements_of_their_own_are_people_of_their_own() =>
        Assert.Equal(["Ida Brandt", "Pia Moro"], Read("", $"<h1>Lighthouse to close</h1><div class=\"article-byline\"><span>Ida Brandt</span> <span>Pia Moro</span> <a href=\"#\">Follow</a></div>{Prose}").Authors);

    [Fact]
    public void The_byline_beside_the_headline_wins_over_a_teasers() =>
        Assert.Equal(["Pia Moro"], Read("", $"<div class=\"teaser\"><p>By Olaf Renz</p></div><h1>Lighthouse to close</h1><p>By <a href=\"/moro\">Pia Moro</a></p>{Prose}").Authors);

    [Fact]
    public void A_theme_that_signs_the_foot_of_a_page_wrote_nothing() =>
        Assert.Empty(Read("", $"<h1>Lighthouse to close</h1>{Prose}<footer><p>Theme by Calden Themes</p></footer>").Authors);

    [Fact]
    public void A_name_that_stands_with_the_day_is_the_authors() =>
        Assert.Equal(["Ida Brandt"], Read("", $"<div><small>04.02.2021 | 13:10 | Ida Brandt</small></div><h1>Lighthouse to close</h1>{Prose}").Authors);

    [Fact]
    public void A_name_that_signs_the_report_is_the_authors() =>
        Assert.Equal(["Ida Brandt"], Read("", $"<h1>Lighthouse to close</h1>{Prose}<p><b>Ida Brandt</b></p>").Authors);

    [Fact]
    public void A_kicker_that_the_page_states_with_its_headline_belongs_to_it() =>
        Assert.Equal("Harbour: The lighthouse closes", Read("<meta property=\"og:title\" content=\"Harbour: The lighthouse closes\">", $"<h1><span class=\"kicker\">Harbour</span> <span>The lighthouse closes</span></h1>{Prose}").Title);

    [Fact]
    public void A_lesser_heading_is_the_headline_where_the_first_names_the_site() =>
        Assert.Equal("Lighthouse to close", ArticleExtractor.Of($"<html><head><title>Parrot Notes » Blog Archive » Lighthouse to close</title></head><body><h1>Parrot Notes</h1><h2>Lighthouse to close</h2>{Prose}</body></html>", null, new ExtractHints()).Title);
}

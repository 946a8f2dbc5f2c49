using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

public sealed class StoryAndReportTest
{
    [Fact]
    public async Task A_story_shows_what_to_read_where_reports_part_what_is_unknown_and_its_family_tree()
    {
        await using var site = await TestSite.Open(Samples.First);
        string html = await site.Get("/story/1"), page = TestSite.Plain(html);
        Assert.Contains("Read this one", page, StringComparison.Ordinal);
        Assert.Contains("Sources disagree", page, StringComparison.Ordinal);
        Assert.Contains("4 reports → 2 texts → 2 witnesses", page, StringComparison.Ordinal);
        Assert.Contains("2 witnesses; not in everything, see “Sources disagree”", page, StringComparison.Ordinal);
        Assert.Contains("of unknown origin: no shared text found", page, StringComparison.Ordinal);
        Assert.Contains("<b dir=\"auto\">Aldera Lines:</b>", html, StringComparison.Ordinal);
        Assert.Contains("It was unclear why the backup generator did not start.", page, StringComparison.Ordinal);
        Assert.Contains("Coastline Press report we have not seen", page, StringComparison.Ordinal);
        Assert.Contains("comes from: Coastline Press, named by its dateline and byline", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"tree\"", html, StringComparison.Ordinal);
        Assert.Contains("/takedown?kind=dispute&amp;story=1&amp;about=", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/story/1/feed.atom\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_links_the_very_paragraph_it_stands_in()
    {
        await using var site = await TestSite.Open(Samples.First);
        string story = await site.Get("/story/1");
        string link = story[story.IndexOf("11 a.m.", StringComparison.Ordinal)..].Split("href=\"")[1].Split('"')[0];
        string[] parts = link.Split('#');
        string report = await site.Get(parts[0]);
        Assert.StartsWith("The Sea Lark left Port Aldera at 11 a.m.", TestSite.Plain(report.Split($"id=\"{parts[1]}\">")[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_statement_opens_its_own_words_and_what_nobody_says_is_listed_too()
    {
        await using var site = await TestSite.Open(Samples.First);
        foreach (int id in new[] { 2, 3, 4 })
        {
            string html = await site.Get($"/report/{id}");
            string list = html.Split("<section id=\"said\">")[1].Split("</section>")[0];
            string[] opened = [.. list.Split($"href=\"/report/{id}#").Skip(1).Select(l => l.Split('"')[0])];
            Assert.NotEmpty(opened);
            Assert.All(opened, o => Assert.Equal(2, html.Split($"<span id=\"{o}\">").Length));
        }
        string unclear = await site.Get("/report/2");
        Assert.Contains("<b>Unclear:</b> why the backup generator did not start", unclear, StringComparison.Ordinal);
        string there = unclear.Split("why the backup generator did not start <a class=\"from\" href=\"/report/2#")[1].Split('"')[0];
        Assert.StartsWith("why the backup generator did not start</span>", unclear.Split($"<span id=\"{there}\">")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_that_crosses_another_is_left_out_and_one_inside_it_stays()
    {
        (Span, string)[] stretches = [(new Span(3, 8), "crosses"), (new Span(1, 2), "inside"), (new Span(0, 5), "first")];
        Assert.Equal(["first", "inside"], TextPart.Ids(TextPart.Of("abcdefgh", stretches)));
    }

    [Fact]
    public async Task A_members_number_leads_to_its_story_and_an_unknown_one_nowhere()
    {
        await using var site = await TestSite.Open(Samples.First);
        using var answer = await site.Client.GetAsync("/story/3");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/story/1", answer.Headers.Location?.OriginalString);
        Assert.Contains("There is nothing at this address", await site.Get("/story/99", HttpStatusCode.NotFound), StringComparison.Ordinal);
        await site.Get("/story/-1", HttpStatusCode.NotFound);
        await site.Get("/story/99999999999", HttpStatusCode.NotFound);
        await site.Get("/report/99", HttpStatusCode.NotFound);
        await site.Get("/nothing/here", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_says_which_of_its_story_it_is_most_like_and_what_both_have_whoever_came_first()
    {
        await using var site = await TestSite.Open([.. Samples.First, Samples.Lone(1)]);
        foreach (int id in new[] { 1, 2, 3, 4 })
        {
            string part = (await site.Get($"/report/{id}")).Split("id=\"here\"")[1].Split("</section>")[0];
            Assert.Contains("Of the story's reports it is most like", TestSite.Plain(part), StringComparison.Ordinal);
            Assert.Contains("both reports have this", part, StringComparison.Ordinal);
            Assert.DoesNotContain($"most like <a href=\"/report/{id}\"", part, StringComparison.Ordinal);
        }
        int lone = (await site.Data.Store.Reading.Memberships(default)).Single(m => m.Name == "lone-1").Telling.Value;
        Assert.DoesNotContain("id=\"here\"", await site.Get($"/report/{lone}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_links_its_original_above_its_headline_and_shows_its_source_with_evidence()
    {
        await using var site = await TestSite.Open(Samples.First);
        string html = await site.Get("/report/2");
        const string original = "https://harbour-herald.example/2026/03/02/ferry-aground-tarn-island";
        Assert.InRange(html.IndexOf($"href=\"{original}\" rel=\"external nofollow\"", StringComparison.Ordinal), 0, html.IndexOf("<h1", StringComparison.Ordinal));
        Assert.Contains($"<link rel=\"canonical\" href=\"{original}\"", html, StringComparison.Ordinal);
        Assert.Contains("<mark>", html, StringComparison.Ordinal);
        Assert.Contains("The Sea Lark has served the route for 19 years", html, StringComparison.Ordinal);
        Assert.Contains("/compare/2/4", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/story/1\"", html, StringComparison.Ordinal);
        string facts = html.Split("id=\"facts\"")[1];
        foreach (string way in (string[])["/takedown?url=", "/takedown?kind=person&amp;url="]) Assert.Contains($"href=\"{way}{Uri.EscapeDataString(original)}\" rel=\"nofollow\"", facts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reservation_of_text_and_data_mining_is_said_in_words_and_only_a_web_address_of_its_terms_is_linked()
    {
        var (reserved, policy) = Wished("noarchive", "tdm-policy=https://quay.example/terms", "tdm-reservation");
        Assert.Equal(("noarchive, reserves text and data mining", "https://quay.example/terms"), (reserved, policy));
        Assert.Equal<(string, string?)>(("reserves text and data mining", null), Wished("tdm-reservation", "tdm-policy=javascript:alert(1)"));
        Assert.Equal<(string, string?)>(("noarchive, train-ai=n", null), Wished("noarchive", "train-ai=n"));

        static (string, string?) Wished(params string[] signals)
        {
            var told = new Telling { Id = new TellingId(1), Name = "one", Article = new Article { Title = "One", Text = "One.", OwnerSignals = signals } };
            return (ReportFacts.Of(told).Single(f => f.Name == ReportFacts.Wished).Value, ReportFacts.PolicyOf(told.Article));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/story/1")]
    [InlineData("/report/1")]
    public async Task Nothing_that_a_report_says_becomes_markup(string path)
    {
        await using var site = await TestSite.Open(Samples.HostileReport(), Reports.Chess("chess"));
        string html = await site.Get(path);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/story/1")]
    [InlineData("/report/1")]
    [InlineData("/report/2")]
    public async Task To_the_world_no_more_than_twenty_five_words_of_a_text_stand_in_a_row(string path)
    {
        await using var site = await TestSite.OpenAs(new Exposure(false), TimeProvider.System, Samples.Long("lock", "Sable Morning"), Samples.Long("gate", "Quillan Post"));
        using var answer = await site.Client.GetAsync(path);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        string html = await answer.Content.ReadAsStringAsync();
        string shown = Words(WebUtility.HtmlDecode(html.Replace("<", " <", StringComparison.Ordinal)));
        var telling = (await site.Data.Store.Reading.Telling(new(1), default))!;
        string[] words = Words(telling.Article.Text).Split(' ');
        for (int i = 0; i + 26 <= words.Length; i++) Assert.DoesNotContain(string.Join(' ', words[i..(i + 26)]), shown, StringComparison.Ordinal);
        if (path != "/") Assert.Contains("…", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paste_box_of_any_page_leads_to_what_is_known_of_a_sentence()
    {
        await using var site = await TestSite.Open(Samples.First);
        string page = await site.Get("/story/1"), box = page[page.IndexOf("class=\"trace\"", StringComparison.Ordinal)..];
        string token = box.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new MultipartFormDataContent
        {
            { new StringContent("look"), "_handler" },
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("It was unclear why the backup generator did not start."), "text" },
        };
        using var answer = await site.Client.PostAsync("/look", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Harbour Herald", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_of_hundreds_of_copies_stays_a_page_that_can_be_read()
    {
        await using var site = await TestSite.Open(Enumerable.Range(0, 230).Select(i => Samples.Long($"copy{i}", $"Outlet {i}")));
        string html = await site.Get("/story/1");
        Assert.InRange(html.Length, 10_000, 400_000);
        Assert.Contains("more, listed below", html, StringComparison.Ordinal);
        Assert.Contains("/search?q=story:1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_compressed_over_the_wire()
    {
        await using var site = await TestSite.Open(Samples.First);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/story/1");
        asked.Headers.Add("Accept-Encoding", "br");
        using var answer = await site.Client.SendAsync(asked);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1000, 12_000);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

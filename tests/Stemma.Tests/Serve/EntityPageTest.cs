using System.Net;
using System.Text;
using System.Text.Json;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Pages, feeds and answers about whom and what reports name, by DESIGN 7's limits.</summary>
public sealed class EntityPageTest
{
    private static readonly string[] Exits = ["/entities/dana-whitlock", "/entities/dana-whitlock/feed.atom", "/entities/dana-whitlock/feed.rss", "/entities/dana-whitlock/feed.json", "/api/v1/entities/dana-whitlock", "/api/v1/entities/dana-whitlock/reports", "/api/v1/entities/dana-whitlock/statements"];

    [Fact]
    public async Task Whoever_is_named_in_three_stories_of_three_origins_has_a_page_that_no_engine_is_to_index()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        string html = await site.Get("/entities/dana-whitlock"), page = TestSite.Plain(html);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", html, StringComparison.Ordinal);
        Assert.Contains("person", page, StringComparison.Ordinal);
        Assert.Contains("3 reports", page, StringComparison.Ordinal);
        Assert.True(Order(page, "Beavers return", "Quillan votes", "Harbour lock reopens"), page);
        Assert.DoesNotContain("choir", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_stand_by_name_or_are_folded_as_inferred_and_those_of_others_stand_apart()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        string page = TestSite.Plain(await site.Get("/entities/dana-whitlock"));
        Assert.True(Order(page, "Statements by Dana Whitlock", "Nobody brought them here", "rails would reach the opera house", "The gate holds", "whose speaker is inferred", "the southern gate would be next", "What others say of Dana Whitlock", "had never doubted the count"), page);
        Assert.Contains("inferred from “She”", page, StringComparison.Ordinal);
        Assert.True(Order(page, "What others say of Dana Whitlock", "Timeline", "12 May 2031", "Whitlock signed the plan"), page);
    }

    [Fact]
    public async Task Any_spelling_leads_to_the_page()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        foreach (string spelling in new[] { "Dana%20Whitlock", "dana_whitlock", "Dr.%20Dana%20WHITLOCK" })
        {
            using var answer = await site.Client.GetAsync($"/entities/{spelling}");
            Assert.Equal((HttpStatusCode.Redirect, "/entities/dana-whitlock"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Whoever_is_named_in_fewer_has_no_page_no_feed_and_no_answer_and_no_page_links_any()
    {
        await using var site = await TestSite.Open(Whitlock.Captures.Skip(1));
        foreach (string exit in Exits) await site.Get(exit, HttpStatusCode.NotFound);
        Assert.DoesNotContain("/entities/dana-whitlock", await site.Get("/report/1"), StringComparison.Ordinal);
        Assert.Contains("2 reports found", await site.Read("/search?q=entity:%22dana%20whitlock%22"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_of_one_text_are_one_origin()
    {
        var copies = Enumerable.Range(1, 9).Select(n => Reports.Item(new WireItem
        {
            Id = $"c{n}",
            Url = $"https://c{n}.example/",
            Outlet = $"Paper {n}",
            Title = $"Lock {n}",
            Language = "en",
            Published = DateTimeOffset.UnixEpoch.AddDays(n * 90),
            Text = $"VESPER POINT (AP) — Lock number {n} of {Reports.Paragraphs(n)[1]} was opened by Dana Whitlock on the day.",
        }));
        await using var site = await TestSite.Open(copies);
        Assert.True((await site.Data.Store.Reading.Stories(default)).Count >= 3);
        await site.Get("/entities/dana-whitlock", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_country_has_a_page_from_the_first_report_on()
    {
        await using var site = await TestSite.Open(Whitlock.Captures.Take(1));
        string page = TestSite.Plain(await site.Get("/entities/norway"));
        Assert.Contains("place", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Is this you?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reports_and_a_storys_page_lead_to_those_named_in_it()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        foreach (string page in new[] { "/report/1", "/story/1" })
        {
            string html = await site.Get(page);
            Assert.Contains("href=\"/entities/dana-whitlock\"", html, StringComparison.Ordinal);
            Assert.Contains("href=\"/entities/norway\"", html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("/entities/oke-fennimore", await site.Get("/report/4"), StringComparison.Ordinal);
        Assert.Contains("href=\"/entities/dana-whitlock\"", await site.Get("/search?q=dana+whitlock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_gives_the_name_its_reports_and_what_was_said_and_goes_on_by_cursor()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        using var entity = JsonDocument.Parse(await site.Get("/api/v1/entities/Dana%20Whitlock"));
        Assert.Equal(("dana-whitlock", "Dana Whitlock", "person"), (Text(entity.RootElement, "key"), Text(entity.RootElement, "name"), Text(entity.RootElement, "kind")));
        var seen = new List<string>();
        for (string? next = new Uri(Text(entity.RootElement, "reportList")!).AbsolutePath + "?limit=1"; next is not null;)
        {
            using var list = JsonDocument.Parse(await site.Get(next));
            seen.Add(Text(Assert.Single(list.RootElement.GetProperty("items").EnumerateArray()), "title")!);
            next = Text(list.RootElement, "next") is { } on ? new Uri(on).PathAndQuery : null;
        }
        Assert.Equal(["Beavers return to the upper Marrow", "Quillan votes for a new tram line", "Harbour lock reopens at Vesper Point"], seen);
        using var said = JsonDocument.Parse(await site.Get("/api/v1/entities/dana-whitlock/statements"));
        var statements = said.RootElement.GetProperty("items").EnumerateArray().SelectMany(i => i.GetProperty("statements").EnumerateArray()).ToList();
        Assert.Contains(statements, s => s.GetProperty("inferred").GetBoolean() && Text(s, "speakerMention") == "She");
        Assert.Contains(statements, s => !s.GetProperty("inferred").GetBoolean() && Text(s, "text")!.Contains("Nobody brought them here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_takedown_takes_the_name_with_it()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        await site.Parts.Acts!.TakeDown("https://www.paper3.example/3", "asked", default);
        foreach (string exit in Exits) await site.Get(exit, HttpStatusCode.NotFound);
        Assert.Contains("2 reports found", await site.Read("/search?q=entity:%22dana%20whitlock%22"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_whose_delisting_was_asked_for_is_found_as_before_until_an_editor_grants_it()
    {
        await using var site = await TestSite.Open(Whitlock.Captures);
        string ask = Hrefs(await site.Get("/entities/dana-whitlock")).First(h => h.StartsWith("/takedown?kind=dispute", StringComparison.Ordinal));
        string about = Uri.UnescapeDataString(ask.Split("about=")[1]);
        await site.Send(ask, "/takedown/ask", ("kind", "dispute"), ("about", about), ("reason", "It is me."));
        foreach (string exit in Exits) await site.Get(exit); // whoever asks hides nobody by asking
        var waiting = Assert.Single(await site.Data.Store.Reading.Petitions(9, default));
        await site.Parts.Acts!.Answer(waiting.Number, true, "it is she", default);
        foreach (string exit in Exits) await site.Get(exit, HttpStatusCode.NotFound);
        Assert.Contains("Nothing was found", await site.Read("/search?q=entity:%22dana%20whitlock%22"), StringComparison.Ordinal);
        Assert.DoesNotContain("/entities/dana-whitlock", await site.Get("/report/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_others_a_page_gives_excerpts_and_no_words_whose_owner_wants_none_shown()
    {
        string Long(int at) => string.Join(' ', Enumerable.Range(at, 60).Select(i => $"ledger{i}"));
        var silent = Reports.Page("https://quiet.example/a", "Quiet page of the barges", [$"Barges waited. “{Long(1)},” said Dana Whitlock, who keeps the book in Norway.", $"The mayor, Tomas Belcourt, said Dana Whitlock kept {Long(200)}."]);
        silent = silent with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(silent.Body.Span).Replace("<head>", "<head><meta name=robots content=nosnippet>", StringComparison.Ordinal)) };
        var loud = Reports.Page("https://loud.example/a", "Loud page of the lamps", [$"Lamps were lit. “{Long(400)},” said Dana Whitlock, who keeps the lamps."]);
        await using var site = await TestSite.Open(new Exposure(false), [], [.. Whitlock.Captures, silent, loud]);
        foreach (string exit in Exits)
        {
            using var answer = await site.Client.GetAsync(exit);
            string body = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag"));
            Assert.DoesNotContain("ledger5 ", body, StringComparison.Ordinal);
            Assert.DoesNotContain("ledger205 ", body, StringComparison.Ordinal);
            Assert.DoesNotContain("ledger430", body, StringComparison.Ordinal);
        }
        Assert.Contains("ledger405", await site.Get("/entities/dana-whitlock"), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Hrefs(string html) => html.Split("href=\"").Skip(1).Select(h => WebUtility.HtmlDecode(h[..h.IndexOf('"', StringComparison.Ordinal)]));

    private static bool Order(string page, params string[] parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            int found = page.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found;
        }
        return true;
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>The read-only JSON API, over HTTP.</summary>
public sealed class JsonApiTest
{
    private const string Root = "/api/v1";

    [Fact]
    public async Task A_story_is_what_trace_gives_for_it_with_addresses()
    {
        await using var site = await TestSite.Open(Samples.First);
        using var answer = JsonDocument.Parse(await site.Get(Root + "/stories/1"));
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), default))!;
        using var traced = JsonDocument.Parse(StoryJson.Of([story]));
        foreach (var member in traced.RootElement.GetProperty("stories")[0].EnumerateObject().Where(m => m.Name != "tellings"))
            Assert.Equal(Bare(member.Value), Bare(answer.RootElement.GetProperty(member.Name), member.Name == "claims" ? ["self", "page"] : []));
        Assert.Equal(site.Address + "/api/v1/stories/1", answer.RootElement.GetProperty("self").GetString());
        var report = answer.RootElement.GetProperty("tellings")[0];
        Assert.Equal(story.Tellings[0].Article.Text, report.GetProperty("fields").GetProperty("text").GetString());
        using var own = JsonDocument.Parse(await site.Get(new Uri(report.GetProperty("self").GetString()!).AbsolutePath));
        Assert.Equal(site.Address + "/api/v1/stories/1", own.RootElement.GetProperty("story").GetString());
    }

    // As it stands, without indents and without these members of a list's items, all of which have them.
    private static string Bare(JsonElement value, params string[] without)
    {
        var node = JsonNode.Parse(value.GetRawText())!;
        foreach (string name in without) Assert.All(node.AsArray(), item => Assert.True(item!.AsObject().Remove(name)));
        return node.ToJsonString();
    }

    [Fact]
    public async Task A_number_of_a_joined_story_leads_to_the_story_and_parts_are_followed()
    {
        await using var site = await TestSite.Open(Reports.Capture(7), Reports.Capture(7, 1));
        foreach (string rest in new[] { "", "/reports?limit=5" })
        {
            using var member = await site.Client.GetAsync($"{Root}/stories/2{rest}");
            Assert.Equal((HttpStatusCode.Redirect, $"{Root}/stories/1{rest}"), (member.StatusCode, member.Headers.Location?.OriginalString));
        }
        await site.Parts.Acts!.Decide(DecisionKind.Part, "1", "2", "test", default);
        await site.Take(Reports.Capture(60));
        using var parted = await site.Client.GetAsync(Root + "/stories/2");
        Assert.Equal(HttpStatusCode.OK, parted.StatusCode);
    }

    [Fact]
    public async Task Links_of_a_report_name_both_ends_with_evidence()
    {
        await using var site = await TestSite.Open(Samples.First);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), default))!;
        var link = story.Tree.Links.First(l => l.Child.Telling is not null);
        using var answer = JsonDocument.Parse(await site.Get($"{Root}/reports/{link.Child.Telling}/links"));
        var found = answer.RootElement.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("child").GetProperty("report").GetInt32() == link.Child.Telling!.Value.Value).ToList();
        Assert.Contains(found, l => l.GetProperty("kind").GetString() == PlainWords.Json(link.Kind));
    }

    [Fact]
    public async Task A_disputed_link_and_its_source_are_hidden_in_every_answer()
    {
        await using var site = await TestSite.Open(Samples.First);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), default))!;
        var child = story.Tree.Links.First(l => l.Child.Telling is not null).Child.Telling!.Value;
        await site.Parts.Acts!.Ask(new Stemma.App.Store.Reading.Petition { Kind = Stemma.App.Store.Reading.PetitionKind.Dispute, Story = story.Id, Subject = $"report {child}, x: y", At = DateTimeOffset.UnixEpoch }, default);
        using var links = JsonDocument.Parse(await site.Get($"{Root}/reports/{child}/links"));
        Assert.DoesNotContain(links.RootElement.GetProperty("links").EnumerateArray(), l => l.GetProperty("child").GetProperty("report").ValueKind == JsonValueKind.Number && l.GetProperty("child").GetProperty("report").GetInt32() == child.Value);
        using var report = JsonDocument.Parse(await site.Get($"{Root}/reports/{child}"));
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("primarySource").GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task Pages_by_cursor_hold_each_item_once_while_new_stories_come_in()
    {
        await using var site = await TestSite.Open(Invented.Captures(60));
        var before = (await site.Data.Store.Reading.Stories(default)).Select(s => s.Value).ToHashSet();
        int round = 0;
        foreach (string list in new[] { "/stories?limit=7", "/search?q=the&limit=7", "/sources/paper1.example/reports?limit=2", "/sources?limit=2" })
        {
            var seen = new List<string>();
            for (string? next = Root + list; next is not null;)
            {
                using var page = JsonDocument.Parse(await site.Get(next));
                seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("self").GetString()!));
                next = page.RootElement.GetProperty("next").GetString();
                if (seen.Count is > 10 and < 40) await site.Take(Invented.Capture(200 + round++));
            }
            Assert.Equal(seen.Distinct(), seen);
            if (list.StartsWith("/stories", StringComparison.Ordinal)) Assert.Superset(before, seen.Select(s => int.Parse(s.Split('/')[^1])).ToHashSet());
            Assert.NotEmpty(seen);
        }
    }

    [Theory]
    [InlineData("/stories/99", 404, "not-found")]
    [InlineData("/reports/99", 404, "not-found")]
    [InlineData("/reports/99/links", 404, "not-found")]
    [InlineData("/sources/nobody.example", 404, "not-found")]
    [InlineData("/sources/nobody.example/reports", 404, "not-found")]
    [InlineData("/nothing", 404, "not-found")]
    [InlineData("/stories/99999999999", 404, "not-found")]
    [InlineData("/search", 400, "bad-request")]
    [InlineData("/stories?limit=0", 400, "bad-request")]
    [InlineData("/stories?limit=many", 400, "bad-request")]
    [InlineData("/stories?cursor=%00", 400, "bad-cursor")]
    [InlineData("/stories?cursor=a2V5CmE", 400, "bad-cursor")]
    [InlineData("/sources?cursor=!", 400, "bad-cursor")]
    public async Task A_problem_says_what_to_do_next(string path, int status, string type)
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        using var answer = await site.Client.GetAsync(Root + path);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal($"{site.Address}/api#{type}", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.True(problem.RootElement.GetProperty("detail").GetString()!.Length > 10);
        Assert.Contains($"id=\"{type}\"", await site.Get("/api"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Nothing_is_written_that_way(string method)
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + "/stories/1");
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task An_answer_that_did_not_change_is_not_sent_again_and_has_no_more_items_than_a_hundred()
    {
        await using var site = await TestSite.Open(Invented.Captures(130));
        using var first = await site.Client.GetAsync(Root + "/stories?limit=5000");
        using var list = JsonDocument.Parse(await first.Content.ReadAsStringAsync());
        Assert.Equal(100, list.RootElement.GetProperty("items").GetArrayLength());
        using var request = new HttpRequestMessage(HttpMethod.Get, Root + "/stories?limit=5000") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(request)).StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, Root + "/stories");
        using var told = await site.Client.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, 0), (told.StatusCode, (await told.Content.ReadAsByteArrayAsync()).Length));
    }

    [Fact]
    public async Task What_was_taken_down_is_in_no_answer()
    {
        await using var site = await TestSite.Open(Reports.Capture(7), Reports.Capture(7, 1), Reports.Capture(8));
        var gone = (await site.Data.Store.Reading.Telling(new TellingId(1), default))!;
        string[] paths = ["/stories", "/stories/1", "/stories/2", "/stories/1/reports", "/stories/2/reports", "/reports/1", "/reports/1/links", "/reports/2", "/reports/2/links", "/sources", "/sources/outlet2.example/reports", "/search?q=council"];
        Assert.Contains(gone.Url!, await site.Get(Root + "/reports/1"), StringComparison.Ordinal);
        await site.Parts.Acts!.TakeDown(gone.Url!, "asked", default);
        foreach (string path in paths)
        {
            using var answer = await site.Client.GetAsync(Root + path);
            Assert.DoesNotContain(gone.Url!, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var report = await site.Client.GetAsync(Root + "/reports/1");
        Assert.Equal(HttpStatusCode.Gone, report.StatusCode);
    }

    [Fact]
    public async Task To_others_no_answer_and_no_feed_names_a_file_of_this_machine()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Page("", "", Reports.Paragraphs(3)) with { Name = "/home/me/secret.html", Url = null }]);
        foreach (string path in new[] { "/api/v1/stories", "/api/v1/stories/1", "/api/v1/stories/1/reports", "/api/v1/reports/1", "/api/v1/reports/1/links", "/api/v1/search?q=district", "/story/1/feed.atom", "/search.json?q=district" })
            Assert.DoesNotContain("secret", await site.Get(path), StringComparison.Ordinal);
    }

    public static TheoryData<string> ForPrograms => ["/feed.atom", "/feed.rss", "/feed.json", "/story/1/feed.json", "/api/v1", "/api/v1/stories", "/api/v1/stories/1", "/api/v1/stories/99", "/api/v1/search?q=council", "/openapi.json"];

    [Theory]
    [MemberData(nameof(ForPrograms))]
    public async Task No_page_of_the_web_reads_a_site_of_this_machine(string path)
    {
        foreach (var exposure in new[] { new Exposure(true), new Exposure(false) { SaidOnlyHere = true } })
        {
            await using var site = await TestSite.Open(exposure, [], [Reports.Capture(7)]);
            using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://evil.example" } } };
            using var answer = await site.Client.SendAsync(asked);
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
            using var rebound = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
            Assert.Equal(HttpStatusCode.MisdirectedRequest, (await site.Client.SendAsync(rebound)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/v1/stories", "8.8.8.8", true)]
    [InlineData("/feed.json", "8.8.8.8", true)]
    [InlineData("/openapi.json", "8.8.8.8", true)]
    [InlineData("/api/v1/stories/99", "8.8.8.8", true)]
    [InlineData("/", "8.8.8.8", false)] // pages are for people
    [InlineData("/api/v1/stories", "192.168.1.5", false)] // a page of the web must not look into a site of his house through a reader's browser
    public async Task Scripts_of_other_sites_read_an_open_site_where_its_reader_comes_from_the_public_net(string path, string from, bool may)
    {
        using var folder = new TestFolder();
        await using var data = await Stemma.App.StemmaApp.OpenToWrite(new Stemma.App.AppStart(folder.Path, Stemma.App.Settings.Read(folder.At("stemma.json"), new System.Collections.Hashtable(), [])), "test", null, default);
        var parts = new SiteParts(data.Store.Reading, TimeProvider.System) { Reach = Reach.BehindProxy };
        await using var app = Site.Build(parts, "http://127.0.0.1:0", new Exposure(false));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(Site.Addresses(app).First()) };
        using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://other.example" }, { "X-Forwarded-For", from } } };
        using var answer = await client.SendAsync(asked);
        Assert.Equal(may, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == "*");
        Assert.DoesNotContain("Access-Control-Allow-Credentials", answer.Headers.Select(h => h.Key));
        await app.StopAsync();
    }
}

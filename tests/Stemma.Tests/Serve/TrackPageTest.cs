using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>A track that an editor attaches to a story: the form, the story's page, the desk's log, the API.</summary>
public sealed class TrackPageTest
{
    private const string Table = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n1935460500,2031-05-02T03:55:00Z,ZZ123,\"40.47,50.05\",1000,120,0\n1935461400,2031-05-02T04:10:00Z,ZZ123,\"41.2,50.9\",0,0,0\n";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_story_shows_it_with_who_gave_it_and_a_table_and_the_desk_tells_who_attached_it()
    {
        await using var site = await TestSite.Open(Reports.Capture(31), Reports.Capture(5));
        await site.Parts.Acts!.Decide(Core.News.DecisionKind.Part, "1", "2", "test", Ct);
        await site.SignIn();
        Assert.Contains("href=\"/desk/track?story=1\"", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("What reports rest on", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.Contains("track 1 is attached", await Sent(site, 1, Table, "https://radar.example/zz", "The barge's <b>last</b> hour", ""), StringComparison.OrdinalIgnoreCase);

        string page = await site.Get("/story/1"), plain = TestSite.Plain(page);
        Assert.Contains("What reports rest on", plain, StringComparison.Ordinal);
        Assert.Contains("The barge's <b>last</b> hour", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>last</b>", page, StringComparison.Ordinal);
        Assert.Matches("<a href=\"https://radar.example/zz\" rel=\"external nofollow\"><bdi>Radar.example</bdi> ↗</a>", WebUtility.HtmlDecode(page));
        Assert.Contains("not verified by us. Attached by an editor.", plain, StringComparison.Ordinal);
        Assert.Contains("Distance108 kmTime2 May 2031, 03:55 to 04:10 UTCDuration15 minPlaces2Height0 to 305 m", plain.Replace(" Distance", "Distance", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Start2 May 2031, 03:55:0040.4700° N, 50.0500° E305 m0 m", plain, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"track\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ZZ123", page, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"track\"", await site.Get("/story/2"), StringComparison.Ordinal);

        Assert.Contains("Radar.example: The barge's <b>last</b> hour", await site.Read("/desk"), StringComparison.Ordinal);
        Assert.Contains("track 1 is taken back", await site.Send("/desk", "/desk/track/undo", ("number", "1")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("there is no track 1 that stands", await site.Send("/desk", "/desk/track/undo", ("number", "1")), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("class=\"track\"", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.Contains("taken back", await site.Read("/desk"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Programs_get_it_as_it_is_drawn_and_others_see_it_too(bool here)
    {
        await using var site = await TestSite.Open(new Exposure(here), [], [Reports.Capture(1)]);
        await site.SignIn();
        await Sent(site, 1, Table, "", "", "seen by two of us");
        Assert.Contains("<svg class=\"track\"", await site.Get("/story/1"), StringComparison.Ordinal);
        using var description = JsonDocument.Parse(await site.Get("/openapi.json"));
        using var story = JsonDocument.Parse(await site.Get("/api/v1/stories/1"));
        Assert.Empty(new JsonShape(description.RootElement).Broken(story.RootElement, description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("StoryShape")));
        var track = Assert.Single(story.RootElement.GetProperty("tracks").EnumerateArray().ToList());
        Assert.Equal(("Radar.example", JsonValueKind.Null, "seen by two of us", 2), (track.GetProperty("provider").GetString(), track.GetProperty("url").ValueKind, track.GetProperty("checked").GetString(), track.GetProperty("places").GetInt32()));
        Assert.Equal("[[[50.05,40.47],[50.9,41.2]]]", Regex.Replace(track.GetProperty("coordinates").GetRawText(), @"\s", ""));
        Assert.Equal(2, track.GetProperty("times")[0].GetArrayLength());
        await Sent(site, 1, "lat,lon\n1.234567,-2.000049\n3,4\n", "", "", "");
        await Sent(site, 1, "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[2,2]],[[3,2],[4,2]]]}", "", "", "");
        Assert.Contains("North is up; where the line is broken the file has no places.", TestSite.Plain(await site.Get("/story/1")), StringComparison.Ordinal);
        using var rounded = JsonDocument.Parse(await site.Get("/api/v1/stories/1"));
        Assert.Equal("[[[-2,1.2346],[4,3]]]", Regex.Replace(rounded.RootElement.GetProperty("tracks")[1].GetProperty("coordinates").GetRawText(), @"\s", ""));
    }

    [Theory]
    [InlineData("", "Radar.example", "", "The track is not attached: the file is empty")]
    [InlineData("lat,lon\n95,1\n", "Radar.example", "", "line 2: latitude 95 is beyond 90 degrees")]
    [InlineData("lat,lon\n1,1\n", " ", "", "say who gave the track")]
    [InlineData("lat,lon\n1,1\n", "Radar.example", "javascript:alert(1)", "the link is no web address")]
    [InlineData("lat,lon\n1,1\n", "Radar.example", "https://me:secret@radar.example/", "the link is no web address")]
    public async Task What_cannot_be_attached_is_told_and_what_was_typed_stands_in_the_form_again(string file, string provider, string url, string said)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        string page = await Sent(site, 1, file, url, "A caption", "", provider);
        Assert.Contains(said, TestSite.Plain(page), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("value=\"A caption\"", page, StringComparison.Ordinal);
        Assert.Empty(await site.Data.Store.Tracks.All(Ct));
    }

    [Fact]
    public async Task What_of_a_file_is_no_place_is_told_and_the_rest_is_attached()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        using var answer = await site.Client.PostAsync("/desk/track?story=1", await Form(site, "/desk/track?story=1", "lat,lon\n1,1\n1,x\n1,2\n", "", "", "", "Radar.example"));
        string page = TestSite.Plain(await site.Get(answer.Headers.Location!.ToString())); // sent on: a reload does not send it again
        Assert.Contains("The track is attached, without this: line 3: it has no longitude", page, StringComparison.Ordinal);
        Assert.Contains("Places2", await site.Read("/story/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_editors_attach_and_take_back_and_only_to_a_story_that_there_is()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1)]);
        Assert.DoesNotContain("/desk/track", await site.Get("/story/1"), StringComparison.Ordinal);
        await site.Get("/desk/track?story=1", HttpStatusCode.Forbidden);
        using (var answer = await site.Client.PostAsync("/desk/track?story=1", await Form(site, "/takedown", Table, "", "", "", "Radar.example"))) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using (var answer = await site.Client.PostAsync("/desk/track/undo", await site.Form("/takedown", ("number", "1")))) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await site.Data.Store.Tracks.All(Ct));
        await site.SignIn();
        await site.Get("/desk/track?story=9", HttpStatusCode.NotFound);
        await site.Get("/desk/track", HttpStatusCode.NotFound);
        await site.Get("/desk/track?story=x", HttpStatusCode.BadRequest);
        Assert.Equal("there is no story 9", (await site.Parts.Acts!.Attach(new(9), new([[new(1, 2)]]), new("Radar.example", null, "", ""), "editor", Ct)).Words);
    }

    [Fact]
    public async Task One_that_a_reader_disputes_is_hidden_until_an_editor_has_looked_at_it()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1)]);
        await site.SignIn();
        await Sent(site, 1, Table, "", "", "");
        string link = WebUtility.HtmlDecode(Regex.Match(await site.Get("/story/1"), "href=\"(/takedown[^\"]+track%201%2C[^\"]+)\"").Groups[1].Value);
        await site.Send(link, "/takedown/ask", ("kind", "dispute"), ("story", "1"), ("about", "track 1, Radar.example"), ("reason", "that is another barge"));
        Assert.DoesNotContain("class=\"track\"", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Radar.example", await site.Get("/api/v1/stories/1"), StringComparison.Ordinal);
        await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "refuse"), ("reason", "it is the barge"));
        Assert.Contains("class=\"track\"", await site.Get("/story/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_whose_dispute_is_granted_is_taken_back()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        await Sent(site, 1, Table, "", "", "");
        await site.Send("/takedown", "/takedown/ask", ("kind", "dispute"), ("story", "1"), ("about", "track 1, Radar.example"), ("reason", "that is another barge"));
        Assert.Contains("Take it back, for good", await site.Get("/desk"), StringComparison.Ordinal);
        Assert.Contains("request 1 is granted: track 1 is taken back", await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "it is")), StringComparison.OrdinalIgnoreCase);
        Assert.True(Assert.Single(await site.Data.Store.Tracks.All(Ct)).Undone);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_to_be_so()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/desk/track?story=1") { Content = await Form(site, "/desk", new string('x', (2 << 20) + (65 << 10)), "", "", "", "Radar.example") };
        asked.Headers.ExpectContinue = true; // what is refused unread is not sent
        using var answer = await site.Client.SendAsync(asked, Ct);
        Assert.Equal("/desk/track?story=1&large=1", answer.Headers.Location!.OriginalString);
        Assert.Contains("larger than 2 MB", await site.Read("/desk/track?story=1&large=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/track?story=1", 0, "track 1 is attached")]
    [InlineData("/desk/track/?story=1", 0, "track 1 is attached")]
    [InlineData("/desk/track?story=1", 1, "the file is larger than 2 MB")]
    public async Task A_file_as_large_as_may_be_comes_with_the_rest_of_its_form(string to, int beyond, string said)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        string file = "lat,lon\n1,1\n";
        using var answer = await site.Client.PostAsync(to, await Form(site, "/desk/track?story=1", file + new string('\n', (2 << 20) - file.Length + beyond), "", "", "", "Radar.example"));
        Assert.Contains(said, answer.Headers.Location is { } next ? await site.Read(next.ToString()) : TestSite.Plain(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_beyond_that_is_turned_away_at_the_door_by_any_spelling_of_the_page()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/Desk/track/?story=1") { Content = await Form(site, "/desk", new string('x', (2 << 20) + (65 << 10)), "", "", "", "Radar.example") };
        asked.Headers.ExpectContinue = true;
        using var answer = await site.Client.SendAsync(asked, Ct);
        Assert.EndsWith("large=1", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_looks_at_one_that_is_disputed_and_nobody_else_does()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1)]);
        await site.Get("/desk/track?number=1", HttpStatusCode.Forbidden);
        await site.SignIn();
        await Sent(site, 1, Table, "", "The barge", "");
        await site.Send("/takedown", "/takedown/ask", ("kind", "dispute"), ("story", "1"), ("about", "track 1, Radar.example"), ("reason", "that is another barge"));
        Assert.DoesNotContain("class=\"track\"", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(await site.Get("/desk"), "href=\"/desk/track[?]number=1\""));
        using (var answer = await site.Client.GetAsync("/desk/track?number=1", Ct))
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains("<svg class=\"track\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
        await site.Get("/desk/track?number=2", HttpStatusCode.NotFound);
        await site.Send("/desk", "/desk/track/undo", ("number", "1"));
        await site.Get("/desk/track?number=1", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_lists_one_that_stands_however_many_came_after_it()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        for (int n = 1; n <= 202; n++)
        {
            await site.Data.Store.Tracks.Add(new(1), new([[new(1, 2)]]), new("Radar.example", null, "", ""), "desk", Ct);
            if (n > 1) await site.Data.Store.Tracks.Undo(n, Ct);
        }
        Assert.Contains("aria-label=\"Take back track 1\"", await site.Get("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_holds_ten_and_not_one_more()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        for (int n = 0; n < 10; n++) await site.Data.Store.Tracks.Add(new(1), new([[new(1, 2)]]), new("Radar.example", null, "", ""), "desk", Ct);
        Assert.Contains("10 tracks stand in this story, which is the most: take one back first", TestSite.Plain(await Sent(site, 1, Table, "", "", "")), StringComparison.Ordinal);
        await site.Send("/desk", "/desk/track/undo", ("number", "3"));
        Assert.Contains("track 11 is attached", await Sent(site, 1, Table, "", "", ""), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Its_words_do_not_turn_those_around_them_and_its_table_is_told_by_number()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        await Sent(site, 1, Table, "", "The \u202Elast\u2066 hour", "", "Radar\u200F.example");
        string page = await site.Get("/story/1");
        Assert.Contains("<bdi>The last hour</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>Radar.example</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Table of track 1\"", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Start</th>", page, StringComparison.Ordinal);
    }

    private static async Task<string> Sent(TestSite site, int story, string file, string url, string caption, string check, string provider = "Radar.example")
    {
        string to = $"/desk/track?story={story}";
        using var answer = await site.Client.PostAsync(to, await Form(site, to, file, url, caption, check, provider));
        if (answer.Headers.Location is { } next) return await site.Get(next.ToString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<HttpContent> Form(TestSite site, string page, string file, string url, string caption, string check, string provider)
    {
        using var answer = await site.Client.GetAsync(page, Ct);
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "track", "track.csv" } };
        form.Add(new StringContent(WebUtility.HtmlDecode((await answer.Content.ReadAsStringAsync(Ct)).Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0])), "__RequestVerificationToken");
        foreach (var (name, value) in new[] { ("provider", provider), ("url", url), ("caption", caption), ("checked", check), ("_handler", "track") }) form.Add(new StringContent(value), name);
        return form;
    }
}

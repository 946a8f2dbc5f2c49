using System.Net;
using System.Text.Json;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>What surrounds the front page: sections, days, the list of reports, sharing.</summary>
public sealed class FrontPartsTest
{
    private static readonly DateTimeOffset Morning = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>A page with a video and a few words.</summary>
    internal static Capture Video { get; } = new()
    {
        Name = "video",
        Url = "https://tv.example/clips/9",
        Form = CaptureForm.Html,
        ContentType = "text/html",
        Outlet = "Quay TV",
        Body = "<html><head><title>The bridge is blown up</title><meta property=og:type content=video.other></head><body><article><h1>The bridge is blown up</h1><p>See how the old bridge of Kellmouth fell on Sunday morning after four charges went off.</p></article></body></html>"u8.ToArray(),
    };

    [Fact]
    public async Task Sections_that_have_stories_are_named_and_lead_to_those()
    {
        await using var site = await TestSite.Open(Of(1, "https://a.example/sport/cup/1"), Of(2, "https://b.example/wirtschaft/2"), Of(3, "https://c.example/x/3"));
        string front = await site.Get("/");
        Assert.Contains("href=\"/section/sport\"", front, StringComparison.Ordinal);
        Assert.Contains("href=\"/section/business\"", front, StringComparison.Ordinal);
        Assert.DoesNotContain("/section/world", front, StringComparison.Ordinal);
        string sport = await site.Get("/section/sport");
        Assert.Equal(1, sport.Split("<article").Length - 1);
        Assert.Contains("<h1>Sport</h1>", sport, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Sport</a>", sport, StringComparison.Ordinal);
        Assert.Contains("No outlet files a story here yet", await site.Get("/section/world"), StringComparison.Ordinal);
        await site.Get("/section/weather", HttpStatusCode.NotFound);
        Assert.Contains("href=\"/section/sport\"", await site.Get("/story/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_leads_to_those_on_its_subject_and_to_no_others()
    {
        const string ferry = "The ferry Maid of Kellmouth ran aground on the Sorrel bank with 140 people aboard on Tuesday, and the harbour master Ines Calloway closed the Kellmouth channel until the tide. Two tugs from Wick pulled in vain.";
        const string owners = "Calder Lines, which runs nine freight routes and the Maid of Kellmouth, put off its annual meeting. Shareholders had asked for a vote on the ferry's insurance, on a loan of nine million and on the chairman Piers Obel, who did not seek another term. Analysts expect the dividend to be cut by half. The price of fuel rose by a fifth last winter, and two charter contracts with timber merchants in Ostmark were not renewed. The board of the Kellmouth company named the auditor Lena Farrow as interim director. The harbour master said the channel was open again.";
        const string cup = "Alder beat Norham by three goals to one in the cup and meet the holders in the semi-final in May, when the captain is back from injury. The coach praised the young keeper, who saved two penalties before half-time.";
        await using var site = await TestSite.Open(Of(1, text: ferry, title: "Ferry runs aground off Kellmouth"), Of(2, at: Morning.AddDays(19), text: owners, title: "Calder Lines puts off its annual meeting"), Of(3, at: Morning.AddDays(1), text: cup, title: "Alder reach the semi-final"));
        string page = await site.Get("/story/1");
        Assert.Contains("Related stories", page, StringComparison.Ordinal);
        string related = page[page.IndexOf("Related stories", StringComparison.Ordinal)..];
        Assert.Contains("href=\"/story/2\"", related, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/story/3\"", related, StringComparison.Ordinal);
        Assert.DoesNotContain("Related stories", await site.Get("/story/3"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/section/sport/feed.atom")]
    [InlineData("/section/sport/feed.rss")]
    [InlineData("/section/sport/feed.json")]
    [InlineData("/api/v1/stories?section=sport")]
    public async Task Of_a_section_programs_get_its_stories_alone(string path)
    {
        await using var site = await TestSite.Open(Of(1, "https://a.example/sport/cup/1"), Of(2, "https://b.example/wirtschaft/2"), Of(3, "https://c.example/x/3"));
        string sport = await site.Get(path), unknown = await site.Get(path.Replace("sport", "weather", StringComparison.Ordinal), path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound);
        Assert.Contains("/story/1", sport, StringComparison.Ordinal);
        Assert.DoesNotContain("/story/2", sport, StringComparison.Ordinal);
        Assert.DoesNotContain("/story/3", sport, StringComparison.Ordinal);
        Assert.Contains("world, politics, business, science, culture, sport, local", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_a_section_goes_on_in_that_section()
    {
        await using var site = await TestSite.Open(Of(1, "https://a.example/sport/cup/1"), Of(2, "https://b.example/wirtschaft/2"), Of(3, "https://c.example/sport/3"));
        var seen = new List<string>();
        for (string? next = "/api/v1/stories?section=sport&limit=1"; next is not null;)
        {
            using var page = JsonDocument.Parse(await site.Get(next));
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("page").GetString()!));
            next = page.RootElement.GetProperty("next").GetString();
        }
        Assert.Equal([$"{site.Address}/story/1", $"{site.Address}/story/3"], seen.Order());
    }

    [Fact]
    public async Task Days_are_turned_back_one_by_one()
    {
        await using var site = await TestSite.Open(Of(1, at: Morning), Of(2, at: Morning.AddDays(1)), Of(3, at: Morning.AddDays(4)));
        Assert.Contains("href=\"/day/2031-03-05\"", await site.Get("/"), StringComparison.Ordinal);
        string day = await site.Get("/day/2031-03-02");
        Assert.Equal(1, day.Split("<article").Length - 1);
        Assert.Contains("href=\"/story/2\"", day, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"prev\" href=\"/day/2031-03-01\"", day, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"/day/2031-03-05\"", day, StringComparison.Ordinal);
        string first = await site.Get("/day/2031-03-01");
        Assert.DoesNotContain("rel=\"prev\"", first, StringComparison.Ordinal);
        Assert.Contains("No report of this day is held", await site.Get("/day/2031-03-03"), StringComparison.Ordinal);
        foreach (string none in (string[])["/day/yesterday", "/day/2031-13-01", "/day/2031-3-1"]) await site.Get(none, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_story_that_one_outlet_alone_tells_as_its_own_is_marked_and_one_of_unknown_origin_is_not()
    {
        await using var site = await TestSite.Open(
            Of(1, text: "The ferryman of Kellmouth will retire in May after thirty years on the water.\n\n“I am tired of the fog,” he told Quay Mail on Monday. His son takes the helm, as the harbour office wished."),
            Of(2, text: "Nine barges with slate and lime lay at the lock of Vesper Point until evening, and the lock keeper slept.\n\nNobody knew why the upper gate stood open. Two barges turned back at night."));
        Assert.Equal(1, (await site.Get("/")).Split(">Only here<").Length - 1);
        Assert.Contains("shows that it is the outlet's own", await site.Read("/story/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Only here", await site.Read("/story/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_is_called_so_and_leads_to_its_own_page()
    {
        await using var site = await TestSite.Open(Video);
        foreach (string path in (string[])["/", "/items"])
        {
            string page = await site.Get(path);
            Assert.Contains("Video", page, StringComparison.Ordinal);
            Assert.Contains("<a href=\"https://tv.example/clips/9\" rel=\"external nofollow\">", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reports_that_came_after_the_mark_stand_first_until_all_are_marked_as_seen()
    {
        var time = new SetTime(new DateTimeOffset(2031, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.OpenAs(new Exposure(true), time, Of(1, at: Morning.AddDays(19)), Of(2));
        Assert.DoesNotContain("unread", await site.Get("/items"), StringComparison.Ordinal);
        await site.Take(Of(3, at: Morning.AddDays(-1)));
        time.Now += TimeSpan.FromHours(2);
        for (int looks = 0; looks < 2; looks++)
        {
            string list = await site.Get("/items");
            Assert.Contains("1 unread", list, StringComparison.Ordinal);
            Assert.True(list.IndexOf("/report/3\"", StringComparison.Ordinal) < list.IndexOf("/report/1\"", StringComparison.Ordinal));
            time.Now += TimeSpan.FromHours(2);
        }
        string seen = await site.Send("/items", "/items/seen", ("head", "3"));
        Assert.DoesNotContain("unread", seen, StringComparison.Ordinal);
        Assert.True(seen.IndexOf("/report/3\"", StringComparison.Ordinal) > seen.IndexOf("/report/1\"", StringComparison.Ordinal));
        using var bare = await site.Client.PostAsync("/items/seen", new FormUrlEncodedContent([new("head", "3")]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task Reports_are_chosen_by_their_outlet_in_the_address()
    {
        await using var site = await TestSite.Open([.. Enumerable.Range(1, 3).Select(n => Of(n, $"https://a.example/{n}")), Of(9, "https://b.example/9")]);
        string all = await site.Get("/items");
        Assert.Contains("href=\"/items?outlet=a.example\"", all, StringComparison.Ordinal);
        string some = await site.Get("/items?outlet=b.example");
        Assert.Equal(1, some.Split("its story").Length - 1);
        Assert.Contains("/report/4\"", some, StringComparison.Ordinal);
        Assert.Contains("There are no reports here", await site.Read("/items?outlet=%3Cb%3E&folder=none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stories_and_reports_have_a_permalink_and_without_script_no_more()
    {
        await using var site = await TestSite.Open(Of(1));
        foreach (string path in (string[])["/story/1", "/report/1"])
        {
            string page = await site.Get(path);
            Assert.Contains($"<a href=\"{path}\" rel=\"bookmark\">Permalink</a></p>", page, StringComparison.Ordinal);
            Assert.Contains("/assets/share.js", page, StringComparison.Ordinal);
        }
    }

    private static Capture Of(int number, string? url = null, DateTimeOffset? at = null, string? text = null, string? title = null)
    {
        string[] words = [.. Enumerable.Range(0, 40).Select(n => $"{"bdfgklmnprstvz"[(number * 7 + n) % 14]}{"aeiou"[(number + n) % 5]}{number}{"klmn"[n % 4]}a")];
        return Reports.Item(new WireItem
        {
            Id = $"r{number}",
            Url = url ?? $"https://quay.example/{number}",
            Title = title ?? (text is null ? $"{words[0]} {words[1]} {words[2]}" : text[..20]),
            Text = text ?? $"{string.Join(' ', words[..20])}.\n\n{string.Join(' ', words[20..])}.",
            Outlet = url is null ? "Quay Mail" : new Uri(url).Host,
            Language = "en",
            Published = at ?? Morning.AddMinutes(number),
        });
    }
}

using System.Net;
using System.Text.Json;
using Stemma.App.Pipeline;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Eval.Sets;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>What stays of a removed report in its story: a node without words.</summary>
public sealed class RemovedTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task It_stays_in_the_tree_and_its_copies_hang_on_it_as_before()
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3));
        await test.Store.Ground.Decide(DecisionKind.Link, new TellingId(2), new TellingId(1), "editor", Ct);
        await test.Fold.Renew(Ct);
        await test.Fold.Finish(Ct);
        var before = (await test.Store.Reading.Story(new StoryId(1), Ct))!;
        var hung = before.Tree.Links.Where(l => l.Parent == NodeId.Of(new TellingId(1))).Select(l => (l.Child, l.Kind)).ToList();
        Assert.NotEmpty(hung);
        await Erase(test, Reports.Capture(1).Url!);
        var after = (await test.Store.Reading.Story(new StoryId(2), Ct))!;
        var removed = Assert.Single(after.Removed);
        Assert.Equal((1, await test.Store.Ground.Clock(Ct)), (removed.Telling.Value, removed.At));
        Assert.Equal(hung, after.Drawn.Links.Where(l => l.Parent == NodeId.Of(new TellingId(1))).Select(l => (l.Child, l.Kind)));
        Assert.DoesNotContain(after.Tellings, t => t.Id.Value == 1);
        string words = PlainWords.Removed(removed), text = TreeText.Of(after), drawing = TreeDrawing.Of(after, TreeRows.Of(after));
        Assert.Matches("^removed by the operator, \\d{1,2} March 2031$", words);
        Assert.Contains("□ " + words, text, StringComparison.Ordinal);
        Assert.Contains("class=\"removed\"", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("/report/1\"", drawing, StringComparison.Ordinal);
        string dot = StemmaDot.Of([after]);
        Assert.Contains($"\"2/1\" [label=\"{words}\", style=filled", dot, StringComparison.Ordinal);
        Assert.Contains("\"2/1\" -> \"2/2\"", dot, StringComparison.Ordinal);
        Assert.Equal(3, TreeRows.Of(after).Count(r => r.Node.Telling is not null));
    }

    [Fact]
    public async Task One_that_carried_a_text_which_nobody_gave_us_stands_under_that_and_not_at_all_when_nothing_else_hangs_there()
    {
        await using var test = await TestFold.Open();
        await test.Take(PressGathered.Captures(Demo.PressTest.Of(1)).Where(c => c.Url!.Contains("/bridge-", StringComparison.Ordinal)));
        var before = (await Story()).Tree;
        var byText = before.Links.Where(l => l.Parent.Original is not null && l.Child.Telling is not null).GroupBy(l => l.Parent).OrderByDescending(g => g.Count()).ToList();
        Assert.True(byText[0].Count() > 1);
        var hung = byText.SelectMany(g => g).Select(l => (Id: l.Child.Telling!.Value, l.Kind)).DistinctBy(l => l.Id).ToList();
        await Erase(test, await UrlOf(hung[0].Id));
        var after = await Story();
        Assert.Contains(after.Drawn.Links, l => l.Child == NodeId.Of(hung[0].Id) && l.Parent.Original is not null && l.Kind == hung[0].Kind && after.Tree.Links.Any(s => s.Parent == l.Parent && hung.Any(h => s.Child == NodeId.Of(h.Id))));
        Assert.Equal(1, TreeRows.Of(after).Single(r => r.Node == NodeId.Of(hung[0].Id)).Depth);
        foreach (var (id, _) in hung.Skip(1)) await Erase(test, await UrlOf(id));
        var last = await Story();
        Assert.Equal(hung.Count, last.Removed.Count);
        Assert.DoesNotContain(last.Drawn.Links, l => l.Parent.Original is not null && l.Child.Telling is not null);
        Assert.Contains(last.Removed, r => r.Ties.Any(t => t.Beside));
        Assert.DoesNotContain(TreeRows.Of(last), row => last.Removed.Any(r => r.Ties.Any(t => t.Beside) && row.Node == NodeId.Of(r.Telling)));

        async Task<Story> Story() => (await test.Store.Reading.Story((await test.Store.Reading.Stories(Ct))[0], Ct))!;
        async Task<string> UrlOf(TellingId id) => (await test.Store.Reading.Telling(id, Ct))!.Url!;
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Lineage)]
    public async Task A_replay_gives_the_same(Step from)
    {
        await using var test = await TestFold.Open();
        await test.Take(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3), Reports.Chess("chess"));
        await Erase(test, Reports.Capture(1, 1).Url!);
        await Erase(test, Reports.Capture(1).Url!);
        string before = await Told(test.Store);
        Assert.Contains("1 ", before, StringComparison.Ordinal);
        await Reprocess.Run(test.Store, from, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(before, await Told(next.Store));
    }

    [Fact]
    public async Task Of_a_story_that_goes_whole_nothing_is_shown_but_that_it_was_removed()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Chess("chess"));
        await site.Parts.Acts!.TakeDown(Reports.Capture(1).Url!, "asked", Ct);
        await site.Get("/story/1", HttpStatusCode.NotFound);
        Assert.Contains("removed by the operator", TestSite.Plain(await site.Get("/report/1", HttpStatusCode.Gone)), StringComparison.Ordinal);
        await site.Get("/report/9", HttpStatusCode.NotFound);
        foreach (string of in (string[])["", "/links"])
        {
            using var gone = JsonDocument.Parse(await site.Get($"/api/v1/reports/1{of}", HttpStatusCode.Gone));
            Assert.Contains("removed by the operator", gone.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
            await site.Get($"/api/v1/reports/9{of}", HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task The_storys_page_and_what_programs_get_tell_it_without_a_title_or_an_outlet()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3));
        await site.Parts.Acts!.Decide(DecisionKind.Link, "2", "1", "editor", Ct);
        string title = (await site.Data.Store.Reading.Telling(new TellingId(1), Ct))!.Article.Title;
        await site.Parts.Acts!.TakeDown(Reports.Capture(1).Url!, "asked", Ct);
        string page = await site.Get("/story/2"), plain = TestSite.Plain(page);
        Assert.Contains("removed by the operator", plain, StringComparison.Ordinal);
        Assert.Contains("<li class=\"removed\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("outlet1.example", page, StringComparison.Ordinal);
        using var story = JsonDocument.Parse(await site.Get("/api/v1/stories/2"));
        var removed = Assert.Single(story.RootElement.GetProperty("removed").EnumerateArray());
        Assert.Equal((1, true), (removed.GetProperty("number").GetInt32(), removed.GetProperty("removed").GetBoolean()));
        Assert.NotEmpty(removed.GetProperty("carriedBy").EnumerateArray());
        using var description = JsonDocument.Parse(await site.Get("/openapi.json"));
        Assert.Empty(new JsonShape(description.RootElement).Broken(story.RootElement, description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("StoryShape")));
        Assert.NotEmpty(title);
        Assert.DoesNotContain("outlet1.example", story.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_story_whose_first_report_went_leads_to_the_story_also_after_a_lift()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 3));
        await site.Parts.Acts!.Decide(DecisionKind.Link, "2", "1", "editor", Ct);
        await site.Parts.Acts!.TakeDown(Reports.Capture(1).Url!, "asked", Ct);
        for (int lifted = 0; lifted < 2; lifted++)
        {
            foreach (var (from, to) in ((string, string)[])[("/story/1", "/story/2"), ("/story/1/claims", "/story/2/claims"), ("/story/1/feed.atom", "/story/2/feed.atom"), ("/api/v1/stories/1", "/api/v1/stories/2")])
            {
                using var answer = await site.Client.GetAsync(from);
                Assert.EndsWith(to, answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            }
            if (lifted == 0) Assert.False((await site.Parts.Acts!.Cases.Hear(1, true, "asked in error", Ct)).Refused);
        }
    }

    [Fact]
    public async Task It_tells_the_programs_day_and_at_whose_wish_it_went()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Reports.Capture(1), Reports.Capture(2), Reports.Capture(3), Reports.Capture(4)]);
        string day = DateTimeOffset.UtcNow.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await CopiesTest.Proven(site, dns, Reports.Capture(1).Url!);
        string[] pages = [await site.Ask(Reports.Capture(2).Url!, ("type", "unwanted")), await site.Ask(Reports.Capture(3).Url!)];
        foreach (int number in (int[])[(await site.Case(pages[0])).Number, (await site.Case(pages[1])).Number]) Assert.False((await site.Parts.Acts!.Answer(number, true, "checked", Ct)).Refused);
        await site.Parts.Acts!.TakeDown(Reports.Capture(4).Url!, "asked", Ct);
        string[] words = [$"removed at the owner's request, {day}", $"removed at the owner's request, {day}", $"removed after a request, {day}", $"removed by the operator, {day}"];
        for (int n = 1; n <= 4; n++)
        {
            string page = TestSite.Plain(await site.Get($"/report/{n}", HttpStatusCode.Gone));
            Assert.Contains(words[n - 1], page, StringComparison.Ordinal);
            if ((await site.Standing()).Count == 0) Assert.DoesNotContain("family tree is kept", page, StringComparison.Ordinal); // nothing of its story stands
        }
        Assert.DoesNotContain(await site.Data.Store.Ground.Tombstones(Ct), t => t.Tombstone.Reason.Contains("checked", StringComparison.Ordinal)); // no editor's words
    }

    [Fact]
    public void A_day_that_is_not_known_is_not_told() => Assert.Equal("removed by the operator", PlainWords.Removed(new RemovedReport(new TellingId(1), DateTimeOffset.UnixEpoch, [])));

    internal static async Task<string> Told(App.Store.IStore store)
    {
        var told = new List<string>();
        foreach (var id in await store.Reading.Stories(Ct))
            foreach (var removed in (await store.Reading.Story(id, Ct))!.Removed) told.Add($"{id}: {removed.Telling} {removed.At:O} {string.Join(' ', removed.Ties)}");
        return string.Join('\n', told);
    }

    internal static async Task Erase(TestFold test, string url)
    {
        var plan = (await new Requests(test.Store).ForUrl(url, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
    }
}

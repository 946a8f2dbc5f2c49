using System.Text;
using Stemma.App.Pipeline;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>A report that its agency takes back: what the fold keeps of it, and what it forgets.</summary>
public sealed class WithdrawalTest
{
    private const string Wire = "https://arta.example/1", Carrier = "https://ledger.example/9", Follower = "https://post.example/4", Other = "https://mail.example/3";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Day = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_notice_keeps_its_place_and_tells_who_carried_what_it_withdraws()
    {
        await using var test = await TestFold.Open();
        await test.Take(All());
        var story = Assert.Single(await Stories(test));
        var retraction = Assert.Single(story.Retractions);
        Assert.Equal(1, retraction.Telling.Value);
        Assert.Equal(["2 Shows", "3 Removed", "4 Shows"], retraction.Carriers.Select(c => $"{c.Telling} {c.State}"));
        Assert.Equal(2, retraction.StillShow);
        Assert.Contains(retraction.Text, story.Tellings[0].Article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("glass works", story.Tellings[0].Article.Text, StringComparison.Ordinal);
        Assert.Contains(story.Tree.Links, l => l.Child == NodeId.Of(new TellingId(2)));
        Assert.NotEqual(new TellingId(2), story.ReadThis);
    }

    [Fact]
    public async Task All_evidence_of_its_story_is_a_span_of_what_stands()
    {
        await using var test = await TestFold.Open();
        await test.Take(All());
        var story = Assert.Single(await Stories(test));
        var texts = story.Tellings.ToDictionary(t => t.Id, t => t.Article.Text);
        var evidence = story.Tree.Links.SelectMany(l => l.Evidence).Concat(story.Tree.Provenances.SelectMany(p => p.Source.Evidence.Concat(p.Source.Hints))).Where(e => e.Field == Field.Text).ToList();
        Assert.NotEmpty(evidence);
        Assert.All(evidence, e => Assert.Equal(e.Text, e.At.Of(texts[e.Telling])));
        Assert.All(story.Alignments.SelectMany(a => a.Passages.Select(p => (a, p))), x => Assert.True(x.p.A.End <= texts[x.a.A].Length && x.p.B.End <= texts[x.a.B].Length));
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Lineage)]
    [InlineData(Step.Stories)]
    [InlineData(Step.Claims)]
    public async Task Reprocessing_gives_the_same(Step from)
    {
        await using var test = await TestFold.Open();
        await test.Take(All());
        string before = await Seen(test);
        await Reprocess.Run(test.Store, from, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(before, await Seen(next));
    }

    [Fact]
    public async Task A_fold_that_is_stopped_after_any_capture_goes_on_to_the_same()
    {
        await using var whole = await TestFold.Open();
        await whole.Take(All());
        string expected = await Seen(whole);
        for (int n = 1; n <= All().Count; n++)
        {
            using var folder = new TestFolder();
            await using (var first = await TestFold.Open(folder, batch: 2))
            {
                using var stopped = new CancellationTokenSource();
                await first.Fold.Accept(Reports.Entries(All()), Ct);
                int seen = 0;
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first.Fold.CatchUp(_ => { if (++seen == n) stopped.Cancel(); }, stopped.Token));
            }
            await using var last = await TestFold.Open(folder);
            await last.Fold.Finish(Ct);
            Assert.Equal(expected, await Seen(last));
        }
    }

    [Fact]
    public async Task A_notice_that_is_written_anew_still_knows_its_report_and_one_that_is_taken_back_does_not()
    {
        await using var test = await TestFold.Open();
        await test.Take([.. All(), Page(Wire, "Report withdrawn", [Notice, "Arta regrets the error, which came of a letter that nobody had read."], 20)]);
        Assert.Equal(3, Assert.Single(Assert.Single(await Stories(test)).Retractions).Carriers.Count);
        await test.Take(Page(Wire, "Inquiry opens", Text, 30));
        Assert.Empty(Assert.Single(await Stories(test)).Retractions);
        Assert.Null((await test.Store.Derived.Tellings([new TellingId(1)], Ct))[0].Earlier);
    }

    [Fact]
    public async Task A_takedown_erases_the_withdrawn_text_too_and_bars_it()
    {
        await using var test = await TestFold.Open();
        await test.Take(Page(Wire, "Quoxelbrand papers", Text.Select(p => p + " Quoxelbrand Mirrowsk signed it."), 0), Reports.Capture(5), Page(Wire, "Report withdrawn", [Notice], 9));
        Assert.NotNull((await test.Store.Derived.Tellings([new TellingId(1)], Ct))[0].Earlier);
        var plan = (await new Requests(test.Store).ForUrl(Wire, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
        await test.Store.Backup(test.Folder.At("backup"), Ct);
        Assert.False(ErasureTest.Holds(test.Folder.Bytes(), "Quoxelbrand"));
        await using var next = await TestFold.Open(test.Folder);
        var told = new List<Ingested>();
        await next.Fold.Accept(Reports.Entries(Page("https://copy.example/6", "The papers elsewhere", Text.Select(p => p + " Quoxelbrand Mirrowsk signed it."), 40)), Ct);
        await next.Fold.CatchUp(told.Add, Ct);
        Assert.Contains(told, t => t.Entrance == App.Store.Entrance.Barred);
    }

    [Fact]
    public async Task Erasing_a_carrier_takes_it_out_of_the_count()
    {
        await using var test = await TestFold.Open();
        await test.Take(All());
        var plan = (await new Requests(test.Store).ForUrl(Carrier, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
        Assert.Equal([3, 4], Assert.Single(Assert.Single(await Stories(test)).Retractions).Carriers.Select(c => c.Telling.Value));
    }

    [Theory]
    [InlineData(Wire)]
    [InlineData(Carrier)]
    [InlineData(Follower)]
    public async Task What_is_left_after_a_takedown_is_what_a_replay_gives(string url)
    {
        await using var test = await TestFold.Open();
        await test.Take(All());
        var plan = (await new Requests(test.Store).ForUrl(url, "asked", Ct))!;
        await Erasure.Erase(test.Fold, [.. plan.Tellings.Select(t => (t.Telling.Id, t.UrlHash))], plan.Tombstones, "asked", Ct);
        string left = await Seen(test);
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(left, await Seen(next));
    }

    private static IReadOnlyList<string> Text => Reports.Paragraphs(8, 9);

    private const string Notice = "KELLMOUTH (Arta) — Arta has withdrawn its report which said that an inquiry had opened. Neither of its sources had read the letter.";

    // The agency's report, two copies and a shorter one; then the agency takes it back, and one copy follows.
    private static List<Capture> All() =>
    [
        Page(Wire, "Inquiry opens", Credited(Text), 0),
        Page(Carrier, "An inquiry opens at Kellmouth", Credited(Text), 1),
        Page(Follower, "Inquiry at Kellmouth", Credited(Text.Take(8)), 2),
        Page(Other, "Kellmouth inquiry begins", Credited(Text.Take(7)), 3),
        Page(Wire, "Retracted: Inquiry opens", [Notice], 9),
        Page(Follower, "Retracted: Inquiry at Kellmouth", [Notice], 10),
    ];

    private static IEnumerable<string> Credited(IEnumerable<string> text) => text.Select((p, i) => i == 0 ? "KELLMOUTH (Arta) — " + p : p);

    private static Capture Page(string url, string title, IEnumerable<string> paragraphs, int hours)
    {
        var page = Reports.Page(url, title, paragraphs);
        string outlet = new Uri(url).Host.Split('.')[0] is "arta" ? "Arta News Agency" : "The " + char.ToUpperInvariant(new Uri(url).Host[0]) + new Uri(url).Host.Split('.')[0][1..];
        string html = Encoding.UTF8.GetString(page.Body.Span).Replace("</title>", $"</title><meta property=\"og:site_name\" content=\"{outlet}\">", StringComparison.Ordinal);
        return page with { Body = Encoding.UTF8.GetBytes(html), Fetched = Day.AddHours(hours) };
    }

    private static async Task<List<Story>> Stories(TestFold test)
    {
        var stories = new List<Story>();
        foreach (var id in await test.Store.Reading.Stories(Ct)) stories.Add((await test.Store.Reading.Story(id, Ct))!);
        return stories;
    }

    private static async Task<string> Seen(TestFold test) =>
        await test.Seen() + string.Join('\n', (await Stories(test)).SelectMany(s => s.Retractions).Select(r => $"{r.Telling} {r.At} {r.Text} {string.Join(' ', r.Carriers)}"));
}

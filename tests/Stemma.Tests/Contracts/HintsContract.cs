using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to about hints.</summary>
public abstract class HintsContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    private static SiteHint Hint(string selector, string path = "") => new() { Site = "gull.example", Path = path, Body = [selector], Drop = [".a", "[b=c]"], Title = "h2", Author = ".by", Date = "time", Language = "nb" };

    [Fact]
    public async Task Hints_are_kept_in_versions_and_are_there_after_reopening()
    {
        await using (var store = await Open())
        {
            await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1)), Ct);
            Assert.Equal((1, 1), (await store.Hints.Add(Hint("#one"), "desk", Ct)).Hint is var first ? (first.Number, first.Version) : default);
            Assert.Equal((2, 2), (await store.Hints.Add(Hint("#two"), "desk", Ct)).Hint is var second ? (second.Number, second.Version) : default);
            Assert.Equal(1, (await store.Hints.Add(Hint("#sport", "/sport/"), "desk", Ct)).Hint.Version);
        }
        await using var again = await Open();
        var all = await again.Hints.All(Ct);
        Assert.Equal(["#one", "#two", "#sport"], all.Select(h => h.Hint.Body[0]));
        Assert.True(Hint("#two").Says(all[1].Hint));
        Assert.Equal(("desk", Reports.Capture(1).Fetched), (all[1].By, all[1].Since));
        Assert.Equal(["#two", "#sport"], HintVersion.InForce(all).Select(h => h.Hint.Body[0]));
        Assert.Equal(all.Select(h => h.Number), (await again.Reading.Hints(Ct)).Select(h => h.Number));
    }

    [Fact]
    public async Task The_version_before_is_in_force_again_where_one_is_taken_back_and_an_empty_one_takes_all_away()
    {
        await using var store = await Open();
        await store.Hints.Add(Hint("#one"), "", Ct);
        await store.Hints.Add(Hint("#two"), "", Ct);
        Assert.Equal(2, (await store.Hints.Undo(2, Ct))!.Value.Hint.Version);
        Assert.Equal("#one", Assert.Single(HintVersion.InForce(await store.Hints.All(Ct))).Hint.Body[0]);
        Assert.Null(await store.Hints.Undo(2, Ct));
        Assert.Null(await store.Hints.Undo(9, Ct));
        Assert.Equal(3, (await store.Hints.Add(new SiteHint { Site = "gull.example" }, "", Ct)).Hint.Version);
        Assert.Empty(HintVersion.InForce(await store.Hints.All(Ct)));
    }

    [Fact]
    public async Task A_change_puts_down_that_the_placed_reports_it_covers_are_read_anew()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Page("gull.example/news/1"), Page("www.gull.example/sport/2"), Page("seagull.example/news/3"), Page("gull.example/news/4")), Ct);
        await store.Derived.Write(new Turn([], [], [], [], [], new TellingId(3)), Ct);
        Assert.Equal(2, (await store.Hints.Add(Hint("#one"), "", Ct)).Reports);
        Assert.Equal([1, 2], await store.Work.Next(ChoreKind.Reread, 9, Ct));
        await store.Work.Done([Chore.Reread(new TellingId(1)), Chore.Reread(new TellingId(2))], Ct);
        Assert.Equal(1, (await store.Hints.Add(Hint("#one", "/sport/"), "", Ct)).Reports);
        Assert.Equal([2], await store.Work.Next(ChoreKind.Reread, 9, Ct));
    }

    [Fact]
    public async Task A_report_that_came_without_an_address_is_read_anew_by_the_one_its_page_states()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Page("a.example/1") with { Url = null }, Page("b.example/1") with { Url = null }, Page("www.gull.example/news/3")), Ct);
        var tellings = new[] { (1, "https://www.gull.example/news/1"), (2, "https://seagull.example/news/2"), (3, "https://www.gull.example/news/3") }
            .Select(t => new ReadCapture(new TellingId(t.Item1), new Telling { Id = new TellingId(t.Item1), Name = $"n{t.Item1}", Url = t.Item2, Article = new Article { Title = "One", Text = "One." } }, null));
        await store.Derived.AddTellings([.. tellings], Ct);
        await store.Derived.Write(new Turn([], [], [], [], [], new TellingId(3)), Ct);
        Assert.Equal(2, (await store.Hints.Add(Hint("#one"), "", Ct)).Reports);
        Assert.Equal([1, 3], await store.Work.Next(ChoreKind.Reread, 9, Ct));
    }

    [Fact]
    public async Task The_bytes_of_a_report_are_given_as_long_as_it_stands()
    {
        await using var store = await Open();
        var page = Page("gull.example/news/1");
        await store.Ground.AddCaptures(Reports.Entries(page), Ct);
        Assert.Null(await store.Reading.CaptureOf(new TellingId(1), Ct));
        await store.Derived.AddTellings([new ReadCapture(new TellingId(1), new Telling { Id = new TellingId(1), Name = "one", Article = new Article { Title = "One", Text = "One." } }, null)], Ct);
        Assert.Equal(page.Body.ToArray(), (await store.Reading.CaptureOf(new TellingId(1), Ct))!.Body.ToArray());
        Assert.Equal(page.Body.ToArray(), Assert.Single(await store.Ground.CapturesOf(new TellingId(1), Ct)).Capture.Body.ToArray());
        await store.Ground.Erase(new Erasing([new TellingId(1)], []), Ct);
        Assert.Null(await store.Reading.CaptureOf(new TellingId(1), Ct));
        Assert.Empty(await store.Ground.CapturesOf(new TellingId(1), Ct));
    }

    private static Capture Page(string at) => Reports.Page($"https://{at}", at, Reports.Paragraphs(at.Length));
}

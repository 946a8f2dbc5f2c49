using Stemma.App.Gather;
using Stemma.App.Pipeline;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>An agency's items in the fold: versions in any order, kills, embargoes.</summary>
public sealed class WireVersionsTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Day = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_newer_version_takes_the_place_and_an_older_or_equal_one_that_comes_late_does_not()
    {
        await using var test = await TestFold.Open();
        var told = new List<Ingested>();
        await test.Take(Item(2, "Second."));
        Assert.Contains("Second.", await Text(test), StringComparison.Ordinal);
        await test.Take(Item(4, "Fourth."));
        Assert.Contains("Fourth.", await Text(test), StringComparison.Ordinal);
        await test.Fold.Accept(Reports.Entries(Item(3, "Third."), Item(4, "Fourth again."), Item(1, "First.")), Ct);
        await test.Fold.CatchUp(told.Add, Ct);
        await test.Fold.Finish(Ct);
        Assert.Contains("Fourth.", await Text(test), StringComparison.Ordinal);
        Assert.Equal(["older-version", "older-version", "older-version"], told.Select(t => t.Reason?.Code));
        Assert.Contains("version 4", told[0].Reason!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_says_the_same_is_the_newer_all_the_same()
    {
        await using var test = await TestFold.Open();
        await test.Take(Item(1, "Same."), Item(3, "Same."), Item(2, "Between."));
        Assert.Contains("Same.", await Text(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kill_withdraws_the_report_and_names_those_who_carry_it()
    {
        await using var test = await TestFold.Open();
        await test.Take(Item(1, "All of it."), Copy(), Item(2, "", WireStatus.Canceled));
        await KilledWithOneCarrier(test);
        string before = await test.Seen();
        await test.Take(Item(1, "Back again."));
        await KilledWithOneCarrier(test);
        await Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(before, await next.Seen());
    }

    [Fact]
    public async Task A_kill_that_holds_its_text_finds_its_carriers_though_no_earlier_version_was_seen()
    {
        await using var test = await TestFold.Open();
        await test.Take(Copy(), Item(2, "All of it.", WireStatus.Canceled));
        await KilledWithOneCarrier(test);
    }

    [Fact]
    public void An_embargo_holds_until_the_log_has_seen_its_time()
    {
        var item = Item(1, "Text.", until: Day.AddHours(5));
        var why = Supplies.Judge(item, Day.AddHours(4), held: false).Refusal!;
        Assert.Equal("embargoed", why.Code);
        Assert.Contains("embargoed until 2031-03-01 11:00 UTC", why.Message, StringComparison.Ordinal);
        Assert.Contains("import it again after that time", why.Message, StringComparison.Ordinal);
        Assert.Same(item, Supplies.Judge(item, Day.AddHours(5), held: false).Capture);
    }

    [Fact]
    public void An_open_embargo_is_refused_and_says_that_its_end_is_not_known() =>
        Assert.Contains("until when is not said", Supplies.Judge(Changed(Item(1, "Text."), d => d with { EmbargoOpen = true }), Day.AddYears(9), held: false).Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_withheld_is_refused_but_where_it_takes_back_what_is_held()
    {
        var item = Item(2, "Text.", WireStatus.Withheld, Day.AddDays(30));
        Assert.Equal("withheld", Supplies.Judge(item, Day, held: false).Refusal!.Code);
        Assert.Same(item, Supplies.Judge(item, Day, held: true).Capture);
    }

    [Fact]
    public async Task A_new_embargo_on_what_is_held_takes_it_back_until_it_ends()
    {
        await using var test = await TestFold.Open();
        var embargoed = Item(2, "Second.", until: Day.AddDays(1));
        await test.Take(Item(1, "First."), Supplies.Judge(embargoed, Day.AddHours(2), held: true).Capture!);
        Assert.DoesNotContain("inquiry", await Text(test), StringComparison.Ordinal);
        await test.Take(Item(2, "Second, without an embargo."));
        Assert.DoesNotContain("Second", await Text(test), StringComparison.Ordinal);
        await test.Take(Supplies.Judge(embargoed, Day.AddDays(2), held: true).Capture!);
        Assert.Contains("Second.", await Text(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_is_brought_back_only_by_what_is_known_to_be_newer()
    {
        await using var test = await TestFold.Open();
        await test.Take(Item(1, "First."), Changed(Item(1, "", WireStatus.Canceled), d => d with { Version = null, VersionCreated = null, FirstCreated = null }));
        var told = new List<Ingested>();
        await test.Fold.Accept(Reports.Entries(Item(3, "Third.")), Ct);
        await test.Fold.CatchUp(told.Add, Ct);
        Assert.Equal("taken-back", Assert.Single(told).Reason?.Code);
        Assert.DoesNotContain("Third.", await Text(test), StringComparison.Ordinal);
        await test.Take(Item(4, "", WireStatus.Canceled), Item(5, "Fifth."));
        Assert.DoesNotContain("Fifth.", await Text(test), StringComparison.Ordinal); // a kill with a number is still no newer than one without

        await using var other = await TestFold.Open();
        await other.Take(Item(1, "First."), Item(2, "", WireStatus.Canceled), Item(3, "Third."));
        Assert.Contains("Third.", await Text(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_suppliers_item_of_the_same_uri_changes_nothing()
    {
        await using var test = await TestFold.Open();
        await test.Take(Item(1, "First."));
        var told = new List<Ingested>();
        Capture Rival(Capture item) => Changed(item, d => d with { Provider = new WireTerm(null, "Rival Agency") }) with { Outlet = "Rival Agency" };
        await test.Fold.Accept(Reports.Entries(Rival(Item(2, "", WireStatus.Canceled)), Rival(Item(3, "Third."))), Ct);
        await test.Fold.CatchUp(told.Add, Ct);
        Assert.Equal(["other-supplier", "other-supplier"], told.Select(t => t.Reason?.Code));
        Assert.Contains("another supplier's (Arta News Agency)", told[0].Reason!.Message, StringComparison.Ordinal);
        Assert.Contains("First.", await Text(test), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kill_of_what_is_no_report_counts_only_where_its_uri_is_held()
    {
        var kill = Changed(Item(2, "", WireStatus.Canceled), d => d with { Type = "picture" });
        Assert.Equal("no-report", Supplies.Judge(kill, Day, held: false).Refusal!.Code);
        Assert.Same(kill, Supplies.Judge(kill, Day, held: true).Capture);
        Assert.NotNull(Supplies.Judge(Item(2, "", WireStatus.Canceled), Day, held: false).Capture);
    }

    private static async Task KilledWithOneCarrier(TestFold test)
    {
        var story = (await test.Store.Reading.Story(Assert.Single(await test.Store.Reading.Stories(Ct)), Ct))!;
        var retraction = Assert.Single(story.Retractions);
        Assert.Equal("KILL. Nobody had read the letter.", retraction.Text);
        Assert.Equal(CarrierState.Shows, Assert.Single(retraction.Carriers).State);
        Assert.DoesNotContain("inquiry", story.Tellings.Single(t => t.Outlet == "Arta News Agency").Article.Text, StringComparison.Ordinal);
    }

    private static Capture Changed(Capture item, Func<WireDocument, WireDocument> change) => item with { Body = WireJson.Write(change(WireJson.Read(item.Body.Span)!)) };

    private static async Task<string> Text(TestFold test) => Assert.Single(await test.Store.Derived.TellingsAfter(new TellingId(0), 9, Ct)).Article.Text;

    private static Capture Copy() => Reports.Page("https://ledger.example/9", "An inquiry opens", Reports.Paragraphs(8, 9).Select((p, i) => i == 0 ? "KELLMOUTH (Arta News Agency) — " + p : p)) with { Fetched = Day.AddHours(1.5) };

    private static Capture Item(int version, string last, WireStatus status = WireStatus.Usable, DateTimeOffset? until = null)
    {
        var paragraphs = last.Length == 0 ? [] : Reports.Paragraphs(8, 9).Append(last);
        var document = new WireDocument
        {
            Uri = "urn:arta:1",
            Type = "text",
            Version = $"{version}",
            FirstCreated = Day,
            VersionCreated = Day.AddHours(version),
            Status = status,
            Embargoed = until,
            Headlines = [new WireText("Inquiry opens")],
            Provider = new WireTerm(null, "Arta News Agency"),
            EdNotes = status == WireStatus.Canceled ? ["KILL. Nobody had read the letter."] : [],
            Bodies = last.Length == 0 ? [] : [new WireText(string.Join("\n\n", paragraphs))],
        };
        return new Capture { Name = "urn:arta:1", ImportId = "urn:arta:1", Outlet = "Arta News Agency", Form = CaptureForm.Wire, Fetched = document.VersionCreated, Body = WireJson.Write(document) };
    }
}

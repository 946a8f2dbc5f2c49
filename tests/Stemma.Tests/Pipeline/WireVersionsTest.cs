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
        var why = Supplies.Refusal(item, Day.AddHours(4), known: false)!;
        Assert.Equal("embargoed", why.Code);
        Assert.Contains("embargoed until 2031-03-01 11:00 UTC", why.Message, StringComparison.Ordinal);
        Assert.Contains("import it again after that time", why.Message, StringComparison.Ordinal);
        Assert.Null(Supplies.Refusal(item, Day.AddHours(5), known: false));
    }

    [Fact]
    public void What_is_withheld_is_refused_but_where_it_takes_back_what_is_held()
    {
        var item = Item(2, "Text.", WireStatus.Withheld);
        Assert.Equal("withheld", Supplies.Refusal(item, Day, known: false)!.Code);
        Assert.Null(Supplies.Refusal(item, Day, known: true));
    }

    private static async Task KilledWithOneCarrier(TestFold test)
    {
        var story = (await test.Store.Reading.Story(Assert.Single(await test.Store.Reading.Stories(Ct)), Ct))!;
        var retraction = Assert.Single(story.Retractions);
        Assert.Equal("KILL. Nobody had read the letter.", retraction.Text);
        Assert.Equal(CarrierState.Shows, Assert.Single(retraction.Carriers).State);
        Assert.DoesNotContain("inquiry", story.Tellings.Single(t => t.Outlet == "Arta News Agency").Article.Text, StringComparison.Ordinal);
    }

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

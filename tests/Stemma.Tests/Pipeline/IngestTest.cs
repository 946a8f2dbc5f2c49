using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Stories;

namespace Stemma.Tests.Pipeline;

public sealed class IngestTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_fold_gives_what_tracing_gives()
    {
        var captures = Reports.Many(60);
        await using var test = await TestFold.Open();
        await test.Take(captures);
        Assert.Equal(TestFold.Text(Tracing.Of(captures).Stories), await test.Seen());
    }

    [Fact]
    public async Task It_does_so_across_editions_however_the_captures_come_in()
    {
        var captures = Reports.Many(530, 2);
        await using var test = await TestFold.Open(batch: 37);
        foreach (var part in captures.Chunk(150)) await test.Take(part);
        Assert.Equal([1, 2], (await test.Store.Derived.Editions(Ct)).Select(e => e.Number));
        Assert.Contains(await test.Store.Derived.TellingsAfter(new TellingId(520), 9, Ct), t => t.Stamp.Edition == 1);
        Assert.Equal(TestFold.Text(Tracing.Of(captures).Stories), await test.Seen());
    }

    [Fact]
    public async Task What_was_read_ahead_of_an_erasure_does_not_come_back()
    {
        await using var test = await TestFold.Open(batch: 1);
        await test.Fold.Accept(Reports.Entries([Reports.Capture(1), Reports.Capture(2), Reports.Capture(3)]), Ct);
        Assert.True(await test.Fold.Step(static _ => { }, Ct)); // places the first and reads the second
        await test.Fold.Erase([new TellingId(2)], [], Ct);
        await test.Fold.Finish(Ct);
        Assert.Equal([1, 3], (await test.Store.Derived.TellingsAfter(new TellingId(0), 9, Ct)).Select(t => t.Id.Value));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        var captures = Reports.Many(30);
        await using var test = await TestFold.Open();
        await test.Take(captures);
        string before = await test.Seen();
        Assert.All(await test.Take(captures), r => Assert.Equal(Receipt.Known, r));
        Assert.Equal(before, await test.Seen());
    }

    [Fact]
    public async Task A_new_process_goes_on_where_the_old_one_was_stopped()
    {
        var captures = Reports.Many(60);
        using var folder = new TestFolder();
        await using (var first = await TestFold.Open(folder))
            await first.Take(captures[..20]);
        await using (var second = await TestFold.Open(folder))
            await second.Fold.Accept(Reports.Entries(captures[20..45]), Ct); // accepted, and not folded
        await using (var third = await TestFold.Open(folder, batch: 7))
        {
            using var stopped = new CancellationTokenSource();
            await third.Fold.Accept(Reports.Entries(captures[45..]), Ct);
            int seen = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await third.Fold.CatchUp(_ => { if (++seen == 15) stopped.Cancel(); }, stopped.Token));
        }
        await using var last = await TestFold.Open(folder);
        await last.Fold.Finish(Ct);
        Assert.Equal(TestFold.Text(Tracing.Of(captures).Stories), await last.Seen());
    }

    [Fact]
    public async Task A_revision_replaces_the_text_of_its_telling_and_settles_its_neighbours_anew()
    {
        await using var test = await TestFold.Open();
        var other = Reports.Chess("r1-1"); // the copy's outlet now tells something else under the same id
        await test.Take(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(1, 2));
        Assert.Single(await test.Store.Reading.Stories(Ct));
        await test.Take(other);
        var members = await test.Store.Reading.Memberships(Ct);
        Assert.Equal([("r1-0", 1), ("r1-1", 2), ("r1-2", 1)], members.Select(m => (m.Name, m.Story.Value)));
        Assert.Contains("Orlovina", (await test.Store.Derived.Tellings([new TellingId(2)], Ct))[0].Article.Text, StringComparison.Ordinal);
        Assert.All(await test.Store.Derived.AlignmentsAmong([new(1), new(2), new(3)], Ct), a => Assert.NotEqual(2, a.A.Value));
    }

    [Fact]
    public async Task A_revision_settles_those_anew_that_were_only_tied_to_the_old_text()
    {
        await using var test = await TestFold.Open();
        await test.Take(Dam("a", Press.Dam1), Dam("b", Press.Dam2));
        await test.Take(Reports.Item(new WireItem
        {
            Id = "c",
            Title = "Velmora dam: 4,200 people wait for word from Governor Redlich",
            Text = "Families driven out by the crack in the Velmora dam spent Tuesday night in schools. Tomas Redlich, the governor, told all 4,200 to be patient, and Ilda Kestrane counted on the lower gates.",
            Published = Reports.Capture(1).Fetched,
        }));
        var join = (await test.Store.Derived.Joins(new TellingId(0), 1000, Ct))[^1];
        Assert.Equal([1, 2], join.Ties.Select(t => t.Earlier.Value));
        var other = new TellingId(join.Earlier.Value == 1 ? 2 : 1);
        Assert.DoesNotContain(join.Later, await test.Store.Derived.PlacedBeside(other, Ct));
        await test.Take(Reports.Chess(other.Value == 1 ? "a" : "b"));
        Assert.Equal([join.Earlier], (await test.Store.Derived.Joins(new TellingId(0), 1000, Ct)).First(j => j.Later == join.Later).Ties.Select(t => t.Earlier));
    }

    [Fact]
    public async Task A_revision_with_the_same_text_changes_nothing()
    {
        await using var test = await TestFold.Open();
        var page = Reports.Page("https://a.example/1", "Ferry", Reports.Paragraphs(4));
        await test.Take(page);
        string before = await test.Seen();
        await test.Take(page with { Body = new ReadOnlyMemory<byte>([.. page.Body.ToArray(), .. "<!-- counted again -->"u8]) });
        Assert.Equal(before, await test.Seen());
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_reason_each_time()
    {
        await using var test = await TestFold.Open();
        var empty = Reports.Page("https://a.example/empty", "", []);
        var told = new List<Ingested>();
        await test.Fold.Accept(Reports.Entries(empty), Ct);
        await test.Fold.CatchUp(told.Add, Ct);
        Assert.Equal(Entrance.Unread, Assert.Single(told).Entrance);
        Assert.NotNull(await test.Store.Derived.UnreadReason(new TellingId(1), Ct));
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Statements)]
    [InlineData(Step.Lineage)]
    [InlineData(Step.Stories)]
    [InlineData(Step.Claims)]
    public async Task Reprocessing_equals_what_the_fold_gave_ids_and_revisions_included(Step from)
    {
        await using var test = await TestFold.Open();
        await test.Take([.. Reports.Many(40), Reports.Capture(77, 0, "r3-0"), Reports.Capture(80), Reports.Capture(80, 1)]);
        string before = await test.Seen(), ties = await test.Ties();
        await Reprocess.Run(test.Store, from, TestFold.Options(), static _ => { }, Ct);
        await using var again = await TestFold.Open(test.Folder);
        Assert.Equal(before, await again.Seen());
        Assert.Equal(ties, await again.Ties());
        Assert.Empty(await again.Store.Reading.Check(Ct));
    }

    private static Capture Dam(string id, Telling report) => Reports.Item(new WireItem { Id = id, Title = report.Article.Title, Text = report.Article.Text, Published = Reports.Capture(1).Fetched });
}

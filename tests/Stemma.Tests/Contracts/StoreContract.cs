using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to. An implementation's test gives a way to open it, again and again, on the same data.</summary>
public abstract class StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    [Fact]
    public async Task What_is_accepted_has_dense_numbers_and_is_there_after_reopening()
    {
        await using (var store = await Open())
        {
            var receipts = await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1), Reports.Capture(2)), Ct);
            Assert.Equal([(Receipt.Accepted, new TellingId(1)), (Receipt.Accepted, new TellingId(2))], receipts.Select(r => (r.Receipt, r.Id!.Value)));
        }
        await using var again = await Open();
        var logged = await again.Ground.Captures(new TellingId(0), 10, Ct);
        Assert.Equal([1, 2], logged.Select(l => l.Capture.Id.Value));
        Assert.Equal(Reports.Capture(2).Body.ToArray(), logged[1].Capture.Body.ToArray());
        Assert.Equal(Reports.Capture(2) with { Id = new TellingId(2), Body = default }, logged[1].Capture with { Body = default });
        Assert.Equal(2, (await again.Ground.Head(Ct)).Value);
    }

    [Fact]
    public async Task The_same_bytes_of_the_same_identity_are_known_and_add_nothing()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1)), Ct);
        var receipts = await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1), Reports.Capture(3), Reports.Capture(3)), Ct);
        Assert.Equal([Receipt.Known, Receipt.Accepted, Receipt.Known], receipts.Select(r => r.Receipt));
        Assert.Equal(2, (await store.Ground.Captures(new TellingId(0), 10, Ct)).Count);
    }

    [Fact]
    public async Task Other_bytes_of_the_same_identity_are_a_revision_of_the_first()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1, 0, "x"), Reports.Capture(2), Reports.Capture(1, 1, "x")), Ct);
        var logged = await store.Ground.Captures(new TellingId(0), 10, Ct);
        Assert.True(logged[2].IsRevision);
        Assert.Equal(new TellingId(1), logged[2].Telling);
        Assert.Equal(2, await store.Reading.CapturesHeld(new TellingId(1), Ct));
        Assert.Equal([1, 3], (await store.Reading.CapturesOf(new TellingId(1), 9, Ct)).Select(c => c.Id.Value));
        Assert.Equal([3], (await store.Reading.CapturesOf(new TellingId(1), 1, Ct)).Select(c => c.Id.Value));
        Assert.Equal(0, await store.Reading.CapturesHeld(new TellingId(9), Ct));
    }

    [Fact]
    public async Task A_revision_that_was_read_before_its_telling_was_erased_does_not_bring_it_back()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1, 0, "x"), Reports.Capture(1, 1, "x")), Ct);
        var revision = Collation.Read((await store.Ground.Captures(new TellingId(1), 1, Ct))[0].Capture with { Id = new TellingId(1) }, StreamTables.Shipped).Telling!;
        await store.Ground.Erase(new Erasing([new TellingId(1)], []), Ct);
        Assert.Equal([Entrance.Barred], await store.Derived.AddTellings([new ReadCapture(new TellingId(2), revision, null)], Ct));
        Assert.Empty(await store.Derived.TellingsAfter(new TellingId(0), 9, Ct));
    }

    [Fact]
    public async Task The_event_clock_is_the_greatest_fetch_time_seen()
    {
        await using var store = await Open();
        Assert.Equal(DateTimeOffset.UnixEpoch, await store.Ground.Clock(Ct));
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(9), Reports.Capture(2)), Ct);
        Assert.Equal(Reports.Capture(9).Fetched, await store.Ground.Clock(Ct));
    }

    [Theory]
    [InlineData("url")]
    [InlineData("domain")]
    [InlineData("bytes")]
    public async Task A_tombstone_bars_at_the_first_door(string by)
    {
        await using var store = await Open();
        var entry = Reports.Entries(Reports.Capture(1))[0];
        var tombstone = new Tombstone { Telling = default, At = DateTimeOffset.UnixEpoch, Reason = "asked" };
        tombstone = by switch { "url" => tombstone with { UrlHash = entry.UrlHash }, "domain" => tombstone with { Domain = "outlet1.example" }, _ => tombstone with { BodyHash = entry.BodyHash } };
        await store.Ground.Erase(new Erasing([], [tombstone]), Ct);
        var receipts = await store.Ground.AddCaptures([entry, .. Reports.Entries(Reports.Capture(2))], Ct);
        Assert.Equal([Receipt.Barred, Receipt.Accepted], receipts.Select(r => r.Receipt));
        Assert.Equal(1, receipts[1].Id!.Value.Value);
    }

    [Fact]
    public async Task A_tombstones_text_bars_later_tellings_at_the_second_door_and_leaves_earlier_ones()
    {
        await using var store = await Open();
        var telling = await Told(store, 1);
        await store.Ground.Erase(new Erasing([], [new Tombstone { Telling = default, At = DateTimeOffset.UnixEpoch, Reason = "asked", Keys = telling.Keys }]), Ct);
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(2)), Ct);
        var copy = telling with { Id = new TellingId(2) };
        Assert.Equal([Entrance.Barred], await store.Derived.AddTellings([new ReadCapture(copy.Id, copy, null)], Ct));
        Assert.Empty(await store.Derived.Tellings([copy.Id], Ct));
        Assert.Single(await store.Ground.Captures(new TellingId(0), 10, Ct));
        Assert.Single(await store.Derived.Tellings([telling.Id], Ct));
        Assert.Equal([Entrance.Entered], await store.Derived.AddTellings([new ReadCapture(telling.Id, telling, null)], Ct));
    }

    [Fact]
    public async Task A_telling_comes_back_as_it_was_put_in()
    {
        await using var store = await Open();
        var telling = await Told(store, 4);
        var back = Assert.Single(await store.Derived.Tellings([telling.Id], Ct));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(telling), System.Text.Json.JsonSerializer.Serialize(back));
    }

    [Fact]
    public async Task A_live_blogs_entries_come_back_with_their_times()
    {
        await using var store = await Open();
        var time = new DateTimeOffset(2031, 9, 12, 10, 42, 0, TimeSpan.FromHours(2));
        var told = await Told(store, 1);
        var live = told with { Article = told.Article with { Kind = PageKind.LiveBlog, Blocks = [.. told.Article.Blocks.Select((b, i) => i == 1 ? b with { Time = time } : b)] }, Keys = told.Keys with { TextHash = 7 } };
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1) with { Body = Reports.Capture(6).Body }), Ct);
        Assert.Equal([Entrance.Entered], await store.Derived.AddTellings([new ReadCapture(new TellingId(2), live, null)], Ct));
        var back = Assert.Single(await store.Derived.Tellings([told.Id], Ct));
        Assert.Equal((PageKind.LiveBlog, time, TimeSpan.FromHours(2)), (back.Article.Kind, back.Article.Blocks[1].Time, back.Article.Blocks[1].Time!.Value.Offset));
    }

    [Fact]
    public async Task A_notice_comes_back_with_the_report_it_withdrew_and_its_story_with_who_still_shows_it()
    {
        await using var store = await Open();
        var (first, second) = (await Told(store, 1), await Told(store, 2));
        var notice = first with
        {
            Article = first.Article with { Title = "Withdrawn", Withdrawal = new Withdrawal(WithdrawalKind.Notice, 0, new Span(0, 4), first.Article.Text[..4]) },
            Keys = first.Keys with { TextHash = 7 },
            Earlier = new EarlierText(first.Article, first.Keys, first.Fetched),
        };
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1) with { Body = Reports.Capture(6).Body }), Ct);
        Assert.Equal([Entrance.Entered], await store.Derived.AddTellings([new ReadCapture(new TellingId(3), notice, null)], Ct));
        var back = Assert.Single(await store.Derived.Tellings([first.Id], Ct));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(notice), System.Text.Json.JsonSerializer.Serialize(back));
        var stamp = new Stamp(Step.Stories, 1, 0);
        var retraction = new Retraction(first.Id, DateTimeOffset.UnixEpoch, first.Article.Text[..4], true, [new Carrier(second.Id, CarrierState.Shows, null)]);
        await store.Derived.Write(new Turn([], [(first.Id, new StoryId(1)), (second.Id, new StoryId(1))], [], [], [], second.Id), Ct);
        await store.Derived.WriteStories([(new StoryId(1), new Story { Id = new StoryId(1), Title = "Withdrawn", Tellings = [notice, second], Retractions = [retraction] }, stamp)], Ct);
        var kept = Assert.Single((await store.Reading.Story(new StoryId(1), Ct))!.Retractions);
        Assert.Equal((retraction.Telling, retraction.At, retraction.Text, 1, CarrierState.Shows), (kept.Telling, kept.At, kept.Text, kept.StillShow, kept.Carriers[0].State));
        Assert.Equal(notice.Outlet, (await store.Reading.Card(new StoryId(1), Ct))!.Withdrawn);
        await store.Ground.Erase(new Erasing([first.Id], []), Ct);
        Assert.Null(await store.Reading.Story(new StoryId(1), Ct));
    }

    [Fact]
    public async Task Stories_are_found_by_section_and_by_day_and_are_gone_from_there_once_they_are_composed_otherwise()
    {
        await using var store = await Open();
        var (first, second, third) = (await Told(store, 1), await Told(store, 2), await Told(store, 3));
        await store.Derived.Write(new Turn([], [(first.Id, new StoryId(1)), (second.Id, new StoryId(2)), (third.Id, new StoryId(3))], [], [], [], third.Id), Ct);
        var (monday, tuesday) = (new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 4));
        var sport = Of(first) with { Section = Section.Sport, Heat = 1, Days = [new StoryDay(monday, 5), new StoryDay(tuesday, 6)] };
        var world = Of(second) with { Section = Section.World, Heat = 2, Days = [new StoryDay(tuesday, 9)] };
        await store.Derived.WriteStories([Row(sport), Row(world), Row(Of(third) with { Heat = 3 })], Ct);
        Assert.Equal([Section.World, Section.Sport], await store.Reading.Sections(Ct));
        var found = Assert.Single((await store.Reading.Front(Section.Sport, 0, 9, Ct)).Cards);
        Assert.Equal(sport.Id, found.Id);
        Assert.Equal(Section.Sport, found.Section);
        Assert.Equal(Section.Sport, (await store.Reading.Story(sport.Id, Ct))!.Section);
        Assert.Equal([3, 2, 1], (await store.Reading.Front(0, 9, Ct)).Cards.Select(c => c.Id.Value));
        Assert.Empty((await store.Reading.Front(Section.Culture, 0, 9, Ct)).Cards);
        Assert.Equal([tuesday, monday], await store.Reading.Days(9, Ct));
        var day = await store.Reading.Day(tuesday, 0, 9, Ct);
        Assert.Equal([2, 1], day.Cards.Select(c => c.Id.Value));
        Assert.Equal(monday, day.Earlier);
        Assert.Null(day.Later);
        Assert.Equal(tuesday, (await store.Reading.Day(monday, 0, 9, Ct)).Later);
        Assert.True((await store.Reading.Day(tuesday, 0, 1, Ct)).More);
        await store.Derived.WriteStories([Row(sport with { Section = null, Days = [new StoryDay(tuesday, 6)] }), (world.Id, null, default)], Ct);
        Assert.Empty(await store.Reading.Sections(Ct));
        Assert.Equal([tuesday], await store.Reading.Days(9, Ct));
        await store.Ground.Erase(new Erasing([first.Id], []), Ct);
        Assert.Empty(await store.Reading.Days(9, Ct));
    }

    [Fact]
    public async Task A_card_tells_what_is_to_be_seen_and_that_one_report_alone_tells_it_as_its_own()
    {
        await using var store = await Open();
        var told = await Told(store, 1);
        await store.Derived.Write(new Turn([], [(told.Id, new StoryId(1))], [], [], [], told.Id), Ct);
        var video = told with { Article = told.Article with { Kind = PageKind.Video } };
        var shown = new Evidence(told.Id, Field.Text, 0, new Span(0, 4), told.Article.Text[..4], "somebody spoke to it");
        var own = new PrimarySource(told.Outlet, told.Url, true, true, "own report", [shown], []);
        Task Write(PrimarySource source, bool known) => store.Derived.WriteStories(
            [Row(Of(video) with { Tree = new FamilyTree([], [], [new Provenance(told.Id, NodeId.Of(told.Id), known, source, [])]) })], Ct).AsTask();
        await Write(own, true);
        var card = (await store.Reading.Card(new StoryId(1), Ct))!;
        Assert.True(card.OnlyHere);
        Assert.Equal(new Stemma.App.Store.Reading.ToSee(true, told.Outlet!, told.Url), Assert.Single(card.ToSee));
        await Write(own, false);
        Assert.False((await store.Reading.Card(new StoryId(1), Ct))!.OnlyHere);
        await Write(own with { Name = null, Own = false, Sure = false, Evidence = [] }, true);
        Assert.False((await store.Reading.Card(new StoryId(1), Ct))!.OnlyHere);
    }

    private static Story Of(Telling told) => new() { Id = new StoryId(told.Id.Value), Title = told.Article.Title, Tellings = [told] };

    private static (StoryId, Story?, Stamp) Row(Story story) => (story.Id, story, new Stamp(Step.Claims, 1, 0));

    [Fact]
    public async Task A_turn_writes_its_rows_its_work_and_its_mark_together()
    {
        await using var store = await Open();
        var (first, second) = (await Told(store, 1), await Told(store, 2));
        var stamp = new Stamp(Step.Stories, 1, 0);
        var alignment = new Alignment { A = first.Id, B = second.Id, Passages = [new Passage(new Span(0, 5), new Span(2, 7), PassageKind.Edited)], ShareOfB = .25, Sentences = 3, Stamp = stamp };
        IReadOnlyList<Tie> ties = [new(first.Id, .75, true), new(new TellingId(7), 1 / 3.0, false)];
        var placement = new Placement(second.Id, new Join(second.Id, first.Id, .75, [], stamp) { Ties = ties }, [alignment], null, stamp);
        await store.Derived.Write(new Turn([placement], [(first.Id, new StoryId(1)), (second.Id, new StoryId(1))], [], [Chore.Compose(new StoryId(1))], [], second.Id), Ct);
        Assert.Equal(second.Id, await store.Derived.Placed(Ct));
        Assert.Equal([new Join(second.Id, first.Id, .75, [], stamp)], (await store.Derived.Joins(new TellingId(0), 1000, Ct)).Select(j => j with { Why = [] }), JoinSame);
        Assert.Equal(ties, (await store.Derived.Joins(new TellingId(0), 1000, Ct))[0].Ties);
        Assert.Equal(first.Id, await store.Reading.NearestOf(second.Id, Ct));
        Assert.Equal(second.Id, await store.Reading.NearestOf(first.Id, Ct));
        var back = Assert.Single(await store.Derived.AlignmentsAmong([first.Id, second.Id], Ct));
        Assert.Equal(alignment with { Passages = [] }, back with { Passages = [] }, AlignmentSame);
        Assert.Equal(alignment.Passages, back.Passages);
        Assert.Equal([second.Id], await store.Derived.PlacedBeside(first.Id, Ct));
        Assert.Equal([1], await store.Work.Next(ChoreKind.Compose, 9, Ct));
        Assert.Equal([first.Id, second.Id], await store.Derived.MembersOf(new StoryId(1), Ct));
    }

    [Fact]
    public async Task Work_asked_for_twice_is_there_once_and_is_struck_when_its_story_is_written()
    {
        await using var store = await Open();
        await store.Work.Add([Chore.Compose(new StoryId(3)), Chore.Compose(new StoryId(3)), Chore.Regroup(new TellingId(3))], Ct);
        Assert.Equal(1, await store.Work.Count(ChoreKind.Compose, Ct));
        await store.Derived.WriteStories([(new StoryId(3), null, default)], Ct);
        Assert.Equal(0, await store.Work.Count(ChoreKind.Compose, Ct));
        Assert.Equal(1, await store.Work.Count(ChoreKind.Regroup, Ct));
    }

    [Fact]
    public async Task A_decision_holds_from_where_it_was_made_to_where_it_was_undone()
    {
        await using var store = await Open();
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1), Reports.Capture(2)), Ct);
        var decision = await store.Ground.Decide(DecisionKind.Part, new TellingId(1), new TellingId(2), "ed", Ct);
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(3)), Ct);
        Assert.Equal(decision, await store.Ground.Undo(decision.Number, Ct));
        Assert.Null(await store.Ground.Undo(decision.Number, Ct));
        var ruling = Assert.Single(await store.Ground.Decisions(Ct));
        Assert.Equal([false, true, false], new[] { 2, 3, 4 }.Select(n => ruling.HoldsFor(new TellingId(n))));
        Assert.Equal([1, 2], await store.Work.Next(ChoreKind.Regroup, 9, Ct));
    }

    [Fact]
    public async Task An_edition_comes_back_as_it_was_published()
    {
        await using var store = await Open();
        var tables = new StreamTables
        {
            Edition = 2,
            Version = 7,
            Terms = new TermCounts(7, new Dictionary<ulong, int> { [ulong.MaxValue] = 3, [5] = 1 }),
            Boilerplate = new Boilerplate(new Dictionary<ulong, IReadOnlySet<ulong>> { [Boilerplate.Key("Sable Morning")] = new HashSet<ulong> { 8, 9 } }),
            WordPairs = new WordPairs(new Dictionary<ulong, int> { [4] = 3, [6] = 2 }),
        };
        await store.Derived.Publish(tables, new TellingId(512), Ct);
        Assert.Equal([(2, new TellingId(512))], await store.Derived.Editions(Ct));
        var back = (await store.Derived.Edition(2, Ct))!;
        Assert.Equal(tables.Terms.Counts.OrderBy(c => c.Key), back.Terms.Counts.OrderBy(c => c.Key));
        Assert.Equal((7, tables.Terms.Tellings), (back.Version, back.Terms.Tellings));
        Assert.Equal(tables.WordPairs.Counts.OrderBy(c => c.Key), back.WordPairs.Counts.OrderBy(c => c.Key));
        Assert.Equal([8UL, 9UL], back.Boilerplate.Of("Sable Morning")!.Order());
        Assert.Null(await store.Derived.Edition(3, Ct));
    }

    [Fact]
    public async Task An_erased_telling_is_gone_from_every_question_and_leaves_work_for_its_neighbours()
    {
        await using var store = await Open();
        var (first, second) = (await Told(store, 1), await Told(store, 2));
        var stamp = new Stamp(Step.Stories, 1, 0);
        await store.Derived.Write(new Turn([new Placement(second.Id, new Join(second.Id, first.Id, .75, [], stamp), [], null, stamp)], [(first.Id, new StoryId(1)), (second.Id, new StoryId(1))], [], [], [], second.Id), Ct);
        await store.Ground.Erase(new Erasing([first.Id], [new Tombstone { Telling = first.Id, At = DateTimeOffset.UnixEpoch, Reason = "asked" }]), Ct);
        Assert.Empty(await store.Derived.Tellings([first.Id], Ct));
        Assert.Equal([2], (await store.Ground.Captures(new TellingId(0), 9, Ct)).Select(l => l.Capture.Id.Value));
        Assert.Empty(await store.Derived.Joins(new TellingId(0), 1000, Ct));
        Assert.Equal([2], await store.Work.Next(ChoreKind.Resettle, 9, Ct));
        Assert.Equal([2], await store.Work.Next(ChoreKind.Regroup, 9, Ct));
        Assert.Empty(await store.Reading.Search(QueryParser.Parse("1001").Query, 9, Ct));
        Assert.Single(await store.Reading.Search(QueryParser.Parse("1002").Query, 9, Ct));
        Assert.Null(await store.Ground.Find("r1-0", null, Ct));
        Assert.Single(await store.Ground.Tombstones(Ct));
    }

    [Fact]
    public async Task Readers_see_the_old_generation_until_the_next_is_swapped_in()
    {
        await using var store = await Open();
        var telling = await Told(store, 1);
        await store.Derived.Write(new Turn([], [(telling.Id, new StoryId(1))], [], [], [], telling.Id), Ct);
        await using var next = await store.NextGeneration(Ct);
        await next.Derived.AddTellings([new ReadCapture(telling.Id, telling with { Name = "renamed" }, null)], Ct);
        await next.Derived.Write(new Turn([], [(telling.Id, new StoryId(1))], [], [], [], telling.Id), Ct);
        Assert.Equal(["r1-0"], (await store.Reading.Memberships(Ct)).Select(m => m.Name));
        await next.SwapIn(Ct);
        Assert.Equal(["renamed"], (await store.Reading.Memberships(Ct)).Select(m => m.Name));
        Assert.Empty(await store.Derived.Tellings([telling.Id], Ct));
        Assert.Single(await store.Reading.Search(QueryParser.Parse("1001").Query, 9, Ct));
        Assert.Empty(await store.Reading.Check(Ct));
    }

    [Theory]
    [InlineData("1001", 1)]
    [InlineData("\"in district\" -1002", 1)]
    [InlineData("1001 OR 1002", 2)]
    [InlineData("source:\"sable morning\"", 1)]
    [InlineData("lang:en after:2031-03", 2)]
    [InlineData("before:2031-02", 0)]
    [InlineData("story:2", 1)]
    [InlineData("inqui*", 2)]
    [InlineData("\"; DROP TABLE tellings", 0)]
    public async Task A_search_finds_what_matches(string query, int count)
    {
        await using var store = await Open();
        foreach (int story in (int[])[1, 2])
        {
            var telling = await Told(store, story);
            await store.Derived.Write(new Turn([], [(telling.Id, new StoryId(telling.Id.Value))], [], [], [], telling.Id), Ct);
        }
        Assert.Equal(count, (await store.Reading.Search(QueryParser.Parse(query).Query, 9, Ct)).Count);
    }

    [Theory]
    [InlineData("entity:\"Dana Whitlock\"", "3 1 2")]
    [InlineData("entity:\"dr dana whitlock\" -entity:\"oke fennimore\"", "3 2")]
    [InlineData("-entity:\"dana whitlock\"", "4")]
    [InlineData("entity:\"oke fennimore\" OR entity:us", "4 1")]
    [InlineData("entity:\"dana whitlock\" 1002", "2")]
    [InlineData("entity:\"dana whitlock\" before:2031-03-05", "2")]
    [InlineData("entity:whitlock", "")]
    public async Task Reports_are_found_by_whom_they_name_newest_first(string query, string found)
    {
        await using var store = await Open();
        foreach (var (story, day, names) in Naming) await Told(store, story, day, names);
        var wanted = QueryParser.Parse(query).Query;
        Assert.Equal(found, string.Join(' ', (await store.Reading.Newest(wanted, 0, 9, Ct)).Select(m => m.Telling.Value)));
        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), (await store.Reading.Search(wanted, 9, Ct)).Select(m => m.Telling.ToString()).Order());
        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), (await store.Reading.SearchStories(wanted, 0, 9, Ct)).Stories.Select(s => s.Story.ToString()).Order());
        if (await store.Reading.NewestAfter(wanted, null, 1, Ct) is [var one]) Assert.Equal(found.Split(' ').Skip(1), (await store.Reading.NewestAfter(wanted, new App.Store.Reading.Reached(one.At, one.Telling), 9, Ct)).Select(m => m.Telling.ToString()));
    }

    [Fact]
    public async Task Names_go_with_a_telling_and_change_with_it_and_a_next_generation_has_its_own()
    {
        await using var store = await Open();
        foreach (var (story, day, names) in Naming) await Told(store, story, day, names);
        await store.Ground.Erase(new Erasing([new TellingId(3)], []), Ct);
        var second = Assert.Single(await store.Derived.Tellings([new TellingId(2)], Ct));
        await store.Derived.Replace(second.Id, [new ReadCapture(second.Id, second with { Named = [new Named("Sea Lark", NameKind.Unknown)] }, null)], [], [], Ct);
        Assert.Equal("1", await Found(store, "entity:\"dana whitlock\""));
        Assert.Equal("2", await Found(store, "entity:\"sea lark\""));
        await using var next = await store.NextGeneration(Ct);
        await next.Derived.AddTellings([new ReadCapture(second.Id, second with { Named = [new Named("Tarn Island", NameKind.Place)] }, null)], Ct);
        await next.Derived.Write(new Turn([], [(second.Id, new StoryId(2))], [], [], [], second.Id), Ct);
        Assert.Equal(("1", "2", ""), (await Found(store, "entity:\"dana whitlock\""), await Found(store, "entity:\"sea lark\""), await Found(store, "entity:\"tarn island\"")));
        await next.SwapIn(Ct);
        Assert.Equal(("", "", "2"), (await Found(store, "entity:\"dana whitlock\""), await Found(store, "entity:\"sea lark\""), await Found(store, "entity:\"tarn island\"")));
        Assert.DoesNotContain(await store.Reading.Check(Ct), p => p.Code.StartsWith("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_reports_call_it_is_told_and_it_may_have_a_page_where_it_is_listed_or_widely_named()
    {
        await using var store = await Open();
        foreach (var (story, day, names) in Naming) await Told(store, story, day, names);
        Assert.Equal(new App.Store.Reading.EntityRow("dana-whitlock", "Dana Whitlock", NameKind.Person, false), await store.Reading.Entity("dana-whitlock", Ct)); // three stories, and no origin is known
        Assert.Equal(new App.Store.Reading.EntityRow("unitedstates", "United States", NameKind.Place, true), await store.Reading.Entity("unitedstates", Ct));
        Assert.Null(await store.Reading.Entity("nobody", Ct));
        Assert.Equal(["unitedstates"], await store.Reading.WithPages(["dana-whitlock", "unitedstates", "nobody", ""], Ct));
        foreach (string key in (string[])["unitedstates", "dana-whitlock"])
            await store.Petitions.Add(new App.Store.Reading.Petition { Kind = App.Store.Reading.PetitionKind.Dispute, Subject = App.Store.Reading.EntityRow.Subject(key), At = DateTimeOffset.UnixEpoch }, Ct);
        Assert.NotNull(await store.Reading.Entity("dana-whitlock", Ct)); // until an editor grants it: who asks need not be who is meant
        await store.Petitions.Answer(2, App.Store.Reading.PetitionState.Granted, "", DateTimeOffset.UnixEpoch, Ct);
        Assert.Null(await store.Reading.Entity("dana-whitlock", Ct));
        Assert.Equal("", await Found(store, "entity:\"dana whitlock\""));
        await store.Petitions.Answer(1, App.Store.Reading.PetitionState.Granted, "", DateTimeOffset.UnixEpoch, Ct);
        Assert.Null(await store.Reading.Entity("unitedstates", Ct));
        Assert.Equal("", await Found(store, "entity:us"));
    }

    private static readonly (int Story, int Day, Named[] Names)[] Naming =
    [
        (1, 9, [new("Dana Whitlock", NameKind.Person, true), new("United States", NameKind.Place), new("Oke Fennimore", NameKind.Person)]),
        (2, 2, [new("Dana Whitlock", NameKind.Person)]),
        (3, 20, [new("Dana Whitlock", NameKind.Unknown)]),
        (4, 30, [new("Oke Fennimore", NameKind.Person)]),
    ];

    private static async ValueTask<string> Found(IStore store, string query) => string.Join(' ', (await store.Reading.Newest(QueryParser.Parse(query).Query, 0, 9, Ct)).Select(m => m.Telling.Value));

    private static async ValueTask Told(IStore store, int story, int day, Named[] names)
    {
        var capture = Reports.Capture(story);
        var (_, id) = (await store.Ground.AddCaptures(Reports.Entries(capture), Ct))[0];
        var telling = Collation.Read(capture with { Id = id!.Value }, StreamTables.Shipped).Telling!;
        await store.Derived.AddTellings([new ReadCapture(telling.Id, telling with { Named = names, Fetched = new DateTimeOffset(2031, 3, day, 6, 0, 0, TimeSpan.Zero) }, null)], Ct);
        await store.Derived.Write(new Turn([], [(telling.Id, new StoryId(telling.Id.Value))], [], [], [], telling.Id), Ct);
    }

    [Fact]
    public async Task A_backup_holds_what_stands_and_nothing_that_was_erased()
    {
        using var folder = new TestFolder();
        await using var store = await Open();
        var telling = await Told(store, 1);
        await Told(store, 2);
        await store.Ground.Erase(new Erasing([telling.Id], []), Ct);
        await store.Backup(folder.At("b"), Ct);
        Assert.True(new FileInfo(folder.At("b")).Length > 0);
    }

    /// <summary>Accepts and reads one report.</summary>
    private protected static async ValueTask<Telling> Told(IStore store, int story)
    {
        var (_, id) = (await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(story)), Ct))[0];
        var telling = Stemma.Core.Collate.Collation.Read(Reports.Capture(story) with { Id = id!.Value }, StreamTables.Shipped).Telling!;
        Assert.Equal([Entrance.Entered], await store.Derived.AddTellings([new ReadCapture(telling.Id, telling, null)], Ct));
        return telling;
    }

    // Records that hold lists compare them by reference; the lists are compared on their own.
    private static bool JoinSame(Join a, Join b) => (a.Later, a.Earlier, a.Score, a.Stamp) == (b.Later, b.Earlier, b.Score, b.Stamp);

    private static bool AlignmentSame(Alignment a, Alignment b) => (a.A, a.B, a.ShareOfB, a.Sentences, a.Stamp) == (b.A, b.B, b.ShareOfB, b.Sentences, b.Stamp);
}

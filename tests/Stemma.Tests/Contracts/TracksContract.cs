using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to about tracks that editors attached.</summary>
public abstract class TracksContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2031, 5, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrackCredit Credit = new("Bargetrail.example", "https://trail.example/7", "From the lock to the sea", TrackCredit.NotChecked);
    private static readonly Track Track = new([[new Fix(45.5, -20.25, Noon, 12.5), new Fix(45.6, 20, null, 3), new Fix(45.7, 20.1, Noon.AddMilliseconds(61_500))], [new Fix(-1, 179.999999)]]);

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    [Fact]
    public async Task A_track_stands_in_its_story_at_once_place_for_place_and_is_there_after_reopening()
    {
        await using (var store = await Placed(true, Reports.Capture(31), Reports.Capture(5)))
        {
            Assert.Empty((await store.Reading.Story(new StoryId(1), Ct))!.Tracks);
            var entry = await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
            Assert.Equal(new TrackEntry(1, new TellingId(1), Credit, await store.Ground.Clock(Ct), "desk", false), entry);
            Held(entry, await store.Reading.Story(new StoryId(1), Ct));
            Assert.Empty((await store.Reading.Story(new StoryId(2), Ct))!.Tracks);
        }
        await using var again = await Open();
        Held(Assert.Single(await again.Tracks.All(Ct)), await again.Reading.Story(new StoryId(1), Ct));
        Assert.Equal(await again.Tracks.All(Ct), await again.Reading.Tracks(Ct));
    }

    [Fact]
    public async Task One_that_is_taken_back_is_gone_from_its_story_and_stays_in_the_log()
    {
        await using var store = await Placed(true, Reports.Capture(1));
        await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
        var second = await store.Tracks.Add(new TellingId(1), Track, Credit with { Url = null, Caption = "" }, "desk", Ct);
        Assert.Equal([1, 2], (await store.Reading.Story(new StoryId(1), Ct))!.Tracks.Select(t => t.Entry.Number));
        var undone = await store.Tracks.Undo(1, Ct);
        Assert.True(undone!.Undone);
        Assert.Equal(new TrackCredit("", null, "", ""), undone.Credit);
        Assert.Null(await store.Tracks.Undo(1, Ct));
        Assert.Null(await store.Tracks.Undo(9, Ct));
        Held(second, await store.Reading.Story(new StoryId(1), Ct));
        Assert.Equal([true, false], (await store.Tracks.All(Ct)).Select(t => t.Undone));
    }

    [Fact]
    public async Task It_goes_where_its_report_goes_when_stories_join_and_part()
    {
        await using var store = await Placed(true, Reports.Capture(31), Reports.Capture(5));
        var entry = await store.Tracks.Add(new TellingId(2), Track, Credit, "desk", Ct);
        await Turn(store, s => s.Ground.Decide(DecisionKind.Join, new TellingId(2), new TellingId(1), "ed", Ct));
        Assert.Null(await store.Reading.Story(new StoryId(2), Ct));
        Held(entry, await store.Reading.Story(new StoryId(1), Ct));
        await Turn(store, async s => await s.Ground.Undo(2, Ct));
        Assert.Empty((await store.Reading.Story(new StoryId(1), Ct))!.Tracks);
        Held(entry, await store.Reading.Story(new StoryId(2), Ct));
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Claims)]
    public async Task It_stays_through_a_replay(Step from)
    {
        await using var store = await Placed(true, Reports.Capture(31), Reports.Capture(5));
        var entry = await store.Tracks.Add(new TellingId(2), Track, Credit, "desk", Ct);
        await Reprocess.Run(store, from, TestFold.Options(), static _ => { }, Ct);
        Held(entry, await store.Reading.Story(new StoryId(2), Ct));
    }

    [Fact]
    public async Task Where_its_report_is_erased_another_of_the_story_holds_it_and_it_goes_with_the_last()
    {
        await using var store = await Placed(false, Reports.Capture(1), Reports.Capture(1, 1));
        var entry = await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(1)], []), Ct));
        Held(entry with { Telling = new TellingId(2) }, await store.Reading.Story(new StoryId(2), Ct));
        await store.Ground.Erase(new Erasing([new TellingId(2)], []), Ct);
        Assert.Empty(await store.Tracks.All(Ct));
    }

    [Fact]
    public async Task What_is_disputed_of_it_is_disputed_in_whichever_story_it_stands_and_nothing_else_is()
    {
        await using var store = await Placed(true, Reports.Capture(31), Reports.Capture(5));
        for (int n = 0; n < 2; n++) await store.Tracks.Add(new TellingId(2), Track, Credit, "desk", Ct);
        await store.Petitions.Add(new Petition { Kind = PetitionKind.Dispute, Story = new StoryId(2), Subject = "track 1, Bargetrail.example", Reason = "another barge", At = Noon }, Ct);
        Assert.Empty(await store.Reading.Disputed(new StoryId(1), Ct));
        await Turn(store, s => s.Ground.Decide(DecisionKind.Join, new TellingId(2), new TellingId(1), "ed", Ct));
        Assert.Equal([2], await Public(1));
        await Turn(store, async s => await s.Ground.Undo(2, Ct));
        Assert.Equal([2], await Public(2));
        await Turn(store, s => s.Ground.Decide(DecisionKind.Join, new TellingId(2), new TellingId(1), "ed", Ct));
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(2)], []), Ct));
        Assert.Equal([2], await Public(1));

        async ValueTask<IEnumerable<int>> Public(int story) =>
            App.Serve.Reviewed.Of((await store.Reading.Story(new StoryId(story), Ct))!, await store.Reading.Disputed(new StoryId(story), Ct)).Tracks.Select(t => t.Entry.Number);
    }

    [Fact]
    public async Task A_dispute_of_an_erased_track_does_not_hide_the_next_of_its_number()
    {
        await using var store = await Placed(true, Reports.Capture(31), Reports.Capture(5));
        await store.Tracks.Add(new TellingId(2), Track, Credit, "desk", Ct);
        await store.Petitions.Add(new Petition { Kind = PetitionKind.Dispute, Story = new StoryId(2), Subject = "track 1, Bargetrail.example", Reason = "another barge", At = Noon }, Ct);
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(2)], []), Ct));
        Assert.Equal(1, (await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct)).Number);
        Assert.Empty(await store.Reading.Disputed(new StoryId(1), Ct));
    }

    [Fact]
    public async Task Where_its_report_is_no_longer_read_another_of_the_story_holds_it_and_without_another_it_waits()
    {
        await using var store = await Placed(false, Reports.Capture(1), Reports.Capture(1, 1));
        var entry = await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
        await Turn(store, async s => await s.Derived.Replace(new TellingId(1), [Unread(1)], [], [], Ct));
        Held(entry with { Telling = new TellingId(2) }, await store.Reading.Story(new StoryId(2), Ct));
        await Turn(store, async s => await s.Derived.Replace(new TellingId(2), [Unread(2)], [], [], Ct));
        Assert.Equal(entry with { Telling = new TellingId(2) }, Assert.Single(await store.Tracks.All(Ct)));
    }

    [Fact]
    public async Task Where_a_replay_does_not_read_its_report_any_more_another_of_the_story_holds_it()
    {
        await using var store = await Placed(false, Reports.Capture(1), Reports.Capture(1, 1));
        var entry = await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
        await Reprocess.Run(store, Step.Extract, TestFold.Options() with { Carry = static l => l.Telling == new TellingId(1) ? Unread(1) : null }, static _ => { }, Ct);
        Held(entry with { Telling = new TellingId(2) }, await store.Reading.Story(new StoryId(2), Ct));
    }

    [Fact]
    public async Task A_takedown_of_a_domain_takes_back_the_tracks_that_link_to_it()
    {
        await using var store = await Placed(true, Reports.Capture(1));
        await store.Tracks.Add(new TellingId(1), Track, Credit, "desk", Ct);
        await store.Tracks.Add(new TellingId(1), Track, Credit with { Url = "https://trail.example.org/" }, "desk", Ct);
        await store.Requests.Post(new TakedownAsked(null, "trail.example", "asked"), Ct);
        using (var fold = await Fold.Open(store, TestFold.Options(), Ct)) await App.Carrying.Out(fold, Ct);
        Assert.Equal([true, false], (await store.Tracks.All(Ct)).Select(t => t.Undone));
    }

    private static ReadCapture Unread(int capture) => new(new TellingId(capture), null, new Problem("no-text", "nothing of it is text"));

    private static void Held(TrackEntry entry, Story? story)
    {
        var attached = Assert.Single(story!.Tracks);
        Assert.Equal(entry, attached.Entry);
        Assert.Equal(Track.Lines, attached.Track.Lines);
    }

    private async ValueTask<IStore> Placed(bool apart, params IReadOnlyList<Capture> captures)
    {
        var store = await Open();
        await Turn(store, async s => await s.Ground.AddCaptures(Reports.Entries(captures), Ct));
        if (captures.Count > 1 && apart) await Turn(store, s => s.Ground.Decide(DecisionKind.Part, new TellingId(1), new TellingId(2), "ed", Ct));
        return store;
    }

    private static async ValueTask Turn<T>(IStore store, Func<IStore, ValueTask<T>> act)
    {
        await act(store);
        using var fold = await Fold.Open(store, TestFold.Options(), Ct);
        await fold.Finish(Ct);
    }

    private static ValueTask Turn(IStore store, Func<IStore, Task> act) => Turn(store, async s =>
    {
        await act(s);
        return 0;
    });
}

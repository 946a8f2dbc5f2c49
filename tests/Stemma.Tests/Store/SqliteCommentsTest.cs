using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Store;

public sealed class SqliteCommentsTest : CommentsContract, IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2031, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Writer Ana = new(null, "ana", "ana-mail", "net-1");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<IStore> Open()
    {
        var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        if ((await store.Reading.Memberships(Ct)).Count == 0) await Turn(store, async s => await s.Ground.AddCaptures(Reports.Entries([Reports.Capture(1), Reports.Capture(1, 1), Reports.Chess("chess")]), Ct));
        return store;
    }

    [Fact]
    public async Task A_comment_goes_where_its_report_goes_when_stories_join_and_part()
    {
        await using var store = await Open();
        int number = await Add(store, 3);
        await Turn(store, async s => await s.Ground.Decide(DecisionKind.Join, new TellingId(3), new TellingId(1), "ed", Ct));
        Assert.Equal([number], await Shown(store, 1));
        await Turn(store, async s => await s.Ground.Undo(1, Ct));
        Assert.Equal([number], await Shown(store, 3));
        Assert.Empty(await Shown(store, 1));
    }

    [Theory]
    [InlineData(Step.Extract)]
    [InlineData(Step.Claims)]
    public async Task A_comment_stays_through_a_replay(Step from)
    {
        await using var store = await Open();
        int number = await Add(store, 1);
        await store.Comments.SetMode((await store.Reading.StoryOf(new TellingId(1), Ct))!.Value, CommentMode.After, Noon, Ct);
        await Reprocess.Run(store, from, TestFold.Options(), static _ => { }, Ct);
        Assert.Equal([number], await Shown(store, 2));
        Assert.Equal(CommentMode.After, await store.Comments.Mode((await store.Reading.StoryOf(new TellingId(2), Ct))!.Value, Ct));
    }

    [Fact]
    public async Task Where_its_report_is_erased_another_of_the_story_holds_it_and_its_words_go_with_the_last()
    {
        await using var store = await Open();
        int number = await Add(store, 1);
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(1)], []), Ct));
        Assert.Equal([number], await Shown(store, 2));
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(2)], []), Ct));
        var gone = (await store.Comments.One(number, Ct))!;
        Assert.Equal((CommentState.Erased, "", 0), (gone.State, gone.Text, gone.Telling.Value));
        await store.Scrub(Ct);
        Assert.False(ErasureTest.Holds(File.ReadAllBytes(_folder.At("stemma.db")), "Quoxelbrand"));
    }

    [Fact]
    public async Task A_restore_brings_no_decision_back_to_what_it_was_and_no_erased_word()
    {
        int published, erased, later;
        await using (var store = await Open())
        {
            (published, erased) = (await Add(store, 1), await Add(store, 1, Ana with { Guest = "bo" }));
            await store.Backup(_folder.At("backup"), Ct);
            await store.Comments.Decide(published, CommentState.Rejected, CommentReason.Spam, "It advertises.", "", Noon, Ct);
            await store.Comments.Erase(Ana with { Guest = "bo" }, null, Noon, Ct);
            await Turn(store, async s => await s.Ground.AddCaptures(Reports.Entries([Reports.Capture(31)]), Ct));
            later = await Add(store, 4, Ana with { Guest = "cy" });
        }
        Restoring.Prepare(_folder.At("backup"), _folder.At("stemma.db"), _folder.At("work"), DateTimeOffset.UnixEpoch);
        Restoring.Replace(_folder.At("work"), _folder.At("stemma.db"));
        await using var restored = await Open();
        Assert.Equal(CommentState.Rejected, (await restored.Comments.One(published, Ct))!.State);
        Assert.Equal(("", CommentState.Erased), ((await restored.Comments.One(erased, Ct))!.Text, (await restored.Comments.One(erased, Ct))!.State));
        Assert.Equal(0, (await restored.Comments.One(later, Ct))!.Telling.Value); // its report is not there, and its number is another's to come
    }

    [Fact]
    public async Task What_is_cited_of_a_report_goes_with_the_report()
    {
        await using var store = await Open();
        var taken = await store.Comments.Add(new NewComment(new TellingId(2), null, Ana, "Ana", "words", "words", new CitedPlace(new TellingId(1), new Span(0, 5), "hash"), Noon), static _ => new CommentRuling(CommentState.Published, ""), Ct);
        Assert.NotNull((await store.Comments.One(taken!.Number!.Value, Ct))!.Cites);
        await Turn(store, async s => await s.Ground.Erase(new Erasing([new TellingId(1)], []), Ct));
        Assert.Null((await store.Comments.One(taken.Number.Value, Ct))!.Cites);
    }

    private static async Task<int> Add(IStore store, int telling, Writer? by = null) => (await store.Comments.Add(
        new NewComment(new TellingId(telling), null, by ?? Ana, "Ana", "Quoxelbrand words", "alike", null, Noon), static _ => new CommentRuling(CommentState.Published, ""), Ct))!.Number!.Value;

    private static async Task<IEnumerable<int>> Shown(IStore store, int telling) =>
        (await store.Comments.Of((await store.Reading.StoryOf(new TellingId(telling), Ct))!.Value, 0, 10, Ct)).Threads.Select(t => t.Comments[0].Number);

    private static async Task Turn(IStore store, Func<IStore, Task> act)
    {
        await act(store);
        using var fold = await Fold.Open(store, TestFold.Options(), Ct);
        await fold.Finish(Ct);
    }
}

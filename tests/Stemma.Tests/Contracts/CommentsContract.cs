using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store of comments does.</summary>
public abstract class CommentsContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2031, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Writer Ana = new(null, "ana", "ana-mail", "net-1"), Bo = new(null, "bo", "bo-mail", "net-2");

    /// <summary>A store of two stories: reports 1 and 2 in one, report 3 in another.</summary>
    protected abstract Task<IStore> Open();

    private static NewComment New(Writer by, string text, int telling = 1, int? parent = null, DateTimeOffset? at = null) => new(new TellingId(telling), parent, by, "Ana", text, text, null, at ?? Noon);

    private static async Task<int> Add(IStore store, NewComment comment, CommentState state = CommentState.Published)
    {
        var taken = await store.Comments.Add(comment, _ => new CommentRuling(state, state == CommentState.Held ? "A check held it." : ""), Ct);
        return taken!.Number!.Value;
    }

    private static async Task<StoryId> Story(IStore store, int telling) => (await store.Reading.StoryOf(new TellingId(telling), Ct))!.Value;

    [Fact]
    public async Task Only_published_comments_are_shown_and_a_thread_keeps_its_order()
    {
        await using var store = await Open();
        int root = await Add(store, New(Ana, "first"));
        int reply = await Add(store, New(Bo, "answer", telling: 2, parent: root));
        await Add(store, New(Bo, "held"), CommentState.Held);
        var shown = await store.Comments.Of(await Story(store, 2), 0, 10, Ct);
        Assert.Equal([root, reply], shown.Threads.Single().Comments.Select(c => c.Number));
        Assert.Equal(2, shown.Published);
        Assert.Empty((await store.Comments.Of(await Story(store, 3), 0, 10, Ct)).Threads);
        Assert.Equal(1, (await store.Comments.Waiting(Ct)).Held);
    }

    [Fact]
    public async Task A_thread_is_read_part_by_part_each_with_what_its_replies_answer()
    {
        await using var store = await Open();
        int root = await Add(store, New(Ana, "root")), last = root;
        var chain = new List<int>();
        for (int n = 0; n < 7; n++) chain.Add(last = await Add(store, New(Bo, $"reply {n}", parent: n < 5 ? root : last)));
        int elsewhere = await Add(store, New(Ana, "another root"));
        var story = await Story(store, 1);
        var first = await store.Comments.Thread(story, root, 0, 3, Ct);
        Assert.Equal([root, .. chain[..3]], first!.Comments.Select(c => c.Number));
        Assert.True(first.More);
        var rest = await store.Comments.Thread(story, root, 6, 3, Ct); // its one reply answers the sixth, which answers the fifth
        Assert.Equal([root, .. chain[4..]], rest!.Comments.Select(c => c.Number));
        Assert.False(rest.More);
        Assert.Equal([root], (await store.Comments.Thread(story, root, 60, 3, Ct))!.Comments.Select(c => c.Number));
        Assert.Null(await store.Comments.Thread(story, chain[0], 0, 3, Ct)); // it begins no thread
        Assert.Null(await store.Comments.Thread(await Story(store, 3), root, 0, 3, Ct));
        Assert.Equal([elsewhere, root], (await store.Comments.Of(story, 0, 10, Ct)).Threads.Select(t => t.Comments[0].Number));
    }

    [Fact]
    public async Task A_reply_to_what_is_not_published_or_stands_elsewhere_is_not_kept()
    {
        await using var store = await Open();
        int held = await Add(store, New(Ana, "held"), CommentState.Held), root = await Add(store, New(Ana, "root"));
        CommentRuling Rule(Seen _) => new(CommentState.Published, "");
        Assert.Null(await store.Comments.Add(New(Bo, "x", parent: held), Rule, Ct));
        Assert.Null(await store.Comments.Add(New(Bo, "x", telling: 3, parent: root), Rule, Ct));
        Assert.Null(await store.Comments.Add(New(Bo, "x", telling: 99), Rule, Ct));
    }

    [Fact]
    public async Task A_rejected_comment_that_is_answered_leaves_its_place_and_none_of_its_words()
    {
        await using var store = await Open();
        int root = await Add(store, New(Ana, "secret words"));
        await Add(store, New(Bo, "answer", parent: root));
        Assert.True(await store.Comments.Decide(root, CommentState.Rejected, CommentReason.Spam, "It advertises.", "", Noon, Ct));
        var thread = (await store.Comments.Of(await Story(store, 1), 0, 10, Ct)).Threads.Single().Comments;
        Assert.Equal(("", "", CommentState.Rejected), (thread[0].Text, thread[0].Name, thread[0].State));
        Assert.Equal("It advertises.", (await store.Comments.Of(Ana, Ct)).Single().Why);
    }

    [Fact]
    public async Task What_is_asked_of_the_checks_is_counted_by_writer_and_by_network()
    {
        await using var store = await Open();
        await Add(store, New(Ana, "a"));
        await Add(store, New(Ana with { Guest = "other" }, "a"), CommentState.Held);
        await Add(store, New(Bo, "a"));
        Seen? seen = null;
        await store.Comments.Add(New(Ana, "a", at: Noon.AddMinutes(1)), s => { seen = s; return new CommentRuling(null, "no"); }, Ct);
        Assert.Equal((2, 0, 1, 1, 2), (seen!.Lately, seen.Waiting, seen.Near, seen.Own, seen.Others));
        Assert.Equal((1, 0), (seen.Past.Published, seen.Past.Held));
        Assert.Equal(3, (await store.Comments.Of(await Story(store, 1), 0, 10, Ct)).Published + (await store.Comments.Waiting(Ct)).Held); // what is refused is not kept
    }

    [Fact]
    public async Task An_appeal_is_taken_once_and_granting_it_lifts_what_was_done_for_it()
    {
        await using var store = await Open();
        int number = await Add(store, New(Ana, "words"));
        await store.Comments.Decide(number, CommentState.Rejected, CommentReason.Attack, "why", "", Noon, Ct);
        Assert.NotNull(await store.Comments.Sanction(new NewSanction(number, SanctionKind.Banned, "for that", Noon, null, Noon.AddDays(7)), Ct));
        Assert.NotNull((await store.Comments.Past(Ana with { Guest = "new browser", Net = null }, Ct)).Barred(Noon)); // by the mail address
        Assert.NotNull((await store.Comments.Past(new Writer(null, "another", "another", "net-1"), Ct)).Barred(Noon)); // by the network
        Assert.Null((await store.Comments.Past(new Writer(7, null, null, "net-1"), Ct)).Barred(Noon)); // an account behind the same network goes on
        Assert.False(await store.Comments.Appeal(number, Bo, "not mine", Noon, Ct));
        Assert.True(await store.Comments.Appeal(number, Ana, "wrong", Noon, Ct));
        Assert.False(await store.Comments.Appeal(number, Ana, "again", Noon, Ct));
        Assert.True(await store.Comments.Hear(number, true, "you are right", Noon, Ct));
        Assert.Equal(CommentState.Published, (await store.Comments.One(number, Ct))!.State);
        Assert.Null((await store.Comments.Past(Ana, Ct)).Barred(Noon));
    }

    [Fact]
    public async Task A_banned_account_is_barred_as_a_guest_of_its_network_or_mail_address_too()
    {
        await using var store = await Open();
        int number = await Add(store, New(new Writer(7, null, "seven", "net-7"), "words"));
        await store.Comments.Sanction(new NewSanction(number, SanctionKind.Banned, "for that", Noon, null, Noon.AddDays(7)), Ct);
        Assert.NotNull((await store.Comments.Past(new Writer(null, "new browser", "another", "net-7"), Ct)).Barred(Noon));
        Assert.NotNull((await store.Comments.Past(new Writer(null, "new browser", "seven", "net-8"), Ct)).Barred(Noon));
        Assert.Null((await store.Comments.Past(Bo, Ct)).Barred(Noon));
    }

    [Fact]
    public async Task A_decision_is_for_the_words_that_were_read()
    {
        await using var store = await Open();
        int number = await Add(store, New(Ana, "harmless"), CommentState.Held);
        string read = (await store.Comments.One(number, Ct))!.Version;
        await store.Comments.Edit(number, New(Ana, "harmful"), Noon.AddMinutes(-5), _ => new CommentRuling(CommentState.Held, ""), Ct);
        Assert.False(await store.Comments.Decide(number, CommentState.Published, CommentReason.None, "", "", Noon, Ct, read));
        Assert.Equal(CommentState.Held, (await store.Comments.One(number, Ct))!.State);
        Assert.True(await store.Comments.Decide(number, CommentState.Published, CommentReason.None, "", "", Noon, Ct, (await store.Comments.One(number, Ct))!.Version));
    }

    [Fact]
    public async Task Whoever_erases_his_comments_erases_no_ban_no_history_and_no_limit_and_who_reported_them_is_answered()
    {
        await using var store = await Open();
        int rejected = await Add(store, New(Ana, "spam")), reported = await Add(store, New(Ana, "insults"));
        await store.Comments.Decide(rejected, CommentState.Rejected, CommentReason.Spam, "why", "", Noon, Ct);
        await store.Comments.Report(new NewReport(reported, CommentReason.Attack, "why", "", "", "t", "net-9", Noon), 9, Ct);
        Assert.Equal(2, await store.Comments.Erase(Ana, null, Noon, Ct));
        var report = (await store.Comments.ReportOf("t", Ct))!;
        Assert.Equal((true, "Its writer erased the comment.", Noon), (report.Upheld, report.Answer, report.Answered));
        Assert.Equal(0, (await store.Comments.Waiting(Ct)).Reported);
        Seen? seen = null;
        await store.Comments.Add(New(Ana, "more", at: Noon.AddMinutes(1)), s => { seen = s; return new CommentRuling(null, "no"); }, Ct);
        Assert.Equal((2, 2, 1), (seen!.Lately, seen.Waiting, seen.Past.Rejected));
        Assert.NotNull(await store.Comments.Sanction(new NewSanction(reported, SanctionKind.Banned, "for that", Noon, null, Noon.AddDays(7)), Ct));
        Assert.NotNull((await store.Comments.Past(Ana, Ct)).Barred(Noon));
        await store.Comments.Forget(Noon.AddDays(31), Ct);
        Assert.Null(await store.Comments.Sanction(new NewSanction(reported, SanctionKind.Banned, "too late", Noon, null, null), Ct)); // who it was is forgotten
    }

    [Fact]
    public async Task A_published_reply_is_shown_however_much_above_it_was_rejected()
    {
        await using var store = await Open();
        int root = await Add(store, New(Ana, "a")), second = await Add(store, New(Bo, "b", parent: root)), third = await Add(store, New(Ana, "c", parent: second)), last = await Add(store, New(Bo, "d", parent: third));
        foreach (int number in (int[])[root, second, third]) await store.Comments.Decide(number, CommentState.Rejected, CommentReason.Spam, "", "", Noon, Ct);
        Assert.Equal([root, second, third, last], (await store.Comments.Of(await Story(store, 1), 0, 10, Ct)).Threads.Single().Comments.Select(c => c.Number));
        await store.Comments.Decide(last, CommentState.Rejected, CommentReason.Spam, "", "", Noon, Ct);
        Assert.Empty((await store.Comments.Of(await Story(store, 1), 0, 10, Ct)).Threads);
    }

    [Fact]
    public async Task Networks_and_reporters_are_forgotten_in_time()
    {
        await using var store = await Open();
        int number = await Add(store, New(Ana, "words"));
        await store.Comments.Sanction(new NewSanction(number, SanctionKind.Banned, "for that", Noon, null, Noon.AddDays(7)), Ct);
        var stranger = new Writer(null, "stranger", "stranger", "net-1");
        await store.Comments.Forget(Noon.AddDays(6), Ct);
        Assert.NotNull((await store.Comments.Past(stranger, Ct)).Barred(Noon.AddDays(6)));
        await store.Comments.Forget(Noon.AddDays(8), Ct);
        Assert.Null((await store.Comments.Past(stranger, Ct)).Barred(Noon.AddDays(8)));
        Assert.NotNull((await store.Comments.Past(Ana, Ct)).Barred(Noon.AddDays(8)));
    }

    [Fact]
    public async Task A_change_is_taken_within_its_time_and_never_after_a_decision()
    {
        await using var store = await Open();
        int number = await Add(store, New(Ana, "words"));
        CommentRuling Rule(Seen _) => new(CommentState.Published, "");
        Assert.Null(await store.Comments.Edit(number, New(Bo, "theirs"), Noon.AddMinutes(-5), Rule, Ct));
        Assert.Null(await store.Comments.Edit(number, New(Ana, "late"), Noon.AddMinutes(1), Rule, Ct));
        Assert.NotNull(await store.Comments.Edit(number, New(Ana, "better"), Noon.AddMinutes(-5), Rule, Ct));
        Assert.Equal("better", (await store.Comments.One(number, Ct))!.Text);
        Assert.NotNull(await store.Comments.Edit(number, New(Ana, "doubtful"), Noon.AddMinutes(-5), _ => new CommentRuling(CommentState.Held, "held"), Ct));
        Assert.NotNull(await store.Comments.Edit(number, New(Ana, "harmless"), Noon.AddMinutes(-5), Rule, Ct));
        Assert.Equal(CommentState.Held, (await store.Comments.One(number, Ct))!.State); // what was held waits for a person
        await store.Comments.Decide(number, CommentState.Published, CommentReason.None, "", "", Noon, Ct);
        Assert.Null(await store.Comments.Edit(number, New(Ana, "after"), Noon.AddMinutes(-5), Rule, Ct));
    }

    [Fact]
    public async Task Erased_words_are_gone_and_the_writer_with_them()
    {
        await using var store = await Open();
        int root = await Add(store, New(Ana, "gone")), other = await Add(store, New(Bo, "stays", parent: root));
        Assert.Equal(0, await store.Comments.Erase(Ana, other, Noon, Ct));
        Assert.Equal(1, await store.Comments.Erase(Ana, null, Noon, Ct));
        Assert.Empty(await store.Comments.Of(Ana, Ct));
        var thread = (await store.Comments.Of(await Story(store, 1), 0, 10, Ct)).Threads.Single().Comments;
        Assert.Equal([CommentState.Erased, CommentState.Published], thread.Select(c => c.State));
        Assert.False(await store.Comments.Decide(root, CommentState.Published, CommentReason.None, "", "", Noon, Ct));
    }

    [Fact]
    public async Task The_strictest_of_what_was_chosen_for_a_storys_reports_holds()
    {
        await using var store = await Open();
        var story = await Story(store, 1);
        Assert.Null(await store.Comments.Mode(story, Ct));
        await store.Comments.SetMode(story, CommentMode.After, Noon, Ct);
        Assert.Equal(CommentMode.After, await store.Comments.Mode(story, Ct));
        await store.Comments.SetMode(story, CommentMode.Off, Noon, Ct);
        Assert.Equal(CommentMode.Off, await store.Comments.Mode(story, Ct));
        await store.Comments.SetMode(story, null, Noon, Ct);
        Assert.Null(await store.Comments.Mode(story, Ct));
    }

    [Fact]
    public async Task A_report_waits_until_the_comment_is_judged_and_one_network_makes_so_many()
    {
        await using var store = await Open();
        int number = await Add(store, New(Ana, "words"));
        NewReport Report(string token) => new(number, CommentReason.Illegal, "why", "Cy", "cy@example.org", token, "net-9", Noon);
        Assert.NotNull(await store.Comments.Report(Report("t1"), 2, Ct));
        Assert.NotNull(await store.Comments.Report(Report("t2"), 2, Ct));
        Assert.Null(await store.Comments.Report(Report("t3"), 2, Ct));
        Assert.Equal(number, (await store.Comments.Queue(QueueKind.Reported, 0, 10, Ct)).Comments.Single().Comment.Number);
        await store.Comments.Decide(number, CommentState.Rejected, CommentReason.Illegal, "why", "It was taken away.", Noon, Ct);
        Assert.True((await store.Comments.ReportOf("t1", Ct))!.Upheld);
        Assert.Equal(0, (await store.Comments.Waiting(Ct)).Reported);
    }
}

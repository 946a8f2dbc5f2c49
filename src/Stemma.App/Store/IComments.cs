using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>Who writes, as he is known again: an account, or keyed hashes of what a guest brings.</summary>
/// <param name="Account">An account's number; null for a guest.</param>
/// <param name="Guest">Hash of what a guest's browser holds.</param>
/// <param name="Mail">Hash of a guest's mail address.</param>
/// <param name="Net">Hash of the network that it comes from.</param>
public sealed record Writer(int? Account, string? Guest, string? Mail, string? Net);

/// <summary>A comment that is to be kept.</summary>
/// <param name="Telling">The report it hangs on; a reply hangs where its thread hangs.</param>
/// <param name="Parent">The published comment that it answers, or null.</param>
/// <param name="By">Who writes.</param>
/// <param name="Name">A guest's name; "" for an account.</param>
/// <param name="Text">Its words.</param>
/// <param name="Alike">Hash of its letters alone.</param>
/// <param name="Cites">What it cites, or null.</param>
/// <param name="At">When.</param>
public sealed record NewComment(TellingId Telling, int? Parent, Writer By, string Name, string Text, string Alike, CitedPlace? Cites, DateTimeOffset At);

/// <summary>What the checks ask of what is kept.</summary>
/// <param name="Past">What the writer wrote before: by his account, or by what his browser holds. A mail address proves nothing, so nobody earns trust by it.</param>
/// <param name="Lately">Comments of this writer or network in the last ten minutes.</param>
/// <param name="Waiting">Held comments of this writer, and those he erased within a day.</param>
/// <param name="Near">Such of his network.</param>
/// <param name="Own">Comments of the same letters of this writer within a day.</param>
/// <param name="Others">Such of others.</param>
public sealed record Seen(WriterPast Past, int Lately, int Waiting, int Near, int Own, int Others);

/// <summary>What is to become of a comment.</summary>
/// <param name="State">Held or published; null to refuse it: it is not kept.</param>
/// <param name="Why">Why it is not published, in words for its writer; "" where it is.</param>
public sealed record CommentRuling(CommentState? State, string Why);

/// <summary>What became of a comment that was sent.</summary>
/// <param name="Number">Its number; null where it was not kept.</param>
/// <param name="Ruling">How it was ruled.</param>
public sealed record CommentTaken(int? Number, CommentRuling Ruling);

/// <summary>A report of a comment that is to be kept.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Words">In the reader's words.</param>
/// <param name="Who">Who says so.</param>
/// <param name="Contact">His mail address, where something is called illegal; else "".</param>
/// <param name="Token">Hash of the token by which he sees what became of it.</param>
/// <param name="Net">Hash of the network he comes from.</param>
/// <param name="At">When.</param>
public sealed record NewReport(int Comment, CommentReason Kind, string Words, string Who, string Contact, string Token, string? Net, DateTimeOffset At);

/// <summary>Something to do to a comment's writer.</summary>
/// <param name="Comment">The comment for which.</param>
/// <param name="Kind">What.</param>
/// <param name="Why">Why, in words for him.</param>
/// <param name="At">When.</param>
/// <param name="Ends">When it ends; null for never.</param>
/// <param name="NetEnds">Until when a guest's network is barred with him; null where it is not.</param>
public sealed record NewSanction(int Comment, SanctionKind Kind, string Why, DateTimeOffset At, DateTimeOffset? Ends, DateTimeOffset? NetEnds);

/// <summary>Readers' comments. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface IComments
{
    /// <summary>Keeps a comment, or refuses it.</summary>
    /// <param name="comment">It.</param>
    /// <param name="rule">Says what becomes of it, by what is kept at that very moment: of two that come at once, the second sees the first.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where the report stands in no story, or what it answers is not published there.</returns>
    ValueTask<CommentTaken?> Add(NewComment comment, Func<Seen, CommentRuling> rule, CancellationToken ct);

    /// <summary>Gives a comment other words, while its writer may: until a time after it was written, where no moderator decided on it and nobody answered.</summary>
    /// <returns>Null where he may not.</returns>
    ValueTask<CommentTaken?> Edit(int number, NewComment changed, DateTimeOffset after, Func<Seen, CommentRuling> rule, CancellationToken ct);

    /// <summary>Erases words and name of a comment, or of all of its writer's.</summary>
    /// <returns>How many.</returns>
    ValueTask<int> Erase(Writer by, int? number, DateTimeOffset at, CancellationToken ct);

    /// <summary>The one of a number, or null.</summary>
    ValueTask<Comment?> One(int number, CancellationToken ct);

    /// <summary>What somebody wrote, newest first; erased ones too. By account, else by what his browser holds.</summary>
    ValueTask<IReadOnlyList<Comment>> Of(Writer by, CancellationToken ct);

    /// <summary>His history.</summary>
    ValueTask<WriterPast> Past(Writer by, CancellationToken ct);

    /// <summary>The history of a comment's writer; null where there is no such comment.</summary>
    ValueTask<WriterPast?> PastOf(int number, CancellationToken ct);

    /// <summary>A story's threads.</summary>
    ValueTask<CommentThreads> Of(StoryId story, int skip, int count, CancellationToken ct);

    /// <summary>A part of one thread, by the replies in it; null where the story has no such thread that is shown.</summary>
    ValueTask<CommentThread?> Thread(StoryId story, int root, int skip, int count, CancellationToken ct);

    /// <summary>The published comments of a story, newest first.</summary>
    ValueTask<IReadOnlyList<Comment>> Newest(StoryId story, int skip, int count, CancellationToken ct);

    /// <summary>What was chosen for a story; null where nothing was. Where stories were joined, the strictest of what was chosen for each.</summary>
    ValueTask<CommentMode?> Mode(StoryId story, CancellationToken ct);

    /// <summary>Chooses for a story; null takes the choice back.</summary>
    ValueTask SetMode(StoryId story, CommentMode? mode, DateTimeOffset at, CancellationToken ct);

    /// <summary>Whether an account may moderate.</summary>
    ValueTask<bool> HasModerator(CancellationToken ct);

    /// <summary>A part of the moderators' queue.</summary>
    ValueTask<QueuedComments> Queue(QueueKind kind, int skip, int count, CancellationToken ct);

    /// <summary>One comment as a moderator sees it, or null.</summary>
    ValueTask<JudgedComment?> Judged(int number, CancellationToken ct);

    /// <summary>How many wait.</summary>
    ValueTask<CommentsWaiting> Waiting(CancellationToken ct);

    /// <summary>A moderator decides; reports of it that wait are answered with that. Erased ones stay erased.</summary>
    /// <param name="number">The comment.</param>
    /// <param name="state">Held, published or rejected.</param>
    /// <param name="reason">Why, where it is rejected.</param>
    /// <param name="why">In words for its writer.</param>
    /// <param name="answer">In words for who reported it.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="version">The one that was read (<see cref="Comment.Version"/>); null for whichever stands.</param>
    /// <returns>Whether there was one, in that version. An appeal that waits is answered with it.</returns>
    ValueTask<bool> Decide(int number, CommentState state, CommentReason reason, string why, string answer, DateTimeOffset at, CancellationToken ct, string? version = null);

    /// <summary>Keeps what a writer says against a rejection: once.</summary>
    /// <returns>False where he may not.</returns>
    ValueTask<bool> Appeal(int number, Writer by, string words, DateTimeOffset at, CancellationToken ct);

    /// <summary>Answers an appeal; where it is granted, the comment is published and what was done to its writer for it is taken back.</summary>
    ValueTask<bool> Hear(int number, bool granted, string answer, DateTimeOffset at, CancellationToken ct);

    /// <summary>Keeps a report of a published comment.</summary>
    /// <param name="report">It.</param>
    /// <param name="most">The most of one network in a day.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Its number; null where there is no such comment, or too many came.</returns>
    ValueTask<int?> Report(NewReport report, int most, CancellationToken ct);

    /// <summary>The report of a token, or null.</summary>
    ValueTask<CommentReport?> ReportOf(string token, CancellationToken ct);

    /// <summary>Dismisses what is said against a comment, which stays.</summary>
    /// <returns>How many reports.</returns>
    ValueTask<int> Dismiss(int comment, string answer, DateTimeOffset at, CancellationToken ct);

    /// <summary>Warns, suspends or bans a comment's writer.</summary>
    /// <returns>Its number; null where there is no such comment.</returns>
    ValueTask<int?> Sanction(NewSanction sanction, CancellationToken ct);

    /// <summary>Takes a sanction back.</summary>
    ValueTask<bool> Lift(int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>Forgets networks after a month or with the bar on them, and how to reach who reported something half a year after its answer.</summary>
    ValueTask Forget(DateTimeOffset now, CancellationToken ct);
}

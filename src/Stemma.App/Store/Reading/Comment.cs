using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>Whether comments are taken, and who reads them first.</summary>
public enum CommentMode
{
    /// <summary>None are taken, and none shown.</summary>
    Off,

    /// <summary>A moderator reads each before it is shown.</summary>
    Before,

    /// <summary>Each is shown at once, unless a check holds it.</summary>
    After,
}

/// <summary>How a comment stands.</summary>
public enum CommentState
{
    /// <summary>It waits for a moderator; nobody else sees it.</summary>
    Held,

    /// <summary>It is shown.</summary>
    Published,

    /// <summary>A moderator rejected it.</summary>
    Rejected,

    /// <summary>Its words are erased: by its writer, or with the report it stood under.</summary>
    Erased,
}

/// <summary>Why a comment was rejected, or is reported.</summary>
public enum CommentReason
{
    /// <summary>For none of these.</summary>
    None,

    /// <summary>It is offensive.</summary>
    Offensive,

    /// <summary>It attacks a person.</summary>
    Attack,

    /// <summary>It advertises or repeats.</summary>
    Spam,

    /// <summary>It is against the law.</summary>
    Illegal,

    /// <summary>It is not about the story.</summary>
    OffTopic,

    /// <summary>It tells what is private of somebody.</summary>
    Private,

    /// <summary>For another reason, given in words.</summary>
    Other,
}

/// <summary>What is done to a writer.</summary>
public enum SanctionKind
{
    /// <summary>He is warned, and goes on.</summary>
    Warned,

    /// <summary>He writes nothing until a day.</summary>
    Suspended,

    /// <summary>He writes nothing any more.</summary>
    Banned,
}

/// <summary>A passage of a report that a comment cites, by where it stands in that report's text.</summary>
/// <param name="Telling">The report.</param>
/// <param name="At">Where, in UTF-16 units.</param>
/// <param name="Hash">Of the passage's letters as they were cited.</param>
public sealed record CitedPlace(TellingId Telling, Span At, string Hash);

/// <summary>A reader's comment. It holds nothing of a mail address or a connection.</summary>
public sealed record Comment
{
    /// <summary>Its number; never given to another.</summary>
    public required int Number { get; init; }

    /// <summary>The report it hangs on; it stands in whichever story that stands in. 0 for none.</summary>
    public required TellingId Telling { get; init; }

    /// <summary>The comment that it answers, or null.</summary>
    public int? Parent { get; init; }

    /// <summary>The comment that its thread begins with.</summary>
    public required int Root { get; init; }

    /// <summary>Its writer's account; null for a guest.</summary>
    public int? Account { get; init; }

    /// <summary>Its writer's name; "" where that is erased.</summary>
    public required string Name { get; init; }

    /// <summary>Its words, in Markdown; "" where they are erased.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its words were last changed, or null.</summary>
    public DateTimeOffset? Edited { get; init; }

    /// <summary>How it stands.</summary>
    public required CommentState State { get; init; }

    /// <summary>Why it was rejected.</summary>
    public CommentReason Reason { get; init; }

    /// <summary>Why it is held, or was rejected, in words for its writer.</summary>
    public string Why { get; init; } = "";

    /// <summary>When a moderator decided on it, or null.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>What its writer says against that, or null.</summary>
    public string? Appeal { get; init; }

    /// <summary>When that was answered, or null.</summary>
    public DateTimeOffset? Heard { get; init; }

    /// <summary>The answer to it, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>What it cites, or null.</summary>
    public CitedPlace? Cites { get; init; }

    /// <summary>Whether an appeal waits for its answer.</summary>
    public bool Appeals => Appeal is not null && Heard is null;

    /// <summary>Which words of it, in which state: what a moderator read is told by it from what stands now.</summary>
    public string Version => $"{(int)State}.{Edited?.UtcTicks ?? 0}";
}

/// <summary>What a reader says against a comment.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Comment">The comment's.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Words">In his words.</param>
/// <param name="Who">Who says so; "" where he did not say.</param>
/// <param name="At">When.</param>
/// <param name="Upheld">Whether it was found to be so; null while it waits.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Answered">When it was given, or null.</param>
public sealed record CommentReport(int Number, int Comment, CommentReason Kind, string Words, string Who, DateTimeOffset At, bool? Upheld, string? Answer, DateTimeOffset? Answered);

/// <summary>Something that was done to a writer.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Comment">For which comment.</param>
/// <param name="Kind">What.</param>
/// <param name="Why">Why, in words for him.</param>
/// <param name="At">When.</param>
/// <param name="Ends">When it ends; null for never.</param>
/// <param name="Lifted">When it was taken back, or null.</param>
public sealed record Sanction(int Number, int Comment, SanctionKind Kind, string Why, DateTimeOffset At, DateTimeOffset? Ends, DateTimeOffset? Lifted)
{
    /// <summary>Whether its writer may not write at this time.</summary>
    public bool Bars(DateTimeOffset now) => Kind != SanctionKind.Warned && Lifted is null && (Ends is not { } ends || ends > now);
}

/// <summary>A page of a story's threads.</summary>
/// <param name="Threads">What each begins with, newest first, and what follows in it, oldest first. What is not published is there without its words, and only where something published answers it.</param>
/// <param name="Published">How many comments are shown in all.</param>
/// <param name="More">Whether there are more threads.</param>
public sealed record CommentThreads(IReadOnlyList<CommentThread> Threads, int Published, bool More)
{
    /// <summary>So many replies of each are there at first.</summary>
    public const int PerThread = 200;
}

/// <summary>A part of a thread.</summary>
/// <param name="Comments">What it begins with, and of what follows the part that was asked for, with all that stands between the two.</param>
/// <param name="More">Whether more follows.</param>
public sealed record CommentThread(IReadOnlyList<Comment> Comments, bool More);

/// <summary>What a moderator sees of one comment.</summary>
/// <param name="Comment">It.</param>
/// <param name="Story">The story it stands in; null for none.</param>
/// <param name="Reports">What is said against it.</param>
/// <param name="Past">What else its writer wrote.</param>
public sealed record JudgedComment(Comment Comment, StoryId? Story, IReadOnlyList<CommentReport> Reports, WriterPast Past);

/// <summary>A writer's history with us.</summary>
/// <param name="Published">His published comments.</param>
/// <param name="Rejected">His rejected ones.</param>
/// <param name="Held">Those that wait.</param>
/// <param name="Latest">His latest ones, newest first; a few.</param>
/// <param name="Sanctions">What was done to him, newest first.</param>
public sealed record WriterPast(int Published, int Rejected, int Held, IReadOnlyList<Comment> Latest, IReadOnlyList<Sanction> Sanctions)
{
    /// <summary>What keeps him from writing now, or null.</summary>
    public Sanction? Barred(DateTimeOffset now) => Sanctions.FirstOrDefault(s => s.Bars(now));
}

/// <summary>A list of the moderators' queue.</summary>
/// <param name="Comments">The comments.</param>
/// <param name="More">Whether there are more.</param>
public sealed record QueuedComments(IReadOnlyList<JudgedComment> Comments, bool More);

/// <summary>Which comments a moderator looks at.</summary>
public enum QueueKind
{
    /// <summary>Those that wait, oldest first.</summary>
    Held,

    /// <summary>Those that readers reported, oldest report first.</summary>
    Reported,

    /// <summary>Those whose writer appeals.</summary>
    Appealed,

    /// <summary>The latest that are published.</summary>
    Published,

    /// <summary>The latest that were rejected.</summary>
    Rejected,
}

/// <summary>How many comments wait for a moderator.</summary>
/// <param name="Held">Held ones.</param>
/// <param name="Reported">Reported ones.</param>
/// <param name="Appealed">Appeals.</param>
public sealed record CommentsWaiting(int Held, int Reported, int Appealed);

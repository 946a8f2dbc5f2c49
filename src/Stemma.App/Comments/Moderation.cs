using System.Globalization;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Comments;

/// <summary>What moderators do with comments and with those who write them.</summary>
/// <param name="kept">Where they are kept.</param>
/// <param name="time">The clock.</param>
public sealed class Moderation(IComments kept, TimeProvider time)
{
    /// <summary>The most letters of what a moderator says.</summary>
    public const int MostSaid = 500;

    // A guest's network is barred with him for so long, and no longer: others come to have its address.
    private static readonly TimeSpan NetBarred = TimeSpan.FromDays(7);

    /// <summary>A part of the queue.</summary>
    public ValueTask<QueuedComments> Queue(QueueKind kind, int skip, int count, CancellationToken ct) => kept.Queue(kind, skip, count, ct);

    /// <summary>One comment, with its writer's history; or null.</summary>
    public ValueTask<JudgedComment?> One(int number, CancellationToken ct) => kept.Judged(number, ct);

    /// <summary>How many wait.</summary>
    public ValueTask<CommentsWaiting> Waiting(CancellationToken ct) => kept.Waiting(ct);

    /// <summary>What was chosen for a story alone, or null.</summary>
    public ValueTask<CommentMode?> ModeOf(StoryId story, CancellationToken ct) => kept.Mode(story, ct);

    /// <summary>Publishes one. With a version, only where it still reads as it was read; so for the others.</summary>
    public ValueTask<bool> Approve(int number, CancellationToken ct, string? version = null) =>
        kept.Decide(number, CommentState.Published, CommentReason.None, "", "A moderator looked at the comment, and it stays.", time.GetUtcNow(), ct, version);

    /// <summary>Rejects one.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="note">What else its writer is told; may be "".</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="version">The version that was read; null for whichever stands.</param>
    public ValueTask<bool> Reject(int number, CommentReason reason, string note, CancellationToken ct, string? version = null) =>
        kept.Decide(number, CommentState.Rejected, reason, $"{Reasons.Told(reason)} {Cut(note)}".TrimEnd(), "The comment was taken away.", time.GetUtcNow(), ct, version);

    /// <summary>Holds one again.</summary>
    public ValueTask<bool> Hold(int number, string note, CancellationToken ct, string? version = null) =>
        kept.Decide(number, CommentState.Held, CommentReason.None, $"A moderator looks at it once more. {Cut(note)}".TrimEnd(), "", time.GetUtcNow(), ct, version);

    /// <summary>Leaves a reported one as it is.</summary>
    /// <returns>How many reports were answered so.</returns>
    public ValueTask<int> Dismiss(int number, string note, CancellationToken ct) => kept.Dismiss(number, $"A moderator looked at the comment, and it stays. {Cut(note)}".TrimEnd(), time.GetUtcNow(), ct);

    /// <summary>Answers an appeal.</summary>
    public async Task<Problem?> Hear(int number, bool granted, string answer, CancellationToken ct)
    {
        if (Cut(answer) is not { Length: > 0 } said) return new Problem("answer", "Write an answer: the writer reads it.");
        return await kept.Hear(number, granted, said, time.GetUtcNow(), ct) ? null : Gone;
    }

    /// <summary>Warns, suspends or bans the writer of a comment.</summary>
    /// <param name="number">The comment.</param>
    /// <param name="kind">What.</param>
    /// <param name="until">The day up to which he is suspended, "2031-05-04".</param>
    /// <param name="why">Why, in words for him.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Problem?> Sanction(int number, SanctionKind kind, string until, string why, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (Cut(why) is not { Length: > 0 } said) return new Problem("why", "Write why: the writer reads it.");
        DateTimeOffset? ends = null;
        if (kind == SanctionKind.Suspended)
        {
            if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.ToDateTime(TimeOnly.MinValue) <= now.UtcDateTime || day.Year > now.Year + 10)
                return new Problem("until", "Say until which day, as 2031-05-04; it must be one to come, within ten years.");
            ends = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }
        DateTimeOffset? net = kind == SanctionKind.Warned ? null : ends is { } end && end < now + NetBarred ? end : now + NetBarred;
        return await kept.Sanction(new NewSanction(number, kind, said, now, ends, net), ct) is null ? Gone : null;
    }

    /// <summary>Takes a sanction back.</summary>
    public async Task<Problem?> Lift(int sanction, CancellationToken ct) => await kept.Lift(sanction, time.GetUtcNow(), ct) ? null : Gone;

    /// <summary>Chooses for one story; null takes the choice back.</summary>
    public ValueTask SetMode(StoryId story, CommentMode? mode, CancellationToken ct) => kept.SetMode(story, mode, time.GetUtcNow(), ct);

    private static Problem Gone => new("gone", "There is no such thing any more, or somebody was quicker.");

    private static string Cut(string said) => said.Trim() is var text && text.Length > MostSaid ? text[..MostSaid] : text;
}

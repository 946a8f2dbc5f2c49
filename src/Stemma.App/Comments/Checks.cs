using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Comments;

/// <summary>A comment that is to be looked at.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Name">Its writer's name.</param>
/// <param name="Mode">Who reads comments first.</param>
/// <param name="Languages">The languages of the story it stands under ("en").</param>
/// <param name="Seen">What is kept of its writer.</param>
/// <param name="Words">Words that are watched for.</param>
/// <param name="Now">The time.</param>
internal sealed record Draft(string Text, string Name, CommentMode Mode, IReadOnlyCollection<string> Languages, Seen Seen, WatchedWords Words, DateTimeOffset Now);

/// <summary>What a check finds.</summary>
/// <param name="Refuses">True where the comment is not to be kept; false where a moderator is to read it first.</param>
/// <param name="Why">Why, in words for its writer.</param>
internal sealed record Finding(bool Refuses, string Why);

/// <summary>One look at a comment.</summary>
internal interface ICheck
{
    /// <summary>What it finds; null where it lets the comment pass.</summary>
    Finding? Look(Draft draft);
}

/// <summary>All that is looked at before a comment is shown, in order. What the first check refuses is refused; else all that hold it are told together.</summary>
internal static class Checks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new Barred(), // suspended or banned
        new Length(), // empty, or too long
        new Rate(), // many at once from one writer or network
        new Repeats(), // the same words again
        new BannedWords(), // words that are not published here
        new SuspectWords(), // words that a moderator is to see
        new Links(), // many links, or any from a newcomer
        new Addresses(), // mail addresses and numbers of telephones
        new Shouting(), // all in capitals
        new Newcomer(), // nothing of the writer was published yet
        new History(), // much of the writer was rejected
        new ReadFirst(), // every comment is read first here
    ];

    /// <summary>What becomes of a comment.</summary>
    public static CommentRuling Rule(Draft draft)
    {
        var held = new List<string>();
        foreach (var check in All)
        {
            if (check.Look(draft) is not { } found) continue;
            if (found.Refuses) return new CommentRuling(null, found.Why);
            held.Add(found.Why);
        }
        return held.Count == 0 ? new CommentRuling(CommentState.Published, "") : new CommentRuling(CommentState.Held, string.Join(' ', held));
    }
}

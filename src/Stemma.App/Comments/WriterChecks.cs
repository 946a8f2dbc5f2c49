using System.Globalization;
using Stemma.App.Store.Reading;

namespace Stemma.App.Comments;

/// <summary>Whoever is suspended or banned is told so.</summary>
internal sealed class Barred : ICheck
{
    public Finding? Look(Draft draft) => draft.Seen.Past.Barred(draft.Now) is { } bar ? new Finding(true, Words(bar)) : null;

    /// <summary>What a barred writer is told.</summary>
    public static string Words(Sanction bar) =>
        $"{(bar.Ends is { } ends ? $"You are suspended until {ends.ToUniversalTime().ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC, and write no comments before." : "You are banned, and write no comments here any more.")} The reason: {bar.Why}";
}

/// <summary>Many comments at once are held; where many of them wait, no more are taken for now.</summary>
internal sealed class Rate : ICheck
{
    private const int Most = 5, MostWaiting = 20, MostNear = 200;

    public Finding? Look(Draft draft) => draft.Seen switch
    {
        { Waiting: >= MostWaiting } => new Finding(true, "Very many comments of yours wait for a moderator. Come back when they were read."),
        { Near: >= MostNear, Past.Published: 0 } => new Finding(true, "Very many comments from your network wait for a moderator. Come back when they were read."),
        { Lately: >= Most } => new Finding(false, "Many comments came from you, or from your network, within ten minutes."),
        _ => null,
    };
}

/// <summary>Of whom nothing was published yet, a moderator reads the first comment.</summary>
internal sealed class Newcomer : ICheck
{
    public Finding? Look(Draft draft) => draft.Seen.Past.Published > 0 ? null : new Finding(false, "It is your first comment here: a moderator reads that first.");
}

/// <summary>Of whom much was rejected, a moderator reads all.</summary>
internal sealed class History : ICheck
{
    private const double Share = 0.25;

    public Finding? Look(Draft draft) => draft.Seen.Past is { Rejected: > 0 } past && past.Rejected >= Share * (past.Rejected + past.Published)
        ? new Finding(false, "Several of your comments were rejected, so a moderator reads this one first.") : null;
}

/// <summary>Where every comment is read first.</summary>
internal sealed class ReadFirst : ICheck
{
    public Finding? Look(Draft draft) => draft.Mode == CommentMode.After ? null : new Finding(false, "Every comment is read by a moderator before it is shown.");
}

using Stemma.App.Store.Reading;

namespace Stemma.App.Comments;

/// <summary>The reasons for which comments are rejected or reported, in words; the digit of each is its number.</summary>
public static class Reasons
{
    private static readonly (CommentReason Reason, string Name, string Told)[] Words =
    [
        (CommentReason.Offensive, "Offensive", "It is offensive."),
        (CommentReason.Attack, "Personal attack", "It attacks a person and not what was said."),
        (CommentReason.Spam, "Spam", "It advertises something, or says the same again and again."),
        (CommentReason.Illegal, "Illegal", "It is, as far as we can judge, against the law."),
        (CommentReason.OffTopic, "Not about the story", "It is not about the story that it stands under."),
        (CommentReason.Private, "Private matters", "It tells what is private of somebody."),
        (CommentReason.Other, "Another reason", "It breaks our terms."),
    ];

    /// <summary>Those that a moderator rejects for, in the order of their digits.</summary>
    public static IReadOnlyList<CommentReason> Rejects { get; } = [.. Words.Select(w => w.Reason)];

    /// <summary>Those that a reader reports for.</summary>
    public static IReadOnlyList<CommentReason> Reports { get; } = [CommentReason.Offensive, CommentReason.Attack, CommentReason.Spam, CommentReason.Illegal, CommentReason.Other];

    /// <summary>"Personal attack".</summary>
    public static string Name(CommentReason reason) => Words.First(w => w.Reason == reason).Name;

    /// <summary>"It attacks a person and not what was said."</summary>
    public static string Told(CommentReason reason) => Words.First(w => w.Reason == reason).Told;

    /// <summary>The reason that a form names; null where it names none of these.</summary>
    public static CommentReason? Of(string? said, IReadOnlyList<CommentReason> among) =>
        Enum.TryParse<CommentReason>(said, ignoreCase: true, out var reason) && among.Contains(reason) ? reason : null;
}

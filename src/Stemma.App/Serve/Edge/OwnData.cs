using Stemma.App.Accounts;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>All that is kept of somebody, for himself. Of secrets it has none.</summary>
internal static class OwnData
{
    /// <summary>As JSON is made of it.</summary>
    public static object Of(Person me, IReadOnlyList<Session> sessions, IReadOnlyList<ApiToken> tokens, IReadOnlyList<PasskeyLine> passkeys, ReaderShelf? shelf, IReadOnlyList<Comment> comments) => new
    {
        me.Number,
        me.Name,
        me.Mail,
        MailProven = me.Proven,
        Role = Word(me.Role),
        me.Made,
        Sessions = sessions.Select(s => new { s.Device, s.Made, s.Seen }),
        Tokens = tokens.Select(t => new { For = t.Name, Scopes = Word(t.Scopes), t.Made, t.Ends, t.Used }),
        Passkeys = passkeys.Select(p => new { p.Name, p.Made }),
        ReadUpTo = shelf?.Mark.Value,
        Read = shelf?.Read.Select(r => r.Value),
        Stars = shelf?.Stars.Select(s => new { Report = s.Telling.Value, s.At }),
        Follows = shelf?.Follows.Select(f => new { Kind = Word(f.Kind), f.What, f.At }),
        Muted = shelf?.Muted,
        Comments = Comments(comments),
    };

    /// <summary>Comments, for whoever wrote them.</summary>
    public static object Comments(IReadOnlyList<Comment> all) => all.Select(c => new
    {
        c.Number,
        Report = c.Telling.Value,
        Answers = c.Parent,
        c.Name,
        c.Text,
        c.At,
        c.Edited,
        State = Word(c.State),
        Reason = c.Reason == CommentReason.None ? null : Word(c.Reason),
        c.Why,
        c.Decided,
        c.Appeal,
        c.Answer,
        Cites = c.Cites is { } cites ? new { Report = cites.Telling.Value, From = cites.At.Start, Letters = cites.At.Length } : null,
    });

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}

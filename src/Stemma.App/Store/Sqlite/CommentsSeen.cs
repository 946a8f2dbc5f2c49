namespace Stemma.App.Store.Sqlite;

/// <summary>What is kept, as the checks of a comment ask for it.</summary>
internal static class CommentsSeen
{
    // Of the writer, or of the network that he comes from.
    private const string His = "(account = $1 OR guest = $2 OR net = $3)";

    /// <summary>Looks, for one comment.</summary>
    /// <param name="sql">The database.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="except">The number of the one that it replaces, or null.</param>
    public static Seen By(Sql sql, NewComment comment, int? except)
    {
        var by = comment.By;
        string lately = SqliteComments.Cell(comment.At - TimeSpan.FromMinutes(10)), day = SqliteComments.Cell(comment.At - TimeSpan.FromDays(1));
        int Count(string where, params ReadOnlySpan<object?> values) => sql.Number($"SELECT count(*) FROM comments WHERE number <> coalesce($4, 0) AND {where}", [by.Account, by.Guest, by.Net, except, .. values]);
        int own = Count($"{His} AND alike = $5 AND at > $6", comment.Alike, day);
        return new Seen(
            CommentRows.Past(sql, by), Count($"{His} AND at > $5", lately), Count($"{His} AND state = 0"), own,
            Count("alike = $5 AND at > $6", comment.Alike, day) - own);
    }
}

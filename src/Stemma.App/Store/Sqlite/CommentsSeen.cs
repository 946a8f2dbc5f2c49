namespace Stemma.App.Store.Sqlite;

/// <summary>What is kept, as the checks of a comment ask for it.</summary>
internal static class CommentsSeen
{
    // Of the writer; or of him and of all who come from his network, who may be many.
    private const string His = "(account = $1 OR guest = $2)", Near = "(account = $1 OR guest = $2 OR net = $3)";

    // What waits, and what was sent and erased again within a day: else a flood makes room for itself. The plus keeps the database from going through all that waits.
    private const string Waits = "(+state = 0 OR (+state = 3 AND at > $5))";

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
            CommentRows.Past(sql, by), Count($"{Near} AND at > $5", lately), Count($"{His} AND {Waits}", day), Count($"{Near} AND {Waits}", day), own,
            Count("alike = $5 AND at > $6", comment.Alike, day) - own);
    }
}

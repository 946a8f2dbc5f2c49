using System.Text.Json;

namespace Stemma.App.Store.Sqlite;

/// <summary>What hubs were asked for, in SQLite.</summary>
internal sealed class SqliteHubs(SqliteFile file) : IHubs
{
    /// <summary>The body of the one that a feed has now, of a query in which the feed is f.</summary>
    public const string OfOuterFeed = "(SELECT body FROM hubs WHERE feed = f.id AND NOT leaving ORDER BY next DESC LIMIT 1)";

    public ValueTask<bool> Add(HubLease lease, CancellationToken ct) => file.Write(sql => sql.Run(
        """
        INSERT INTO hubs (token, feed, topic_host, leaving, next, body) SELECT $1, $2, $3, $4, $5, $6
        WHERE EXISTS (SELECT 1 FROM feeds WHERE id = $2 AND muted IS NULL)
          AND NOT EXISTS (SELECT 1 FROM bars WHERE domain = $3 OR (domain IS NOT NULL AND $3 LIKE '%.' || domain))
        """, lease.Token, lease.Feed, HostOf(lease.Topic), lease.Leaving ? 1 : 0, lease.Next.ToUnixTimeMilliseconds(), Packed(lease)) > 0, ct);

    public ValueTask<HubLease?> Of(string token, CancellationToken ct) => file.Read(sql => One(sql, token), ct);

    public ValueTask<HubLease?> OfFeed(int feed, CancellationToken ct) => file.Read(sql => Read(sql.Cell($"SELECT {OfOuterFeed} FROM feeds f WHERE id = $1", feed)), ct);

    public ValueTask<IReadOnlyList<HubLease>> All(CancellationToken ct) => file.Read<IReadOnlyList<HubLease>>(sql =>
        sql.Rows("SELECT body FROM hubs ORDER BY feed, token", r => Read(r.GetString(0))!), ct);

    public ValueTask<IReadOnlyList<HubLease>> Due(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<HubLease>>(sql => sql.Rows(
        "SELECT body FROM hubs WHERE next <= $1 OR (NOT leaving AND feed IN (SELECT id FROM feeds WHERE muted IS NOT NULL)) ORDER BY next, token LIMIT $2",
        r => Read(r.GetString(0))!, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask<HubLease?> Change(string token, Func<HubLease, HubLease?> change, CancellationToken ct) => file.Write(sql =>
    {
        if (One(sql, token) is not { } lease) return null;
        var next = change(lease);
        if (next is null) sql.Run("DELETE FROM hubs WHERE token = $1", token);
        else sql.Run("UPDATE hubs SET leaving = $2, next = $3, body = $4 WHERE token = $1", token, next.Leaving ? 1 : 0, next.Next.ToUnixTimeMilliseconds(), Packed(next));
        return next;
    }, ct);

    /// <summary>A body; null for none.</summary>
    public static HubLease? Read(object? body) => body is string text ? JsonSerializer.Deserialize(text, Shapes.Default.HubLease) : null;

    private static HubLease? One(Sql sql, string token) => Read(sql.Cell("SELECT body FROM hubs WHERE token = $1", token));

    private static string Packed(HubLease lease) => JsonSerializer.Serialize(lease, Shapes.Default.HubLease);

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.IdnHost.ToLowerInvariant() : "";
}

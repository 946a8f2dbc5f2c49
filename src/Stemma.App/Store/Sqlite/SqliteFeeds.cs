using System.Text.Json;
using Microsoft.Data.Sqlite;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Subscriptions and items in SQLite.</summary>
internal sealed class SqliteFeeds(SqliteFile file) : IFeeds
{
    private const string Columns = "id, url, title, site, folder, added, muted, next, state, settings";

    public ValueTask<Subscribed> Subscribe(Subscription wanted, DateTimeOffset now, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Cell("SELECT feed FROM feed_urls WHERE url = $1", wanted.Url) is not null) return Subscribed.Known;
        int added = sql.Run(
            """
            INSERT INTO feeds (url, first_url, host, title, site, site_host, folder, added, next, state, settings)
            SELECT $1, $1, $2, $3, $4, $5, $6, $7, $7, $8, $9
            WHERE NOT EXISTS (SELECT 1 FROM bars WHERE domain = $2 OR (domain IS NOT NULL AND $2 LIKE '%.' || domain))
            """,
            wanted.Url, HostOf(wanted.Url) ?? "", wanted.Title ?? "", wanted.Site, HostOf(wanted.Site), wanted.Folder, now.ToUnixTimeMilliseconds(), Packed(new FeedState()), Packed(new FeedSettings { Links = wanted.Links }));
        if (added == 0) return Subscribed.Barred;
        sql.Run("INSERT INTO feed_urls (url, feed) VALUES ($1, last_insert_rowid())", wanted.Url);
        return Subscribed.Added;
    }, ct);

    public ValueTask<bool> Mute(string url, string? reason, DateTimeOffset now, CancellationToken ct) => file.Write(sql => sql.Run(
        """
        UPDATE feeds SET muted = $2, next = CASE WHEN $2 IS NULL THEN $3 ELSE next END WHERE id = (SELECT feed FROM feed_urls WHERE url = $1)
          AND ($2 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM bars WHERE bars.domain = feeds.host OR (bars.domain IS NOT NULL AND feeds.host LIKE '%.' || bars.domain)))
        """, url, reason, now.ToUnixTimeMilliseconds()) > 0, ct);

    public ValueTask<bool> Set(int feed, FeedSettings settings, CancellationToken ct) => file.Write(sql =>
        sql.Run("UPDATE feeds SET settings = $2 WHERE id = $1", feed, Packed(settings)) > 0, ct);

    public ValueTask<Feed?> One(int feed, CancellationToken ct) => file.Read(sql => sql.Rows($"SELECT {Columns} FROM feeds WHERE id = $1", Of, feed).FirstOrDefault(), ct);

    public ValueTask<IReadOnlyList<Feed>> All(CancellationToken ct) => file.Read<IReadOnlyList<Feed>>(sql => sql.Rows($"SELECT {Columns} FROM feeds ORDER BY id", Of), ct);

    public ValueTask<IReadOnlyList<Feed>> Due(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<Feed>>(sql =>
        sql.Rows($"SELECT {Columns} FROM feeds WHERE muted IS NULL AND next <= $1 ORDER BY next, id LIMIT $2", Of, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask<DateTimeOffset?> NextDue(CancellationToken ct) => file.Read(sql =>
        sql.Cell("SELECT min(due) FROM (SELECT min(next) AS due FROM feeds WHERE muted IS NULL UNION ALL SELECT min(due) FROM items WHERE state = 0 UNION ALL SELECT min(visit) FROM items WHERE visit IS NOT NULL)") is long due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : (DateTimeOffset?)null, ct);

    public ValueTask<int> Known(int feed, IReadOnlyList<FeedItem> items, CancellationToken ct) => file.Read(sql => items.Count(i => ItemRows.Find(sql, feed, i) is not null), ct);

    public ValueTask<IReadOnlyList<WaitingItem>> Replaced(int feed, IReadOnlyList<FeedItem> items, CancellationToken ct) => file.Read<IReadOnlyList<WaitingItem>>(sql => [.. items.SelectMany(i => ItemRows.Replaced(sql, feed, i))], ct);

    public ValueTask<Receipt?> Enter(int item, Entry entry, CancellationToken ct) => file.Write(sql => ItemRows.Enter(sql, item, entry), ct);

    public ValueTask<Arrivals> Polled(Feed next, IReadOnlyList<FeedItem> items, DateTimeOffset at, CancellationToken ct) => file.Write(sql =>
    {
        Put(sql, Moved(sql, next), at);
        var arrived = new Arrivals();
        foreach (var item in items) arrived = ItemRows.Put(sql, next.Id, item, at.ToUnixTimeMilliseconds(), arrived);
        return arrived;
    }, ct);

    public ValueTask<IReadOnlyList<WaitingItem>> Waiting(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<WaitingItem>>(sql => ItemRows.Waiting(sql, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask<IReadOnlyList<WaitingItem>> Unread(int count, CancellationToken ct) => file.Read<IReadOnlyList<WaitingItem>>(sql => ItemRows.Unread(sql, SqliteStore.Generation(sql), count), ct);

    public ValueTask<Receipt?> Settle(Settled what, CancellationToken ct) => file.Write(sql => ItemRows.Settle(sql, what), ct);

    public ValueTask<IReadOnlyList<Visit>> Visits(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<Visit>>(sql => VisitRows.Due(sql, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask<Receipt?> Visited(Visited what, CancellationToken ct) => file.Write(sql => VisitRows.Write(sql, what), ct);

    public ValueTask<DateTimeOffset> LastPoll(CancellationToken ct) => file.Read(sql => DateTimeOffset.FromUnixTimeMilliseconds(sql.Cell("SELECT max(last) FROM feeds") is long last ? last : 0), ct);

    // Two subscriptions that turn out to be one feed: the one that moved is polled no more.
    private static Feed Moved(Sql sql, Feed next)
    {
        int holder = sql.Number("SELECT feed FROM feed_urls WHERE url = $1", next.Url);
        if (holder == 0) sql.Run("INSERT INTO feed_urls (url, feed) VALUES ($1, $2)", next.Url, next.Id);
        if (holder == 0 || holder == next.Id) return next;
        string old = (string)sql.Cell("SELECT url FROM feeds WHERE id = $1", next.Id)!;
        return next with { Url = old, Muted = $"it has moved to {next.Url}, which is subscribed already" };
    }

    private static void Put(Sql sql, Feed feed, DateTimeOffset at) => sql.Run(
        "UPDATE feeds SET url = $2, host = $3, title = $4, site = $5, site_host = $6, muted = coalesce(muted, $7), next = $8, last = max(last, $9), state = $10 WHERE id = $1",
        feed.Id, feed.Url, HostOf(feed.Url) ?? "", feed.Title, feed.Site, HostOf(feed.Site), feed.Muted, feed.NextPoll.ToUnixTimeMilliseconds(), at.ToUnixTimeMilliseconds(), Packed(feed.State));

    private static Feed Of(SqliteDataReader r) => new()
    {
        Id = r.GetInt32(0),
        Url = r.GetString(1),
        Title = r.GetString(2),
        Site = r.Text(3),
        Folder = r.GetString(4),
        Added = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)),
        Muted = r.Text(6),
        NextPoll = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)),
        State = JsonSerializer.Deserialize(r.GetString(8), Shapes.Default.FeedState)!,
        Settings = JsonSerializer.Deserialize(r.GetString(9), Shapes.Default.FeedSettings)!,
    };

    private static string Packed(FeedSettings settings) => JsonSerializer.Serialize(settings, Shapes.Default.FeedSettings);

    private static string Packed(FeedState state) => JsonSerializer.Serialize(state, Shapes.Default.FeedState);

    private static string? HostOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.IdnHost.Length > 0 ? parsed.IdnHost.ToLowerInvariant() : null;
}

using System.Text.Json;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>How subscriptions fare, from their rows.</summary>
internal static class SourceRows
{
    private const string Columns =
        $"""
        SELECT url, title, site, folder, added, muted, next, state,
          (SELECT count(*) FROM items WHERE feed = f.id AND seen > $1 AND seen <= $2),
          (SELECT count(*) FROM items WHERE feed = f.id),
          (SELECT count(*) FROM items WHERE feed = f.id AND state = 0),
          (SELECT count(*) FROM items WHERE feed = f.id AND state = 2 AND NOT alone), settings, id, {SqliteHubs.OfOuterFeed}
        FROM feeds f
        """;

    public static List<SourceHealth> All(Sql sql, DateTimeOffset now) => sql.Rows($"{Columns} ORDER BY id", Of, Ago(now), now.ToUnixTimeMilliseconds());

    /// <summary>Those whose feed or site is at a host, or that gave items of it.</summary>
    public static List<SourceHealth> At(Sql sql, string host, DateTimeOffset now) => sql.Rows(
        $"{Columns} WHERE host = $3 OR site_host = $3 OR EXISTS (SELECT 1 FROM items WHERE host = $3 AND feed = f.id) ORDER BY id", Of, Ago(now), now.ToUnixTimeMilliseconds(), host);

    private static long Ago(DateTimeOffset now) => now.AddDays(-1).ToUnixTimeMilliseconds();

    private static SourceHealth Of(SqliteDataReader r)
    {
        var state = JsonSerializer.Deserialize(r.GetString(7), Shapes.Default.FeedState)!;
        return new SourceHealth
        {
            Feed = r.GetInt32(13),
            Url = r.GetString(0),
            Title = r.GetString(1) is { Length: > 0 } title ? title : r.GetString(0),
            Site = r.Text(2),
            Folder = r.GetString(3),
            Added = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)),
            Muted = r.Text(5),
            NextPoll = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)),
            LastPoll = state.LastPoll,
            LastGood = state.LastGood,
            Failures = state.Failures,
            Trouble = state.Trouble,
            Settings = JsonSerializer.Deserialize(r.GetString(12), Shapes.Default.FeedSettings)!,
            Interval = state.Interval,
            ItemsInADay = r.GetInt32(8),
            Items = r.GetInt32(9),
            Waiting = r.GetInt32(10),
            GivenUp = r.GetInt32(11),
            Hub = SqliteHubs.Read(r.Text(14))?.Health,
        };
    }
}

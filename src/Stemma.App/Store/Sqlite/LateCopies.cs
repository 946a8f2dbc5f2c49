using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>A removed text that comes later from another host than the one whose owner proved it: it is let in, and waits for an editor as the copies do that stood there before.</summary>
internal static class LateCopies
{
    /// <summary>Files the case where a report carries such a text word for word; once for an address and request, also when the answer is so old that the address is forgotten.</summary>
    /// <param name="sql">The transaction that the report is put in by.</param>
    /// <param name="telling">The report.</param>
    /// <param name="capture">What it was read from.</param>
    public static void File(Sql sql, Telling telling, TellingId capture)
    {
        if (telling.Url is not { } url || telling.Keys.TextHash == 0) return;
        var requests = sql.Rows(
            "SELECT DISTINCT request FROM bars WHERE text_hash = $1 AND after < $2 AND bars.host IS NOT NULL AND request IS NOT NULL",
            r => r.GetInt32(0), unchecked((long)telling.Keys.TextHash), capture.Value);
        if (requests.Count == 0 || (string?)sql.Cell("SELECT host FROM captures WHERE id = $1", capture.Value) is not { } host) return;
        foreach (int request in requests)
        {
            if (sql.Cell("SELECT 1 FROM petitions WHERE (url = $1 OR page = $3) AND parent = $2", url, request, SqlitePetitions.PageHash(url)) is not null) continue;
            SqlitePetitions.Insert(sql, new Petition
            {
                Kind = PetitionKind.Takedown,
                Type = PetitionType.Copy,
                Url = url,
                Host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host,
                Subject = "carries 100 % of the removed text (it came later)",
                At = telling.Fetched ?? SqliteGround.Clock(sql),
                Parent = request,
            });
        }
    }
}

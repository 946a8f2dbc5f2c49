using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Reports as readers get them: with what the proven owner of their host wants. It is looked up by the host when they are read, so that it holds for those too whose bytes went.</summary>
internal static class OwnedRows
{
    private const string Columns = "host, request, most, no_archive, contact, at";

    /// <summary>What the owner of a host wants, or null.</summary>
    public static OutletSettings? Of(Sql sql, string? host) => host is null ? null : sql.Rows($"SELECT {Columns} FROM outlet_settings WHERE host = $1", Read, host).FirstOrDefault();

    /// <summary>What all owners want, by host.</summary>
    public static List<OutletSettings> All(Sql sql) => sql.Rows($"SELECT {Columns} FROM outlet_settings ORDER BY host", Read);

    /// <summary>A telling as readers get it; the very same where its owner set nothing.</summary>
    public static Telling Owned(Sql sql, Telling telling)
    {
        if (Of(sql, OutletSettings.HostOf(telling.Url)) is not { } settings) return telling;
        return telling with { Article = settings.In(telling.Article), Earlier = telling.Earlier is { } earlier ? earlier with { Article = settings.In(earlier.Article) } : null };
    }

    /// <summary>The most characters of an excerpt of an address's report; null where its owner names no number.</summary>
    public static int? Most(Sql sql, string? url) => Of(sql, OutletSettings.HostOf(url))?.Most;

    /// <summary>The number of the case that proved a host last; null where none did.</summary>
    public static int? Proof(Sql sql, string host) => sql.Cell(
        $"SELECT number FROM petitions WHERE kind = {(int)PetitionKind.Outlet} AND state = {(int)PetitionState.Granted} AND host IN ($1, 'www.' || $1) ORDER BY julianday(answered) DESC, number DESC LIMIT 1", host) is long number ? (int)number : null;

    /// <summary>What a case brought goes with it.</summary>
    public static void Lifted(Sql sql, int request)
    {
        var hosts = sql.Rows("SELECT host FROM outlet_settings WHERE request = $1", static r => r.GetString(0), request);
        sql.Run("DELETE FROM outlet_settings WHERE request = $1", request);
        SqliteOutlets.Stop(sql, request);
        foreach (string host in hosts) Changed(sql, host);
    }

    /// <summary>The stories with reports of a host are read anew by whoever keeps them at hand, in every process.</summary>
    public static void Changed(Sql sql, string host)
    {
        int generation = SqliteStore.Generation(sql), change = StoryRows.Change(sql);
        sql.Run("UPDATE stories SET composed = $3 WHERE gen = $1 AND id IN (SELECT m.story FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id WHERE t.gen = $1 AND t.source = $2)", generation, host, change);
    }

    private static OutletSettings Read(SqliteDataReader r) =>
        new(r.GetString(0), r.GetInt32(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.GetInt32(3) != 0, Excerpt.Within(OutletSettings.Line(r.GetString(4)), OutletSettings.MostContact), Cells.Time(r.GetString(5)));
}

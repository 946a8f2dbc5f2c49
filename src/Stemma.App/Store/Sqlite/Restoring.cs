using Microsoft.Data.Sqlite;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Brings a backup back. What was taken down since stays gone: the present tombstones go into what is restored, and bar it; tracks that were taken back since are taken back in it, accounts stay as they stand now; nobody is signed in by it.</summary>
public static class Restoring
{
    /// <summary>Copies a backup beside the database, brings it up to date and puts the present tombstones in.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="database">The database that it is to replace; it need not be there.</param>
    /// <param name="work">Where the copy is made.</param>
    /// <param name="at">The time, which is written down.</param>
    /// <returns>The tellings in the copy that a tombstone bars, with the hash of the address of each.</returns>
    /// <exception cref="InvalidDataException">One of the two is no database of ours, or is damaged.</exception>
    public static IReadOnlyList<TellingId> Prepare(string backup, string database, string work, DateTimeOffset at)
    {
        var (log, tombstones, tracks, people, books) = File.Exists(database) ? Present(database) : ("", [], [], null, []);
        Whole(backup);
        File.Copy(backup, work, overwrite: true);
        using var file = new SqliteFile(work, readOnly: false);
        return file.Write(sql =>
        {
            bool sameLog = (string)sql.Cell("SELECT value FROM facts WHERE name = 'log'")! == log;
            if (sameLog) Lift(sql, tombstones);
            foreach (var buried in tombstones.Where(t => sameLog || t.Lifted is null)) Add(sql, buried, sameLog);
            foreach (var track in tracks.Where(t => sameLog && t.Undone)) SqliteTracks.UndoAgain(sql, track);
            AccountsRestored.Put(sql, sameLog ? people : null, at);
            foreach (var book in books.Where(_ => sameLog))
            {
                sql.Run($"DELETE FROM {book.Table}");
                book.Put(sql, "INSERT");
            }
            if (!sameLog) SqliteLetters.HoldBack(sql);
            int head = tombstones.Where(_ => sameLog).Select(t => t.After.Value).Append(SqliteGround.Head(sql)).Max();
            SqliteGround.SetHead(sql, head);
            if (sameLog) CommentRows.Unhang(sql, SqliteGround.Head(sql));
            SqliteOutlets.Renumbered(sql, SqliteGround.Head(sql));
            return Barred(sql);
        }, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>
    /// Puts the finished copy in the database's place: in one transaction of the database itself, so that a crash leaves the one or the other, and whoever reads meanwhile
    /// reads the one or the other. (A file put in another's place would meet the log that readers of the old one hold open.)
    /// </summary>
    public static void Replace(string work, string database)
    {
        if (!File.Exists(database))
        {
            foreach (string tail in (string[])["-wal", "-shm"]) File.Delete(database + tail); // of one that was moved away
            File.Move(work, database);
            return;
        }
        using var from = new Sql(work, SqliteOpenMode.ReadWrite);
        using var to = new Sql(database, SqliteOpenMode.ReadWrite);
        from.CopyOver(to);
    }

    private static (string Log, List<Buried> Tombstones, List<TrackEntry> Tracks, AccountsRestored.Present? People, List<Rows> Books) Present(string database)
    {
        try
        {
            using var file = new SqliteFile(database, readOnly: false);
            return file.Write(sql => ((string)sql.Cell("SELECT value FROM facts WHERE name = 'log'")!, TombstoneRows.All(sql), SqliteTracks.Rows(sql), AccountsRestored.Here(sql), Kept.Select(table => Rows.Of(sql, table)).ToList()), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (SqliteException damaged)
        {
            throw new InvalidDataException($"{database} cannot be read ({damaged.Message}), so what was taken down cannot be kept gone: move it away and restore again only if nothing was taken down since the backup", damaged);
        }
    }

    private static void Whole(string backup)
    {
        if (!File.Exists(backup)) throw new FileNotFoundException($"there is no file {backup}");
        try
        {
            using var sql = new Sql(backup, SqliteOpenMode.ReadOnly);
            if (sql.Number("PRAGMA application_id") != Migrations.ApplicationId) throw new InvalidDataException($"{backup} is no backup of Stemma's");
            if ((string?)sql.Cell("PRAGMA quick_check(1)") != "ok") throw new InvalidDataException($"{backup} is damaged");
        }
        catch (SqliteException unreadable)
        {
            throw new InvalidDataException($"{backup} is no backup of Stemma's ({unreadable.Message})", unreadable);
        }
    }

    // In another log, places mean nothing: the tombstone bars everything, and names no telling of it.
    private static void Add(Sql sql, Buried buried, bool sameLog)
    {
        var tombstone = sameLog ? buried.Tombstone : buried.Tombstone with { Telling = default };
        bool known = TombstoneRows.All(sql).Any(t => t.Lifted == buried.Lifted && t.Tombstone.UrlHash == tombstone.UrlHash && t.Tombstone.BodyHash == tombstone.BodyHash && t.Tombstone.Host == tombstone.Host && t.Tombstone.Domain == tombstone.Domain);
        if (!known) TombstoneRows.Add(sql, buried with { Tombstone = tombstone, After = sameLog ? buried.After : default });
    }

    // What was lifted since the backup is lifted in it.
    private static void Lift(Sql sql, IEnumerable<Buried> tombstones)
    {
        foreach (var lifted in tombstones.Where(t => t.Lifted is not null))
            sql.Run("UPDATE tombstones SET lifted = $1 WHERE lifted IS NULL AND telling = $2 AND at = $3 AND url_hash IS $4 AND body_hash IS $5 AND domain IS $6",
                lifted.Lifted.Cell(), lifted.Tombstone.Telling.Value, lifted.Tombstone.At.Cell(), lifted.Tombstone.UrlHash, lifted.Tombstone.BodyHash, lifted.Tombstone.Domain);
    }

    // Requests with their codes and mails, letters, who wants none, what stays of removed reports, what owners want of theirs, and comments with all that was decided on them: a restore answers nobody anew, and takes no answer back.
    private static readonly string[] Kept = ["petitions", "petition_codes", "mailed_petitions", "mails_taken", "letters", "no_letters", "removed", "removed_ties", "outlet_settings", "outlet_alerts", "outlet_told", "outlet_asked", "comments", "comment_reports", "comment_sanctions", "comment_modes"];

    // An address or domain is barred whole; bytes and texts are, but for neighbours that were there before the takedown.
    private static List<TellingId> Barred(Sql sql) => sql.Rows(
        $"""
        SELECT DISTINCT c.telling FROM captures c JOIN bars
        ON bars.url_hash = c.url_hash OR bars.domain = c.host OR (bars.domain IS NOT NULL AND c.host LIKE '%.' || bars.domain)
        OR (bars.body_hash = c.body_hash AND (c.id > bars.after OR c.telling = bars.telling) AND {TombstoneRows.Reaches("c.host")})
        UNION
        SELECT DISTINCT t.id FROM tellings t JOIN bars ON bars.text_hash = t.text_hash AND (t.capture > bars.after OR t.id = bars.telling) AND {TombstoneRows.Reaches("(SELECT c.host FROM captures c WHERE c.id = t.capture)")}
        ORDER BY 1
        """, r => new TellingId(r.GetInt32(0)));
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Stemma.App.Store.Sqlite;

/// <summary>Brings a database to this program's schema: numbered SQL files, each with its mark in one transaction, so that one killed half-way leaves nothing.</summary>
internal static class Migrations
{
    /// <summary>"STMA", in the file's header.</summary>
    public const int ApplicationId = 0x53544D41;

    private const int NotADatabase = 26;

    private static readonly (int Number, string Resource)[] Files =
    [
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Migrations.", StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => (int.Parse(n.Split(".Migrations.")[1][..3], CultureInfo.InvariantCulture), n)).Order(),
    ];

    /// <summary>The schema this program writes.</summary>
    public static int Newest => Files[^1].Number;

    /// <summary>Applies what is missing.</summary>
    public static void Apply(Sql sql) => Apply(sql, Files.Select(f => (f.Number, Text(f.Resource))));

    /// <summary>Applies those of the given scripts that are missing, in the order given.</summary>
    /// <exception cref="InvalidDataException">The file is of a newer program.</exception>
    public static void Apply(Sql sql, IEnumerable<(int Number, string Script)> scripts)
    {
        int has = Version(sql);
        if (has > Newest) throw Newer(has);
        foreach (var (number, script) in scripts.Where(s => s.Number > has))
        {
            sql.Batch(() =>
            {
                sql.Now(script);
                sql.Now($"PRAGMA application_id = {ApplicationId}");
                sql.Now($"PRAGMA user_version = {number}");
            });
        }
        if (has == Newest) Heal(sql);
        sql.Batch(() =>
        {
            sql.Run("INSERT OR IGNORE INTO facts (name, value) VALUES ('log', $1)", Guid.NewGuid().ToString("N"));
            sql.Run("INSERT OR IGNORE INTO facts (name, value) VALUES ('begun', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
            sql.Run("INSERT OR IGNORE INTO facts (name, value) VALUES ('generation', '1'), ('head', '0')");
        });
    }

    /// <summary>Says whether the file can be read.</summary>
    /// <exception cref="InvalidDataException">It is not ours, or of another version.</exception>
    public static void Check(Sql sql)
    {
        if (sql.Number("PRAGMA application_id") != ApplicationId) throw NotOurs();
        int has = Version(sql);
        if (has > Newest) throw Newer(has);
        if (has < Newest) throw new InvalidDataException($"the database has schema {has}, this program reads {Newest}: any verb that writes brings it up to date");
    }

    /// <summary>The schema of the file.</summary>
    public static int Version(Sql sql) => sql.Number("PRAGMA user_version");

    /// <summary>Says whether the file may be written: it is ours, or new and empty.</summary>
    /// <exception cref="InvalidDataException">It is somebody else's.</exception>
    public static void CheckOurs(Sql sql)
    {
        try
        {
            if (sql.Number("PRAGMA application_id") != ApplicationId && sql.Number("SELECT count(*) FROM sqlite_master") > 0) throw NotOurs();
        }
        catch (SqliteException none) when (none.SqliteErrorCode == NotADatabase)
        {
            throw NotOurs();
        }
    }

    // What a damaged file, or one of a program between two releases, lacks of the schema it is marked with, is made anew, empty.
    private static void Heal(Sql sql)
    {
        const string made = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid";
        using var whole = new Sql(":memory:", SqliteOpenMode.ReadWriteCreate);
        foreach (var (_, resource) in Files) whole.Now(Text(resource));
        var has = Names(sql);
        var lacks = whole.Rows(made, r => (Name: r.GetString(0), Script: r.GetString(1))).Where(m => !has.Contains(m.Name)).ToList();
        if (lacks.Count == 0) return;
        sql.Batch(() =>
        {
            // A virtual table makes its own tables with it.
            foreach (var (name, script) in lacks) if (!Names(sql).Contains(name)) sql.Now(script);
        });
    }

    private static HashSet<string> Names(Sql sql) => [.. sql.Rows("SELECT name FROM sqlite_master", r => r.GetString(0))];

    private static InvalidDataException NotOurs() => new("the file stemma.db in the data folder is not one of Stemma's: move it away, or name another folder with --data");

    private static InvalidDataException Newer(int has) => new($"the database has schema {has}, this program knows {Newest}: use the newer program that wrote it");

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

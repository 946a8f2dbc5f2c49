using System.Globalization;

namespace Stemma.App.Store.Sqlite;

/// <summary>Brings a database to this program's schema: numbered SQL files, each with its mark in one transaction, so that one killed half-way leaves nothing.</summary>
internal static class Migrations
{
    /// <summary>"STMA", in the file's header.</summary>
    public const int ApplicationId = 0x53544D41;

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
        sql.Batch(() =>
        {
            sql.Run("INSERT OR IGNORE INTO facts (name, value) VALUES ('log', $1)", Guid.NewGuid().ToString("N"));
            sql.Run("INSERT OR IGNORE INTO facts (name, value) VALUES ('generation', '1'), ('head', '0')");
        });
    }

    /// <summary>Says whether the file can be read.</summary>
    /// <exception cref="InvalidDataException">It is not ours, or of another version.</exception>
    public static void Check(Sql sql)
    {
        if (sql.Number("PRAGMA application_id") != ApplicationId) throw new InvalidDataException("the database file is not one of Stemma's");
        int has = Version(sql);
        if (has > Newest) throw Newer(has);
        if (has < Newest) throw new InvalidDataException($"the database has schema {has}, this program reads {Newest}: any verb that writes brings it up to date");
    }

    /// <summary>The schema of the file.</summary>
    public static int Version(Sql sql) => sql.Number("PRAGMA user_version");

    private static InvalidDataException Newer(int has) => new($"the database has schema {has}, this program knows {Newest}: use the newer program that wrote it");

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

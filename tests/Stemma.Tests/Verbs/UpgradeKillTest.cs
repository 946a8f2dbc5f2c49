using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>The program killed at random points of a schema upgrade, started again, and held to an upgrade that nobody disturbed. UPGRADE_KILLS sets how often for each old version; see tests/kill.sh.</summary>
public sealed class UpgradeKillTest(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Upgrading = ["doctor", "stories"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int> OlderVersions => [.. Enumerable.Range(1, Migrations.Newest - 1)];

    [Theory]
    [MemberData(nameof(OlderVersions))]
    public async Task An_upgrade_killed_half_way_is_finished_by_the_next_start_and_nothing_is_lost(int version)
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("UPGRADE_KILLS") ?? "6", CultureInfo.InvariantCulture);
        string more = _folder.Write("more.jsonl", Encoding.UTF8.GetString(Reports.Capture(700).Body.Span) + "\n");
        string old = await Old(version), whole = Copied(old, "whole");
        var before = Ground(Copied(old, "before"));
        var (usual, held) = await Undisturbed(whole);
        await Cli.Run(whole, "import", more);
        string wanted = await Cli.State(whole);

        var random = new Random(20311125 + version);
        int hit = 0, early = 0, torn = 0;
        for (int folder = 0; hit < kills; folder++)
        {
            string data = Copied(old, $"killed{folder}");
            for (int tries = 0; tries < 4 && hit < kills; tries++)
            {
                if (!await Killed(data, Upgrading[random.Next(Upgrading.Length)], random, usual, held)) break;
                hit++;
                string look = Copied(data, "look"); // a look would mend what the kill left
                long log = Log(look);
                if (Version(look) != version) continue;
                early++;
                if (log > 0 && log != Log(old)) torn++;
            }
            await Recovered(data, before);
            Assert.Equal(0, (await Cli.Run(data, "import", more)).Exit);
            Assert.Equal(wanted, await Cli.State(data));
            Assert.Contains("all is well", (await Cli.Run(data, "doctor")).Out, StringComparison.Ordinal);
            Directory.Delete(data, recursive: true);
        }
        output.WriteLine($"from version {version}: {hit} kills, {early} of them before the first step was on disk, {torn} of those with a part of it written; the upgrade holds the lock for {held.TotalMilliseconds:F0} ms of {usual.TotalMilliseconds:F0}");
    }

    private static async Task Recovered(string data, List<string> before)
    {
        foreach (string verb in Upgrading)
            Assert.DoesNotContain("unreadable", (await Cli.Run(data, verb)).Out, StringComparison.Ordinal);
        Assert.Equal(Migrations.Newest, Version(data));
        Assert.Equal(before, Ground(data));
    }

    // Killed while it ran: every other time anywhere in its life, else while it holds the lock to upgrade. Whether it was hit.
    private static async Task<bool> Killed(string data, string verb, Random random, TimeSpan usual, TimeSpan held)
    {
        using var process = Cli.Start(data, verb);
        var watch = Stopwatch.StartNew();
        if (random.Next(4) == 0) Spin(watch, usual * random.NextDouble());
        else
        {
            while (!Holds(data, process) && !process.HasExited) Thread.Yield();
            watch.Restart();
            Spin(watch, held * random.NextDouble());
        }
        bool running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return running;
    }

    private static void Spin(Stopwatch watch, TimeSpan time)
    {
        while (watch.Elapsed < time) Thread.Yield();
    }

    private static bool Holds(string data, Process process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(data, "stemma.pid")).StartsWith($"{process.Id} ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // How long an upgrading run lasts, and how much of that it holds the lock.
    private static async Task<(TimeSpan Usual, TimeSpan Held)> Undisturbed(string data)
    {
        var watch = Stopwatch.StartNew();
        var process = Cli.Start(data, "stories");
        while (!Holds(data, process) && !process.HasExited) Thread.Yield();
        var from = watch.Elapsed;
        while (Holds(data, process) && !process.HasExited) Thread.Yield();
        var held = watch.Elapsed - from;
        Assert.Equal(0, (await Cli.Finish(process)).Exit);
        Assert.Equal(Migrations.Newest, Version(data));
        return (watch.Elapsed, held);
    }

    // A folder as a program of that version leaves it when it is killed: all of it still in the write-ahead log, which the upgrade must take up first.
    private async Task<string> Old(int version)
    {
        string now = _folder.At("now"), old = _folder.At("old"), made = _folder.At("made.db");
        await Cli.Run(now, "import", _folder.Write("in.jsonl", string.Concat(Reports.Many(60, 3).Select(c => Encoding.UTF8.GetString(c.Body.Span) + "\n"))));
        using var sql = new Sql(made, SqliteOpenMode.ReadWriteCreate);
        sql.Now("PRAGMA journal_mode = WAL");
        sql.Now("PRAGMA wal_autocheckpoint = 0");
        Migrations.Apply(sql, Scripts().Where(s => s.Number <= version));
        sql.Run("ATTACH $1 AS now", Path.Combine(now, "stemma.db"));
        string columns = string.Join(", ", Columns(sql, "captures"));
        sql.Now($"INSERT INTO captures ({columns}) SELECT {columns} FROM now.captures");
        sql.Now("UPDATE captures SET body = (SELECT b.body FROM now.bodies b WHERE b.capture = captures.id)"); // as they stood before 014
        sql.Now("UPDATE facts SET value = (SELECT n.value FROM now.facts n WHERE n.name = facts.name) WHERE name IN ('log', 'head')");
        sql.Now("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO tombstones (telling, at, reason, url_hash, body_hash, after) SELECT 100000 + i, '2031-01-01T00:00:00Z', 'asked by letter ' || hex(randomblob(1500)), hex(randomblob(16)), hex(randomblob(16)), 0 FROM n
            """);
        sql.Now("INSERT INTO decisions (kind, a, b, at, by, after) VALUES (0, 1, 4, '2031-01-02T00:00:00Z', 'Ilse Norrgard', 60)");
        sql.Now("DETACH now");
        Directory.CreateDirectory(old);
        foreach (string ending in (string[])["", "-wal"]) File.Copy(made + ending, Path.Combine(old, "stemma.db" + ending));
        return old;
    }

    private string Copied(string from, string name)
    {
        string to = Directory.CreateDirectory(_folder.At(name)).FullName;
        foreach (string stale in Directory.EnumerateFiles(to)) File.Delete(stale);
        foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }

    private static long Log(string data) => new FileInfo(Path.Combine(data, "stemma.db-wal")) is { Exists: true } log ? log.Length : 0;

    private static int Version(string data)
    {
        using var sql = new Sql(Path.Combine(data, "stemma.db"), SqliteOpenMode.ReadWrite);
        return Migrations.Version(sql);
    }

    // Every cell of every row of what is never edited, with its type; the columns are those of the first schema.
    private static List<string> Ground(string data)
    {
        using var first = new Sql(":memory:", SqliteOpenMode.Memory);
        first.Now(Scripts().First().Text);
        using var sql = new Sql(Path.Combine(data, "stemma.db"), SqliteOpenMode.ReadWrite);
        var rows = new List<string>();
        foreach (string table in first.Rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", r => r.GetString(0)))
        {
            string cells = string.Join(" || ',' || ", Columns(first, table).Select(c => $"typeof({c}) || ':' || hex(coalesce({c}, ''))"));
            rows.AddRange(sql.Rows($"SELECT '{table} ' || {cells} FROM {table} ORDER BY 1", r => r.GetString(0)));
        }
        return rows;
    }

    private static List<string> Columns(Sql sql, string table) => sql.Rows("SELECT name FROM pragma_table_info($1)", r => r.GetString(0), table);

    private static IEnumerable<(int Number, string Text)> Scripts()
    {
        var assembly = typeof(Migrations).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.Split(".Migrations.")[1][..3], CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}

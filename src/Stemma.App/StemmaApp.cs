using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;

namespace Stemma.App;

/// <summary>Where the data lies and how it is used: what every verb begins with.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Settings">The settings.</param>
public sealed record AppStart(string Data, Settings Settings)
{
    /// <summary>The database file.</summary>
    public string Database => Path.Combine(Data, "stemma.db");

    /// <summary>Finds the data folder and reads the settings.</summary>
    /// <param name="data">--data, or null: then $STEMMA_DATA, else the XDG data folder.</param>
    /// <param name="options">--set KEY=VALUE.</param>
    /// <exception cref="SettingException">A setting is misspelt or out of range.</exception>
    public static AppStart Read(string? data, IEnumerable<string> options)
    {
        string folder = Path.GetFullPath(Given(data) ?? Given(Environment.GetEnvironmentVariable("STEMMA_DATA")) ?? Xdg());
        return new AppStart(folder, Settings.Read(Path.Combine(folder, "stemma.json"), Environment.GetEnvironmentVariables(), options));
    }

    private static string Xdg() => Path.Combine(
        Given(Environment.GetEnvironmentVariable("XDG_DATA_HOME")) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"), "stemma");

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>The embedded container: one data folder, one process. This is where the parts of the app are put together.</summary>
public sealed class StemmaApp : IAsyncDisposable
{
    private readonly DataLock? _lock;

    private StemmaApp(AppStart start, DataLock? held, IStore store)
    {
        Start = start;
        _lock = held;
        Store = store;
    }

    /// <summary>Where and how.</summary>
    public AppStart Start { get; }

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>How the fold goes about it.</summary>
    public FoldOptions Options => new(Start.Settings[Settings.ReadWorkers], Start.Settings[Settings.WriteBatch], Start.Settings[Settings.CacheTellings]);

    /// <summary>Opens to write, when it is this process's turn.</summary>
    /// <param name="start">Where.</param>
    /// <param name="verb">What for.</param>
    /// <param name="waiting">Told who holds the folder, when another does; null to refuse then.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DataHeldException">Another process holds it, and waiting was not wanted.</exception>
    public static async Task<StemmaApp> OpenToWrite(AppStart start, string verb, Action<string>? waiting, CancellationToken ct)
    {
        Directory.CreateDirectory(start.Data);
        DataLock held;
        if (waiting is not null)
        {
            held = await DataLock.Wait(start.Data, verb, waiting, ct);
        }
        else
        {
            var (taken, heldBy) = DataLock.Take(start.Data, verb);
            held = taken ?? throw new DataHeldException($"{heldBy} is writing to {start.Data}: wait for it to end, then run this again");
        }
        try
        {
            RemoveLeftovers(start);
            return new StemmaApp(start, held, SqliteStore.Open(start.Database, readOnly: false));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens to read, beside whoever writes.</summary>
    /// <exception cref="InvalidDataException">There is nothing to read yet, or it is of another version.</exception>
    public static async Task<StemmaApp> OpenToRead(AppStart start, CancellationToken ct)
    {
        if (!File.Exists(start.Database)) throw new InvalidDataException($"nothing is imported in {start.Data} yet: run 'stemma import PATH', or name another folder with --data");
        if (SqliteStore.IsOlder(start.Database)) await (await OpenToWrite(start, "upgrade", static _ => { }, ct)).DisposeAsync();
        return new StemmaApp(start, null, SqliteStore.Open(start.Database, readOnly: true));
    }

    /// <summary>Puts a backup in the place of what stands, less what was taken down since; refuses while another process writes.</summary>
    /// <param name="start">Where.</param>
    /// <param name="backup">The backup's file.</param>
    /// <param name="ct">Stops it; what stood then stays.</param>
    /// <returns>How many reports of the backup stay erased.</returns>
    public static async Task<int> Restore(AppStart start, string backup, CancellationToken ct)
    {
        string work = start.Database + ".restoring", clean = start.Database + ".restoring-clean";
        Directory.CreateDirectory(start.Data);
        var (held, heldBy) = DataLock.Take(start.Data, "restore");
        using var release = held ?? throw new DataHeldException($"{heldBy} is writing to {start.Data}: wait for it to end, then run this again");
        RemoveLeftovers(start);
        var barred = Restoring.Prepare(backup, start.Database, work);
        await using (var app = new StemmaApp(start, null, SqliteStore.Open(work, readOnly: false)))
        {
            using var fold = await app.OpenFold(ct);
            await Erasure.Erase(fold, [.. barred.Select(id => (id, (string?)null))], [], "taken down before the restore", ct);
            await fold.Finish(ct);
            await app.Store.Backup(clean, ct);
        }
        Restoring.Replace(clean, start.Database);
        RemoveLeftovers(start);
        return barred.Count;
    }

    /// <summary>Opens the fold where the store stands.</summary>
    public ValueTask<Fold> OpenFold(CancellationToken ct) => Fold.Open(Store, Options, ct);

    // Of a restore that was stopped.
    private static void RemoveLeftovers(AppStart start)
    {
        foreach (string left in Directory.EnumerateFiles(start.Data, "*.restoring*")) File.Delete(left);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _lock?.Dispose();
    }
}

/// <summary>Another process holds the data folder: what was asked is refused.</summary>
public sealed class DataHeldException(string message) : InvalidOperationException(message);

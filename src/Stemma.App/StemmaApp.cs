using Stemma.App.Gather;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.App.Vectors;

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
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string _verb;
    private readonly DataLock? _beside;
    private readonly Lazy<SentenceEncoder?> _encoder;
    private DataLock? _lock;

    private StemmaApp(AppStart start, DataLock? held, IStore store, string verb = "", DataLock? beside = null)
    {
        _verb = verb;
        _beside = beside;
        Start = start;
        _encoder = new Lazy<SentenceEncoder?>(() => SentenceEncoder.Of(start));
        _lock = held;
        Store = store;
    }

    /// <summary>Where and how.</summary>
    public AppStart Start { get; }

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>Whether this process holds the data folder. One that does not, and was opened to append, leaves its wishes to the one that does.</summary>
    public bool Holds => _lock is not null;

    /// <summary>How the fold goes about it. The first who asks loads the sentence model that the settings name, if any.</summary>
    /// <exception cref="SettingException">They name one that cannot be used.</exception>
    public FoldOptions Options => new(Start.Settings[Settings.ReadWorkers], Start.Settings[Settings.WriteBatch], Start.Settings[Settings.CacheTellings]) { Model = _encoder.Value?.Model };

    /// <summary>How much of the captured pages is held.</summary>
    public HoldLimits Limits => new(
        Start.Settings[Settings.CapturesDays], Start.Settings[Settings.CapturesMegabytes] * 1_000_000L, Start.Settings.IsSet(Settings.CapturesDays) || Start.Settings.IsSet(Settings.CapturesMegabytes));

    /// <summary>What is told of the captured pages that are held.</summary>
    public async ValueTask<string> Held(CancellationToken ct) => Desk.PagesHeld.Told(await Store.Reading.Held(ct), Limits, (await Clock(ct)).GetUtcNow());

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
            held = Taken(start, DataLock.Take(start.Data, verb));
        }
        return OpenHeld(start, held, verb);
    }

    /// <summary>Opens to write with nobody beside: for what adds in the meantime would be lost.</summary>
    /// <exception cref="DataHeldException">Another process writes.</exception>
    public static StemmaApp OpenAlone(AppStart start, string verb)
    {
        Directory.CreateDirectory(start.Data);
        return OpenHeld(start, Taken(start, DataLock.TakeAlone(start.Data, verb)), verb);
    }

    private static DataLock Taken(AppStart start, (DataLock? Lock, string? HeldBy) got) =>
        got.Lock ?? throw new DataHeldException($"{got.HeldBy} is writing to {start.Data}: wait for it to end, then run this again");

    private static StemmaApp OpenHeld(AppStart start, DataLock held, string verb)
    {
        try
        {
            RemoveLeftovers(start);
            return new StemmaApp(start, held, SqliteStore.Open(start.Database, readOnly: false), verb);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens to add to the log: holding the folder; or beside a server that holds it, which folds what is added and carries out what is asked.</summary>
    /// <param name="start">Where.</param>
    /// <param name="verb">What for.</param>
    /// <param name="waiting">Told, once, who holds the folder when it is no server and has to be waited for.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<StemmaApp> OpenToAppend(AppStart start, string verb, Action<string> waiting, CancellationToken ct)
    {
        Directory.CreateDirectory(start.Data);
        for (bool told = false; ; await Task.Delay(Look, ct))
        {
            var (held, heldBy) = DataLock.Take(start.Data, verb);
            if (held is not null) return OpenHeld(start, held, verb);
            if (DataLock.HolderVerb(start.Data) is "serve" or "gather" or "demo" && DataLock.TakeBeside(start.Data) is { } beside)
            {
                if (OpenBeside(start, beside, verb) is { } app) return app;
                beside.Dispose();
            }
            if (!told) waiting(heldBy!);
            told = true;
        }
    }

    private static StemmaApp? OpenBeside(AppStart start, DataLock beside, string verb) => File.Exists(start.Database) && SqliteStore.IsCurrent(start.Database)
        ? new StemmaApp(start, null, SqliteStore.Open(start.Database, readOnly: false), verb, beside) : null;

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
        using var release = Taken(start, DataLock.TakeAlone(start.Data, "restore"));
        RemoveLeftovers(start);
        var barred = Restoring.Prepare(backup, start.Database, work, TimeProvider.System.GetUtcNow());
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

    /// <summary>The program's clock, by the setting clock.speed.</summary>
    public async ValueTask<TimeProvider> Clock(CancellationToken ct)
    {
        var (log, poll) = (await Store.Ground.Clock(ct), await Store.Feeds.LastPoll(ct));
        return QuickTime.Of(Start.Settings[Settings.ClockSpeed], log > poll ? log : poll);
    }

    /// <summary>Asks for something and has it done: by this process where it holds the folder, else by the one that does.</summary>
    /// <param name="asked">What.</param>
    /// <param name="ct">Gives up waiting; what was asked for is done all the same.</param>
    public async Task<Answer> Ask<T>(T asked, CancellationToken ct)
    {
        int number = await Store.Requests.Post(asked, ct);
        while (true)
        {
            if (Takes())
            {
                using var fold = await OpenFold(ct);
                await Carrying.Out(fold, ct);
            }
            if (await Store.Requests.TakeAnswer(number, ct) is { } answer) return answer;
            await Task.Delay(Look, ct);
        }
    }

    /// <summary>Waits until everything up to a place in the log is placed and its stories are composed; does it where nobody else will.</summary>
    /// <param name="through">The place.</param>
    /// <param name="kept">Whether a keeper of this very process does it.</param>
    /// <param name="ct">Gives up.</param>
    public async Task UntilPlaced(Core.News.TellingId through, bool kept, CancellationToken ct)
    {
        for (int placed = 0; placed < 40; await Task.Delay(Look, ct))
        {
            if (!kept && Takes())
            {
                using var fold = await OpenFold(ct);
                await fold.Finish(ct);
                return;
            }
            if ((await Store.Derived.Placed(ct)).Value < through.Value) continue;
            if (await Store.Work.Count(ChoreKind.Compose, ct) == 0) return;
            placed++; // a busy server always has something to compose
        }
    }

    // The folder, where whoever held it has ended.
    private bool Takes() => (_lock ??= DataLock.Take(Start.Data, _verb).Lock) is not null;

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
        if (_encoder.IsValueCreated) _encoder.Value?.Dispose();
        _beside?.Dispose();
        _lock?.Dispose();
    }
}

/// <summary>Another process holds the data folder: what was asked is refused.</summary>
public sealed class DataHeldException(string message) : InvalidOperationException(message);

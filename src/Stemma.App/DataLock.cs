namespace Stemma.App;

/// <summary>
/// The writer's lock on a data folder, and the one of those that add beside a server. Whoever replaces what is stored holds both, so that nobody adds to what is going.
/// The system lets them go when their holder ends, however it ends.
/// </summary>
public sealed class DataLock : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _held;
    private readonly string? _holder;
    private FileStream? _alone;

    private DataLock(FileStream held, string? holder)
    {
        _held = held;
        _holder = holder;
    }

    /// <summary>Takes it, or says who holds it.</summary>
    /// <param name="folder">The data folder; it must be there.</param>
    /// <param name="verb">What for.</param>
    public static (DataLock? Lock, string? HeldBy) Take(string folder, string verb)
    {
        string holder = Path.Combine(folder, "stemma.pid");
        try
        {
            var held = new FileStream(Path.Combine(folder, "stemma.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, $"{Environment.ProcessId} {verb}\n");
            return (new DataLock(held, holder), null);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return (null, Describe(holder));
        }
    }

    /// <summary>Takes it so that nobody adds beside its holder either, or says who does.</summary>
    /// <inheritdoc cref="Take"/>
    public static (DataLock? Lock, string? HeldBy) TakeAlone(string folder, string verb)
    {
        var (taken, heldBy) = Take(folder, verb);
        if (taken is null) return (null, heldBy);
        try
        {
            taken._alone = new FileStream(BesideFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return (taken, null);
        }
        catch (IOException)
        {
            taken.Dispose();
            return (null, "a process that adds to the log");
        }
    }

    /// <summary>The lock of one that adds beside a server, which many may hold; null while somebody holds the folder alone.</summary>
    public static DataLock? TakeBeside(string folder)
    {
        try
        {
            return new DataLock(new FileStream(BesideFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), null);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The verb of whoever holds it; null where that cannot be told.</summary>
    public static string? HolderVerb(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stemma.pid")).Trim().Split(' ', 2) is [_, var verb] ? verb : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits its turn.</summary>
    /// <param name="folder">The data folder; it must be there.</param>
    /// <param name="verb">What for.</param>
    /// <param name="waiting">Told once, when it is held by another, who that is.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<DataLock> Wait(string folder, string verb, Action<string> waiting, CancellationToken ct)
    {
        bool told = false;
        while (true)
        {
            var (taken, heldBy) = Take(folder, verb);
            if (taken is not null) return taken;
            if (!told) waiting(heldBy!);
            told = true;
            await Task.Delay(Between, ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (_holder is not null) File.Delete(_holder);
        }
        finally
        {
            _alone?.Dispose();
            _held.Dispose();
        }
    }

    private static string BesideFile(string folder) => Path.Combine(folder, "stemma.beside");

    private static string Describe(string holder)
    {
        try
        {
            return File.ReadAllText(holder).Trim() is { Length: > 0 } said && said.Split(' ', 2) is [var pid, var verb] ? $"'stemma {verb}' (process {pid})" : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}

namespace Stemma.App.Store.Sqlite;

/// <summary>The copy of one generation's candidate index in a file beside the database. The database names the file that holds: a copy that was half written, or belongs to another state of the database, is never read.</summary>
internal sealed class KeptIndexFile(SqliteFile file, int generation)
{
    private const string Fact = "kept_index";
    private const int Buffer = 1 << 20; // bytes

    /// <summary>Writes a copy; from now on what changes is noted.</summary>
    /// <param name="write">Writes it; what it writes is what is placed, no more and no less.</param>
    /// <param name="ct">Stops it before it began.</param>
    /// <exception cref="IOException">The disk takes it not; the copy before stays.</exception>
    public async ValueTask Keep(Action<Stream> write, CancellationToken ct)
    {
        string name = Guid.NewGuid().ToString("N");
        ct.ThrowIfCancellationRequested();
        try
        {
            using var to = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer);
            write(to);
            to.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            File.Delete(PathOf(name)); // a full disk is not to be filled by half a copy
            throw;
        }
        await file.Write(sql =>
        {
            sql.Run("DELETE FROM keys_changed");
            sql.Run("INSERT INTO keys_changed (gen, telling) SELECT gen, id FROM tellings WHERE gen = $1 AND id > coalesce((SELECT placed FROM progress WHERE gen = $1), 0)", generation);
            sql.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", Fact, $"{generation} {name}");
        }, CancellationToken.None);
        DropAllBut(PathOf(name));
    }

    /// <summary>Reads the copy; null where none stands that belongs to what the database holds.</summary>
    /// <param name="read">Reads it, from a stream of so many bytes.</param>
    /// <param name="ct">Stops it before it began.</param>
    public async ValueTask<T?> Read<T>(Func<Stream, long, T?> read, CancellationToken ct) where T : class
    {
        var named = await file.Read(static sql => (string?)sql.Cell("SELECT value FROM facts WHERE name = $1", Fact), ct);
        if (named?.Split(' ') is not [var made, var name] || made != $"{generation}" || !File.Exists(PathOf(name))) return null;
        using var from = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, Buffer);
        return read(from, from.Length);
    }

    /// <summary>Drops the copy.</summary>
    public async ValueTask Drop(CancellationToken ct)
    {
        if (await file.Read(static sql => sql.Cell("SELECT 1 FROM facts WHERE name = $1", Fact), ct) is null) return;
        await file.Write(static sql =>
        {
            sql.Run("DELETE FROM facts WHERE name = $1", Fact);
            sql.Run("DELETE FROM keys_changed");
        }, ct);
        DropAllBut(null);
    }

    private string PathOf(string name) => $"{file.Path}.index-{name}";

    private void DropAllBut(string? kept)
    {
        foreach (string old in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, Path.GetFileName(file.Path) + ".index-*"))
            if (kept is null || Path.GetFileName(old) != Path.GetFileName(kept)) File.Delete(old);
    }
}

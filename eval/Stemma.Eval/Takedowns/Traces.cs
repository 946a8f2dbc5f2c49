using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Stemma.App;
using ZstdSharp;

namespace Stemma.Eval.Takedowns;

/// <summary>What was looked at in a data folder, and where words of a text were found in it.</summary>
/// <param name="Found">The files and tables that hold some; empty where nothing does.</param>
/// <param name="Files">Files read, byte by byte.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Cells">Cells of the database read one by one: a text may stand on two pages of a file.</param>
/// <param name="Unpacked">Those of them that were packed, and were opened.</param>
internal sealed record FolderTraces(IReadOnlyList<string> Found, int Files, long Bytes, long Cells, long Unpacked)
{
    public override string ToString() => $"{(Found.Count == 0 ? "nothing of it" : $"LEFT in {string.Join(", ", Found)}")} in {Files} files of {Bytes:N0} bytes, nor in {Cells:N0} cells, {Unpacked:N0} of them opened";
}

/// <summary>Words of a text, looked for in what a site answers and in the bytes of a data folder.</summary>
/// <param name="phrases">Stretches of letters, figures, blanks and commas, so that no way of writing text down writes them otherwise.</param>
internal sealed partial class Traces(IReadOnlyList<string> phrases)
{
    private readonly byte[][] _bytes = [.. phrases.Select(Encoding.UTF8.GetBytes)];
    private readonly Decompressor _unpacking = Unpacking();

    /// <summary>The first of them in an answer, as it is written or as a reader sees it; null where there is none.</summary>
    public string? In(string answer)
    {
        string plain = Plain(Plain(Escape().Replace(answer, static m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())));
        return phrases.FirstOrDefault(p => answer.Contains(p, StringComparison.OrdinalIgnoreCase) || plain.Contains(p, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Looks through every byte of a folder's files, and every cell of its database, packed ones opened.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="live">Whether this process has its database open: then another process reads the files, for to close a file here lets go of SQLite's locks on it (sqlite.org/howtocorrupt.html, 2.2).</param>
    public FolderTraces InFolder(string data, bool live = false)
    {
        var found = new List<string>();
        long bytes = 0, cells = 0, unpacked = 0;
        string copy = live ? Copied(data) : data;
        string[] files = [.. Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Where(static f => !f.EndsWith(".lock", StringComparison.Ordinal))];
        foreach (string file in files)
        {
            bytes += new FileInfo(file).Length;
            if (Holds(file)) found.Add($"{Path.GetFileName(file)} ({Where(file)})");
        }
        if (live) Directory.Delete(copy, recursive: true);
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "stemma.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        foreach (string table in Rows(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'", static r => r.GetString(0)).ToList())
        {
            bool holds = false;
            foreach (object cell in Rows(database, $"SELECT * FROM \"{table}\"", static r => Enumerable.Range(0, r.FieldCount).Select(r.GetValue).ToArray()).SelectMany(static row => row))
            {
                cells++;
                if (Opened(cell) is { } opened) unpacked++;
                else opened = cell as byte[] ?? (cell is string text ? Encoding.UTF8.GetBytes(text) : []);
                holds |= Holds(opened);
            }
            if (holds) found.Add($"table {table}");
        }
        return new FolderTraces(found, files.Length, bytes, cells, unpacked);
    }

    private static string Copied(string data)
    {
        string copy = Directory.CreateTempSubdirectory("stemma-bytes-").FullName;
        using var copying = Process.Start("cp", ["-r", data + "/.", copy]);
        copying.WaitForExit();
        return copy;
    }

    private bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (byte[] wanted in _bytes)
            if (bytes.IndexOf(wanted) >= 0) return true;
        return false;
    }

    private bool Holds(string file)
    {
        using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int overlap = _bytes.Max(static w => w.Length) - 1;
        var window = new byte[(1 << 20) + overlap];
        for (int kept = 0, n; (n = bytes.ReadAtLeast(window.AsSpan(kept), 1, throwOnEndOfStream: false)) > 0;)
        {
            int all = kept + n;
            if (Holds(window.AsSpan(0, all))) return true;
            kept = Math.Min(overlap, all);
            window.AsSpan(all - kept, kept).CopyTo(window);
        }
        return false;
    }

    private string Where(string file)
    {
        byte[] all = File.ReadAllBytes(file);
        var at = _bytes.Select((w, n) => (Phrase: phrases[n], At: all.AsSpan().IndexOf(w))).First(w => w.At >= 0);
        return $"{at.Phrase} at {at.At}";
    }

    // Null for what is no frame of zstd, or only looks like one.
    private byte[]? Opened(object cell)
    {
        if (cell is not byte[] blob || blob is not [0x28, 0xB5, 0x2F, 0xFD, ..]) return null;
        try
        {
            return _unpacking.Unwrap(blob).ToArray();
        }
        catch (ZstdException)
        {
            return null;
        }
    }

    private static IEnumerable<T> Rows<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return read(rows);
    }

    private static Decompressor Unpacking()
    {
        var assembly = typeof(StemmaApp).Assembly;
        using var resource = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(static n => n.EndsWith("json.zdict", StringComparison.Ordinal)))!;
        using var dictionary = new MemoryStream();
        resource.CopyTo(dictionary);
        var made = new Decompressor();
        made.LoadDictionary(dictionary.ToArray());
        return made;
    }

    // Twice: a feed holds markup as text.
    private static string Plain(string markup) => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(markup, "")), " ");

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(\s|\\[nrt])+")]
    private static partial Regex Blanks();
}

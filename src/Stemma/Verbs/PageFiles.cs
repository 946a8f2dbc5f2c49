using System.IO.Compression;
using Stemma.Core.Web;

namespace Stemma.Verbs;

/// <summary>A page read from a file: its text, or why it could not be read.</summary>
internal sealed record PageFile(string Text, bool IsHtml, string? Problem);

/// <summary>Reads pages from files, folders and standard input.</summary>
internal static class PageFiles
{
    private const int MostBytes = 32 << 20;

    /// <summary>The path itself; for a folder, the files under it in ordinal order.</summary>
    public static IEnumerable<string> Under(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];

    /// <summary>Reads one, decompressed and decoded.</summary>
    public static PageFile Read(string path)
    {
        try
        {
            var bytes = Bytes(path);
            if (bytes.Length == 0) return new PageFile("", false, "is empty");
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf((byte)0) >= 0 && bytes[0] is not (0xFF or 0xFE)) return new PageFile("", false, "is binary, no page");
            var text = Charset.Decode(bytes, null, MostBytes).Text;
            return new PageFile(text, IsHtml(text), null);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new PageFile("", false, $"cannot be read ({bad.Message})");
        }
    }

    /// <summary>Whether a text is HTML by its markup.</summary>
    public static bool IsHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        foreach (var mark in (string[])["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p "])
            if (head.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        return false;
    }

    private static byte[] Bytes(string path)
    {
        using var file = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var held = new MemoryStream();
        Copy(file, held);
        var bytes = held.ToArray();
        if (bytes is not [0x1F, 0x8B, ..]) return bytes;
        using var unzipped = new MemoryStream();
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        Copy(zip, unzipped);
        return unzipped.ToArray();
    }

    private static void Copy(Stream from, MemoryStream to)
    {
        var buffer = new byte[81920];
        for (int read = from.Read(buffer); read > 0 && to.Length < MostBytes; read = from.Read(buffer)) to.Write(buffer, 0, read);
    }
}

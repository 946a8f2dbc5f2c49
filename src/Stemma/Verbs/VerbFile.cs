namespace Stemma.Verbs;

/// <summary>The bytes of a file that a verb was given.</summary>
internal static class VerbFile
{
    /// <summary>Reads a file, or standard input for "-".</summary>
    /// <param name="path">The file.</param>
    /// <param name="cap">At most so many bytes are read.</param>
    public static byte[] Bytes(string path, int cap)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0 && held.Length < cap; read = stream.Read(buffer)) held.Write(buffer, 0, read);
        return held.ToArray();
    }
}

namespace Stemma.Core.News;

/// <summary>Reads a room's data files, which lie in its Data folder and are built into the assembly.</summary>
public static class DataFile
{
    /// <summary>The whole text of a data file.</summary>
    /// <param name="room">Any type of the room.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="InvalidOperationException">There is no such file in the assembly.</exception>
    public static string Text(Type room, string file)
    {
        using var reader = new StreamReader(Open(room, file));
        return reader.ReadToEnd();
    }

    /// <summary>The bytes of a data file, as a stream.</summary>
    /// <inheritdoc cref="Text"/>
    public static Stream Open(Type room, string file) =>
        room.Assembly.GetManifestResourceStream($"{room.Namespace}.Data.{file}")
        ?? throw new InvalidOperationException($"{room.Namespace}/Data/{file} is not built into {room.Assembly.GetName().Name}");

    /// <summary>The lines of a data file, without comments ("# ...") and empty ones.</summary>
    /// <inheritdoc cref="Text"/>
    public static IEnumerable<string> Lines(Type room, string file) =>
        Text(room, file).Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal));

    /// <summary>The lines of a tab-separated data file as cells.</summary>
    /// <inheritdoc cref="Text"/>
    public static IEnumerable<string[]> Rows(Type room, string file) => Lines(room, file).Select(l => l.Split('\t'));
}

using System.Reflection;

namespace Stemma.Demo;

/// <summary>The files of samples/press/, which ship inside the program.</summary>
internal static class PressFiles
{
    private const string Root = "press/";
    private static readonly Assembly Ours = typeof(PressFiles).Assembly;

    /// <summary>The paths of all files, below samples/press/, in order.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. Ours.GetManifestResourceNames().Select(static n => n.Replace('\\', '/')).Where(static n => n.StartsWith(Root, StringComparison.Ordinal)).Select(static n => n[Root.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file.</summary>
    public static string Read(string path)
    {
        using var reader = new StreamReader(Ours.GetManifestResourceStream(Root + path) ?? throw new FileNotFoundException($"samples/press/{path} is not in this build"));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

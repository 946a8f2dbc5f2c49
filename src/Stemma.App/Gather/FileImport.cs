using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What an import comes upon: a capture, or something it refuses with the reason.</summary>
/// <param name="Capture">The capture, or null.</param>
/// <param name="Refusal">Why there is none, with file and place; null where there is one.</param>
/// <param name="Done">Bytes of all files read so far.</param>
public readonly record struct Offer(Capture? Capture, Problem? Refusal, long Done);

/// <summary>Reads files and folders as captures: a page is one, a container is split. What cannot be read is one refusal; the rest goes on.</summary>
/// <param name="cap">The most bytes a page, record or feed may have, unpacked.</param>
public sealed class FileImport(int cap)
{
    /// <summary>The files that paths name, with their sizes: folders walked in ordinal order, hidden files left out. "-" is standard input.</summary>
    public static IEnumerable<(string Path, long Size)> Files(IEnumerable<string> paths) => paths.SelectMany(path =>
        path == "-" || !Directory.Exists(path) ? [(path, File.Exists(path) ? new FileInfo(path).Length : 0)] : Under(new DirectoryInfo(path)).Select(f => (Named(path, f), f.Length)));

    /// <summary>What files hold, in order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="input">Standard input, for "-".</param>
    public IEnumerable<Offer> Read(IEnumerable<(string Path, long Size)> files, Stream input)
    {
        long before = 0;
        foreach (var (path, size) in files)
        {
            foreach (var offer in One(path, input, before)) yield return offer;
            before += size;
        }
    }

    private IEnumerable<Offer> One(string path, Stream input, long before)
    {
        var (file, problem) = Open(path, input);
        if (file is null)
        {
            yield return new Offer(null, problem, before);
            yield break;
        }
        using var counted = file;
        using var contents = Contents.Of(path, file, cap).GetEnumerator();
        while (true)
        {
            Offer offer;
            try
            {
                if (!contents.MoveNext()) break;
                var (capture, refusal) = contents.Current;
                offer = new Offer(capture, refusal, before + (file.CanSeek ? file.Position : 0));
            }
            catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                offer = new Offer(null, new Problem("unreadable", broken.Message, path), before);
                problem = offer.Refusal;
            }
            yield return offer;
            if (problem is not null) break;
        }
    }

    private static (Stream? File, Problem? Problem) Open(string path, Stream input)
    {
        if (path == "-") return (input, null);
        try
        {
            return (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan), null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem("unreadable", refused is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : refused.Message, path));
        }
    }

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.')).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo file) yield return file;
            else if (entry is DirectoryInfo inner && entry.LinkTarget is null)
                foreach (var deeper in Under(inner)) yield return deeper;
        }
    }

    // As the user would name it: the path given, and the way down from it.
    private static string Named(string given, FileInfo file) => Path.Combine(given, Path.GetRelativePath(given, file.FullName));
}

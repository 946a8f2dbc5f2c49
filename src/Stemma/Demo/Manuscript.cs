using System.Globalization;
using System.Text.RegularExpressions;

namespace Stemma.Demo;

/// <summary>A report as its file has it, its slots still open.</summary>
/// <param name="Id">Its name in the press.</param>
/// <param name="Story">The folder of its story.</param>
/// <param name="Versions">Its versions in order; the last may be one that is gone.</param>
internal sealed record Manuscript(string Id, string Story, IReadOnlyList<Draft> Versions)
{
    /// <summary>The outlet's id.</summary>
    public string Outlet => Versions[0].Head.GetValueOrDefault("outlet", "");

    /// <summary>Whether nobody publishes it: the press only quotes it.</summary>
    public bool Unseen => Versions[0].Head.ContainsKey("unseen");
}

/// <summary>One version of it.</summary>
/// <param name="At">When it appears, from the beginning of the press's first day.</param>
/// <param name="Head">Its head lines; a later version has those of the one before, and its own.</param>
/// <param name="Paragraphs">Its body, all carried paragraphs written out.</param>
/// <param name="Gone">Whether the page is taken away at that time.</param>
internal sealed record Draft(TimeSpan At, IReadOnlyDictionary<string, string> Head, IReadOnlyList<string> Paragraphs, bool Gone);

/// <summary>Reads the reports of the press. The format is described in samples/press/README.md.</summary>
internal static partial class Manuscripts
{
    /// <summary>Reads all, and writes out what one carries of another.</summary>
    /// <param name="files">Path and text of every report.</param>
    /// <exception cref="FormatException">A file breaks the format; the message names the file and the line.</exception>
    public static IReadOnlyList<Manuscript> Read(IEnumerable<(string Path, string Text)> files)
    {
        var raw = files.Select(f => (f.Path, Report: Parse(f.Path, f.Text))).ToList();
        var byId = raw.ToDictionary(r => r.Report.Id, r => r.Report, StringComparer.Ordinal);
        return [.. raw.Select(r => r.Report with { Versions = [.. r.Report.Versions.Select(v => v with { Paragraphs = Written(r.Path, v.Paragraphs, byId, 0) })] })];
    }

    private static Manuscript Parse(string path, string text)
    {
        string[] parts = path.Split('/');
        var versions = new List<Draft>();
        foreach (string part in VersionMark().Split("\n" + text.Trim('\n')))
        {
            if (versions.Count == 0 && part.Trim().Length > 0)
            {
                versions.Add(Version(path, part.Trim('\n'), null, null));
            }
            else if (part.Trim().Length > 0)
            {
                string[] lines = part.Split('\n', 2);
                versions.Add(Version(path, lines.Length > 1 ? lines[1].Trim('\n') : "", lines[0].Trim(), versions[^1]));
            }
        }
        if (versions.Count == 0) throw new FormatException($"{path}: it is empty");
        return new Manuscript(Path.GetFileNameWithoutExtension(parts[^1]), parts.Length > 1 ? parts[^2] : "", versions);
    }

    private static Draft Version(string path, string text, string? mark, Draft? before)
    {
        var head = before is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(before.Head, StringComparer.Ordinal);
        string[] halves = text.StartsWith("---", StringComparison.Ordinal) ? ["", text[3..]] : text.Split("\n---", 2);
        foreach (string line in halves[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1) throw new FormatException($"{path}: '{line}' is no head line (NAME: TEXT)");
            head[line[..colon]] = line[(colon + 1)..].Trim();
        }
        bool gone = mark?.EndsWith(" gone", StringComparison.Ordinal) == true;
        string? at = mark is null ? head.GetValueOrDefault("at") : gone ? mark[..^5] : mark;
        var body = halves.Length > 1 ? halves[1].Split("\n\n").Select(static p => p.Trim().Replace("\n", " ", StringComparison.Ordinal)).Where(static p => p.Length > 0) : [];
        return new Draft(at is null && head.ContainsKey("unseen") ? TimeSpan.Zero : Time(path, at), head, [.. gone ? [] : body.SelectMany(Single)], gone);
    }

    // Carried stretches may stand under one another without blank lines between.
    private static IEnumerable<string> Single(string paragraph) => paragraph.StartsWith("= ", StringComparison.Ordinal) ? CarriedMark().Split(paragraph) : [paragraph];

    private static TimeSpan Time(string path, string? text)
    {
        if (text?.Split(' ') is [var day, var time] && int.TryParse(day, CultureInfo.InvariantCulture, out int number) && TimeSpan.TryParse(time, CultureInfo.InvariantCulture, out var hour))
            return TimeSpan.FromDays(number - 1) + hour;
        throw new FormatException($"{path}: '{text}' is no time of the press; write the day and the time, as in '2 14:30'");
    }

    private static List<string> Written(string path, IReadOnlyList<string> paragraphs, Dictionary<string, Manuscript> byId, int depth)
    {
        if (depth > 8) throw new FormatException($"{path}: reports carry each other in a circle");
        var written = new List<string>();
        foreach (string paragraph in paragraphs)
        {
            if (!paragraph.StartsWith("= ", StringComparison.Ordinal)) written.Add(paragraph);
            else written.AddRange(Carried(path, paragraph, byId, depth));
        }
        return written;
    }

    private static IEnumerable<string> Carried(string path, string line, Dictionary<string, Manuscript> byId, int depth)
    {
        string[] parts = line[2..].Split(" | ");
        var what = Carrying().Match(parts[0].Trim());
        if (!what.Success || !byId.TryGetValue(what.Groups["id"].Value, out var of)) throw new FormatException($"{path}: '{line}' carries nothing that is known");
        int version = what.Groups["version"].Success ? int.Parse(what.Groups["version"].Value, CultureInfo.InvariantCulture) : 1;
        if (version > of.Versions.Count) throw new FormatException($"{path}: '{line}': there is no such version");
        var whole = Written(path, of.Versions[version - 1].Paragraphs, byId, depth + 1);
        int from = int.Parse(what.Groups["from"].Value, CultureInfo.InvariantCulture);
        int to = !what.Groups["to"].Success ? from : what.Groups["to"].Value.Length == 0 ? whole.Count : int.Parse(what.Groups["to"].Value, CultureInfo.InvariantCulture);
        if (from < 1 || to < from || to > whole.Count) throw new FormatException($"{path}: '{line}': that report has {whole.Count} paragraphs");
        var carried = whole.GetRange(from - 1, to - from + 1);
        foreach (string change in parts.Skip(1))
        {
            string[] sides = change.Split("=>", 2);
            if (sides.Length < 2 || sides[0].Trim().Length == 0 || !carried.Any(p => p.Contains(sides[0].Trim(), StringComparison.Ordinal)))
                throw new FormatException($"{path}: '{line}': '{sides[0].Trim()}' stands nowhere in it");
            carried = [.. carried.Select(p => p.Replace(sides[0].Trim(), sides[1].Trim(), StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal))];
        }
        return carried;
    }

    [GeneratedRegex(@"\n=== ")]
    private static partial Regex VersionMark();

    [GeneratedRegex(@" (?== [a-z])")]
    private static partial Regex CarriedMark();

    [GeneratedRegex(@"^(?<id>[a-z0-9-]+)(/(?<version>\d+))? (?<from>\d+)(-(?<to>\d*))?$")]
    private static partial Regex Carrying();
}

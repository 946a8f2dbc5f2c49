namespace Stemma.Core.News;

/// <summary>Reads a line such as "Source: the Courier", in many languages (Data/source-cues.tsv).</summary>
public static class SourceCue
{
    private const int LongestLine = 90, LongestName = 60;

    private static readonly string[] Cues = Read("cue"), Nobody = Read("nobody");
    private static readonly char[] Ends = ['.', ';', '|', '(', '\n', '–', '—', '•', '。', '，', ','];

    /// <summary>Where the name stands in a short line that is a source line and nothing else; null where it is none.</summary>
    /// <param name="line">The line.</param>
    public static Span? NameIn(string line)
    {
        if (line.Length > LongestLine) return null;
        var start = line.AsSpan().TrimStart(['(', '[', '*', '-', ' ', '\u00A0']);
        foreach (var cue in Cues)
        {
            if (!start.StartsWith(cue, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = start[cue.Length..].TrimStart();
            if (rest.Length > 0 && rest[0] is ':' or '：') return NameAt(line, line.Length - rest.Length + 1);
        }
        return null;
    }

    /// <summary>From a place to the end of the name that stands there; null where none does.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">The place behind the cue.</param>
    public static Span? NameAt(string line, int from)
    {
        while (from < line.Length && (char.IsWhiteSpace(line[from]) || line[from] is '"' or '“' or '„' or '«' or '\'' or '‘')) from++;
        int end = line.IndexOfAny(Ends, from);
        while (end >= 0 && line[end] == '.' && end + 1 < line.Length && char.IsLetterOrDigit(line[end + 1])) end = line.IndexOfAny(Ends, end + 1); // "news.example"
        if (end < 0) end = line.Length;
        while (end > from && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] is '"' or '”' or '»' or '“' or '\'' or '’' or ')' or ']' or ':')) end--;
        if (end <= from || end - from > LongestName || char.IsDigit(line[from]) || line.AsSpan(from, end - from).Contains("http", StringComparison.OrdinalIgnoreCase)) return null;
        return !char.IsLower(line[from]) || IsNobody(line[from..end]) ? new Span(from, end) : null;
    }

    /// <summary>Whether what stands for the name names nobody ("agencies").</summary>
    /// <param name="name">The name.</param>
    public static bool IsNobody(string name) => Nobody.Contains(name.ToLowerInvariant());

    private static string[] Read(string kind) => [.. DataFile.Rows(typeof(SourceCue), "source-cues.tsv").Where(r => r[0] == kind).Select(r => r[1])];
}

using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>A line of a page saved as text.</summary>
/// <param name="Text">White space folded.</param>
/// <param name="Apart">Whether a blank line, or the page's start, stands before it.</param>
internal readonly record struct TextLine(string Text, bool Apart);

/// <summary>Cuts a page saved as text into lines.</summary>
internal static class TextLines
{
    private const int Most = 20_000;

    /// <summary>The lines that hold anything, in order. Lines that were only wrapped at a fixed width are joined again.</summary>
    public static List<TextLine> Of(string text)
    {
        var found = new List<TextLine>();
        bool apart = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = WhiteSpace.Fold(raw.ToString());
            if (line.Length == 0) { apart = true; continue; }
            found.Add(new TextLine(line, apart));
            apart = false;
            if (found.Count == Most) break;
        }
        return IsWrapped(found) ? Joined(found) : found;
    }

    // Wrapped: most lines inside a paragraph are 50 to 100 long and end without a stop.
    private static bool IsWrapped(List<TextLine> lines)
    {
        int inside = 0, broken = 0;
        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i].Apart) continue;
            inside++;
            var before = lines[i - 1].Text;
            if (before.Length is > 45 and < 110 && !EndsSentence(before)) broken++;
        }
        return inside > 6 && inside > lines.Count / 2 && broken > inside * 0.7;
    }

    private static List<TextLine> Joined(List<TextLine> lines)
    {
        var joined = new List<TextLine>();
        for (int i = 0; i < lines.Count;)
        {
            int past = i + 1;
            while (past < lines.Count && !lines[past].Apart) past++;
            joined.Add(lines[i] with { Text = string.Join(' ', lines[i..past].Select(l => l.Text)) });
            i = past;
        }
        return joined;
    }

    /// <summary>Whether a line ends as a sentence does, or names a source right after one ("... he said. Source: dpa").</summary>
    public static bool HoldsSentence(string line)
    {
        if (EndsSentence(line)) return true;
        int stop = line.LastIndexOf(". ", StringComparison.Ordinal);
        return stop >= 30 && char.IsLower(line[stop - 1]) && Agencies.Within(line[(stop + 2)..].Replace(':', ',')) is not null && line.Length - stop < 40;
    }

    /// <summary>Whether a line is a rule drawn with marks between parts of a text ("* * *", "___").</summary>
    public static bool IsDivider(string line)
    {
        int marks = 0;
        foreach (char c in line)
        {
            if (c == ' ') continue;
            if (c != line[0] || c is not ('*' or '_' or '—' or '–' or '-' or '•' or '#' or '~')) return false;
            marks++;
        }
        return marks is >= 3 and <= 80;
    }

    /// <summary>Whether a line ends as a sentence does.</summary>
    public static bool EndsSentence(string line)
    {
        int i = line.Length - 1;
        while (i > 0 && line[i] is '■' or '□' or '▪' or '◆' or '♦' or '●' or '∎' or ' ') i--; // a mark that the report ends here
        while (i > 0 && line[i] is '"' or '”' or '’' or '\'' or '»' or ')' or ']' or '“' or '」' or ' ') i--;
        return i >= 0 && line[i] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or ':';
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>What has been read of a text page so far; lives for one call.</summary>
internal sealed class TextPage(TextHead head, ExtractHints hints)
{
    public TextHead Head { get; } = head;

    public ExtractHints Hints { get; } = hints;

    public List<Piece> Pieces { get; } = [];

    public List<Credit> Credits { get; } = [];

    public List<Picture> Pictures { get; } = [];

    public Byline? Byline { get; set; }

    public Dateline? Dateline { get; set; }

    public StatedTime? Published { get; set; }

    public StatedTime? Updated { get; set; }

    public bool Paywalled { get; set; }
}

/// <summary>The headline of a text page.</summary>
/// <param name="Title">Without the site's name.</param>
/// <param name="Raw">As it stands.</param>
/// <param name="Site">The site's name that stood behind it, where the page signs with it elsewhere too; else null.</param>
/// <param name="Line">Which line it is; -1 where there is none.</param>
internal sealed record TextHead(string Title, string Raw, string? Site, int Line)
{
    /// <summary>Reads it: the first line that is no furniture, when it looks like a headline.</summary>
    public static TextHead Of(List<TextLine> lines, ExtractHints hints)
    {
        for (int i = 0; i < lines.Count && i < 12; i++)
        {
            var line = lines[i].Text;
            if (Phrases.Of(line) != Furniture.None || Bylines.Of(line) is not null || line.Length < 8) continue;
            if (i > 0 && (line.Length > 250 || TextLines.EndsSentence(line)) && IsShort(lines[i - 1].Text)) return new TextHead(lines[i - 1].Text, lines[i - 1].Text, null, i - 1);
            if (line.Length > 250 || Datelines.Of(line, null) is not null) break;
            IReadOnlyList<string> names = hints.Outlet is { } outlet ? [outlet] : [];
            var cleaned = Titles.Clean(line, names, [.. lines.Skip(i + 1).Take(60).Select(l => l.Text).Where(t => t.Length < line.Length)]);
            if (cleaned != line) return new TextHead(cleaned, line, null, i);
            return Titles.BareSuffix(line) is { } suffix
                ? new TextHead(line[..line.LastIndexOf(suffix, StringComparison.Ordinal)].TrimEnd(' ', '|', '-', '–', '—'), line, Outlet(suffix, lines, i), i)
                : new TextHead(line, line, null, i);
        }
        return new TextHead("", "", null, -1);
    }

    // "Gates", with a sentence right under it: what is under it is the report's beginning and not its headline.
    private static bool IsShort(string line) => line.Length is >= 3 and < 8 && line.All(c => char.IsLetter(c) || c == ' ') && Phrases.Of(line) == Furniture.None;

    /// <summary>The line without the headline where that is repeated at one of its ends; "" where nothing else is left of it.</summary>
    public string Without(string line)
    {
        foreach (var said in (string[])[Raw, Title])
        {
            if (said.Length < 16) continue;
            if (line.Equals(said, StringComparison.OrdinalIgnoreCase)) return "";
            if (line.EndsWith(said, StringComparison.OrdinalIgnoreCase)) return Rest(line[..^said.Length].TrimEnd());
            if (line.StartsWith(said, StringComparison.OrdinalIgnoreCase) && line.Length - said.Length < 40) return Rest(line[said.Length..].Trim(' ', '|', '-', '–', '—', ':'));
        }
        return line;
    }

    // A headline's end is as often a section or a tag as the outlet: its name is sure only where the page signs with it.
    private static string? Outlet(string suffix, List<TextLine> lines, int head)
    {
        if (Agencies.Named(suffix) is not null) return suffix;
        for (int i = 0; i < lines.Count; i++)
            if (i != head && lines[i].Text.Length < 200 && Signs(lines[i].Text, suffix)) return suffix;
        return null;
    }

    // "© 2026 Evening Gull", "By Tilo Brandt, Evening Gull".
    private static bool Signs(string line, string name) =>
        line.Contains(name, StringComparison.OrdinalIgnoreCase) &&
        (line.Contains('©') || line.Contains("copyright", StringComparison.OrdinalIgnoreCase) || line.Contains("all rights reserved", StringComparison.OrdinalIgnoreCase) || Bylines.Of(line) is not null);

    // What stands before a repeated headline ("SHARE", "Home >") is furniture when it is short and no sentence.
    private static string Rest(string rest) => rest.Length < 40 && !TextLines.EndsSentence(rest) ? "" : rest;
}

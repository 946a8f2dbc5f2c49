using System.Collections.Frozen;
using Stemma.Core.Language;

namespace Stemma.Core.Extract;

/// <summary>Cuts whole sections off a text page: comment forms to the end, blocks of other stories under their headings.</summary>
internal static class TextSections
{
    private const int LongestTeaser = 330;
    private const int LongestHeading = 80;

    /// <summary>The lines without those sections. <paramref name="from"/> is the first line after the headline.</summary>
    public static List<TextLine> Cut(List<TextLine> lines, int from)
    {
        int end = CommentsStart(lines, from);
        var kept = new List<TextLine>(end);
        int body = 0;
        for (int i = 0; i < end; i++)
        {
            var line = lines[i];
            bool heading = i > from && line.Text.Length <= LongestHeading && body >= 2 && Phrases.Of(line.Text) is Furniture.Latest or Furniture.Related && !Carries(line.Text);
            if (heading)
            {
                int past = BlockEnd(lines, i + 1, end, kept);
                if (past > i + 1 || !TextLines.EndsSentence(line.Text)) { i = past - 1; continue; }
            }
            if (IsProse(line.Text)) body++;
            kept.Add(line);
        }
        return WithoutStrangeTail(kept, from);
    }

    // A heading near the end with two or more short texts behind it that name nobody and nothing of this report.
    private static List<TextLine> WithoutStrangeTail(List<TextLine> lines, int from)
    {
        for (int i = Math.Max(from + 4, lines.Count * 6 / 10); i < lines.Count - 2; i++)
        {
            var heading = lines[i].Text;
            if (heading.Length > 40 || TextLines.EndsSentence(heading) || heading.Split(' ').Length > 4 || Credits.Of(heading) is not null) continue;
            var prose = lines.Take(i).Where(l => IsProse(l.Text)).Select(l => l.Text).ToList();
            var names = SharedNames.Of(prose);
            if (prose.Count < 4 || names.Count < 6) continue;
            var rest = lines.Skip(i + 1).ToList();
            if (rest.All(l => l.Text.Length <= LongestTeaser && SharedNames.Count(l.Text, names) == 0 && Credits.Of(l.Text) is null && Bylines.Of(l.Text) is null) && rest.Any(l => HasNames(l.Text))) return lines[..i];
        }
        return lines;
    }

    private static bool HasNames(string line) => SharedNames.Of([line]).Count > 0;

    // "Related: headline" carries its own teaser; only a bare heading opens a block.
    private static bool Carries(string line) => line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at && line.Length - at > 12;

    /// <summary>Where the comment section begins: a comment phrase behind most of the prose; the line count where there is none.</summary>
    private static int CommentsStart(List<TextLine> lines, int from)
    {
        int prose = 0, total = 0;
        for (int i = from; i < lines.Count; i++) if (IsProse(lines[i].Text)) total++;
        for (int i = from; i < lines.Count; i++)
        {
            if (IsProse(lines[i].Text)) prose++;
            bool behind = prose >= 2 && prose * 2 >= total || prose >= 6;
            if (behind && i > from && lines[i].Text.Length <= 400 && Phrases.Of(lines[i].Text) == Furniture.Comments) return i;
        }
        return lines.Count;
    }

    private static int BlockEnd(List<TextLine> lines, int start, int end, List<TextLine> before)
    {
        var prose = before.Where(l => IsProse(l.Text)).ToList();
        var names = SharedNames.Of(prose.Select(l => l.Text));
        bool bodyApart = prose.Count > 2 && prose.Count(l => l.Apart) >= prose.Count * 0.8;
        int i = start;
        while (i < end && IsTeaser(lines[i], i > start ? !lines[i].Apart : bodyApart && !lines[i].Apart, bodyApart, names)) i++;
        return i;
    }

    // Other news under a heading: headlines, or short texts that share no names with this report, or lines set closer than the report's own paragraphs.
    private static bool IsTeaser(TextLine line, bool close, bool bodyApart, FrozenSet<string> names)
    {
        if (line.Text.Length > LongestTeaser) return false;
        if (Credits.Of(line.Text) is not null) return false;
        if (bodyApart && close) return true;
        bool sentence = TextLines.EndsSentence(line.Text);
        if (!sentence && line.Text.Length <= 200) return true;
        int shared = SharedNames.Count(line.Text, names);
        return shared == 0 && names.Count > 0 || shared <= 1 && Tokens.Of(line.Text).Count > 25 && names.Count > 4;
    }

    /// <summary>Whether a line reads as a sentence of some length.</summary>
    public static bool IsProse(string line) => line.Length >= 60 && TextLines.EndsSentence(line);
}

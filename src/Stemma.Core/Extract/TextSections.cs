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
        var body = new Prose();
        for (int i = 0; i < end; i++)
        {
            var line = lines[i];
            bool heading = i > from && line.Text.Length <= LongestHeading && body.Count >= 2 && Phrases.Of(line.Text) is Furniture.Latest or Furniture.Related && !Carries(line.Text);
            if (heading)
            {
                int past = BlockEnd(lines, i + 1, end, body);
                if (past > i + 1 || !TextLines.EndsSentence(line.Text)) { i = past - 1; continue; }
            }
            body.Add(line);
            kept.Add(line);
        }
        return WithoutStrangeTail(kept, from);
    }

    // The prose so far.
    private sealed class Prose
    {
        private int _apart;

        public int Count { get; private set; }

        public SharedNames Names { get; } = new();

        // Whether its paragraphs stand apart.
        public bool IsApart => Count > 2 && _apart >= Count * 0.8;

        public void Add(TextLine line)
        {
            if (!IsProse(line.Text)) return;
            Count++;
            if (line.Apart) _apart++;
            Names.Add(line.Text);
        }
    }

    // A heading near the end with two or more short texts behind it that name nobody and nothing of this report.
    private static List<TextLine> WithoutStrangeTail(List<TextLine> lines, int from)
    {
        int first = Math.Max(from + 4, lines.Count * 6 / 10), sure = lines.Count - 1;
        while (sure >= first && lines[sure].Text.Length <= LongestTeaser && Credits.Of(lines[sure].Text) is null && Bylines.Of(lines[sure].Text) is null) sure--;
        first = Math.Max(first, sure); // what stands there is the report's own, whatever it names
        var (last, named) = LastOf(lines, first + 1);
        var names = new SharedNames();
        int prose = 0, shared = -1; // the last line behind that has a name of the report
        for (int i = 0; i < lines.Count - 2; i++)
        {
            var heading = lines[i].Text;
            bool looks = i >= first && i >= shared && i < named && prose >= 4 && names.Count >= 6;
            if (looks && heading.Length <= 40 && !TextLines.EndsSentence(heading) && heading.Split(' ').Length <= 4 && Credits.Of(heading) is null) return lines[..i];
            if (!IsProse(heading)) continue;
            prose++;
            foreach (string name in names.Add(heading)) shared = Math.Max(shared, last.GetValueOrDefault(name, -1));
        }
        return lines;
    }

    // Where each capitalised word stands last, and the last line that names anything.
    private static (Dictionary<string, int> Words, int Named) LastOf(List<TextLine> lines, int from)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        int named = -1;
        for (int i = from; i < lines.Count; i++)
        {
            foreach (string word in SharedNames.Capitals(lines[i].Text)) words[word] = i;
            if (SharedNames.Has(lines[i].Text)) named = i;
        }
        return (words, named);
    }

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

    private static int BlockEnd(List<TextLine> lines, int start, int end, Prose body)
    {
        int i = start;
        while (i < end && IsTeaser(lines[i], i > start ? !lines[i].Apart : body.IsApart && !lines[i].Apart, body.IsApart, body.Names)) i++;
        return i;
    }

    // Other news under a heading: headlines, or short texts that share no names with this report, or lines set closer than the report's own paragraphs.
    private static bool IsTeaser(TextLine line, bool close, bool bodyApart, SharedNames names)
    {
        if (line.Text.Length > LongestTeaser) return false;
        if (Credits.Of(line.Text) is not null) return false;
        if (bodyApart && close) return true;
        bool sentence = TextLines.EndsSentence(line.Text);
        if (!sentence && line.Text.Length <= 200) return true;
        int shared = names.Shared(line.Text);
        return shared == 0 && names.Count > 0 || shared <= 1 && Tokens.Of(line.Text).Count > 25 && names.Count > 4;
    }

    /// <summary>Whether a line reads as a sentence of some length.</summary>
    public static bool IsProse(string line) => line.Length >= 60 && TextLines.EndsSentence(line);
}

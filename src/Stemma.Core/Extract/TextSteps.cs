using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>The steps from a text page's lines to its pieces, in order.</summary>
internal static class TextSteps
{
    private const int HeadLines = 14, LastLines = 3;

    /// <summary>Reads all lines into the page.</summary>
    public static void Run(TextPage page, List<TextLine> all)
    {
        int from = page.Head.Line + 1;
        var lines = TextSections.Cut(all, from);
        lines = [.. lines.Skip(from).Select(l => l with { Text = Bare(page.Head.Without(l.Text)) }).Where(l => SaysSomething(l.Text))];
        lines = [.. lines.Where(l => !IsFurniture(page, l.Text))];
        lines = HeadFields(page, lines);
        lines = PicturesOut(page, lines);
        lines = CreditsOut(page, lines);
        var (first, past) = TextSegment.Of(lines);
        lines = TailOff(lines[first..past]);
        Body(page, lines);
    }

    // No times of day, counters or bare addresses.
    private static bool SaysSomething(string line)
    {
        if (line.StartsWith("http", StringComparison.Ordinal) && !line.Contains(' ')) return false;
        int letters = line.Count(char.IsLetter);
        return letters >= 3 || letters > 0 && (Language.Tokens.IsUnspaced(line[0]) || TextLines.EndsSentence(line)) && !line.Any(char.IsDigit);
    }

    // "___" rules and their like at either end of a line.
    private static string Bare(string line)
    {
        var text = line.AsSpan().Trim();
        while (text.EndsWith("__")) text = text.TrimEnd('_').TrimEnd();
        while (text.StartsWith("__")) text = text.TrimStart('_').TrimStart();
        return text.Length == line.Length ? line : text.ToString();
    }

    private static bool IsFurniture(TextPage page, string line)
    {
        var what = Phrases.Of(line);
        if (what == Furniture.None) return false;
        if (what is Furniture.Rights or Furniture.Aggregator && Credits.Of(line) is { Wire: not null }) return false;
        if (what == Furniture.Paywall) page.Paywalled = true;
        if (what != Furniture.Correction) return true;
        page.Pieces.Add(new Piece(BlockKind.CorrectionNote, line));
        return true;
    }

    private static List<TextLine> HeadFields(TextPage page, List<TextLine> lines)
    {
        var kept = new List<TextLine>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Text;
            bool edge = i < HeadLines || i >= lines.Count - 4;
            if (edge && Bylines.Of(line) is { } byline && (page.Byline is null || i < HeadLines))
            {
                page.Byline ??= byline;
                continue;
            }
            if (edge && TextDates.Of(line) is { } stated)
            {
                if (stated.Updated) page.Updated ??= stated.Time;
                else page.Published ??= stated.Time;
                continue;
            }
            kept.Add(lines[i]);
        }
        return kept;
    }

    private static List<TextLine> PicturesOut(TextPage page, List<TextLine> lines)
    {
        var kept = new List<TextLine>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Text;
            bool twice = line.Length >= 30 && i + 1 < lines.Count && lines[i + 1].Text == line;
            bool spoken = Datelines.Of(line, null) is not null && !line.Contains("photo", StringComparison.OrdinalIgnoreCase);
            bool credited = i + 1 < lines.Count && line.Length < 500 && Captions.IsCreditAlone(lines[i + 1].Text);
            if (!twice && !credited && (spoken || !Captions.Marked(line))) { kept.Add(lines[i]); continue; }
            while (i + 1 < lines.Count && lines[i + 1].Text == line) i++;
            var credit = Captions.CreditOf(line);
            if (credited || credit is null && i + 1 < lines.Count && Agencies.Listed(lines[i + 1].Text).Count > 0 && lines[i + 1].Text.Length < 60) credit = lines[++i].Text.Trim('(', ')');
            page.Pictures.Add(new Picture(null, line, credit));
            page.Pieces.Add(new Piece(BlockKind.Caption, line));
        }
        return kept;
    }

    private static List<TextLine> CreditsOut(TextPage page, List<TextLine> lines)
    {
        var kept = new List<TextLine>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            bool mark = i > 0 && i >= lines.Count - LastLines && Credits.IsMark(lines[i].Text);
            if ((Credits.Of(lines[i].Text) ?? (mark ? new Credit(lines[i].Text, CreditRole.Supplier, null) : null)) is not { } credit) { kept.Add(lines[i]); continue; }
            page.Credits.Add(credit);
            page.Pieces.Add(new Piece(BlockKind.Credit, credit.Text));
        }
        return kept;
    }

    // A heading with nothing under it is no part of the report: "source site-43", a lone topic, a menu's rest.
    private static List<TextLine> TailOff(List<TextLine> lines)
    {
        int prose = lines.Count(l => TextSections.IsProse(l.Text));
        int end = lines.Count;
        while (prose >= 3 && end > 3 && lines.Count - end < 30 && lines[end - 1].Text.Length <= 70 && !TextLines.HoldsSentence(lines[end - 1].Text)) end--;
        return lines[..end];
    }

    private static void Body(TextPage page, List<TextLine> lines)
    {
        int first = FirstParagraph(page, lines);
        var body = new List<Piece>();
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Text;
            if (i == first && Datelines.Emptied(line) is > 0 and var cut) line = line[cut..];
            body.Add(new Piece(KindOf(lines, i, first), line));
        }
        if (lines.Count > 0 && Credits.EndMark(lines[^1].Text) is { } wire) page.Credits.Add(new Credit(wire.Name, CreditRole.Supplier, wire));
        page.Pieces.InsertRange(0, body);
    }

    // The paragraph with the dateline; else the first that is no standfirst.
    private static int FirstParagraph(TextPage page, List<TextLine> lines)
    {
        for (int i = 0; i < lines.Count && i < 8; i++)
        {
            if (Datelines.Emptied(lines[i].Text) > 0) return i;
            if (Datelines.Of(lines[i].Text, page.Published?.At ?? page.Hints.Fetched) is not { } dateline) continue;
            page.Dateline = dateline;
            return i;
        }
        return 0;
    }

    private static BlockKind KindOf(List<TextLine> lines, int i, int first)
    {
        var line = lines[i].Text;
        if (i < first && line.Length <= 350) return BlockKind.Standfirst;
        bool bullet = line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("• ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal);
        if (bullet) return BlockKind.ListItem;
        bool heading = i > 0 && line.Length <= 90 && !TextLines.EndsSentence(line) && i + 1 < lines.Count && lines[i + 1].Text.Length > line.Length;
        return heading ? BlockKind.Subheading : BlockKind.Paragraph;
    }
}

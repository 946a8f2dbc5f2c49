using Stemma.Core.Language;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>What came of a page's chosen body.</summary>
internal sealed class PageBody
{
    public List<PageBlock> Blocks { get; set; } = [];

    public List<PageBlock> Captions { get; } = [];

    public List<Credit> Credits { get; } = [];

    public List<string> Corrections { get; } = [];

    public Byline? Byline { get; set; }

    /// <summary>A name that stands alone above or below the report.</summary>
    public Byline? Signature { get; set; }

    public bool Paywalled { get; set; }

    /// <summary>Blocks that a step took out, by the place of their first text, with the step's name.</summary>
    public Dictionary<int, string> Taken { get; } = [];

    /// <summary>The page that they stand on.</summary>
    public required HtmlPage Page { get; init; }
}

/// <summary>The steps from a chosen body's blocks to running text, in order.</summary>
internal static class BodySteps
{
    /// <summary>The names of the steps.</summary>
    public const string Title = "title", Sections = "sections", Furnished = "furniture", Links = "links", Captions = "captions", Head = "head", Credits = "credits", Tail = "tail", Repeats = "repeats";

    private const int LastBlocks = 3, ShortestRepeat = 20, LongestBio = 3, LeastBehind = 2;

    /// <summary>Why a line that outlets print around their reports is dropped.</summary>
    public const string FurnitureWords = "it is a line that sites print around their reports";

    // Each with what it says of the blocks that it takes out.
    private static readonly (Action<PageBody, string> Do, string Name, string Why)[] Steps =
    [
        (DropTitle, Title, "it repeats the headline"),
        (DropSections, Sections, "it is a heading of other stories, or stands under one"),
        (DropFurniture, Furnished, FurnitureWords),
        (DropLinks, Links, "nearly all of it is links"),
        (TakeCaptions, Captions, "it was read as a caption"),
        (TakeHead, Head, "it was read as a byline, a day or a label beside the text"),
        (TakeCredits, Credits, "it was read as a credit"),
        (DropTail, Tail, "it is a short line behind the last sentence"),
        (DropRepeats, Repeats, "the same words stand above already"),
    ];

    /// <summary>Runs all steps over the blocks.</summary>
    public static PageBody Run(HtmlPage page, IEnumerable<PageBlock> blocks, string title)
    {
        var body = new PageBody { Blocks = [.. blocks], Page = page };
        foreach (var (step, name, why) in Steps)
        {
            var before = body.Blocks;
            step(body, title);
            if (body.Blocks.Count == before.Count) continue;
            var left = body.Blocks.Select(b => b.Node).ToHashSet();
            if (page.Site is { } site) body.Blocks = [.. before.Where(b => left.Contains(b.Node) || site.Keeps(page.Tree[b.Node]) && left.Add(b.Node))];
            foreach (var block in before) if (!left.Contains(block.Node)) body.Taken[block.Node] = name;
            page.Sieve?.Step(why, before, body.Blocks);
        }
        return body;
    }

    private static void DropTitle(PageBody body, string title)
    {
        var folded = Titles.Squeeze(title);
        if (folded.Length < 4) return;
        int seen = 0;
        body.Blocks = [.. body.Blocks.Where(b => seen++ > 12 && b.Kind != BlockKind.Subheading && TextLines.EndsSentence(b.Text) || b.Text.Length > title.Length + 40 || Titles.Squeeze(b.Text) != folded)];
    }

    // A heading of other stories takes with it what follows: links, short lines, cards.
    private static void DropSections(PageBody body, string title)
    {
        var kept = new List<PageBlock>(body.Blocks.Count);
        int prose = 0, total = body.Blocks.Count(b => b.IsProse);
        for (int i = 0; i < body.Blocks.Count; i++)
        {
            var block = body.Blocks[i];
            var what = block.Text.Length <= 80 ? block.What : Furniture.None;
            if (what == Furniture.Comments && prose >= 2 && prose * 2 > total && block.Kind is BlockKind.Subheading) break;
            // What stands last on the page under such a heading is about the author.
            if (what == Furniture.Author && prose >= 2 && body.Blocks.Skip(i + 1).Count(b => b.IsProse) <= LongestBio) break;
            if (what is Furniture.Latest or Furniture.Related)
            {
                while (i + 1 < body.Blocks.Count && IsTeaser(body.Blocks[i + 1])) i++;
                continue;
            }
            if (block.IsProse) prose++;
            kept.Add(block);
        }
        body.Blocks = kept;
    }

    private static bool IsTeaser(PageBlock block) => block.LinkShare > 0.5 || block.Kind is BlockKind.ListItem && block.Text.Length < 160 && block.LinkShare > 0.3;

    private static void DropFurniture(PageBody body, string title)
    {
        var kept = new List<PageBlock>(body.Blocks.Count);
        for (int i = 0; i < body.Blocks.Count; i++)
        {
            var block = body.Blocks[i];
            var what = block.What;
            if (what == Furniture.Correction) body.Corrections.Add(block.Text);
            if (what == Furniture.Paywall) body.Paywalled = true;
            bool credit = what is Furniture.Rights or Furniture.Aggregator && Extract.Credits.Of(block.Text) is { Wire: not null } || what == Furniture.Rights && i >= body.Blocks.Count - LastBlocks && Extract.Credits.IsMark(block.Text);
            if ((what == Furniture.None || credit) && (block.Text.Any(char.IsLetterOrDigit) || TextLines.IsDivider(block.Text) && IsBetween(body.Blocks, i))) kept.Add(block);
        }
        body.Blocks = kept;
    }

    // Parts of the text lie on both sides; what stands under the last rule is a note.
    private static bool IsBetween(List<PageBlock> blocks, int at) => blocks.Take(at).Any(b => b.IsProse) && blocks.Skip(at).Count(b => b.IsProse) >= LeastBehind;

    private static void DropLinks(PageBody body, string title) =>
        body.Blocks = [.. body.Blocks.Where(b => b.LinkShare < 0.85 || b.Kind is BlockKind.TableRow || b.Text.Length > 250 || b.Kind == BlockKind.Subheading && b.LinkShare < 0.95)];

    private static void TakeCaptions(PageBody body, string title)
    {
        var kept = new List<PageBlock>(body.Blocks.Count);
        var captions = body.Blocks.Where(b => b.Kind == BlockKind.Caption && b.Text.Length >= ShortestRepeat).ToLookup(b => b.Text[..ShortestRepeat], b => b.Text);
        foreach (var block in body.Blocks)
        {
            bool marked = block.Kind is BlockKind.Paragraph && block.Text.Length < 900 && !TextLines.EndsSentence(block.Text) && Extract.Captions.Marked(block.Text);
            if (block.Kind == BlockKind.Paragraph && IsSaidUnderPicture(block.Text, captions)) continue;
            if (block.Kind == BlockKind.Caption || marked) body.Captions.Add(block);
            else kept.Add(block);
        }
        body.Blocks = kept;
    }

    // A gallery writes the words under its pictures twice: once in the figure, once beside it.
    private static bool IsSaidUnderPicture(string text, ILookup<string, string> captions) =>
        text.Length is >= ShortestRepeat and < 400 && captions[text[..ShortestRepeat]].Any(c => c.StartsWith(text, StringComparison.Ordinal) && c.Length < text.Length + 80);

    private static void TakeHead(PageBody body, string title)
    {
        int first = body.Blocks.FindIndex(b => b.IsProse);
        var kept = new List<PageBlock>(body.Blocks.Count);
        for (int i = 0; i < body.Blocks.Count; i++)
        {
            var block = body.Blocks[i];
            bool edge = i < first + 2 || i >= body.Blocks.Count - 3;
            if (edge && block.Text.Length < 200)
            {
                if (Bylines.Of(block.Text) is { } byline) { body.Byline ??= byline; continue; }
                if ((i == first - 1 || i == body.Blocks.Count - 1) && IsSignature(body, block)) body.Signature ??= new Byline(block.Text, [block.Text], null);
                if (TextDates.Of(block.Text) is not null && !block.IsProse && block.Kind != BlockKind.Quote) continue;
                if (i < first && !TextLines.EndsSentence(block.Text) && (IsClock(block.Text) || body.Page.IsLabel(block.Text) || IsLabel(body.Blocks, i))) continue;
            }
            kept.Add(block);
        }
        body.Blocks = kept;
    }

    // Two or three words in capitals that name no place and stand in no link.
    private static bool IsSignature(PageBody body, PageBlock block) =>
        block.Kind == BlockKind.Paragraph && block.LinkShare < 0.5 && block.Text.Split(' ').Length is 2 or 3 && block.Text.All(c => char.IsLetter(c) || c is ' ' or '.' or '-' or '\'' or '’') && !TextLines.EndsSentence(block.Text)
        && Bylines.LooksLikePerson(block.Text) && !body.Page.IsLabel(block.Text) && Gazetteer.Find(block.Text) is null && Agencies.Named(block.Text) is null;

    // One word or two above the report, unless they are its place or the agency that its dateline names.
    private static bool IsLabel(List<PageBlock> blocks, int at)
    {
        var text = blocks[at].Text;
        return blocks[at].Kind == BlockKind.Paragraph && text.Length <= 24 && text.Count(' '.Equals) <= 1 && !Datelines.IsCapitals(text) && Gazetteer.Find(text) is null && Agencies.Named(text) is null
            && !blocks.Skip(at + 1).Take(3).Any(b => b.Text[..Math.Min(b.Text.Length, 110)].Contains($"({text})", StringComparison.Ordinal));
    }

    // A day or a time in whatever language: the figures and a word or two.
    private static bool IsClock(string line)
    {
        int digits = line.Count(char.IsDigit), letters = line.Count(char.IsLetter);
        return line.Length <= 60 && digits >= 4 && digits >= letters && (line.Contains(':') || line.Split(' ', ',', '.', '/', '-').Any(w => w.Length == 4 && w.All(char.IsDigit)));
    }

    private static void TakeCredits(PageBody body, string title)
    {
        var kept = new List<PageBlock>(body.Blocks.Count);
        for (int i = 0; i < body.Blocks.Count; i++)
        {
            var block = body.Blocks[i];
            if (block.Kind != BlockKind.Subheading && Extract.Credits.Of(block.Text) is { } credit) body.Credits.Add(credit);
            else if (i > 0 && i >= body.Blocks.Count - LastBlocks && (Extract.Credits.IsMark(block.Text) || SourceCue.NameIn(block.Text) is not null)) body.Credits.Add(new Credit(block.Text, CreditRole.Supplier, null));
            else kept.Add(block);
        }
        body.Blocks = kept;
        if (kept.Count > 0 && Extract.Credits.EndMark(kept[^1].Text) is { } wire) body.Credits.Add(new Credit(wire.Name, CreditRole.Supplier, wire));
    }

    // A heading with nothing under it, and short lines behind the last sentence, are no part of the report.
    private static void DropTail(PageBody body, string title)
    {
        var blocks = body.Blocks;
        if (blocks.Count(b => b.IsProse) < 2) return;
        int end = blocks.Count;
        while (end > 1 && (blocks[end - 1].Kind == BlockKind.Subheading || blocks[end - 1].Kind == BlockKind.Paragraph && blocks[end - 1].Weight < 60 && !TextLines.EndsSentence(blocks[end - 1].Text))) end--;
        body.Blocks = blocks[..end];
    }

    // The same long block twice is one block shown twice (a pull quotation, a second rendering), unless both stand in line: then the text itself says it again.
    private static void DropRepeats(PageBody body, string title)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        body.Blocks = [.. body.Blocks.Where(b => b.Text.Length < 60 || seen.TryAdd(b.Text, b.Node) || InLine(body.Page.Tree, seen[b.Text], b.Node))];
    }

    // Whether two texts stand in elements of one name and class under one parent.
    private static bool InLine(HtmlTree tree, int first, int second)
    {
        var (one, other) = (Holder(tree, first), Holder(tree, second));
        return one.Name == other.Name && one["class"] == other["class"] && one.Parent is { } parent && other.Parent is { } same && parent.Index == same.Index && one.Index != other.Index;
    }

    private static HtmlNode Holder(HtmlTree tree, int node) => tree[node].Ancestors.FirstOrDefault(a => BlockReader.IsBlock(a), tree.Root);
}

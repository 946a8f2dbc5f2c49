using Stemma.Core.Extract.Bodies;

namespace Stemma.Core.Extract.Judging;

/// <summary>A page after the rules: its headline, the element chosen as the body, and what came of the blocks in it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Stated">What structured data states as the body, as word triples; null where it states none.</param>
/// <param name="Range">The body's element.</param>
/// <param name="Body">Its blocks as text, captions, credits.</param>
internal sealed record RuledPage(HtmlPage Page, string Title, ISet<ulong>? Stated, BodyRange Range, PageBody Body)
{
    private const int LeastStated = 200;

    /// <summary>The headlines that the page shows and states, squeezed.</summary>
    public IReadOnlyList<string> Titles => field ??= [.. Headlines.Stated(Page).Prepend(Title).Select(Extract.Titles.Squeeze).Distinct(StringComparer.Ordinal)];

    /// <summary>Runs the rules over a page.</summary>
    public static RuledPage Of(HtmlPage page)
    {
        var title = page.Site?.Title ?? Headlines.Of(page);
        var stated = page.JsonLd.Body is { Length: > LeastStated } said ? Bodies.Stated.Of(said) : null;
        var range = BodyChoice.Of(page.Tree, page.Blocks, stated, page.Site, page.Sieve, page.Heading);
        var body = BodySteps.Run(page, page.Blocks.Take(range.To).Skip(range.From), title);
        return new RuledPage(page, title, stated, range, body);
    }

    /// <summary>What the rules made of each of the page's blocks: kept, outside the body's element, or the step that took it.</summary>
    public string[] Fates()
    {
        var kept = Body.Blocks.Select(b => b.Node).ToHashSet();
        var fates = new string[Page.Blocks.Count];
        for (int i = 0; i < fates.Length; i++)
            fates[i] = i < Range.From || i >= Range.To ? RuledBlocks.Outside : kept.Contains(Page.Blocks[i].Node) ? RuledBlocks.Kept : Body.Taken.GetValueOrDefault(Page.Blocks[i].Node, RuledBlocks.Outside);
        return fates;
    }
}

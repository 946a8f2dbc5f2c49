using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>A block of a report's text.</summary>
/// <param name="Number">Its number on the page, from 1: "#p1".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parts">Its text, cut where the contents of statements begin and end.</param>
/// <param name="Time">Where an entry of a live blog begins with it: when that was made; else null.</param>
public sealed record TextBlock(int Number, BlockKind Kind, IReadOnlyList<TextPart> Parts, DateTimeOffset? Time = null)
{
    internal static IReadOnlyList<TextBlock> All(Article article, IReadOnlyList<(Statement Statement, string Id)> said) =>
        [.. article.Blocks.Select((b, i) => new TextBlock(i + 1, b.Kind, TextPart.Of(b.Untimed(), Contents(b, article, said)), b.Time))];

    internal static IReadOnlyList<TextBlock> Opening(string text) => text.Length == 0 ? [] : [new TextBlock(1, BlockKind.Paragraph, TextPart.Of(text, []))];

    // Where the first stretch of each statement stands in the block's text as it is shown.
    private static List<(Span At, string Id)> Contents(Block block, Article article, IReadOnlyList<(Statement Statement, string Id)> said)
    {
        if (block.At is not { } at || at.Of(article.Text) != block.Text) return [];
        var shown = new Span(0, block.Untimed().Length);
        return [.. said.Select(s => (At: s.Statement.Spans[0].Shift(-at.Start - block.Hour), s.Id)).Where(s => shown.Contains(s.At))];
    }
}

/// <summary>A part of a block's text.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Id">What a link to the statement names whose content it is; null where it is no statement's.</param>
/// <param name="Parts">What a statement's content is made of, where others stand in it; else empty.</param>
public sealed record TextPart(string Text, string? Id, IReadOnlyList<TextPart> Parts)
{
    /// <summary>Cuts a text at stretches that lie apart or one in another; one that crosses another is left out.</summary>
    public static IReadOnlyList<TextPart> Of(string text, IEnumerable<(Span At, string Id)> stretches) =>
        Cut(text, new Span(0, text.Length), [.. stretches.OrderBy(s => s.At.Start).ThenByDescending(s => s.At.End)]);

    /// <summary>The ids of the parts and of those inside them.</summary>
    public static IEnumerable<string> Ids(IEnumerable<TextPart> parts) => parts.Where(p => p.Id is not null).SelectMany(p => Ids(p.Parts).Prepend(p.Id!));

    private static List<TextPart> Cut(string text, Span within, List<(Span At, string Id)> stretches)
    {
        var parts = new List<TextPart>();
        int at = within.Start;
        while (stretches is [var (span, id), .. var others])
        {
            if (span.Start > at) parts.Add(new TextPart(text[at..span.Start], null, []));
            parts.Add(new TextPart(span.Of(text), id, Cut(text, span, others.FindAll(o => span.Contains(o.At)))));
            at = span.End;
            stretches = others.FindAll(o => o.At.Start >= span.End);
        }
        if (at < within.End) parts.Add(new TextPart(text[at..within.End], null, []));
        return parts;
    }
}

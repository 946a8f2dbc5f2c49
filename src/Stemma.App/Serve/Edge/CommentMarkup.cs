using System.Collections.Concurrent;
using System.Net;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Stemma.App.Serve.Edge;

/// <summary>A comment's Markdown as markup: paragraphs, emphasis, quotes, lists and links; HTML in it is shown as the letters it is made of. All of it goes through the sanitiser.</summary>
internal static class CommentMarkup
{
    private const int MostKept = 5000;

    private static readonly MarkdownPipeline Pipeline = Made();

    // What comments were made into; one is read far more often than it is written.
    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);

    /// <summary>The clean fragment.</summary>
    /// <param name="text">A comment's words.</param>
    public static string Of(string text)
    {
        if (Kept.TryGetValue(text, out string? made)) return made;
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept[text] = Sanitiser.CleanComment(Html(text));
    }

    // What is nested deeper than the parser goes is shown as it was written.
    private static string Html(string text)
    {
        try
        {
            return Markdown.ToHtml(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return $"<p>{WebUtility.HtmlEncode(text)}</p>";
        }
    }

    private static MarkdownPipeline Made()
    {
        var builder = new MarkdownPipelineBuilder().UseSoftlineBreakAsHardlineBreak().UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = "*_~(" });
        builder.DisableHtml().DisableHeadings();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        return builder.Build();
    }
}

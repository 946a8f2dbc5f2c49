using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using Stemma.Core.News;
using Stemma.Core.Web.Building;

namespace Stemma.Core.Web;

/// <summary>Parses HTML as browsers do (WHATWG HTML, by AngleSharp) and lays the tree flat.</summary>
public static class HtmlTreeBuilder
{
    /// <summary>Longest page that is read, in UTF-16 code units; what follows is left out.</summary>
    public const int MaxLength = 12_000_000;

    /// <summary>Most elements and texts that are read.</summary>
    public const int MaxNodes = 200_000;

    private const int DeepestTemplate = 200;

    // Comments and positions are of no use here; of the attributes, event handlers, drawings and picture sets are the bulk.
    private static readonly HtmlParserOptions Lean = new()
    {
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => Wanted(name.Span),
    };

    // The page is decoded already. What its meta elements say of charsets is not asked again: the parser does so in the square of their length.
    private static readonly IConfiguration Unswayed = Configuration.Default.Without<IMetaHandler>();

    private static bool Wanted(ReadOnlySpan<char> name) => !(name is "srcset" or "d" or "sizes" or "data-srcset" or "viewbox" or "fill" or "target" || name.StartsWith("on"));

    /// <summary>The tree of a page. Any string gives one; what was left out of it is said by its problems.</summary>
    public static HtmlTree Parse(string html)
    {
        var bounded = html.Length > MaxLength ? html[..MaxLength] : html;
        var gate = new TagGate(bounded.Length);
        var page = Build(bounded, gate);
        if (page.IsOdd || page.HoldsPreRun) bounded = PreRuns.Parted(bounded);
        if (page.HoldsPreRun) page = Build(bounded, gate = new TagGate(bounded.Length));
        var nodes = page.IsOdd ? ByDom(bounded, gate = new TagGate(bounded.Length)) : Flat(page, gate.Taken);
        return nodes.Tree([.. gate.Problems(), .. TooLong(html, gate.IsFull || nodes.Count >= MaxNodes)]);
    }

    private static IEnumerable<Problem> TooLong(string html, bool full)
    {
        if (html.Length > MaxLength) yield return new Problem("page-cut", $"the page is longer than {MaxLength} characters; the rest was left out");
        if (full) yield return new Problem("page-cut", $"the page has more than {MaxNodes} elements and texts; the rest was left out");
    }

    /// <summary>The same tree by way of the parser's own nodes: slower, and right for every page.</summary>
    internal static HtmlTree ByDom(string html) => ByDom(html, new TagGate(html.Length)).Tree([]);

    private static FlatNodes ByDom(string html, TagGate gate)
    {
        using var source = new TextSource(new ReadOnlyMemoryTextSource(html.AsMemory()));
        bool begun = false;
        var page = new HtmlParser(Lean, BrowsingContext.New(Unswayed)).ParseDocument<Document, Element>(source, (ref StructHtmlToken token, TokenConsumer next) =>
        {
            if (!begun) ParserState.KeepWhiteSpace(next);
            begun = true;
            return gate.Take(ref token, next);
        });
        return DomTree.Of(gate.Taken, page);
    }

    private static BuiltPage Build(string html, TagGate gate)
    {
        var factory = new BuildingFactory();
        bool looked = false;
        using var source = new TextSource(new ReadOnlyMemoryTextSource(html.AsMemory()));
        var parser = new HtmlParser(Lean, BrowsingContext.New(new Configuration([factory])));
        var page = parser.ParseDocument<BuiltPage, BuiltElement>(source, (ref StructHtmlToken token, TokenConsumer next) =>
        {
            var built = factory.Page!;
            if (built.OpenTemplates > 0 && IsOdd(in token, gate)) built.IsOdd = true;
            if (!looked && token.Type == HtmlTokenType.StartTag && IsPre(token.Name)) (looked, built.HoldsPreRun) = (true, !ReferenceEquals(PreRuns.Parted(html), html));
            if (built.IsOdd || built.HoldsPreRun) return TokenConsumptionResult.Stop;
            if (token.Type == HtmlTokenType.Character) StandInPage(ref token, html);
            return gate.Take(ref token, next);
        });
        page.Builder?.Dispose();
        return page;
    }

    // Before the first, no page is parted: few hold any.
    private static bool IsPre(StringOrMemory name) => name.Length is 3 or 7 && (name == "pre" || name == "listing");

    // In a template: rows, or great depth.
    private static bool IsOdd(in StructHtmlToken token, TagGate gate) => gate.Open > DeepestTemplate || token.Type == HtmlTokenType.StartTag && TagKinds.Tabular.Contains(token.Name.ToString());

    // The parser hands over its own copy of the characters; where they stand in the page as they are, the page's are kept instead.
    private static void StandInPage(ref StructHtmlToken token, string html)
    {
        int at = token.Position.Index, length = token.Name.Length;
        if (at >= 0 && at + length <= html.Length && html.AsSpan(at, length).SequenceEqual(token.Name.Memory.Span)) token.Name = html.AsMemory(at, length);
    }

    // Without recursion: a hostile page may be nested tens of thousands deep.
    private static FlatNodes Flat(BuiltPage page, int expected)
    {
        var nodes = new FlatNodes(expected);
        var open = new Stack<(BuiltNode? Next, int At)>();
        int at = nodes.Add("#document", Tags.Of("#document"), 0, null);
        for (var node = page.First; ;)
        {
            if (node is null || nodes.Count >= MaxNodes)
            {
                nodes.Close(at);
                if (!open.TryPop(out var outer)) return nodes;
                (node, at) = outer;
                continue;
            }
            var next = node.Next;
            if (node is BuiltText text)
            {
                var (of, start, length) = text.Stretch;
                nodes.AddText(of, start, length, at);
            }
            else if (node is BuiltElement element)
            {
                open.Push((next, at));
                at = nodes.Add(element.Kind.Lower, element.Kind.Tag, at, element.Own);
                next = element.First;
            }
            node = next;
        }
    }
}

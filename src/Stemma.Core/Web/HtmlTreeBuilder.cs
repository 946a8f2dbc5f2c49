using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Stemma.Core.Web;

/// <summary>Parses HTML as browsers do (WHATWG HTML, by AngleSharp) and lays the tree flat.</summary>
public static class HtmlTreeBuilder
{
    /// <summary>Longest page that is read, in UTF-16 code units; what follows is left out.</summary>
    public const int MaxLength = 12_000_000;

    /// <summary>Most nodes that are kept.</summary>
    public const int MaxNodes = 400_000;

    // Comments and positions are of no use here; of the attributes, event handlers, drawings and picture sets are the bulk.
    private static readonly HtmlParserOptions Lean = new()
    {
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => Wanted(name.Span),
    };

    private static bool Wanted(ReadOnlySpan<char> name) => !(name is "srcset" or "d" or "sizes" or "data-srcset" or "viewbox" or "fill" or "target" || name.StartsWith("on"));

    /// <summary>The tree of a page. Any string gives one.</summary>
    public static HtmlTree Parse(string html)
    {
        var document = new HtmlParser(Lean).ParseDocument(HtmlDepth.Bound(html.Length > MaxLength ? html[..MaxLength] : html));
        return new Walk().Of(document);
    }

    private sealed class Walk
    {
        private readonly List<string> _names = [];
        private readonly List<string?> _texts = [];
        private readonly List<int> _parents = [];
        private readonly List<int> _ends = [];
        private readonly List<IReadOnlyList<KeyValuePair<string, string>>?> _attributes = [];

        // Without recursion: a hostile page may be nested tens of thousands deep.
        public HtmlTree Of(INode document)
        {
            var open = new Stack<int>();
            Add("#document", null, 0, null);
            open.Push(0);
            var node = document.FirstChild;
            while (node is not null && _names.Count < MaxNodes)
            {
                int at = Enter(node, open.Peek());
                if (at >= 0 && node.FirstChild is { } child)
                {
                    open.Push(at);
                    node = child;
                    continue;
                }
                while (node is not null && node.NextSibling is null)
                {
                    node = node.Parent;
                    if (node is null || ReferenceEquals(node, document)) { node = null; break; }
                    _ends[open.Pop()] = _names.Count;
                }
                node = node?.NextSibling;
            }
            while (open.Count > 0) _ends[open.Pop()] = _names.Count;
            return new HtmlTree([.. _names], [.. _texts], [.. _parents], [.. _ends], [.. _attributes]);
        }

        private int Enter(INode node, int parent) => node switch
        {
            IText text => Add("#text", text.Data, parent, null),
            IElement element => Add(element.LocalName.ToLowerInvariant(), null, parent, Attributes(element)),
            _ => -1,
        };

        private static List<KeyValuePair<string, string>>? Attributes(IElement element)
        {
            if (element.Attributes.Length == 0) return null;
            var found = new List<KeyValuePair<string, string>>(element.Attributes.Length);
            foreach (var a in element.Attributes) found.Add(new(a.Name, a.Value));
            return found;
        }

        private int Add(string name, string? text, int parent, IReadOnlyList<KeyValuePair<string, string>>? attributes)
        {
            _names.Add(name);
            _texts.Add(text);
            _parents.Add(parent);
            _ends.Add(_names.Count);
            _attributes.Add(attributes);
            return _names.Count - 1;
        }
    }
}

using AngleSharp.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>Lays the parser's own tree flat.</summary>
internal static class DomTree
{
    // Without recursion: a hostile page may be nested tens of thousands deep.
    public static HtmlTree Of(INode document)
    {
        var nodes = new FlatNodes();
        var open = new Stack<int>();
        open.Push(nodes.Add("#document", null, 0, null));
        var node = document.FirstChild;
        while (node is not null && nodes.Count < HtmlTreeBuilder.MaxNodes)
        {
            int at = Enter(nodes, node, open.Peek());
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
                nodes.Close(open.Pop());
            }
            node = node?.NextSibling;
        }
        while (open.Count > 0) nodes.Close(open.Pop());
        return nodes.Tree();
    }

    private static int Enter(FlatNodes nodes, INode node, int parent) => node switch
    {
        IText text => nodes.Add("#text", text.Data, parent, null),
        IElement element => nodes.Add(element.LocalName.ToLowerInvariant(), null, parent, Attributes(element)),
        _ => -1,
    };

    private static KeyValuePair<string, string>[]? Attributes(IElement element) =>
        element.Attributes.Length == 0 ? null : [.. element.Attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value))];
}

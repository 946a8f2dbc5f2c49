using AngleSharp.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>Lays the parser's own tree flat.</summary>
internal static class DomTree
{
    // Without recursion, and child by child: asking a node for what follows it costs as much as it has siblings.
    public static FlatNodes Of(int expected, INode document)
    {
        var nodes = new FlatNodes(expected);
        var open = new Stack<(INodeList Children, int At, int Next)>();
        open.Push((document.ChildNodes, nodes.Add("#document", Tags.Of("#document"), 0, null), 0));
        while (open.Count > 0)
        {
            var (children, at, next) = open.Pop();
            if (next >= children.Length || nodes.Count >= HtmlTreeBuilder.MaxNodes)
            {
                nodes.Close(at);
                continue;
            }
            open.Push((children, at, next + 1));
            if (Enter(nodes, children[next], at) is >= 0 and var entered && children[next].HasChildNodes) open.Push((children[next].ChildNodes, entered, 0));
        }
        return nodes;
    }

    private static int Enter(FlatNodes nodes, INode node, int parent)
    {
        if (node is IText text) nodes.AddText(text.Data, 0, text.Data.Length, parent);
        if (node is not IElement element) return -1;
        string name = element.LocalName.ToLowerInvariant();
        return nodes.Add(name, Tags.Of(name), parent, Attributes(element));
    }

    private static KeyValuePair<string, string>[]? Attributes(IElement element) =>
        element.Attributes.Length == 0 ? null : [.. element.Attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value))];
}

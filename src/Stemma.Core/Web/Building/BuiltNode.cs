using System.Collections;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>A node while the parser builds the tree: what the parser asks of one, and no more.</summary>
/// <param name="name">Its name.</param>
/// <param name="flags">What the parser has to know of the element.</param>
internal class BuiltNode(string name, NodeFlags flags) : IConstructableNode, IConstructableNodeList
{
    private List<BuiltNode>? _children;

    /// <summary>A node that says nothing (a comment, the document type) but parts the texts beside it.</summary>
    public static BuiltNode Silent() => new("", NodeFlags.None);

    public string Name { get; } = name;

    public NodeFlags Flags { get; } = flags;

    public StringOrMemory NodeName => Name;

    public IConstructableNode? Parent { get; set; }

    public IConstructableNodeList ChildNodes => this;

    public int Length => _children?.Count ?? 0;

    public IConstructableNode this[int index] => _children![index];

    /// <summary>The child at a place; null behind the last.</summary>
    public BuiltNode? Child(int index) => _children is not null && index < _children.Count ? _children[index] : null;

    public virtual void AddNode(IConstructableNode node)
    {
        node.Parent = this;
        (_children ??= []).Add((BuiltNode)node);
    }

    public void InsertNode(int idx, IConstructableNode childNode)
    {
        childNode.Parent = this;
        (_children ??= []).Insert(idx, (BuiltNode)childNode);
    }

    public void RemoveNode(int idx, IConstructableNode childNode)
    {
        childNode.Parent = null;
        _children!.RemoveAt(idx);
    }

    public void RemoveChild(IConstructableNode childNode)
    {
        if (_children?.IndexOf((BuiltNode)childNode) is >= 0 and var at) RemoveNode(at, childNode);
    }

    public void RemoveFromParent() => Parent?.RemoveChild(this);

    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (_children is [.., BuiltText before]) before.Append(text.ToString());
        else AddNode(new BuiltText(text.ToString()));
    }

    public void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (idx > 0 && Child(idx - 1) is BuiltText before) before.Append(text.ToString());
        else if (Child(idx) is BuiltText after) after.Prepend(text.ToString());
        else InsertNode(idx, new BuiltText(text.ToString()));
    }

    public void Clear() => _children?.Clear();

    public IEnumerator<IConstructableNode> GetEnumerator() => (_children ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

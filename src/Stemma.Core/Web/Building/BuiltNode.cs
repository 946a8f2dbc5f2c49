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
    private const int Least = 2;
    private BuiltNode[] _children = [];

    /// <summary>A node that says nothing (a comment, the document type) but parts the texts beside it.</summary>
    public static BuiltNode Silent() => new("", NodeFlags.None);

    private readonly StringOrMemory _known = name; // the parser asks for it at every tag, of all that is open

    public string Name { get; } = name;

    public NodeFlags Flags { get; } = flags;

    public StringOrMemory NodeName => _known;

    public StringOrMemory LocalName => _known;

    public IConstructableNode? Parent { get; set; }

    public IConstructableNodeList ChildNodes => this;

    public int Length { get; private set; }

    public IConstructableNode this[int index] => _children[index];

    /// <summary>The child at a place; null behind the last.</summary>
    public BuiltNode? Child(int index) => index < Length ? _children[index] : null;

    public virtual void AddNode(IConstructableNode node)
    {
        if (Length == _children.Length) Array.Resize(ref _children, Math.Max(Least, 2 * Length));
        node.Parent = this;
        _children[Length++] = (BuiltNode)node;
    }

    public void InsertNode(int idx, IConstructableNode childNode)
    {
        AddNode(childNode);
        Array.Copy(_children, idx, _children, idx + 1, Length - 1 - idx);
        _children[idx] = (BuiltNode)childNode;
    }

    public void RemoveNode(int idx, IConstructableNode childNode)
    {
        childNode.Parent = null;
        Array.Copy(_children, idx + 1, _children, idx, --Length - idx);
    }

    public void RemoveChild(IConstructableNode childNode)
    {
        if (Array.IndexOf(_children, (BuiltNode)childNode, 0, Length) is >= 0 and var at) RemoveNode(at, childNode);
    }

    public void RemoveFromParent() => Parent?.RemoveChild(this);

    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (Length > 0 && _children[Length - 1] is BuiltText before) before.Append(text.Memory);
        else AddNode(new BuiltText(text.Memory));
    }

    public void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (idx > 0 && Child(idx - 1) is BuiltText before) before.Append(text.Memory);
        else if (Child(idx) is BuiltText after) after.Prepend(text.Memory);
        else InsertNode(idx, new BuiltText(text.Memory));
    }

    public void Clear() => (_children, Length) = ([], 0);

    public IEnumerator<IConstructableNode> GetEnumerator() => _children.Take(Length).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

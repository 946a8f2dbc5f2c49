using System.Collections;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>
/// A node while the parser builds the tree: what the parser asks of one, and no more. By itself it is one that says nothing (a comment, the document type), but parts the texts beside it.
/// </summary>
internal class BuiltNode : IConstructableNode, IConstructableNodeList
{
    /// <summary>What follows it under its parent.</summary>
    public BuiltNode? Next { get; set; }

    public IConstructableNode? Parent { get; set; }

    public virtual StringOrMemory NodeName => "";

    public virtual NodeFlags Flags => NodeFlags.None;

    public IConstructableNodeList ChildNodes => this;

    public virtual int Length => 0;

    public virtual IConstructableNode this[int index] => throw Childless();

    public virtual void AddNode(IConstructableNode node) => throw Childless();

    public virtual void InsertNode(int idx, IConstructableNode childNode) => throw Childless();

    public virtual void RemoveNode(int idx, IConstructableNode childNode) => throw Childless();

    public virtual void RemoveChild(IConstructableNode childNode) => throw Childless();

    public void RemoveFromParent() => Parent?.RemoveChild(this);

    public virtual void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false) => throw Childless();

    public virtual void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false) => throw Childless();

    public virtual void Clear()
    {
    }

    public virtual IEnumerator<IConstructableNode> GetEnumerator() => Enumerable.Empty<IConstructableNode>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static InvalidOperationException Childless() => new("a text or a comment has no children");
}

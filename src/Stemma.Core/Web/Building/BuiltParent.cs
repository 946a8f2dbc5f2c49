using AngleSharp.Common;
using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>A node that holds others: a chain of them, for most hold one or two.</summary>
internal abstract class BuiltParent : BuiltNode
{
    private BuiltNode? _last, _reached; // the one that was last asked for by its place: the parser asks for them in a row
    private int _at, _length;

    /// <summary>Its first child.</summary>
    public BuiltNode? First { get; private set; }

    public override int Length => _length;

    public override IConstructableNode this[int index] => At(index)!;

    public override void AddNode(IConstructableNode node)
    {
        var child = (BuiltNode)node;
        child.Parent = this;
        child.Next = null;
        if (_last is null) First = child;
        else _last.Next = child;
        _last = child;
        _length++;
    }

    public override void InsertNode(int idx, IConstructableNode childNode)
    {
        if (idx >= _length)
        {
            AddNode(childNode);
            return;
        }
        var child = (BuiltNode)childNode;
        var before = Before(idx);
        child.Parent = this;
        child.Next = before is null ? First : before.Next;
        if (before is null) First = child;
        else before.Next = child;
        _length++;
        _reached = null;
    }

    public override void RemoveNode(int idx, IConstructableNode childNode)
    {
        if (idx < _length) Remove(Before(idx), (BuiltNode)childNode);
    }

    public override void RemoveChild(IConstructableNode childNode)
    {
        BuiltNode? before = null;
        for (var at = First; at is not null; (before, at) = (at, at.Next))
        {
            if (!ReferenceEquals(at, childNode)) continue;
            Remove(before, at);
            return;
        }
    }

    public override void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (_last is BuiltText before) before.Append(text.Memory);
        else AddNode(new BuiltText(text.Memory));
    }

    public override void InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (Before(idx) is BuiltText before) before.Append(text.Memory);
        else if (At(idx) is BuiltText after) after.Prepend(text.Memory);
        else InsertNode(idx, new BuiltText(text.Memory));
    }

    public override void Clear() => (First, _last, _reached, _length) = (null, null, null, 0);

    public override IEnumerator<IConstructableNode> GetEnumerator()
    {
        for (var at = First; at is not null; at = at.Next) yield return at;
    }

    private void Remove(BuiltNode? before, BuiltNode child)
    {
        child.Parent = null;
        if (before is null) First = child.Next;
        else before.Next = child.Next;
        if (ReferenceEquals(_last, child)) _last = before;
        child.Next = null;
        _length--;
        _reached = null;
    }

    private BuiltNode? Before(int index) => index == 0 ? null : At(index - 1);

    private BuiltNode? At(int index)
    {
        if (_reached is null || index < _at) (_reached, _at) = (First, 0);
        for (; _at < index && _reached is not null; _at++) _reached = _reached.Next;
        return _reached;
    }
}

using AngleSharp.Common;
using AngleSharp.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>What all elements of one name share.</summary>
/// <param name="name">Their name as the parser knows it: "foreignObject".</param>
/// <param name="flags">What the parser has to know of them.</param>
internal sealed class ElementKind(string name, NodeFlags flags)
{
    /// <summary>Their name as the parser knows it.</summary>
    public StringOrMemory Name { get; } = name; // it asks for it at every tag, of all that is open

    /// <summary>What the parser has to know of them.</summary>
    public NodeFlags Flags { get; } = flags;

    /// <summary>Their name in lower case.</summary>
    public string Lower { get; } = name.ToLowerInvariant();

    /// <summary>The number of their name.</summary>
    public byte Tag { get; } = Tags.Of(name.ToLowerInvariant());

    /// <summary>The same with more for the parser to know.</summary>
    public ElementKind With(NodeFlags more) => (Flags | more) == Flags ? this : new ElementKind(Name.ToString(), Flags | more);
}

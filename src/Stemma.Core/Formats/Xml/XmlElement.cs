using System.Collections.Immutable;
using System.Text;

namespace Stemma.Core.Formats.Xml;

/// <summary>A piece of an XML document: an element or a text.</summary>
public abstract class XmlNode
{
    private protected XmlNode()
    {
    }
}

/// <summary>Text, entities resolved.</summary>
/// <param name="value">The text.</param>
public sealed class XmlText(string value) : XmlNode
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;
}

/// <summary>An attribute.</summary>
/// <param name="Prefix">As written, "" where there is none.</param>
/// <param name="Name">The local name as written.</param>
/// <param name="Namespace">The namespace that the prefix stands for, "" where there is none.</param>
/// <param name="Value">Entities resolved.</param>
public sealed record XmlAttributeValue(string Prefix, string Name, string Namespace, string Value);

/// <summary>An element, read-only once the document is read.</summary>
public sealed class XmlElement : XmlNode
{
    private readonly List<XmlNode> children = [];

    internal XmlElement(XmlElement? parent, string prefix, string name, string ns, IReadOnlyList<XmlAttributeValue> attributes, ImmutableDictionary<string, string> scope)
    {
        (Parent, Prefix, Name, Namespace, Attributes, Scope) = (parent, prefix, name, ns, attributes, scope);
    }

    /// <summary>The element it stands in; null for the root.</summary>
    public XmlElement? Parent { get; }

    /// <summary>The prefix as written, "" where there is none.</summary>
    public string Prefix { get; }

    /// <summary>The local name as written.</summary>
    public string Name { get; }

    /// <summary>The namespace, "" where there is none. A well-known prefix that nobody declared stands for its namespace.</summary>
    public string Namespace { get; }

    /// <summary>The attributes in order, declarations of namespaces among them.</summary>
    public IReadOnlyList<XmlAttributeValue> Attributes { get; }

    /// <summary>What is in it, in order.</summary>
    public IReadOnlyList<XmlNode> Children => children;

    /// <summary>The elements in it, in order.</summary>
    public IEnumerable<XmlElement> Elements => children.OfType<XmlElement>();

    /// <summary>All the text in it, of elements inside too.</summary>
    public string Text
    {
        get
        {
            if (children.Count == 1 && children[0] is XmlText only) return only.Value;
            var made = new StringBuilder();
            AddText(this, made);
            return made.ToString();
        }
    }

    /// <summary>True for an element of this local name (any case).</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first element in it of this local name (any case), or null.</summary>
    public XmlElement? Child(string name) => Elements.FirstOrDefault(e => e.Is(name));

    /// <summary>The value of an attribute without a prefix (any case), or null.</summary>
    public string? Attribute(string name) =>
        Attributes.FirstOrDefault(a => a.Prefix.Length == 0 && a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The value of an attribute with a prefix as written ("xml:lang": "xml", "lang"), or null.</summary>
    public string? Attribute(string prefix, string name) =>
        Attributes.FirstOrDefault(a => a.Prefix == prefix && a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>What prefixes stand for here.</summary>
    internal ImmutableDictionary<string, string> Scope { get; }

    internal void Add(XmlNode node) => children.Add(node);

    private static void AddText(XmlElement element, StringBuilder made)
    {
        foreach (var node in element.children)
        {
            if (node is XmlText text) made.Append(text.Value);
            else AddText((XmlElement)node, made);
        }
    }
}

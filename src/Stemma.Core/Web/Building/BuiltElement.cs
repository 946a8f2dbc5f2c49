using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Stemma.Core.Web.Building;

/// <summary>An element while the tree is built: one class for nearly all, for the parser asks most where it meets one kind alone.</summary>
/// <param name="kind">Its name, and what the parser has to know of it.</param>
/// <param name="values">The page's values so far.</param>
internal class BuiltElement(ElementKind kind, RepeatedValues values) : BuiltParent, IConstructableNamedNodeMap,
    IConstructableFormElement, IConstructableFrameElement, IConstructableMathElement, IConstructableMetaElement, IConstructableSvgElement
{
    private const int MostAttributes = 500;
    private List<KeyValuePair<string, string>>? _added;
    private KeyValuePair<string, string>[] _own = [];

    /// <summary>Its name, and what the parser has to know of it.</summary>
    public ElementKind Kind => kind;

    public sealed override StringOrMemory NodeName => kind.Name;

    public sealed override NodeFlags Flags => kind.Flags;

    public StringOrMemory LocalName => kind.Name;

    /// <summary>Its attributes in source order.</summary>
    public KeyValuePair<string, string>[] Own
    {
        get
        {
            if (_added is not null) (_own, _added) = ([.. _added], null);
            return _own;
        }
        protected set => (_own, _added) = (value, null);
    }

    public StringOrMemory NamespaceUri => Is(NodeFlags.SvgMember) ? NamespaceNames.SvgUri : Is(NodeFlags.MathMember) ? NamespaceNames.MathMlUri : NamespaceNames.HtmlUri;

    public StringOrMemory Prefix => default;

    public IConstructableNamedNodeMap Attributes => this;

    public ISourceReference? SourceReference
    {
        get => null;
        set { }
    }

    int IConstructableNamedNodeMap.Length => Own.Length;

    public IConstructableAttr? this[StringOrMemory name] => Value(name) is { } value ? new BuiltAttribute(name, value) : null;

    public void SetAttributes(StructAttributes tagAttributes)
    {
        if (tagAttributes.Count == 0) return;
        var given = new KeyValuePair<string, string>[tagAttributes.Count];
        for (int i = 0; i < given.Length; i++)
        {
            var attribute = tagAttributes[i];
            given[i] = new(KnownNames.Attribute(attribute.Name.Memory), values.Of(attribute.Value));
        }
        if (_added is null && _own.Length == 0) _own = given;
        else foreach (var attribute in given.AsSpan(0, Math.Clamp(MostAttributes - Added().Count, 0, given.Length))) Added().Add(attribute);
    }

    // "xlink:href" takes the place of "href".
    public void SetAttribute(string? namespaceUri, StringOrMemory name, StringOrMemory value)
    {
        var added = Added();
        int at = added.FindIndex(a => name == a.Key);
        if (at < 0) SetOwnAttribute(name, value);
        else added[at] = new(added[at].Key, value.ToString());
    }

    // The first hundreds are enough: each is compared with all before it.
    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value)
    {
        if (Added() is { Count: < MostAttributes } added) added.Add(new(KnownNames.Attribute(name.Memory), value.ToString()));
    }

    public StringOrMemory GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) => Value(localName) ?? "";

    public bool HasAttribute(StringOrMemory name) => Value(name) is not null;

    public bool SameAs(IConstructableNamedNodeMap? attributes)
    {
        if (attributes is not BuiltElement other || other.Own.Length != Own.Length) return false;
        foreach (var (name, value) in Own) if (other.Value(name) != value) return false;
        return true;
    }

    public virtual IConstructableNode ShallowCopy() => new BuiltElement(kind, values) { Own = Own };

    public void SetupElement()
    {
    }

    // A meta element changes nothing: the page is decoded already.
    public void Handle()
    {
    }

    public void AddComment(ref StructHtmlToken token) => AddNode(new BuiltNode());

    private bool Is(NodeFlags flag) => (Flags & flag) == flag;

    private string? Value(StringOrMemory name)
    {
        if (_added is null)
        {
            foreach (var (known, value) in _own) if (name == known) return value;
            return null;
        }
        foreach (var (known, value) in _added) if (name == known) return value;
        return null;
    }

    private List<KeyValuePair<string, string>> Added() => _added ??= [.. _own];
}

/// <summary>An attribute as the parser asks for one.</summary>
internal sealed class BuiltAttribute(StringOrMemory name, StringOrMemory value) : IConstructableAttr
{
    public StringOrMemory Name { get; } = name;

    public StringOrMemory Value { get; set; } = value;
}

using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.InteropServices;
using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Mathml.Dom;
using AngleSharp.Svg.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>The names that the parser knows, each as one string, with what its own elements of that name tell it.</summary>
internal static class KnownNames
{
    private static readonly string[] Known = Strings(typeof(TagNames));
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Attributes = Strings(typeof(AttributeNames))
        .Concat(["property", "itemprop", "data-testid", "data-component", "data-module", "data-type", "data-src", "data-id", "role", "aria-label", "aria-hidden", "aria-labelledby", "stroke", "transform", "viewbox"])
        .Select(n => n.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToFrozenDictionary(n => n, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, ElementKind> Elements, Drawn, Formal;
    private static readonly FrozenDictionary<string, ElementKind>.AlternateLookup<ReadOnlySpan<char>> ElementsBySpan;
    private static readonly NodeFlags UnknownHtml, UnknownSvg, UnknownMath;

    static KnownNames()
    {
        var context = BrowsingContext.New();
        var page = (Document)new HtmlParser().ParseDocument("");
        var (html, svg, math) = (context.GetService<IElementFactory<Document, HtmlElement>>()!, context.GetService<IElementFactory<Document, SvgElement>>()!, context.GetService<IElementFactory<Document, MathElement>>()!);
        Elements = Kinds(t => html.Create(page, t));
        ElementsBySpan = Elements.GetAlternateLookup<ReadOnlySpan<char>>();
        Drawn = Kinds(t => svg.Create(page, t));
        Formal = Kinds(t => math.Create(page, t));
        (UnknownHtml, UnknownSvg, UnknownMath) = (Of(html.Create(page, "none")), Of(svg.Create(page, "none")), Of(math.Create(page, "none")));
    }

    /// <summary>An element of HTML.</summary>
    public static ElementKind Html(StringOrMemory name)
    {
        // The parser hands over one string for each name that it knows itself.
        if (MemoryMarshal.TryGetString(name.Memory, out var own, out _, out int length) && length == own.Length) return Elements.TryGetValue(own, out var kind) ? kind : new ElementKind(own, UnknownHtml);
        return ElementsBySpan.TryGetValue(name.Memory.Span, out var known) ? known : new ElementKind(name.ToString(), UnknownHtml);
    }

    /// <summary>An element of HTML that the parser takes for one that it does not know.</summary>
    public static ElementKind Unknown(StringOrMemory name) => new(name.ToString(), UnknownHtml);

    /// <summary>An element of a drawing.</summary>
    public static ElementKind Svg(string name) => Drawn.TryGetValue(name, out var known) ? known : new ElementKind(name, UnknownSvg);

    /// <summary>An element of a formula.</summary>
    public static ElementKind Math(string name) => Formal.TryGetValue(name, out var known) ? known : new ElementKind(name, UnknownMath);

    /// <summary>An attribute's name.</summary>
    public static string Attribute(ReadOnlyMemory<char> name)
    {
        if (MemoryMarshal.TryGetString(name, out var own, out _, out int length) && length == own.Length) return own;
        return Attributes.TryGetValue(name.Span, out var known) ? known : name.ToString();
    }

    private static FrozenDictionary<string, ElementKind> Kinds(Func<string, IConstructableNode> made) => Known.ToFrozenDictionary(t => t, t => new ElementKind(t, Of(made(t))), StringComparer.Ordinal);

    private static NodeFlags Of(IConstructableNode node) => node.Flags;

    private static string[] Strings(Type names) =>
        [.. names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(string)).Select(f => (string)f.GetValue(null)!).Distinct(StringComparer.Ordinal)];
}

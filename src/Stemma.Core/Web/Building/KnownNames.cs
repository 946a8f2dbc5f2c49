using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.InteropServices;
using AngleSharp;
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
    private static readonly string[] Tags = Strings(typeof(TagNames));
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Attributes = Strings(typeof(AttributeNames))
        .Concat(["property", "itemprop", "data-testid", "data-component", "data-module", "data-type", "data-src", "data-id", "role", "aria-label", "aria-hidden", "aria-labelledby", "stroke", "transform", "viewbox"])
        .Select(n => n.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToFrozenDictionary(n => n, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, (string Name, NodeFlags Flags)>.AlternateLookup<ReadOnlySpan<char>> Elements;
    private static readonly FrozenDictionary<string, NodeFlags> Drawn, Formal;
    private static readonly NodeFlags UnknownSvg, UnknownMath;

    static KnownNames()
    {
        var context = BrowsingContext.New();
        var page = (Document)new HtmlParser().ParseDocument("");
        var (html, svg, math) = (context.GetService<IElementFactory<Document, HtmlElement>>()!, context.GetService<IElementFactory<Document, SvgElement>>()!, context.GetService<IElementFactory<Document, MathElement>>()!);
        Elements = Tags.ToFrozenDictionary(t => t, t => (t, Of(html.Create(page, t))), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Drawn = Tags.ToFrozenDictionary(t => t, t => Of(svg.Create(page, t)), StringComparer.Ordinal);
        Formal = Tags.ToFrozenDictionary(t => t, t => Of(math.Create(page, t)), StringComparer.Ordinal);
        (UnknownHtml, UnknownSvg, UnknownMath) = (Of(html.Create(page, "none")), Of(svg.Create(page, "none")), Of(math.Create(page, "none")));
    }

    /// <summary>The flags of an HTML element that the parser does not know, or takes for such.</summary>
    public static NodeFlags UnknownHtml { get; }

    /// <summary>An HTML element's name and flags.</summary>
    public static (string Name, NodeFlags Flags) Html(ReadOnlySpan<char> name) => Elements.TryGetValue(name, out var known) ? known : (name.ToString(), UnknownHtml);

    /// <summary>A drawing's element's flags.</summary>
    public static NodeFlags Svg(string name) => Drawn.GetValueOrDefault(name, UnknownSvg);

    /// <summary>A formula's element's flags.</summary>
    public static NodeFlags Math(string name) => Formal.GetValueOrDefault(name, UnknownMath);

    /// <summary>An attribute's name.</summary>
    public static string Attribute(ReadOnlyMemory<char> name)
    {
        // The parser hands over one string for each name that it knows itself.
        if (MemoryMarshal.TryGetString(name, out var own, out _, out int length) && length == own.Length) return own;
        return Attributes.TryGetValue(name.Span, out var known) ? known : name.ToString();
    }

    private static NodeFlags Of(IConstructableNode node) => node.Flags;

    private static string[] Strings(Type names) =>
        [.. names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(string)).Select(f => (string)f.GetValue(null)!).Distinct(StringComparer.Ordinal)];
}

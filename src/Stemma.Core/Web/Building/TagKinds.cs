using System.Collections.Frozen;

namespace Stemma.Core.Web.Building;

/// <summary>The tags that the parser treats in ways of their own.</summary>
internal static class TagKinds
{
    /// <summary>What is opened anew where a block closed it by the way.</summary>
    public static readonly FrozenSet<string> Formatting = Set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    /// <summary>Their content is no markup, or they have none: never open for long.</summary>
    public static readonly FrozenSet<string> Brief = Set("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext", "br", "hr", "img", "wbr", "area", "embed", "input", "source", "track", "param", "meta", "link", "base", "col", "frame");

    /// <summary>The parser goes by what it expects inside these, so that they are closed by their own tags alone.</summary>
    public static readonly FrozenSet<string> Held = Set("html", "head", "body", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "template", "select", "option", "optgroup", "frameset", "form", "button", "applet", "object", "marquee");

    /// <summary>What stands in tables alone, and tables.</summary>
    public static readonly FrozenSet<string> Tabular = Set("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col");

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}

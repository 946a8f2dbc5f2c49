using System.Text;
using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Feeds;

/// <summary>The texts of feeds: plain, escaped HTML, markup in place, base64.</summary>
internal static class FeedTexts
{
    /// <summary>The first of the named elements that has a text, or null.</summary>
    /// <param name="scope">What is around.</param>
    /// <param name="parent">Where to look.</param>
    /// <param name="type">The type where the element states none.</param>
    /// <param name="keys">Names, the best first.</param>
    public static FeedText? First(FeedScope scope, XmlElement parent, string type, params IReadOnlyList<string> keys) =>
        scope.All(parent, keys).Select(e => Of(scope, e, type)).FirstOrDefault(t => t.Value.Length > 0);

    /// <summary>The text of an element.</summary>
    public static FeedText Of(FeedScope scope, XmlElement e, string type)
    {
        var stated = scope.Family == "atom" || XmlNamespaces.Short(e.Namespace) == "atom" ? Type(e.Attribute("type")) : null;
        var own = stated ?? type;
        var mode = e.Attribute("mode")?.ToLowerInvariant();
        var markup = e.Elements.Any();
        var value = mode == "base64" || (!markup && stated is not null && IsBinary(stated) && mode is null) ? Base64(e.Text)
            : markup ? Inner(scope, e, own)
            : own == "application/xhtml+xml" && mode != "escaped" ? Escaped(e.Text)
            : e.Text;
        value = value.Trim();
        var html = own is "text/html" or "application/xhtml+xml" || (stated is null && (markup || FeedMarkup.LooksLikeHtml(value)));
        var @base = scope.Base(e);
        if (html)
        {
            if (own == "text/plain") own = "text/html";
            value = FeedMarkup.Clean(value, @base).Trim();
        }
        return new FeedText(value, own, scope.LanguageOf(e), @base);
    }

    /// <summary>The full name of a type; null for none.</summary>
    public static string? Type(string? type) => type?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "text" or "plain" => "text/plain",
        "html" => "text/html",
        "xhtml" or "application/xhtml" => "application/xhtml+xml",
        var other => other,
    };

    private static bool IsBinary(string type) => !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal) && type.Contains('/', StringComparison.Ordinal);

    private static string Base64(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[(plain.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(plain, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written) : text;
    }

    // The markup in an element; the div that Atom 1.0 demands round XHTML is left out.
    private static string Inner(FeedScope scope, XmlElement e, string type)
    {
        var made = new StringBuilder();
        var only = e.Children.Where(c => c is not XmlText t || !string.IsNullOrWhiteSpace(t.Value)).ToList();
        var wrapped = type == "application/xhtml+xml" && e.Namespace == AtomFormat && only is [XmlElement div] && div.Is("div");
        foreach (var child in wrapped ? ((XmlElement)only[0]).Children : e.Children) Write(made, child, e, 0);
        return made.ToString();
    }

    private const string AtomFormat = "http://www.w3.org/2005/Atom";

    private static void Write(StringBuilder made, XmlNode node, XmlElement around, int depth)
    {
        if (node is XmlText words)
        {
            made.Append(Escaped(words.Value));
            return;
        }
        var e = (XmlElement)node;
        var foreign = XmlNamespaces.Short(e.Namespace) is "svg" or "math";
        var name = foreign ? e.Name : e.Name.ToLowerInvariant();
        made.Append('<').Append(name);
        var attributes = e.Attributes.Where(a => a.Prefix != "xmlns" && !(a.Prefix.Length == 0 && a.Name == "xmlns")).Select(a => (Name: a.Prefix.Length == 0 ? a.Name : $"{a.Prefix}:{a.Name}", a.Value));
        if (foreign)
        {
            if (e.Namespace != around.Namespace) attributes = attributes.Append(("xmlns", e.Namespace));
            attributes = attributes.Concat(e.Attributes.Where(a => a.Prefix is "xlink").Take(1).Select(a => ("xmlns:xlink", a.Namespace))).OrderBy(a => a.Item1, StringComparer.Ordinal);
        }
        foreach (var (attribute, text) in attributes) made.Append(' ').Append(attribute).Append("=\"").Append(Escaped(text).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        if (FeedMarkup.IsVoid(name) && e.Children.Count == 0)
        {
            made.Append(" />");
            return;
        }
        made.Append('>');
        if (depth < 200) foreach (var child in e.Children) Write(made, child, e, depth + 1);
        made.Append("</").Append(name).Append('>');
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

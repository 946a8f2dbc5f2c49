using System.Collections.Immutable;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Xml;

/// <summary>Reads one document from left to right; each character is looked at a bounded number of times.</summary>
internal sealed class XmlParser(string text, int maxNodes)
{
    private readonly List<Problem> problems = [];
    private readonly List<XmlElement> open = [];
    private readonly StringBuilder pending = new();
    private int at;
    private int nodes;

    /// <summary>The first element.</summary>
    public XmlElement? Root { get; private set; }

    /// <summary>What was wrong, the first twenty.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The elements that are open, the outermost first.</summary>
    public IReadOnlyList<XmlElement> Unclosed => open;

    /// <summary>Reads to the end.</summary>
    public void Run()
    {
        while (at < text.Length)
        {
            if (nodes > maxNodes)
            {
                Wrong("xml-too-big", $"The document has more than {maxNodes} elements and texts; the rest was left out.");
                break;
            }
            if (text[at] == '<' && Markup()) continue;
            Characters();
        }
        Flush();
        if (Root is null) Wrong("xml-no-element", "There is no element.");
        else if (open.Count > 0) Wrong("xml-not-closed", $"<{Full(open[^1])}> is not closed.");
    }

    // Everything that begins with "<"; false where the "<" is only a character.
    private bool Markup()
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<!--")) return Skip("-->", 4);
        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase)) return CData();
        if (rest.StartsWith("<!")) return DocType();
        if (rest.StartsWith("<?"))
        {
            if (at > 0 && rest.StartsWith("<?xml ") && Root is not null) Wrong("xml-late-declaration", "An XML declaration stands inside the document.");
            return Skip("?>", 2);
        }
        if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2])) return EndTag();
        if (rest.Length > 1 && IsNameStart(rest[1])) return StartTag();
        Wrong("xml-stray-less-than", "A \"<\" stands in the text.");
        return false;
    }

    private bool Skip(string end, int from)
    {
        var found = text.IndexOf(end, Math.Min(at + from, text.Length), StringComparison.Ordinal);
        if (found < 0) Wrong("xml-not-closed", $"\"{end}\" is missing.");
        at = found < 0 ? text.Length : found + end.Length;
        return true;
    }

    private bool CData()
    {
        var end = text.IndexOf("]]>", at, StringComparison.Ordinal);
        if (end < 0) Wrong("xml-not-closed", "\"]]>\" is missing.");
        if (open.Count > 0) pending.Append(text.AsSpan(at + 9, (end < 0 ? text.Length : end) - at - 9));
        at = end < 0 ? text.Length : end + 3;
        return true;
    }

    // A document type and its internal subset are passed over; nothing in it is believed.
    private bool DocType()
    {
        var inSubset = false;
        for (var i = at; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '[') inSubset = true;
            else if (c == ']') inSubset = false;
            else if (c is '"' or '\'' && text.IndexOf(c, i + 1) is var close && close > 0 && close - i < 2048) i = close;
            else if (c == '>' && !inSubset)
            {
                at = i + 1;
                return true;
            }
        }
        return Skip(">", 2);
    }

    private void Characters()
    {
        var end = text.AsSpan(at + 1).IndexOfAny('<', '&');
        var stop = end < 0 ? text.Length : at + 1 + end;
        if (text[at] == '&')
        {
            var (value, length) = XmlEntities.At(text, at, Wrong);
            if (open.Count > 0) pending.Append(value);
            at += length;
            return;
        }
        if (open.Count > 0) pending.Append(text, at, stop - at);
        else if (!string.IsNullOrWhiteSpace(text[at..Math.Min(stop, at + 200)].Trim('\uFEFF', '\0'))) Wrong("xml-text-outside", "Text stands outside the first element.");
        at = stop;
    }

    private bool StartTag()
    {
        Flush();
        at++;
        var name = Name();
        var raw = new List<(string Name, string Value)>();
        var closed = false;
        while (at < text.Length)
        {
            SkipBlank();
            if (at >= text.Length) break;
            var c = text[at];
            if (c == '>')
            {
                at++;
                break;
            }
            if (c == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                at += 2;
                closed = true;
                break;
            }
            if (c == '<')
            {
                Wrong("xml-tag-not-closed", $"The tag <{name}> is not closed.");
                break;
            }
            if (IsNameStart(c)) Attribute(raw, name);
            else at++;
        }
        Open(name, raw, closed);
        return true;
    }

    private void Attribute(List<(string, string)> raw, string tag)
    {
        var name = Name();
        SkipBlank();
        var value = "";
        if (at < text.Length && text[at] == '=')
        {
            at++;
            SkipBlank();
            value = Value(tag);
        }
        else
        {
            Wrong("xml-attribute-no-value", $"An attribute of <{tag}> has no value.");
        }
        if (raw.Count >= 200) return;
        if (raw.Any(a => a.Item1 == name)) Wrong("xml-attribute-twice", $"An attribute of <{tag}> is given twice.");
        else raw.Add((name, value));
    }

    private string Value(string tag)
    {
        if (at >= text.Length) return "";
        var quote = text[at];
        int end;
        if (quote is '"' or '\'')
        {
            at++;
            end = text.IndexOf(quote, at);
            if (end < 0) end = text.Length;
        }
        else
        {
            Wrong("xml-attribute-no-quotes", $"The value of an attribute of <{tag}> has no quotation marks.");
            end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '>') end++;
            quote = '\0';
        }
        var value = XmlEntities.Resolve(text[at..end], Wrong);
        at = quote == '\0' ? end : Math.Min(end + 1, text.Length);
        return value.Replace('\n', ' ').Replace('\t', ' ').Replace('\r', ' ');
    }

    private void Open(string full, List<(string Name, string Value)> raw, bool closed)
    {
        var parent = open.Count > 0 ? open[^1] : null;
        if (parent is null && Root is not null)
        {
            Wrong("xml-two-roots", "There is more than one first element; only the first is read.");
            parent = Root;
        }
        var (prefix, name) = Split(full);
        var scope = XmlNamespaces.Scope(raw, parent?.Scope ?? ImmutableDictionary<string, string>.Empty);
        var attributes = raw.ConvertAll(a => Split(a.Name) is var (p, n) ? new XmlAttributeValue(p, n, p.Length == 0 ? "" : XmlNamespaces.Of(p, scope) ?? XmlNamespaces.WellKnown(p), a.Value) : null!);
        var ns = XmlNamespaces.Of(prefix, scope);
        if (ns is null && prefix.Length > 0)
        {
            Wrong("xml-unknown-prefix", $"The prefix \"{prefix}\" is not declared.");
            ns = XmlNamespaces.WellKnown(prefix);
        }
        var element = new XmlElement(parent, prefix, name, ns ?? "", attributes, scope);
        nodes++;
        parent?.Add(element);
        Root ??= element;
        if (closed) return;
        if (open.Count < XmlReading.MaxDepth) open.Add(element);
        else Wrong("xml-too-deep", $"Elements are nested deeper than {XmlReading.MaxDepth}.");
    }

    private bool EndTag()
    {
        Flush();
        at += 2;
        var name = Name();
        var end = text.AsSpan(at).IndexOfAny('>', '<');
        if (end < 0) Wrong("xml-tag-not-closed", $"</{name} is not closed.");
        at = end < 0 ? text.Length : text[at + end] == '>' ? at + end + 1 : at + end;
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!Full(open[i]).Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            if (i < open.Count - 1) Wrong("xml-wrong-end", $"</{name}> closes other elements with its own.");
            open.RemoveRange(i, open.Count - i);
            return true;
        }
        Wrong("xml-wrong-end", $"</{name}> closes nothing.");
        return true;
    }

    private void Flush()
    {
        if (pending.Length == 0) return;
        if (open.Count > 0)
        {
            open[^1].Add(new XmlText(pending.ToString()));
            nodes++;
        }
        pending.Clear();
    }

    private string Name()
    {
        var from = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or ':' or '-' or '.' or '\u00B7')) at++;
        return text[from..at];
    }

    private void SkipBlank()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private void Wrong(string code, string message)
    {
        if (problems.Count < XmlReading.MaxProblems) problems.Add(new Problem(code, message, $"character {at}"));
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    private static (string Prefix, string Name) Split(string full)
    {
        var colon = full.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || colon == full.Length - 1 ? ("", full.Trim(':')) : (full[..colon], full[(colon + 1)..]);
    }

    private static string Full(XmlElement e) => e.Prefix.Length == 0 ? e.Name : $"{e.Prefix}:{e.Name}";
}

using Stemma.Core.Formats.Xml;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Opml;

/// <summary>Reads lists of subscriptions, broken ones as far as they go.</summary>
public static class OpmlReader
{
    private const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="contentType">The Content-Type as sent, or null.</param>
    public static OpmlDocument Read(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var decoded = Charset.Decode(bytes, contentType, MaxBytes);
        var read = XmlReading.Of(decoded.Text);
        List<Problem> problems = [.. decoded.Problems, .. read.Problems];
        if (read.Root is not { } root || !root.Is("opml"))
        {
            problems.Add(new Problem("no-opml", "The document is no list of subscriptions (OPML)."));
            return new OpmlDocument([], [], [], problems);
        }
        var body = root.Child("body") ?? root;
        var head = root.Child("head")?.Elements.Select(e => KeyValuePair.Create(Full(e.Prefix, e.Name), e.Text.Trim())) ?? [];
        return new OpmlDocument(Attributes(root), [.. head], [.. Outlines(body)], problems);
    }

    private static IEnumerable<OpmlOutline> Outlines(XmlElement e) => e.Elements.Where(o => o.Is("outline")).Select(o => new OpmlOutline(Attributes(o), [.. Outlines(o)]));

    private static List<KeyValuePair<string, string>> Attributes(XmlElement e) => [.. e.Attributes.Select(a => KeyValuePair.Create(Full(a.Prefix, a.Name), a.Value))];

    private static string Full(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}:{name}";
}

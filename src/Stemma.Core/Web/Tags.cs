using System.Collections.Frozen;
using System.Reflection;
using AngleSharp.Dom;

namespace Stemma.Core.Web;

/// <summary>A number for each name of an element that is known: numbers are compared faster than names.</summary>
internal static class Tags
{
    /// <summary>That of a name which has no number of its own.</summary>
    public const byte Other = 0;

    /// <summary>That of a text.</summary>
    public const byte Text = 1;

    private static readonly string[] Names =
    [
        "", "#text", "#document",
        .. typeof(TagNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(string)).Select(f => ((string)f.GetValue(null)!).ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(byte.MaxValue - 2),
    ];

    private static readonly FrozenDictionary<string, byte> Numbers = Names.Index().ToFrozenDictionary(n => n.Item, n => (byte)n.Index, StringComparer.Ordinal);

    /// <summary>The number of a name in lower case.</summary>
    public static byte Of(string name) => Numbers.GetValueOrDefault(name, Other);

    /// <summary>The name of a number.</summary>
    public static string Name(byte number) => Names[number];
}

/// <summary>Some names of elements, to ask whether a node has one of them.</summary>
/// <param name="names">The names, in lower case.</param>
internal sealed class TagSet(params string[] names)
{
    private readonly bool[] _known = Known(names);
    private readonly string[] _others = [.. names.Where(n => Tags.Of(n) == Tags.Other)];

    /// <summary>Whether it has one of the names.</summary>
    public bool Holds(HtmlNode node)
    {
        byte tag = node.Tag;
        return tag == Tags.Other ? _others.Length > 0 && Array.IndexOf(_others, node.Name) >= 0 : _known[tag];
    }

    private static bool[] Known(string[] names)
    {
        var known = new bool[byte.MaxValue + 1];
        foreach (var name in names) known[Tags.Of(name)] = true;
        return known;
    }
}

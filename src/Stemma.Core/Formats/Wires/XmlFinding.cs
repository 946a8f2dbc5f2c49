using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Wires;

/// <summary>Finds elements by their local names: agencies leave namespaces out, or declare them wrongly.</summary>
internal static class XmlFinding
{
    /// <summary>The element at a way of names, each the first of its name; null where one is missing.</summary>
    public static XmlElement? At(this XmlElement? element, params ReadOnlySpan<string> way)
    {
        foreach (var name in way) element = element?.Child(name);
        return element;
    }

    /// <summary>The words of the element at a way, white space folded; null for none.</summary>
    public static string? Said(this XmlElement? element, params ReadOnlySpan<string> way) => WireWords.Folded(element.At(way)?.Text);

    /// <summary>The elements of a name that stand directly in another.</summary>
    public static IEnumerable<XmlElement> All(this XmlElement? element, string name) => element is null ? [] : element.Elements.Where(e => e.Is(name));

    /// <summary>All elements below one, in document order; those for which <paramref name="stop"/> holds are given but not entered.</summary>
    public static IEnumerable<XmlElement> Below(this XmlElement? element, Func<XmlElement, bool>? stop = null)
    {
        if (element is null) yield break;
        var left = new Stack<XmlElement>(element.Elements.Reverse());
        while (left.Count > 0)
        {
            var next = left.Pop();
            yield return next;
            if (stop?.Invoke(next) == true) continue;
            foreach (var child in next.Elements.Reverse()) left.Push(child);
        }
    }

    /// <summary>The elements of a name below one.</summary>
    public static IEnumerable<XmlElement> Below(this XmlElement? element, string name) => element.Below().Where(e => e.Is(name));
}

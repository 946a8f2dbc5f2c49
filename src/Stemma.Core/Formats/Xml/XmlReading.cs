using Stemma.Core.News;

namespace Stemma.Core.Formats.Xml;

/// <summary>An XML document as far as it could be read.</summary>
/// <param name="Root">The first element; null where there is none.</param>
/// <param name="Problems">What is not well-formed; empty for a sound document.</param>
/// <param name="Unclosed">The elements inside which the document ends, the outermost first; empty for a sound document.</param>
public sealed record XmlReading(XmlElement? Root, IReadOnlyList<Problem> Problems, IReadOnlyList<XmlElement> Unclosed)
{
    /// <summary>Elements deeper than this are flattened.</summary>
    public const int MaxDepth = 256;

    /// <summary>So many problems are told, the first ones.</summary>
    public const int MaxProblems = 20;

    /// <summary>Reads a document, however broken: wrong and missing end tags, stray ampersands, entities of HTML, undeclared prefixes. No DTD is processed, no entity fetched.</summary>
    /// <param name="text">The document.</param>
    /// <param name="maxNodes">At most so many elements and texts are read.</param>
    public static XmlReading Of(string text, int maxNodes = 500_000)
    {
        var parser = new XmlParser(text, maxNodes);
        parser.Run();
        return new XmlReading(parser.Root, parser.Problems, parser.Unclosed);
    }
}

using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What an outlet prints under many reports, dropped before texts are compared.</summary>
public static class Boilerplates
{
    /// <summary>The paragraphs of a text that are its outlet's boilerplate.</summary>
    /// <param name="text">Running text.</param>
    /// <param name="outlet">The outlet; null drops nothing.</param>
    /// <param name="tables">What the stream taught.</param>
    public static IReadOnlyList<Span> Of(string text, string? outlet, StreamTables tables) =>
        tables.Boilerplate.Of(outlet) is { } known
            ? [.. Sentences.Paragraphs(text).Where(p => known.Contains(Paragraphs.Key(p.Of(text))))]
            : [];
}

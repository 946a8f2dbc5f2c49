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
    public static IReadOnlyList<Span> Of(string text, string? outlet, StreamTables tables) => tables.Boilerplate.Of(outlet) is null ? [] : Of(CutText.Of(text), outlet, tables);

    /// <inheritdoc cref="Of(string, string?, StreamTables)"/>
    internal static IReadOnlyList<Span> Of(CutText text, string? outlet, StreamTables tables)
    {
        if (tables.Boilerplate.Of(outlet) is not { } known) return [];
        var found = new List<Span>();
        Span<char> room = stackalloc char[2048];
        int first = 0;
        foreach (var paragraph in Sentences.Paragraphs(text.Text))
        {
            int end = first;
            while (end < text.All.Count && text.All[end].Start < paragraph.End) end++;
            if (known.Contains(Paragraphs.Key(text, first, end, room))) found.Add(paragraph);
            first = end;
        }
        return found;
    }
}

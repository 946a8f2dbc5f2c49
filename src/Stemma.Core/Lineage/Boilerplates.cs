using System.IO.Hashing;
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
        outlet is not null && tables.Boilerplate.ByOutlet.TryGetValue(outlet, out var known)
            ? [.. Sentences.Paragraphs(text).Where(p => known.Contains(HashOf(text, p)))]
            : [];

    /// <summary>The hash that <see cref="Boilerplate"/> knows a paragraph by: XxHash3 over the hashes of its folded words, marks left out.</summary>
    public static ulong HashOf(string text, Span paragraph)
    {
        var hash = new XxHash3();
        Span<byte> eight = stackalloc byte[8];
        foreach (var token in Tokens.Of(text, paragraph.Start, paragraph.End))
        {
            if (token.Kind == TokenKind.Mark) continue;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(eight, Words.HashOf(token.In(text)));
            hash.Append(eight);
        }
        return hash.GetCurrentHashAsUInt64();
    }
}

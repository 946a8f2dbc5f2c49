using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Stemma.Core.Language;

namespace Stemma.Core.Learned;

/// <summary>Paragraphs as boilerplate knows them.</summary>
public static class Paragraphs
{
    /// <summary>The XxHash3 of a paragraph's folded words; digits count as one and the same, marks not at all ("12 comments" and "3 comments" are one).</summary>
    public static ulong Key(string paragraph)
    {
        var folded = new StringBuilder(paragraph.Length);
        foreach (var token in Tokens.Of(paragraph))
        {
            if (token.Kind == TokenKind.Mark) continue;
            folded.Append(token.Kind == TokenKind.Number ? "0" : Tokens.Fold(token.In(paragraph))).Append(' ');
        }
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(folded.ToString().AsSpan()));
    }
}

using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;

namespace Stemma.Core.Extract.Bodies;

/// <summary>The text that structured data states as the article's body, as word triples: it points at the body, it is not trusted as one.</summary>
internal static class Stated
{
    private const int LongestWord = 64;

    /// <summary>The triples of a text.</summary>
    public static HashSet<ulong> Of(string text)
    {
        var found = new HashSet<ulong>();
        foreach (ulong triple in Triples(text)) found.Add(triple);
        return found;
    }

    /// <summary>The share of a text's triples that are stated.</summary>
    public static double Share(string text, ISet<ulong> stated)
    {
        int all = 0, hit = 0;
        foreach (ulong triple in Triples(text))
        {
            all++;
            if (stated.Contains(triple)) hit++;
        }
        return all == 0 ? 0 : hit / (double)all;
    }

    private static List<ulong> Triples(string text)
    {
        var found = new List<ulong>();
        Span<char> room = stackalloc char[LongestWord];
        ulong a = 0, b = 0;
        int n = 0;
        foreach (var token in Tokens.Of(text))
        {
            if (token.Kind == TokenKind.Mark) continue;
            var word = token.In(text);
            ulong c = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(word.Length <= LongestWord ? Tokens.FoldInto(word, room) : Tokens.Fold(word)));
            if (++n >= 3) found.Add(unchecked((a * 31 + b) * 31 + c));
            (a, b) = (b, c);
        }
        return found;
    }
}

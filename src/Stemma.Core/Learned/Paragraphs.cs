using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;

namespace Stemma.Core.Learned;

/// <summary>Paragraphs as boilerplate knows them.</summary>
public static class Paragraphs
{
    /// <summary>The XxHash3 of a paragraph's folded words; digits count as one and the same, marks not at all ("12 comments" and "3 comments" are one).</summary>
    public static ulong Key(string paragraph)
    {
        var cut = CutText.Of(paragraph);
        return Key(cut, 0, cut.All.Count, []);
    }

    /// <summary>The same of some of a text's tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The paragraph's first token.</param>
    /// <param name="end">After its last.</param>
    /// <param name="room">Room to write it down in, used where it is enough.</param>
    internal static ulong Key(CutText text, int first, int end, Span<char> room)
    {
        int length = 0;
        for (int i = first; i < end; i++) length += Math.Max(1, text.Folded(i).Length) + 1;
        if (room.Length < length) room = new char[length];
        int at = 0;
        for (int i = first; i < end; i++)
        {
            if (text.All[i].Kind == TokenKind.Mark) continue;
            var word = text.All[i].Kind == TokenKind.Number ? "0" : text.Folded(i);
            word.CopyTo(room[at..]);
            at += word.Length;
            room[at++] = ' ';
        }
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(room[..at]));
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stemma.Core.Web;

/// <summary>White space.</summary>
public static class WhiteSpace
{
    private const int Short = 64, OnStack = 512;
    private static readonly int Step = Vector128<ushort>.Count;

    /// <summary>Every run of white space, zero-width and no-break spaces included, as one space; none at the ends.</summary>
    public static string Fold(string text) => Fold(text, text);

    /// <inheritdoc cref="Fold(string)"/>
    public static string Fold(ReadOnlySpan<char> text) => Fold(text, null);

    /// <summary>Counts the characters of a text's head, a run of white space as one: eight at a time, as long as they are ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gap">Whether white space stands before it; then whether the counted head ends with some.</param>
    /// <returns>How many there are, and where the head ends.</returns>
    internal static (int Length, int End) Plain(ReadOnlySpan<char> text, ref bool gap)
    {
        int length = 0, at = 0;
        for (; at + Step <= text.Length; at += Step)
        {
            var next = Next(text, at);
            if (!IsAscii(next)) break;
            uint white = (Vector128.Equals(next, Vector128.Create((ushort)' ')) | Vector128.LessThanOrEqual(next - Vector128.Create((ushort)'\t'), Vector128.Create((ushort)('\r' - '\t')))).ExtractMostSignificantBits();
            length += Step - BitOperations.PopCount(Again(white, gap));
            gap = white >> (Step - 1) != 0;
        }
        return (length, at);
    }

    // Where the next characters are ASCII and no white space stands behind other white space, they are written all at once; else one by one, and without a branch for each word's end.
    private static string Fold(ReadOnlySpan<char> text, string? own)
    {
        var folded = text.Length <= Short ? stackalloc char[Short] : text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        int length = 0;
        bool gap = true;
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = Math.Min(at + Step, text.Length);
            if (end - at == Step && Copied(text, at, folded[length..], ref gap)) length += Step;
            else length = OneByOne(text[at..end], folded, length, ref gap);
        }
        if (gap && length > 0) length--;
        return own is not null && length == text.Length && folded[..length].SequenceEqual(text) ? own : new string(folded[..length]);
    }

    private static bool Copied(ReadOnlySpan<char> text, int at, Span<char> to, ref bool gap)
    {
        var (next, space) = (Next(text, at), Vector128.Create((ushort)' '));
        var white = Vector128.LessThanOrEqual(next, space);
        uint bits = white.ExtractMostSignificantBits();
        if (!IsAscii(next) || Again(bits, gap) != 0) return false;
        Vector128.ConditionalSelect(white, space, next).CopyTo(MemoryMarshal.Cast<char, ushort>(to));
        gap = bits >> (Step - 1) != 0;
        return true;
    }

    private static int OneByOne(ReadOnlySpan<char> text, Span<char> folded, int length, ref bool gap)
    {
        foreach (char c in text)
        {
            if (c < '\u007F')
            {
                bool white = c <= ' ';
                folded[length] = white ? ' ' : c;
                length += white & gap ? 0 : 1;
                gap = white;
                continue;
            }
            if (c is '\u200B' or '\uFEFF' or '\u00AD' or '\u2060') continue;
            bool blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!blank || !gap) folded[length++] = blank ? ' ' : c;
            gap = blank;
        }
        return length;
    }

    private static Vector128<ushort> Next(ReadOnlySpan<char> text, int at) => Vector128.Create(MemoryMarshal.Cast<char, ushort>(text.Slice(at, Step)));

    private static bool IsAscii(Vector128<ushort> next) => Vector128.LessThanAll(next, Vector128.Create((ushort)'\u007F'));

    // Those that stand behind another.
    private static uint Again(uint white, bool gap) => white & (white << 1 | (gap ? 1u : 0));
}

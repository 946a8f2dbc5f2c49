using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A text cut into tokens once, each with its comparable form, for all that reads it word by word.</summary>
public sealed class CutText
{
    // A word of these alone is folded by writing it small.
    private static readonly SearchValues<char> Plain = SearchValues.Create(string.Concat(Enumerable.Range(0, 128).Select(c => (char)c).Where(c => c != '\'')));

    private readonly List<Span> _forms; // where each token's comparable form stands in _folded
    private readonly char[] _folded; // the text written small, in its places; after it the forms of words that are folded otherwise

    private CutText(string text, List<Token> all, List<Span> forms, char[] folded) => (Text, All, _forms, _folded) = (text, all, forms, folded);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its tokens, in order.</summary>
    public List<Token> All { get; }

    /// <summary>Cuts a text.</summary>
    public static CutText Of(string text)
    {
        var folded = GC.AllocateUninitializedArray<char>(text.Length + text.Length / 8); // all of it is written before it is read
        WriteSmall(text, folded);
        var tokens = Tokens.Of(text);
        var forms = new List<Span>(tokens.Count);
        int used = text.Length;
        Fold(text, tokens, forms, ref folded, ref used);
        return new CutText(text, tokens, forms, folded);
    }

    /// <summary>The comparable form of a word or number, as <see cref="Tokens.Fold"/> gives it; nothing for a mark.</summary>
    public ReadOnlySpan<char> Folded(int token) => _folded.AsSpan(_forms[token].Start, _forms[token].Length);

    /// <summary>A stretch of it as <see cref="Tokens.Of(string, int, int)"/> would cut that: a token that lies across its border is cut anew. Positions are those of the whole text.</summary>
    public CutText Between(int start, int end)
    {
        int from = 0, to = All.Count;
        while (from < to && All[from].Start < start) from++;
        while (to > from && All[to - 1].End > end) to--;
        var (all, forms, folded, used) = (new List<Token>(to - from + 4), new List<Span>(to - from + 4), _folded, _folded.Length);
        if (from > 0 && All[from - 1].End > start) Anew(start, Math.Min(end, All[from - 1].End));
        all.AddRange(CollectionsMarshal.AsSpan(All)[from..to]);
        forms.AddRange(CollectionsMarshal.AsSpan(_forms)[from..to]);
        if (to < All.Count && All[to].Start < end && All[to].Start >= start) Anew(All[to].Start, end);
        return new CutText(Text, all, forms, folded);

        void Anew(int first, int last)
        {
            var tokens = Tokens.Of(Text, first, last);
            Fold(Text, tokens, forms, ref folded, ref used);
            all.AddRange(tokens);
        }
    }

    // Notes where each token's form stands: at the token's own place where small letters are all it takes, else after the text.
    private static void Fold(string text, List<Token> tokens, List<Span> forms, ref char[] folded, ref int used)
    {
        int odd = 0; // the next character at which folding is more
        foreach (var token in tokens)
        {
            if (odd < token.Start || forms.Count == 0) odd = NextOdd(text, token.Start);
            if (token.Kind == TokenKind.Mark) forms.Add(default);
            else if (odd >= token.End) forms.Add(new Span(token.Start, token.End));
            else
            {
                var form = Tokens.Fold(token.In(text));
                if (folded.Length < used + form.Length) Array.Resize(ref folded, used + form.Length + folded.Length / 8);
                form.CopyTo(folded.AsSpan(used));
                forms.Add(new Span(used, used += form.Length));
            }
        }
    }

    private static int NextOdd(string text, int from)
    {
        int ahead = text.AsSpan(from).IndexOfAnyExcept(Plain);
        return ahead < 0 ? int.MaxValue : from + ahead;
    }

    // Writes the capitals among ASCII letters small, several at a time; all else stays.
    private static void WriteSmall(ReadOnlySpan<char> text, Span<char> small)
    {
        var from = MemoryMarshal.Cast<char, ushort>(text);
        var to = MemoryMarshal.Cast<char, ushort>(small);
        int i = 0;
        for (; i + Vector<ushort>.Count <= from.Length; i += Vector<ushort>.Count)
        {
            var some = new Vector<ushort>(from[i..]);
            var capital = Vector.LessThan(some - new Vector<ushort>('A'), new Vector<ushort>(26));
            (some | capital & new Vector<ushort>('a' - 'A')).CopyTo(to[i..]);
        }
        for (; i < from.Length; i++) small[i] = char.IsAsciiLetterUpper(text[i]) ? char.ToLowerInvariant(text[i]) : text[i];
    }
}

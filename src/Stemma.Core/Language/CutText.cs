namespace Stemma.Core.Language;

/// <summary>A text cut into tokens once, each with its comparable form, for all that reads it word by word.</summary>
public sealed class CutText
{
    private readonly List<int> _ends;
    private readonly char[] _folded;

    private CutText(string text, List<Token> all, List<int> ends, char[] folded) => (Text, All, _ends, _folded) = (text, all, ends, folded);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its tokens, in order.</summary>
    public List<Token> All { get; }

    /// <summary>Cuts a text.</summary>
    public static CutText Of(string text)
    {
        var folded = new char[text.Length];
        var tokens = Tokens.Of(text);
        var ends = new List<int>(tokens.Count);
        foreach (var token in tokens) Fold(text, token, ends, ref folded);
        return new CutText(text, tokens, ends, folded);
    }

    /// <summary>The comparable form of a word or number, as <see cref="Tokens.Fold"/> gives it; nothing for a mark.</summary>
    public ReadOnlySpan<char> Folded(int token)
    {
        int first = First(token);
        return _folded.AsSpan(first, _ends[token] - first);
    }

    /// <summary>A stretch of it as <see cref="Tokens.Of(string, int, int)"/> would cut that: a token that lies across its border is cut anew. Positions are those of the whole text.</summary>
    public CutText Between(int start, int end)
    {
        int from = 0, to = All.Count;
        while (from < to && All[from].Start < start) from++;
        while (to > from && All[to - 1].End > end) to--;
        var folded = new char[First(to) - First(from) + 64];
        var (all, ends) = (new List<Token>(to - from + 4), new List<int>(to - from + 4));
        if (from > 0 && All[from - 1].End > start) Anew(start, Math.Min(end, All[from - 1].End));
        int shift = (ends.Count == 0 ? 0 : ends[^1]) - First(from);
        if (folded.Length < First(to) + shift) Array.Resize(ref folded, First(to) + shift);
        _folded.AsSpan(First(from), First(to) - First(from)).CopyTo(folded.AsSpan(First(from) + shift));
        for (int i = from; i < to; i++)
        {
            all.Add(All[i]);
            ends.Add(_ends[i] + shift);
        }
        if (to < All.Count && All[to].Start < end && All[to].Start >= start) Anew(All[to].Start, end);
        return new CutText(Text, all, ends, folded);

        void Anew(int first, int last)
        {
            foreach (var token in Tokens.Of(Text, first, last))
            {
                all.Add(token);
                Fold(Text, token, ends, ref folded);
            }
        }
    }

    private int First(int token) => token == 0 ? 0 : _ends[token - 1];

    private static void Fold(string text, Token token, List<int> ends, ref char[] folded)
    {
        int at = ends.Count == 0 ? 0 : ends[^1];
        if (token.Kind != TokenKind.Mark)
        {
            var word = token.In(text);
            if (folded.Length < at + word.Length) Array.Resize(ref folded, at + word.Length + folded.Length / 8);
            var form = Tokens.FoldInto(word, folded.AsSpan(at));
            if (!folded.AsSpan().Overlaps(form)) // folded elsewhere: it is not of ASCII letters alone
            {
                if (folded.Length < at + form.Length) Array.Resize(ref folded, at + form.Length + folded.Length / 8);
                form.CopyTo(folded.AsSpan(at));
            }
            at += form.Length;
        }
        ends.Add(at);
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A sentence as folded words with their places.</summary>
/// <param name="At">The sentence's stretch.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Folded">Each token's comparable form.</param>
internal sealed record Words(Span At, IReadOnlyList<Token> Tokens, string[] Folded)
{
    private const int MostTokens = 160; // a longer "sentence" is a list or a table

    /// <summary>Reads a sentence's words.</summary>
    public static Words Of(string text, Span at)
    {
        var tokens = Language.Tokens.Of(text, at.Start, at.End);
        if (tokens.Count > MostTokens) tokens.RemoveRange(MostTokens, tokens.Count - MostTokens);
        var folded = new string[tokens.Count];
        for (int i = 0; i < folded.Length; i++) folded[i] = Language.Tokens.Fold(tokens[i].In(text));
        return new Words(at, tokens, folded);
    }

    /// <summary>How many tokens there are.</summary>
    public int Count => Tokens.Count;

    /// <summary>The stretch from one token to another, the last included.</summary>
    public Span Stretch(int first, int last) => new(Tokens[first].Start, Tokens[last].End);

    /// <summary>The first token that begins at or after a position; <see cref="Count"/> when none does.</summary>
    public int IndexAt(int position)
    {
        int i = 0;
        while (i < Tokens.Count && Tokens[i].Start < position) i++;
        return i;
    }

    /// <summary>The stems of the words that carry meaning.</summary>
    public HashSet<string> Stems(string language)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < Count; i++)
        {
            if (Tokens[i].Kind == TokenKind.Mark || Language.Stems.IsStopWord(Folded[i], language)) continue;
            found.Add(Language.Stems.Of(Folded[i], language));
        }
        return found;
    }
}

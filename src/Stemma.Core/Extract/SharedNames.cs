using System.Collections.Frozen;
using Stemma.Core.Language;

namespace Stemma.Core.Extract;

/// <summary>The names of a text, coarsely: capitalised words that do not merely open a sentence. Tells a teaser of another story from a paragraph of this one.</summary>
internal static class SharedNames
{
    /// <summary>The names of running text, folded.</summary>
    public static FrozenSet<string> Of(IEnumerable<string> paragraphs)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var paragraph in paragraphs) found.UnionWith(In(paragraph));
        return found.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>How many different words of <paramref name="paragraph"/> are names of the text.</summary>
    public static int Count(string paragraph, FrozenSet<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokens.Of(paragraph))
        {
            if (token.Kind != TokenKind.Word || token.End - token.Start < 3 || !char.IsUpper(paragraph[token.Start])) continue;
            var word = Tokens.Fold(token.In(paragraph));
            if (names.Contains(word)) seen.Add(word);
        }
        return seen.Count;
    }

    private static IEnumerable<string> In(string paragraph)
    {
        bool opens = true;
        foreach (var token in Tokens.Of(paragraph))
        {
            if (token.Kind == TokenKind.Mark) { opens = paragraph[token.Start] is '.' or '!' or '?' or ':' or '“' or '"' or '„' or '«' or '—'; continue; }
            if (!opens && token.Kind == TokenKind.Word && token.End - token.Start >= 3 && char.IsUpper(paragraph[token.Start])) yield return Tokens.Fold(token.In(paragraph));
            opens = false;
        }
    }
}

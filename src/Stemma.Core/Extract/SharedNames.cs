using Stemma.Core.Language;

namespace Stemma.Core.Extract;

/// <summary>
/// The names of a text, coarsely: capitalised words that do not merely open a sentence. Tells a teaser of another story from a paragraph of this one.
/// It grows with the text, so that no paragraph is read twice.
/// </summary>
internal sealed class SharedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>How many different names there are.</summary>
    public int Count => _names.Count;

    /// <summary>Adds the names of a paragraph; gives those that are new.</summary>
    public List<string> Add(string paragraph) => [.. In(paragraph).Where(_names.Add)];

    /// <summary>Whether a paragraph names anything by itself.</summary>
    public static bool Has(string paragraph) => In(paragraph).Any();

    /// <summary>How many different words of <paramref name="paragraph"/> are names of the text.</summary>
    public int Shared(string paragraph) => Capitals(paragraph).Where(_names.Contains).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The words of a paragraph that could be names, folded.</summary>
    public static IEnumerable<string> Capitals(string paragraph)
    {
        foreach (var token in Tokens.Of(paragraph))
            if (token.Kind == TokenKind.Word && token.End - token.Start >= 3 && char.IsUpper(paragraph[token.Start])) yield return Tokens.Fold(token.In(paragraph));
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

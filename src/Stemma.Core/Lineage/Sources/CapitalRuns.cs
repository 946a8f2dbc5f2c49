using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Runs of words written with capitals: what may be a name.</summary>
internal static class CapitalRuns
{
    private const int LongestRun = 8;

    private static readonly PerText<List<Span>> Read = new(static (text, _) => [.. Runs(text)]);

    /// <summary>The runs, in order; "of", "de" and the like are bridged between capitals, "The" that opens a sentence and a possessive's "'s" are left out.</summary>
    public static IReadOnlyList<Span> In(string text) => Read.Of(text);

    private static IEnumerable<Span> Runs(string text)
    {
        foreach (var sentence in Sentences.Of(text))
        {
            var tokens = Tokens.Of(text, sentence.Start, sentence.End);
            for (int i = 0; i < tokens.Count; i++)
            {
                if (!Capital(text, tokens[i]) || tokens[i].In(text) is "The" or "A" or "An" or "In" or "But" or "And" or "According" or "Citing") continue;
                int j = i;
                while (j + 1 < tokens.Count && j - i < LongestRun && !Possessive(text, tokens[j]) && Joined(text, tokens, j)) j += Capital(text, tokens[j + 1]) ? 1 : 2;
                int end = tokens[j].End - (Possessive(text, tokens[j]) ? 2 : 0);
                yield return new Span(tokens[i].Start, end);
                i = j;
            }
        }
    }

    private static bool Joined(string text, List<Token> tokens, int j)
    {
        if (Capital(text, tokens[j + 1])) return true;
        return j + 2 < tokens.Count && tokens[j + 1].In(text) is "of" or "de" or "del" or "der" or "für" or "di" or "du" && Capital(text, tokens[j + 2]);
    }

    private static bool Possessive(string text, Token token) => token.End - token.Start > 2 && text[token.End - 1] == 's' && text[token.End - 2] is '\'' or '’';

    private static bool Capital(string text, Token token) => token.Kind == TokenKind.Word && char.IsUpper(text[token.Start]);
}

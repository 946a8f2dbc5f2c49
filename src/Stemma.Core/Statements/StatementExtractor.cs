using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Finds who said what in a running text.</summary>
public static class StatementExtractor
{
    /// <summary>The statements of a text, in order of their content.</summary>
    /// <param name="text">Running text, paragraphs divided by line breaks.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="wire">The agency whose report it is ("AP"), for its own observations; null where none is known.</param>
    public static IReadOnlyList<Statement> Of(string text, string language, string? wire = null)
    {
        var found = new List<Statement>();
        foreach (var sentence in Sentences.Of(text))
        {
            if (text[sentence.Start] is '“' or '"' && language.Length > 0 && wire?.Length != 0)
                found.Add(new Statement { Spans = [sentence], Kind = StatementKind.Direct });
        }
        return found;
    }
}

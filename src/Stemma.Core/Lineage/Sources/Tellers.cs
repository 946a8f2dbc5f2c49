using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Somebody who spoke to an agency.</summary>
/// <param name="Wire">The agency.</param>
/// <param name="Speaker">Who, as named in the sentence; "somebody" where no name stands there.</param>
/// <param name="At">The cue with the agency's name ("told AFP").</param>
internal sealed record Teller(Wire Wire, string Speaker, Span At);

/// <summary>Finds who told an agency something.</summary>
internal static class Tellers
{
    private const int Reach = 40;

    /// <summary>The tellers of a text, in order.</summary>
    public static IEnumerable<Teller> Of(Telling telling, AgencyNames agencies)
    {
        var text = telling.Article.Text;
        var sentences = Sentences.Of(text);
        List<Span>? quoted = null;
        foreach (var name in agencies.CertainIn(text))
        {
            var before = AgencyNames.Before(text, name.At.Start, Reach);
            var cue = Phrases.Told.Where(p => AgencyNames.EndsWithWord(before, p)).MaxBy(p => p.Length);
            if (cue is null) continue;
            var sentence = sentences.FirstOrDefault(s => s.Contains(name.At.Start));
            quoted ??= Quotations.Of(text);
            int start = text.LastIndexOf(cue[..1], name.At.Start, StringComparison.OrdinalIgnoreCase);
            start = Math.Max(0, text[..name.At.Start].LastIndexOf(cue, StringComparison.OrdinalIgnoreCase) is >= 0 and int at ? at : start);
            yield return new Teller(name.Wire, Speaker(text, sentence, quoted, start), new Span(start, name.At.End));
        }
    }

    // The first name of the sentence outside quotation marks.
    private static string Speaker(string text, Span sentence, List<Span> quoted, int before)
    {
        int start = -1, end = -1;
        foreach (var token in Tokens.Of(text, sentence.Start, sentence.End))
        {
            bool capital = token.Kind == TokenKind.Word && char.IsUpper(text[token.Start]) && !quoted.Exists(q => q.Contains(token.Start));
            if (capital && start >= 0 && text.AsSpan(end, token.Start - end).Trim().Length == 0) end = token.End;
            else if (capital && start < 0) (start, end) = (token.Start, token.End);
            else if (start >= 0) break;
        }
        return start >= 0 && start < before + 400 ? text[start..end] : "somebody";
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A sentence, or the part of one, that stands between quotation marks.</summary>
/// <param name="Reading">Whose text.</param>
/// <param name="Sentence">The sentence that holds it.</param>
/// <param name="Tokens">Its words, without marks.</param>
/// <param name="Folded">Each word's comparable form.</param>
/// <param name="Statement">The statement that holds it, or null.</param>
/// <param name="Witness">Who answers for it, or null.</param>
/// <param name="Quoted">Where the outlet's own words stand between: which words are quoted; null where all are.</param>
internal sealed record QuotedRun(Reading Reading, ReadSentence Sentence, IReadOnlyList<Token> Tokens, string[] Folded, Statement? Statement, string? Witness, bool[]? Quoted = null)
{
    /// <summary>Its stretch of the running text.</summary>
    public Span At => new(Tokens[0].Start, Tokens[^1].End);

    /// <summary>Its words' comparable forms as one string: equal where two quotations have the same words.</summary>
    public string Text { get; } = string.Join(' ', Folded);

    /// <summary>The stems of its words that carry meaning.</summary>
    public HashSet<string> Stems { get; } = [.. Folded.Where(w => !Language.Stems.IsStopWord(w, Reading.Language)).Select(w => Language.Stems.Of(w, Reading.Language))];
}

/// <summary>Finds what a text quotes, sentence by sentence.</summary>
internal static class QuotedRuns
{
    private const int FewestWords = 4;
    private const int LongestQuotation = 4000; // characters; beyond it a closing mark was forgotten

    /// <summary>The runs, in order.</summary>
    public static IEnumerable<QuotedRun> In(Reading reading, Witnesses witnesses)
    {
        var quotations = Quotations(reading.Text);
        int next = 0;
        foreach (var sentence in reading.Sentences)
        {
            while (next < quotations.Count && quotations[next].End <= sentence.At.Start) next++;
            for (int q = next; q < quotations.Count && quotations[q].Start < sentence.At.End; q++)
                if (Run(reading, sentence, quotations[q], witnesses) is { } run) yield return run;
            foreach (var statement in sentence.Statements.Where(s => s.Kind == StatementKind.Mixed && s.Hull.End <= reading.Text.Length))
                if (Mixed(reading, sentence, statement, quotations, witnesses) is { } mixed) yield return mixed;
        }
    }

    // "Could also meet “in person”": its few quoted words are compared by what stands around them.
    private static QuotedRun? Mixed(Reading reading, ReadSentence sentence, Statement statement, List<Span> quotations, Witnesses witnesses)
    {
        var at = Enumerable.Range(0, sentence.Words.Count)
            .Where(i => sentence.Words.Tokens[i].Kind != TokenKind.Mark && statement.Spans.Any(s => s.Contains(sentence.Words.Tokens[i].Start))).ToList();
        if (at.Count < FewestWords) return null;
        var tokens = at.Select(i => sentence.Words.Tokens[i]).ToList();
        bool[] quoted = [.. tokens.Select(t => quotations.Exists(q => q.Contains(t.Start)))];
        return quoted.Contains(true) && quoted.Contains(false) ? new QuotedRun(reading, sentence, tokens, [.. at.Select(i => sentence.Words.Folded[i])], statement, witnesses.Key(reading, statement), quoted) : null;
    }

    private static QuotedRun? Run(Reading reading, ReadSentence sentence, Span quotation, Witnesses witnesses)
    {
        var at = Enumerable.Range(0, sentence.Words.Count)
            .Where(i => sentence.Words.Tokens[i].Kind != TokenKind.Mark && quotation.Contains(sentence.Words.Tokens[i].Start)).ToList();
        if (at.Count < FewestWords || Reporting.IsVerb(sentence.Words.Folded[at[^1]], reading.Language)) return null; // "Lind said" inside the marks: one of them was lost
        var tokens = at.Select(i => sentence.Words.Tokens[i]).ToList();
        var statement = reading.Telling.Statements.Where(s => s.Spans.Any(x => x.Contains(tokens[0].Start)) && s.Hull.End <= reading.Text.Length)
            .OrderBy(s => s.Hull.Length).FirstOrDefault();
        return new QuotedRun(reading, sentence, tokens, [.. at.Select(i => sentence.Words.Folded[i])], statement, witnesses.Key(reading, statement));
    }

    // A quotation ends at its closing mark, or where the next paragraph opens it anew; one that is never closed is none.
    private static List<Span> Quotations(string text)
    {
        var found = new List<Span>();
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (open >= 0 && i - open > LongestQuotation) open = -1;
            if (Opens(text, i, open))
            {
                if (open >= 0 && text[open] == text[i]) found.Add(new Span(open + 1, i));
                open = i;
            }
            else if (open >= 0 && Closes(text, i, open))
            {
                found.Add(new Span(open + 1, i));
                open = -1;
            }
        }
        return found;
    }

    private static bool Opens(string text, int i, int open) => text[i] switch
    {
        '„' or '«' => true,
        '“' => open < 0 || text[open] != '„',
        '"' => (i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[' or '—' or '–') && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]),
        _ => false,
    };

    private static bool Closes(string text, int i, int open) => text[open] switch
    {
        '„' => text[i] is '“' or '”',
        '«' => text[i] == '»',
        '“' => text[i] is '”' or '"',
        _ => text[i] is '"' or '”',
    };
}

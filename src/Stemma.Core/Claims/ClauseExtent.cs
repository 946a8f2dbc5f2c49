using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds how far a verb's clause reaches, without a parser: to marks, conjunctions, verbs of saying and the statement's own borders.</summary>
internal static class ClauseExtent
{
    private const int Before = 24, After = 22; // words a clause may reach on either side of its verb

    /// <summary>First and last token of the clause.</summary>
    public static (int First, int Last) Of(Reading reading, ReadSentence sentence, VerbHit verb, Statement? saying)
    {
        var words = sentence.Words;
        int first = verb.First, last = verb.Last;
        var borders = Borders(words, verb, saying);
        while (first > borders.First && verb.First - first < Before && !Opens(words, first - 1, reading.Language)) first--;
        while (last < borders.Last && last - verb.Last < After && !Closes(reading, sentence, last + 1)) last++;
        return (first, last);
    }

    private static (int First, int Last) Borders(Words words, VerbHit verb, Statement? saying)
    {
        var span = saying?.Spans.FirstOrDefault(s => s.Contains(words.Tokens[verb.First].Start));
        if (span is not { Length: > 0 } at) return (0, words.Count - 1);
        return (Math.Min(words.IndexAt(at.Start), verb.First), Math.Max(words.IndexAt(at.End) - 1, verb.Last));
    }

    // A word in front of the clause: a dash, a semicolon, "that" (a comma may open an aside, so it closes nothing here).
    private static bool Opens(Words words, int i, string language) =>
        words.Folded[i] is ";" or ":" or "—" or "–" || (Clauses.Is("bound", words.Folded[i], language) && !Clauses.Is("relative", words.Folded[i], language))
        || words.Folded[i] is "that" or "dass";

    private static bool Closes(Reading reading, ReadSentence sentence, int i)
    {
        var words = sentence.Words;
        string word = words.Folded[i];
        if (word is ";" or ":" or "—" or "–" or "." or "?" or "!" or "”" or "\"" or "(" || Clauses.Is("bound", word, reading.Language)) return true;
        if (word == ",") return !GoesOn(reading, sentence, i + 1);
        if (word is "and" or "und") return i + 1 >= words.Count || StartsClause(words, i + 1, reading.Language);
        return Reporting.IsVerb(word, reading.Language) && word is not ("briefing" or "conference" or "interview" or "statement" or "reports");
    }

    // After a comma the clause goes on with a name or a time set beside ("the capital, Brenn, on Sunday").
    private static bool GoesOn(Reading reading, ReadSentence sentence, int i)
    {
        var words = sentence.Words;
        if (i >= words.Count) return false;
        if (words.Folded[i] is "on" or "in" or "at" or "from" && i + 1 < words.Count) i++;
        int at = words.Tokens[i].Start;
        if (sentence.Times.Any(t => t.At.Contains(at))) return true;
        var name = sentence.Names.FirstOrDefault(n => n.At.Start == at);
        if (name is null) return false;
        int after = words.IndexAt(name.At.End);
        return after >= words.Count || words.Folded[after] is "," or "." or "and" && !(after + 1 < words.Count && Reporting.IsVerb(words.Folded[after + 1], reading.Language));
    }

    private static bool StartsClause(Words words, int i, string language) =>
        Clauses.Is("bound", words.Folded[i], language) || Clauses.Is("pronoun", words.Folded[i], language) || Clauses.Is("helper", words.Folded[i], language)
        || Clauses.Is("modal", words.Folded[i], language)
        || words.Folded[i].EndsWith("ed", StringComparison.Ordinal) || words.Folded[i] is "flew" or "went" or "took" or "met" or "left" or "said" or "made" or "held";
}

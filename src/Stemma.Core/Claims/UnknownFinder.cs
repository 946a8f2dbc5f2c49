using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds what reports say is not known, not said or not confirmed, sentence by sentence, each once however many copies print it.</summary>
public static class UnknownFinder
{
    private const int MostTellings = 200;
    private const int MostFound = 24;
    private const double SameStems = 0.7;
    private const int FewestShared = 3;
    private const double SameSentence = 0.6; // share of aligned words from which two sentences are one text

    private static readonly ILookup<string, Phrase> Patterns = Phrase.ByFirstWord("unknown.tsv"), Answers = Phrase.ByFirstWord("answered.tsv");

    /// <summary>The sentences of a story that say something is not known, in the order of the tellings.</summary>
    public static IReadOnlyList<StillUnknown> Of(IReadOnlyList<Telling> tellings)
    {
        var found = new List<(StillUnknown Unknown, Words Words)>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var telling in tellings.Take(MostTellings))
        {
            if (!texts.Add(telling.Article.Text)) continue; // a verbatim copy adds nothing
            foreach (var words in Sentence(telling))
            {
                if (found.Count >= MostFound) return [.. found.Select(f => f.Unknown)];
                if (found.Exists(f => f.Unknown.Telling != telling.Id && IsSame(f.Words, words, telling.Article.Language.Split('-')[0]))) continue;
                found.Add((new StillUnknown(telling.Id, words.At, words.At.Of(telling.Article.Text)), words));
            }
        }
        return [.. found.Select(f => f.Unknown)];
    }

    private static IEnumerable<Words> Sentence(Telling telling)
    {
        var text = telling.Article.Text;
        var stated = telling.Statements.Where(s => SaysUnknown(s.Status) && s.Spans.Count > 0).ToList();
        var language = telling.Article.Language.Split('-')[0];
        foreach (var at in Sentences.Of(text).Take(Reading.MostSentences))
        {
            var words = Words.Of(text, at);
            if (words.Count < 4) continue;
            bool says = (stated.Exists(s => at.Contains(s.CueAt?.Start ?? s.Hull.Start)) && LeavesOpen(words, language))
                || Phrase.Begin(Patterns, words.Folded, language).Any(i => !Quotes.Inside(text, at.Start, words.Tokens[i].Start));
            if (says && !Phrase.Begin(Answers, words.Folded, language).Any()) yield return words;
        }
    }

    // A status read from a verb alone is not enough: a word must deny or doubt, where the language's words for it are known.
    private static bool LeavesOpen(Words words, string language) =>
        !Clauses.Knows("open", language) || words.Folded.Any(w => Clauses.Is("open", w, language));

    private static bool SaysUnknown(StatementStatus status) => status is
        StatementStatus.NotSpecified or StatementStatus.NotConfirmed or StatementStatus.NotVerified or StatementStatus.NoAccess or StatementStatus.Unclear;

    // The same words in order, or the same few that carry meaning.
    private static bool IsSame(Words a, Words b, string language)
    {
        if (WordAlignment.Of(a.Folded, b.Folded).Share >= SameSentence) return true;
        var x = a.Stems(language);
        var y = b.Stems(language);
        int shared = x.Count(y.Contains);
        return shared >= FewestShared && shared >= SameStems * Math.Min(x.Count, y.Count);
    }
}

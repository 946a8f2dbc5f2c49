using Stemma.Core.News;

namespace Stemma.Core.Search;

/// <summary>The place of a text that a query found, and the words in it that were looked for.</summary>
/// <param name="Text">The words that stand there, "…" where more stands before or after.</param>
/// <param name="Hits">The stretches of <paramref name="Text"/> that were looked for, in order.</param>
public sealed record Snippet(string Text, IReadOnlyList<Span> Hits)
{
    private const int WordsBefore = 8, CharactersBefore = 60;

    /// <summary>The first place where a wanted word or phrase stands, else the beginning.</summary>
    /// <param name="text">A running text, paragraphs divided by line breaks.</param>
    /// <param name="query">The query.</param>
    /// <param name="words">The most words shown.</param>
    public static Snippet Of(string text, Query query, int words)
    {
        int hit = Places(text, query).Select(h => h.Start).FirstOrDefault();
        int paragraph = hit == 0 ? 0 : text.LastIndexOf('\n', hit - 1) + 1, start = hit;
        for (int spaces = 0; start > paragraph && hit - start < CharactersBefore; start--)
        {
            if (text[start - 1] == ' ' && ++spaces > WordsBefore) break;
        }
        if (hit - start == CharactersBefore && text.IndexOf(' ', start, hit - start) is var blank and > 0) start = blank + 1;
        if (start < text.Length && char.IsLowSurrogate(text[start])) start++;
        int end = text.IndexOf('\n', start);
        string shown = Excerpt.Cut(end < 0 ? text[start..] : text[start..end], words);
        if (end >= 0 && end < text.Length && !shown.EndsWith('…')) shown += " …";
        if (start > paragraph) shown = "… " + shown;
        return new Snippet(shown, HitsIn(shown, query));
    }

    /// <summary>Its beginning, of so many characters at most; all of it where no number is named.</summary>
    public Snippet Within(int? characters)
    {
        string text = Excerpt.Within(Text, characters);
        return text.Length == Text.Length ? this : new Snippet(text, [.. Hits.Where(h => h.End < text.Length)]);
    }

    /// <summary>All stretches of a text that the query's words and phrases ask for, in order, none over another.</summary>
    public static IReadOnlyList<Span> HitsIn(string text, Query query) => [.. Places(text, query)];

    // Read no further than whoever asks goes on.
    private static IEnumerable<Span> Places(string text, Query query)
    {
        var wanted = Wanted(query).ToList();
        if (wanted.Count == 0) yield break;
        int longest = wanted.Max(w => w.Terms.Count), end = 0;
        var terms = new List<(string Term, Span At)>();
        using var further = SearchTerms.Placed(text).GetEnumerator();
        for (int i = 0; ; i++)
        {
            while (terms.Count < i + longest && further.MoveNext()) terms.Add(further.Current);
            if (i >= terms.Count) yield break;
            if (terms[i].At.Start < end) continue;
            int length = wanted.Where(w => StandsAt(terms, i, w)).Select(w => w.Terms.Count).DefaultIfEmpty(0).Max();
            if (length == 0) continue;
            end = terms[i + length - 1].At.End;
            yield return new Span(terms[i].At.Start, end);
        }
    }

    private static bool StandsAt(List<(string Term, Span At)> terms, int at, WordsQuery words)
    {
        int last = words.Terms.Count - 1;
        if (at + last >= terms.Count) return false;
        for (int k = 0; k <= last; k++)
        {
            string term = terms[at + k].Term;
            bool same = k == last && words.Prefix ? term.StartsWith(words.Terms[k], StringComparison.Ordinal) : term == words.Terms[k];
            if (!same) return false;
        }
        return true;
    }

    private static IEnumerable<WordsQuery> Wanted(Query query) => query switch
    {
        WordsQuery words => [words],
        FieldQuery { Field: QueryField.Entity } named when SearchTerms.OfQuery(named.Value) is ({ Count: > 0 } terms, var open) => [new WordsQuery(terms, open)],
        AllOf all => all.Parts.SelectMany(Wanted),
        AnyOf any => any.Parts.SelectMany(Wanted),
        _ => [],
    };
}

using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>What shows readers why a telling stands with another: shared text, headline words, names, numbers, links.</summary>
internal static class WhyHere
{
    private const int Most = 8, MostOfAKind = 3;

    /// <summary>The evidence, in the later telling's fields.</summary>
    public static IReadOnlyList<Evidence> Of(Ready later, Ready earlier, Alignment? alignment) =>
        [.. new[] { SharedText(later, alignment), SharedLinks(later, earlier), SharedWords(later, earlier) }.SelectMany(e => e).Take(Most)];

    private static IEnumerable<Evidence> SharedText(Ready later, Alignment? alignment)
    {
        if (alignment is null) yield break;
        bool isB = alignment.B == later.Telling.Id;
        var text = later.Telling.Article.Text;
        foreach (var passage in alignment.Passages.OrderByDescending(p => p.B.Length).Take(MostOfAKind))
        {
            var at = isB ? passage.B : passage.A;
            if (at.Start >= 0 && at.End <= text.Length && at.Length > 0)
                yield return new Evidence(later.Telling.Id, Field.Text, 0, at, at.Of(text), "both reports have this text");
        }
    }

    private static IEnumerable<Evidence> SharedLinks(Ready later, Ready earlier)
    {
        var theirs = earlier.Telling.Article.Links.Select(l => l.Url).ToHashSet(StringComparer.Ordinal);
        if (earlier.Telling.Url is { } url) theirs.Add(url);
        return later.Telling.Article.Links.Select((l, i) => (l.Url, Index: i)).Where(l => theirs.Contains(l.Url)).Take(2)
            .Select(l => new Evidence(later.Telling.Id, Field.Links, l.Index, new Span(0, l.Url.Length), l.Url,
                l.Url == earlier.Telling.Url ? "it links to that report" : "both reports link to this page"));
    }

    private static IEnumerable<Evidence> SharedWords(Ready later, Ready earlier)
    {
        var weights = later.All.Shared(earlier.All);
        var article = later.Telling.Article;
        var inTitle = Words(article.Title, article.Language, weights).Select(w => Show(later, Field.Title, article.Title, w));
        var seen = Words(article.Title, article.Language, weights).Select(w => w.Hash).ToHashSet();
        string text = article.Text.Length > Terms.Depth ? article.Text[..Terms.Depth] : article.Text;
        var inText = Words(text, article.Language, weights).Where(w => !seen.Contains(w.Hash)).Select(w => Show(later, Field.Text, article.Text, w));
        return inTitle.Take(MostOfAKind).Concat(inText.Take(MostOfAKind));
    }

    private static Evidence Show(Ready later, Field field, string text, Word word) => new(later.Telling.Id, field, 0, word.At, word.At.Of(text),
        word.Kind switch { TermKind.Name => "both reports have this name", TermKind.Number => "both reports have this number", _ => "both reports have this word" });

    private readonly record struct Word(Span At, ulong Hash, TermKind Kind, double Weight);

    // The words of a text that both profiles hold, the heaviest first, each once.
    private static List<Word> Words(string text, string language, Dictionary<ulong, double> weights)
    {
        var found = new Dictionary<ulong, Word>();
        foreach (var token in Tokens.Of(text))
        {
            if (token.Kind == TokenKind.Mark) continue;
            var read = Terms.OfToken(token, text, language);
            double weight = weights.GetValueOrDefault(read.Hash) + (read.Name is { } n ? weights.GetValueOrDefault(n) : 0);
            if (weight <= 0 || found.ContainsKey(read.Hash)) continue;
            var kind = read.Name is { } name && weights.ContainsKey(name) ? TermKind.Name : Terms.KindOf(read.Hash);
            found[read.Hash] = new Word(new Span(token.Start, token.End), read.Hash, kind, weight);
        }
        return [.. found.Values.OrderByDescending(w => w.Weight).ThenBy(w => w.At.Start)];
    }
}

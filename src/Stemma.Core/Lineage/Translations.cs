using System.Runtime.CompilerServices;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Aligns two texts of different languages sentence by sentence, by what survives translation: names as consonant skeletons and figures. Independent reports on one event share
/// these too, but not their order, and each brings figures of its own: where the order or the figures part, and names do not keep their places in the text, there is no translation.
/// </summary>
internal static class Translations
{
    /// <summary>Sentences of a translation that shows itself; with fewer, a credit must tie the two texts.</summary>
    public const int LeastSentences = 6;

    /// <summary>The share of what pairs that stands in order, where order is to be strict.</summary>
    internal const double StrictlyInOrder = 0.8;

    private const int FewestSentences = 4, FewestFigures = 3, ShortestName = 3, ShortestWord = 4, MostSentences = 200, FewestKept = 2, ManyInPlace = 4, FewInPlace = 3;
    private const double LeastScore = 0.5, LeastShare = 0.4, LessShare = 0.35, InOrder = 0.65, LeastFigures = 0.7, Quoted = 0.6, Longer = 3;
    private const double ManyShare = 0.5, MostOfShared = 0.7, FewShare = 0.2, HalfOfShared = 0.5, SideBySide = 1.3;

    private static readonly ConditionalWeakTable<Words, List<HashSet<string>>> Read = [];

    /// <summary>The alignment of a text and its translation, or of two translations of one text; null where anything speaks against it.</summary>
    /// <param name="a">The earlier in the log.</param>
    /// <param name="b">The later in the log.</param>
    /// <param name="wordsA">A's words.</param>
    /// <param name="wordsB">B's words.</param>
    /// <param name="learned">Words of the two languages that stand for each other.</param>
    public static Alignment? Between(Telling a, Telling b, Words wordsA, Words wordsB, WordPairs learned)
    {
        if (Stems.Primary(a.Article.Language) == Stems.Primary(b.Article.Language)) return null;
        var (anchorsA, anchorsB) = (Anchors(a.Article.Text, wordsA), Anchors(b.Article.Text, wordsB));
        if (Math.Min(anchorsA.Count, anchorsB.Count) < FewestKept) return null;
        var words = TranslatedWords.Scores(a, b, wordsA, wordsB, learned);
        return (words is null ? null : Shown(words)) ?? Shown(null);

        Alignment? Shown(double[,]? words)
        {
            var scores = Scores(anchorsA, anchorsB, wordsA, wordsB, words);
            var pairs = Ordered(scores);
            var own = pairs.Where(p => !IsQuoted(wordsA, p.A) && !IsQuoted(wordsB, p.B)).ToList();
            if (own.Count == 0 || words is not null && !AreAnchored(own, anchorsA, anchorsB)) return null;
            double order = pairs.Sum(p => scores[p.A, p.B]) / Math.Max(0.01, Free(scores));
            if (!Shows(own.Count, Math.Min(Told(wordsA, anchorsA.Count), Told(wordsB, anchorsB.Count)), order, Figures(anchorsA, anchorsB)) && !KeepsPlaces(a.Article.Text, b.Article.Text, wordsA, wordsB)) return null;
            return Of(a, b, wordsA, wordsB, pairs);
        }
    }

    // Two reporters on one event use the same words: of what is paired with their help four sentences, and half, share a name or figure too.
    private static bool AreAnchored(List<(int A, int B)> own, List<HashSet<string>> a, List<HashSet<string>> b) => own.Count(p => a[p.A].Overlaps(b[p.B])) is >= FewestSentences and var anchored && 2 * anchored >= own.Count;

    /// <summary>An alignment of sentences that say the same; those that are mostly a quotation are the same statement.</summary>
    /// <param name="a">The earlier in the log.</param>
    /// <param name="b">The later in the log.</param>
    /// <param name="wordsA">A's words.</param>
    /// <param name="wordsB">B's words.</param>
    /// <param name="pairs">The sentences' numbers, in the order of A.</param>
    internal static Alignment Of(Telling a, Telling b, Words wordsA, Words wordsB, IReadOnlyList<(int A, int B)> pairs)
    {
        var own = pairs.Where(p => !IsQuoted(wordsA, p.A) && !IsQuoted(wordsB, p.B)).ToList();
        return new Alignment
        {
            A = a.Id,
            B = b.Id,
            Passages = [.. pairs.Select(p => new Passage(wordsA.Sentences[p.A], wordsB.Sentences[p.B], own.Contains(p) ? PassageKind.Translated : PassageKind.SameStatement))],
            ShareOfA = Share(wordsA, own.Select(p => p.A)),
            ShareOfB = Share(wordsB, own.Select(p => p.B)),
            Sentences = own.Count,
        };
    }

    // Six sentences in order are one, where they are much of the text, or less of it in a stricter order; four are, where all figures of the text agree and order is strict: that needs a credit beside it.
    private static bool Shows(int sentences, int fewer, double order, (int Agree, int Of) figures)
    {
        double agree = figures.Of == 0 ? 0 : (double)figures.Agree / figures.Of;
        if (sentences >= LeastSentences) return order >= InOrder && agree >= LeastFigures && sentences >= (order >= StrictlyInOrder ? LessShare : LeastShare) * fewer;
        return sentences >= FewestSentences && order >= StrictlyInOrder && figures.Of >= FewestFigures && figures.Agree == figures.Of;
    }

    // Names and figures stand where they stood: half of those of the text that has fewer, seven tenths of those that both have; fewer of them where the sentences' lengths go side by side too.
    private static bool KeepsPlaces(string a, string b, Words wordsA, Words wordsB)
    {
        var (placesA, placesB) = (Places.Of(a, wordsA), Places.Of(b, wordsB));
        var kept = Places.Between(placesA, placesB);
        if (kept.InPlace >= ManyInPlace && kept.Share >= ManyShare && kept.OfShared >= MostOfShared) return true;
        if (!AreSome(kept)) return false;
        var (apart, sentences) = Places.Lengths(placesA, placesB);
        return sentences >= FewestSentences && apart <= SideBySide;
    }

    /// <summary>Whether so many names and figures keep their places that they show a translation together with another sign.</summary>
    internal static bool AreSome(Places.Kept kept) => kept.InPlace >= FewInPlace && kept.Share >= FewShare && kept.OfShared >= HalfOfShared;

    // The anchors of each sentence: "#" and a figure's digits, or a name's skeleton. A text is compared with many.
    private static List<HashSet<string>> Anchors(string text, Words words) => Read.GetValue(words, w => Anew(text, w));

    private static List<HashSet<string>> Anew(string text, Words words)
    {
        var found = new List<HashSet<string>>();
        for (int s = 0; s < Math.Min(MostSentences, words.Sentences.Count); s++) found.Add([]);
        foreach (var word in words.All)
        {
            if (word.Sentence >= found.Count) break;
            string written = text[word.Start..word.End];
            if (word.Number) found[word.Sentence].Add(Figure(written));
            else if (Skeletons.ScriptOf(written[0]) is { } script && (!Skeletons.HasCapitals(script) || char.IsUpper(written[0])))
                foreach (var skeleton in Skeletons.Of(written))
                    if (skeleton.Length >= (Skeletons.HasCapitals(script) ? ShortestName : ShortestWord)) found[word.Sentence].Add(skeleton);
        }
        return found;
    }

    /// <summary>A figure as all languages write it: its digits alone.</summary>
    internal static string Figure(string written) => "#" + string.Concat(written.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)));

    // What two sentences share: an anchor of one sentence in each text counts 1, one of n sentences 1/n; and so do words of theirs that stand for each other.
    private static double[,] Scores(List<HashSet<string>> a, List<HashSet<string>> b, Words wordsA, Words wordsB, double[,]? learned)
    {
        var (countsA, countsB) = (Counts(a), Counts(b));
        var scores = new double[a.Count, b.Count];
        for (int i = 0; i < a.Count; i++)
        {
            for (int j = 0; j < b.Count; j++)
            {
                double lengths = (double)wordsA.Sentences[i].Length / wordsB.Sentences[j].Length;
                if (lengths is > Longer or < 1 / Longer) continue;
                double score = a[i].Where(b[j].Contains).Sum(k => 1.0 / Math.Max(countsA[k], countsB[k])) + (learned?[i, j] ?? 0);
                if (score >= LeastScore) scores[i, j] = score;
            }
        }
        return scores;
    }

    private static Dictionary<string, int> Counts(List<HashSet<string>> sentences) => sentences.SelectMany(s => s).CountBy(k => k).ToDictionary(StringComparer.Ordinal);

    // The pairs of the heaviest chain in which both texts go forward.
    private static List<(int A, int B)> Ordered(double[,] scores)
    {
        int n = scores.GetLength(0), m = scores.GetLength(1);
        var best = new double[n + 1, m + 1];
        for (int i = n - 1; i >= 0; i--)
            for (int j = m - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), scores[i, j] > 0 ? scores[i, j] + best[i + 1, j + 1] : 0);
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (scores[i, j] > 0 && best[i, j] == scores[i, j] + best[i + 1, j + 1]) pairs.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }
        return pairs;
    }

    // What the pairs would weigh if order did not matter: each of B's sentences with its best.
    private static double Free(double[,] scores) =>
        Enumerable.Range(0, scores.GetLength(1)).Sum(j => Enumerable.Range(0, scores.GetLength(0)).Max(i => scores[i, j]));

    // Of the figures of two digits or more of the text that has fewer: how many the other has too, and how many they are.
    private static (int Agree, int Of) Figures(List<HashSet<string>> a, List<HashSet<string>> b)
    {
        var (ofA, ofB) = (FiguresOf(a), FiguresOf(b));
        var (fewer, more) = ofA.Count < ofB.Count ? (ofA, ofB) : (ofB, ofA);
        return (fewer.Count(more.Contains), fewer.Count);
    }

    private static HashSet<string> FiguresOf(List<HashSet<string>> sentences) => [.. sentences.SelectMany(s => s).Where(k => k.Length > 2 && k[0] == '#')];

    /// <summary>Whether a sentence is mostly a quotation.</summary>
    internal static bool IsQuoted(Words words, int sentence)
    {
        int first = words.FirstOf[sentence], end = words.FirstOf[sentence + 1], quoted = 0;
        for (int i = first; i < end; i++) if (words.All[i].Quoted) quoted++;
        return quoted >= Quoted * Math.Max(1, end - first);
    }

    private static int Told(Words words, int sentences) => Enumerable.Range(0, sentences).Count(s => !IsQuoted(words, s));

    private static double Share(Words words, IEnumerable<int> sentences)
    {
        var matched = sentences.ToHashSet();
        return words.Unquoted == 0 ? 0 : Math.Round((double)words.All.Count(w => !w.Quoted && matched.Contains(w.Sentence)) / words.Unquoted, 4);
    }
}

using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>What the words of two languages that were learned say of two texts, and what two texts teach of them.</summary>
public static class TranslatedWords
{
    private const int MostSentences = 200;

    /// <summary>Adds what the translated sentences of two texts teach.</summary>
    /// <param name="a">The one text.</param>
    /// <param name="b">The other.</param>
    /// <param name="tables">What both are read with. Its words are not looked at: what they showed must not teach them.</param>
    /// <param name="lessons">Where it is added.</param>
    public static void Learn(Telling a, Telling b, StreamTables tables, WordLessons lessons)
    {
        var (readA, readB) = (Compared.Of(a, tables).Words, Compared.Of(b, tables).Words);
        if (Translations.Between(a, b, readA, readB, WordPairs.None) is not { } translation) return;
        var (ofA, ofB) = (Keys(a, readA, b), Keys(b, readB, a));
        ulong reports = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(a.Article.Text.AsSpan())) ^ XxHash3.HashToUInt64(MemoryMarshal.AsBytes(b.Article.Text.AsSpan()));
        foreach (var passage in translation.Passages.Where(p => p.Kind == PassageKind.Translated))
            lessons.Teach(reports, passage.A.Of(a.Article.Text), passage.B.Of(b.Article.Text), ofA[readA.Sentences.IndexOf(passage.A)], ofB[readB.Sentences.IndexOf(passage.B)]);
    }

    /// <summary>What learned words say of each two sentences: a pair of words of one sentence in each text counts 1, one of n sentences 1/n. Null where nothing is known of the two languages.</summary>
    internal static double[,]? Scores(Telling a, Telling b, Words wordsA, Words wordsB, WordPairs learned)
    {
        if (learned.Counts.Count == 0) return null;
        var (ofA, ofB) = (Keys(a, wordsA, b), Keys(b, wordsB, a));
        var (countsA, countsB) = (Known(ofA, learned), Known(ofB, learned));
        var scores = new double[ofA.Count, ofB.Count];
        foreach (var (one, inA) in countsA)
        {
            foreach (var (other, inB) in countsB)
            {
                if (!learned.Are(one, other)) continue;
                foreach (int i in inA)
                    foreach (int j in inB) scores[i, j] += 1.0 / Math.Max(inA.Count, inB.Count);
            }
        }
        return scores;
    }

    // In which sentences each word stands that is known.
    private static Dictionary<ulong, List<int>> Known(List<HashSet<ulong>> sentences, WordPairs learned)
    {
        var known = new Dictionary<ulong, List<int>>();
        for (int s = 0; s < sentences.Count; s++)
            foreach (ulong word in sentences[s].Where(learned.Knows))
                if (known.TryGetValue(word, out var at)) at.Add(s); else known.Add(word, [s]);
        return known;
    }

    // The words of each sentence that a translation has others for: no figures or function words, which are the same or say nothing; names too, for some have others elsewhere. Of a script without spaces each two characters.
    private static List<HashSet<ulong>> Keys(Telling telling, Words words, Telling other)
    {
        var (text, language, against) = (telling.Article.Text, Stems.Primary(telling.Article.Language), Stems.Primary(other.Article.Language));
        var found = new List<HashSet<ulong>>();
        for (int s = 0; s < Math.Min(MostSentences, words.Sentences.Count); s++) found.Add([]);
        for (int i = 0; i < words.All.Length && words.All[i] is { } word && word.Sentence < found.Count; i++)
        {
            if (word.Number) continue;
            if (Tokens.IsUnspaced(text[word.Start]))
            {
                if (i + 1 < words.All.Length && words.All[i + 1] is var next && next.Start == word.End && next.Sentence == word.Sentence) found[word.Sentence].Add(WordPairs.Key(language, against, text.AsSpan(word.Start, next.End - word.Start)));
            }
            else if (word.Weight >= 1) found[word.Sentence].Add(WordPairs.Key(language, against, Stems.Of(Tokens.Fold(text.AsSpan(word.Start, word.End - word.Start)), language)));
        }
        return found;
    }
}

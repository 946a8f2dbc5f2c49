using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells a short text that stands in another as one stretch. Were it a quotation from the first word to the last, both have it from one text.</summary>
internal static class Excerpts
{
    private const int Fewest = 25, FewestSentences = 2;
    private const double Whole = 0.8, Stretched = 1.2;

    /// <summary>Whether nearly all of one text, furniture left out, is one stretch of the other, and more than a single sentence; of a few lines only where it tells something (<see cref="HouseText"/>).</summary>
    public static bool Show(Telling a, Telling b)
    {
        var (wordsA, wordsB) = (Words.Of(a.Article.Text), Words.Of(b.Article.Text));
        var chains = Chains.Of(Runs.Between(wordsA, wordsB), wordsA.All.Length, wordsB.All.Length, Chains.OfWords);
        if (chains.Count == 0) return false;
        var chain = chains.MaxBy(c => c.Sum(r => r.Length))!;
        int matched = chain.Sum(r => r.Length), ofA = chain[^1].EndA - chain[0].A, ofB = chain[^1].EndB - chain[0].B;
        if (matched < Fewest || matched < Math.Max(ofA, ofB) / Stretched) return false;
        return IsWhole(a, wordsA, chain[0].A, chain[^1].EndA, matched) || IsWhole(b, wordsB, chain[0].B, chain[^1].EndB, matched);
    }

    private static bool IsWhole(Telling telling, Words words, int first, int end, int matched)
    {
        if (words.All[end - 1].Sentence - words.All[first].Sentence + 1 < FewestSentences || !HouseText.Tells(telling, words, first, end)) return false;
        var own = Enumerable.Range(0, words.Sentences.Count).Where(s => !Furniture.Is(telling.Article.Text, words.Sentences[s])).Sum(words.Length);
        return matched >= Whole * own;
    }
}

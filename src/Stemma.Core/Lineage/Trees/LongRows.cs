using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>
/// Two or three sentences taken over are enough for a link where their rows of equal words are long: what two writers find by themselves is short, or a name, a title, a stock phrase.
/// What stands at the end of both may be one house's line under all of its reports.
/// </summary>
internal static class LongRows
{
    private const int Fewest = 2;
    private const double Closing = 0.75;
    private const float LongRow = 3, ShortRow = 2, LeastRows = 9;

    /// <summary>Whether two texts' shared rows alone show that one took from the other.</summary>
    /// <param name="a">The first.</param>
    /// <param name="wordsA">Its words.</param>
    /// <param name="b">The second.</param>
    /// <param name="wordsB">Its words.</param>
    /// <param name="alignment">What they share.</param>
    public static bool Show(Telling a, Words wordsA, Telling b, Words wordsB, Alignment alignment)
    {
        var rows = alignment.Passages.Where(p => Aligned.IsDerived(p.Kind) && !(AtEnd(a, p.A) && AtEnd(b, p.B))).Select(p => Rows.Plain(wordsA.All, wordsB.All, p)).Where(r => r >= LongRow).ToList();
        return rows.Count >= Fewest && rows.Sum(r => r - ShortRow) >= LeastRows;
    }

    private static bool AtEnd(Telling telling, Span at) => at.Start >= Closing * telling.Article.Text.Length;
}

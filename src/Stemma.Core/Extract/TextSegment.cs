using Stemma.Core.Extract.Bodies;

namespace Stemma.Core.Extract;

/// <summary>
/// Finds the stretch of lines that is the report: the one whose prose outweighs its short lines most (maximum subsequence, after Pasternack and Roth, WWW 2009).
/// A page without menus around its report loses nothing.
/// </summary>
internal static class TextSegment
{
    private const int Most = 400;
    private const int ShortLine = 45;

    /// <summary>The stretch's first line and the place after its last.</summary>
    public static (int From, int To) Of(List<TextLine> lines)
    {
        double best = double.MinValue, run = 0;
        int from = 0, bestFrom = 0, bestTo = lines.Count;
        for (int i = 0; i < lines.Count; i++)
        {
            if (run <= 0) (run, from) = (0, i);
            run += Value(lines[i].Text);
            if (run > best) (best, bestFrom, bestTo) = (run, from, i + 1);
        }
        return best <= 0 ? (0, lines.Count) : (Back(lines, bestFrom), bestTo);
    }

    // A bare heading or list point right before the first prose line may open the report.
    private static int Back(List<TextLine> lines, int from) => from == 1 && lines[0].Text.Length > 30 ? 0 : from;

    private static double Value(string line)
    {
        int weight = PageText.Visible(line);
        bool sentence = TextLines.HoldsSentence(line);
        if (line.EndsWith('…') || line.EndsWith("...", StringComparison.Ordinal)) return -ShortLine;
        if (sentence && weight >= 40) return Math.Min(weight, Most);
        if (sentence) return weight * 0.5;
        return weight >= 140 ? Math.Min(weight, Most) * 0.5 : -ShortLine;
    }
}

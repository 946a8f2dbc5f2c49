using System.Runtime.InteropServices;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Judging;

/// <summary>The words of a page's blocks and of their classes, and how far a block speaks as the page's prose and its headline do.</summary>
internal sealed class BlockWords
{
    private const int LongestWord = 40, LongestClass = 600, ShortestClassWord = 3;
    private readonly HtmlPage _page;
    private readonly IReadOnlyList<string> _fates;
    private readonly Dictionary<string, (int Blocks, int Last)> _prose = new(StringComparer.Ordinal); // in how many blocks of kept prose a word stands
    private readonly HashSet<string> _title;
    private readonly Dictionary<string, List<string>> _classes = new(StringComparer.Ordinal);

    /// <summary>Counts the words of the kept prose.</summary>
    public BlockWords(HtmlPage page, IReadOnlyList<string> fates, string title)
    {
        (_page, _fates, _title) = (page, fates, [.. Cut(title)]);
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            if (!IsKeptProse(i)) continue;
            foreach (var word in Cut(page.Blocks[i].Text))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_prose, word, out bool known);
                if (!known || count.Last != i) count = (count.Blocks + 1, i);
            }
        }
    }

    /// <summary>The share of the block's words that the kept prose has too, the block itself left aside.</summary>
    public double SharedWithProse(int at)
    {
        int own = IsKeptProse(at) ? 1 : 0;
        return Share(at, word => _prose.GetValueOrDefault(word).Blocks > own);
    }

    /// <summary>The share of the block's words that the headline has too.</summary>
    public double SharedWithTitle(int at) => Share(at, _title.Contains);

    /// <summary>The words of an element's class and id.</summary>
    public IReadOnlyList<string> OfClass(HtmlNode node)
    {
        string said = node["id"] is { Length: > 0 and < LongestClass } id ? $"{node["class"]} {id}" : node["class"] ?? "";
        if (said.Length is 0 or > LongestClass) return [];
        if (!_classes.TryGetValue(said, out var words)) _classes[said] = words = [.. NodeMarks.WordsOf(said).Where(w => w.Length is >= ShortestClassWord and <= LongestWord)];
        return words;
    }

    private bool IsKeptProse(int at) => _fates[at] == RuledBlocks.Kept && _page.Blocks[at].IsProse;

    private double Share(int at, Func<string, bool> has)
    {
        int all = 0, hit = 0;
        foreach (var word in Cut(_page.Blocks[at].Text))
        {
            all++;
            if (has(word)) hit++;
        }
        return hit / (double)Math.Max(1, all);
    }

    // Runs of letters and digits in lower case; a sentence without spaces is one run, and is cut short.
    private static IEnumerable<string> Cut(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return text[start..Math.Min(i, start + LongestWord)].ToLowerInvariant();
            start = -1;
        }
    }
}

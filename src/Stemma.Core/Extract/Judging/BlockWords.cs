using System.Runtime.InteropServices;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Judging;

/// <summary>The words of a page's blocks and of their classes, and how far a block speaks as the page's prose and its headline do.</summary>
internal sealed class BlockWords
{
    private const int Expected = 400, LongestWord = 40, LongestClass = 600, ShortestClassWord = 3;
    private const ulong Offset = 14695981039346656037, Factor = 1099511628211;
    private readonly HtmlPage _page;
    private readonly IReadOnlyList<string> _fates;
    private readonly Dictionary<ulong, (int Blocks, int Last)> _prose = new(Expected); // in how many blocks of kept prose a word stands
    private readonly HashSet<ulong> _title;
    private readonly Dictionary<string, List<string>> _classes = new(StringComparer.Ordinal);
    private readonly List<ulong> _cut = [];

    /// <summary>Counts the words of the kept prose.</summary>
    public BlockWords(HtmlPage page, IReadOnlyList<string> fates, string title)
    {
        (_page, _fates, _title) = (page, fates, [.. Cut(title)]);
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            if (!IsKeptProse(i)) continue;
            foreach (ulong word in Cut(page.Blocks[i].Text))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_prose, word, out bool known);
                if (!known || count.Last != i) count = (count.Blocks + 1, i);
            }
        }
    }

    /// <summary>The shares of the block's words that the kept prose has too, the block itself left aside, and that the headline has.</summary>
    public (double Prose, double Title) Shared(int at)
    {
        int own = IsKeptProse(at) ? 1 : 0, prose = 0, title = 0;
        var words = Cut(_page.Blocks[at].Text);
        foreach (ulong word in words)
        {
            if (_prose.GetValueOrDefault(word).Blocks > own) prose++;
            if (_title.Contains(word)) title++;
        }
        return (prose / (double)Math.Max(1, words.Count), title / (double)Math.Max(1, words.Count));
    }

    /// <summary>The words of an element's class and id.</summary>
    public IReadOnlyList<string> OfClass(HtmlNode node)
    {
        string said = node["id"] is { Length: > 0 and < LongestClass } id ? $"{node["class"]} {id}" : node["class"] ?? "";
        if (said.Length is 0 or > LongestClass) return [];
        if (!_classes.TryGetValue(said, out var words)) _classes[said] = words = [.. NodeMarks.WordsOf(said).Where(w => w.Length is >= ShortestClassWord and <= LongestWord)];
        return words;
    }

    private bool IsKeptProse(int at) => _fates[at] == RuledBlocks.Kept && _page.Blocks[at].IsProse;

    // Runs of letters and digits in lower case, as hashes (FNV-1a, a character at a time); a sentence without spaces is one run, and is cut short. Good until the next call.
    private List<ulong> Cut(string text)
    {
        _cut.Clear();
        ulong hash = Offset;
        int length = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                if (length++ < LongestWord) hash = unchecked((hash ^ char.ToLowerInvariant(text[i])) * Factor);
                continue;
            }
            if (length > 0) _cut.Add(hash);
            (hash, length) = (Offset, 0);
        }
        return _cut;
    }
}

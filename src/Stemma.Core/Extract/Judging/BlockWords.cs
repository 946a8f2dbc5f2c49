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
    private readonly Dictionary<ulong, int> _numbers = new(Expected); // of the words of the headline, which come first, and of the kept prose
    private readonly int _titled; // how many words the headline has
    private readonly List<(int Blocks, int Last)> _counts = new(Expected); // in how many blocks of kept prose each stands
    private readonly List<int> _prose = new(Expected); // the kept prose word by word
    private readonly (int From, int To)[] _places; // where each block stands in it
    private readonly Dictionary<string, List<string>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> _ofNodes = [];
    private readonly List<ulong> _cut = [];

    /// <summary>Counts the words of the kept prose.</summary>
    public BlockWords(HtmlPage page, IReadOnlyList<string> fates, string title)
    {
        _page = page;
        _places = new (int, int)[page.Blocks.Count];
        foreach (ulong word in Cut(title)) Number(word);
        _titled = _counts.Count;
        for (int i = 0; i < _places.Length; i++)
        {
            if (fates[i] != RuledBlocks.Kept || !page.Blocks[i].IsProse) continue;
            int from = _prose.Count;
            foreach (ulong word in Cut(page.Blocks[i].Text))
            {
                int number = Number(word);
                ref var count = ref CollectionsMarshal.AsSpan(_counts)[number];
                if (count.Last != i) count = (count.Blocks + 1, i);
                _prose.Add(number);
            }
            _places[i] = (from, _prose.Count);
        }
    }

    /// <summary>The shares of the block's words that the kept prose has too, the block itself left aside, and that the headline has.</summary>
    public (double Prose, double Title) Shared(int at)
    {
        int prose = 0, title = 0, all;
        var (from, to) = _places[at];
        if (to > from)
        {
            all = to - from;
            foreach (int number in CollectionsMarshal.AsSpan(_prose)[from..to])
            {
                if (_counts[number].Blocks > 1) prose++;
                if (number < _titled) title++;
            }
        }
        else
        {
            var words = Cut(_page.Blocks[at].Text);
            all = words.Count;
            foreach (ulong word in words)
            {
                if (!_numbers.TryGetValue(word, out int number)) continue;
                if (_counts[number].Blocks > 0) prose++;
                if (number < _titled) title++;
            }
        }
        return (prose / (double)Math.Max(1, all), title / (double)Math.Max(1, all));
    }

    /// <summary>The words of an element's class and id.</summary>
    public IReadOnlyList<string> OfClass(HtmlNode node)
    {
        if (_ofNodes.TryGetValue(node.Index, out var known)) return known;
        string said = node["id"] is { Length: > 0 and < LongestClass } id ? $"{node["class"]} {id}" : node["class"] ?? "";
        if (said.Length > LongestClass) said = "";
        if (!_classes.TryGetValue(said, out var words)) _classes[said] = words = [.. NodeMarks.WordsOf(said).Where(w => w.Length is >= ShortestClassWord and <= LongestWord)];
        return _ofNodes[node.Index] = words;
    }

    private int Number(ulong word)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, word, out bool known);
        if (known) return number;
        _counts.Add((0, -1));
        return number = _counts.Count - 1;
    }

    // Runs of letters and digits in lower case, as hashes (FNV-1a, a character at a time); a sentence without spaces is one run, and is cut short. Good until the next call.
    private List<ulong> Cut(string text)
    {
        _cut.Clear();
        ulong hash = Offset;
        int length = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            bool small = c is >= 'a' and <= 'z';
            if (small || char.IsLetterOrDigit(c))
            {
                if (length++ < LongestWord) hash = unchecked((hash ^ (small ? c : char.ToLowerInvariant(c))) * Factor);
                continue;
            }
            if (length > 0) _cut.Add(hash);
            (hash, length) = (Offset, 0);
        }
        return _cut;
    }
}

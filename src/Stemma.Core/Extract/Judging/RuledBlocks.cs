using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Judging;

/// <summary>A page's blocks as the rules left them: sums over those they kept, so that what stands before, after and around a block is one subtraction.</summary>
internal sealed class RuledBlocks
{
    /// <summary>The fate of a block that the rules kept.</summary>
    public const string Kept = "kept";

    /// <summary>The fate of a block outside the element chosen as the body.</summary>
    public const string Outside = "outside";

    private const int MostLevels = 7;
    private readonly IReadOnlyList<PageBlock> _blocks;
    private readonly HtmlTree _tree;
    private readonly int[] _kept, _prose; // how many before each place
    private readonly double[] _weight;    // of kept prose before each place
    private readonly int[] _keptPlaces;
    private readonly Dictionary<(string Name, string Class), double> _alike = [];
    private readonly Dictionary<int, double> _under = []; // the shares that were asked for

    /// <summary>Sums them.</summary>
    public RuledBlocks(HtmlPage page, IReadOnlyList<string> fates)
    {
        (_blocks, _tree) = (page.Blocks, page.Tree);
        int n = _blocks.Count;
        (_kept, _prose, _weight) = (new int[n + 1], new int[n + 1], new double[n + 1]);
        var places = new List<int>();
        for (int i = 0; i < n; i++)
        {
            bool kept = fates[i] == Kept, prose = kept && _blocks[i].IsProse;
            if (kept) places.Add(i);
            (_kept[i + 1], _prose[i + 1], _weight[i + 1]) = (_kept[i] + (kept ? 1 : 0), _prose[i] + (prose ? 1 : 0), _weight[i] + (prose ? _blocks[i].Weight : 0));
            if (!prose || _tree[_blocks[i].Node].Parent is not { } holder) continue;
            var key = (holder.Name, holder["class"] ?? "");
            _alike[key] = _alike.GetValueOrDefault(key) + _blocks[i].Weight;
        }
        _keptPlaces = [.. places];
    }

    /// <summary>How many blocks of prose were kept.</summary>
    public int ProseBlocks => _prose[^1];

    /// <summary>Characters of prose kept.</summary>
    public double Prose => Math.Max(1, _weight[^1]);

    /// <summary>The mean length of a block of prose; 0 where there is none.</summary>
    public double MeanProse => ProseBlocks == 0 ? 0 : Prose / ProseBlocks;

    /// <summary>Blocks of kept prose before the place.</summary>
    public int ProseBefore(int at) => _prose[at];

    /// <summary>Blocks of kept prose after the place.</summary>
    public int ProseAfter(int at) => _prose[^1] - _prose[at + 1];

    /// <summary>The share of the kept prose that stands before the place.</summary>
    public double ShareBefore(int at) => _weight[at] / Prose;

    /// <summary>The share of the kept blocks that stand before the place.</summary>
    public double KeptShareBefore(int at) => _kept[at] / (double)Math.Max(1, _keptPlaces.Length);

    /// <summary>Kept blocks after the place.</summary>
    public int KeptAfter(int at) => _kept[^1] - _kept[at + 1];

    /// <summary>Where the block stands among the kept prose.</summary>
    public string Zone(int at)
    {
        bool prose = _prose[at + 1] > _prose[at];
        if (ProseBefore(at) == 0) return prose ? "first" : ProseAfter(at) > 0 ? "before" : "alone";
        return ProseAfter(at) > 0 ? "middle" : prose ? "last" : "after";
    }

    /// <summary>The place of the kept block before; -1 where there is none.</summary>
    public int Previous(int at) => _kept[at] > 0 ? _keptPlaces[_kept[at] - 1] : -1;

    /// <summary>The place of the kept block after; -1 where there is none.</summary>
    public int Next(int at) => _kept[at + 1] < _keptPlaces.Length ? _keptPlaces[_kept[at + 1]] : -1;

    /// <summary>The share of the kept prose that lies under an element.</summary>
    public double ShareUnder(HtmlNode node)
    {
        if (_under.TryGetValue(node.Index, out double known)) return known;
        var (from, to) = BodyChoice.Range(_blocks, node);
        return _under[node.Index] = (_weight[to] - _weight[from]) / Prose;
    }

    /// <summary>The share of the kept prose that stands in elements of the same name and class.</summary>
    public double ShareAlike(HtmlNode holder) => _alike.GetValueOrDefault((holder.Name, holder["class"] ?? "")) / Prose;

    /// <summary>How many levels above the element's parent half of the kept prose is reached.</summary>
    public int LevelsUp(HtmlNode holder)
    {
        int level = 0;
        for (var above = holder.Parent; above is { Index: > 0 } node && level < MostLevels; above = node.Parent, level++)
            if (ShareUnder(node) >= 0.5) return level;
        return MostLevels;
    }
}

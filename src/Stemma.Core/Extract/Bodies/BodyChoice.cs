using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>The element chosen as the body, with the blocks that lie in it.</summary>
/// <param name="Node">The element; the document where none stands out.</param>
/// <param name="From">Its first block's place among the page's blocks.</param>
/// <param name="To">The place after its last.</param>
/// <param name="Score">What it was judged at, in characters of prose.</param>
internal sealed record BodyRange(HtmlNode Node, int From, int To, double Score);

/// <summary>
/// Chooses the body: every element that holds prose is a candidate; each is judged by its prose less its junk, raised where its name is known for bodies
/// and where it agrees with the text that structured data gives.
/// </summary>
internal static class BodyChoice
{
    private const double Junk = 1.0, MostLost = 0.25, ShortOutside = 0.4, LeastOwn = 400, Known = 0.3;
    private const int Nearest = 3, LeastInner = 2;

    /// <summary>The best element.</summary>
    public static BodyRange Of(HtmlTree tree, IReadOnlyList<PageBlock> blocks, ISet<ulong>? stated, HintedPage? hinted = null, Sieve? sieve = null, int heading = 0)
    {
        var sums = new Sums(blocks, stated);
        var best = new BodyRange(tree.Root, 0, blocks.Count, double.MinValue);
        foreach (int index in Candidates(tree, blocks))
        {
            var node = tree[index];
            var (from, to) = Range(blocks, node);
            double name = Selectors.Weight(node), agreement = sums.Agreement(from, to), score = sums.Score(from, to) * (1 + name + agreement);
            sieve?.Judge(node, from, to, score, name, agreement);
            // Of two elements that hold the same, the inner one: its name says more.
            if (score > best.Score || score >= best.Score * 0.999 && best.Node.Contains(node)) best = new BodyRange(node, from, to, score);
        }
        var named = Named(blocks, sums, hinted);
        if (named is not null) best = named;
        while (named is null && Selectors.Weight(best.Node) <= 0 && Inner(tree, blocks, sums, best) is { } inner) best = inner;
        if (named is null) best = OfHeading(tree, blocks, sums, best, heading) ?? Around(blocks, sums, best);
        sieve?.Choose(best, named is not null);
        return best;
    }

    // A page that goes on with other reports, each an article with a first heading of its own: the body is that of the page's headline.
    private static BodyRange? OfHeading(HtmlTree tree, IReadOnlyList<PageBlock> blocks, Sums sums, BodyRange best, int heading)
    {
        if (heading == 0 || !best.Node.Contains(tree[heading])) return null;
        foreach (var own in tree[heading].Ancestors)
        {
            if (own.Index == best.Node.Index) return null;
            if (own.Name != "article") continue;
            var (from, to) = Range(blocks, own);
            return sums.Prose(from, to) >= LeastOwn && tree.Elements("h1").Any(h => !own.Contains(h) && best.Node.Contains(h) && IsReport(blocks, sums, h, own)) ? new BodyRange(own, from, to, sums.Score(from, to)) : null;
        }
        return null;
    }

    private static bool IsReport(IReadOnlyList<PageBlock> blocks, Sums sums, HtmlNode heading, HtmlNode own)
    {
        var other = heading.Ancestors.FirstOrDefault(a => a.Name == "article");
        if (other.Tree is null || other.Contains(own)) return false;
        var (from, to) = Range(blocks, other);
        return sums.Prose(from, to) >= LeastOwn;
    }

    // One paragraph is no body where the element around it is known for bodies: what else stands there is short.
    private static BodyRange Around(IReadOnlyList<PageBlock> blocks, Sums sums, BodyRange best)
    {
        if (best.To - best.From > 1 || Selectors.Weight(best.Node) > 0) return best;
        foreach (var outer in best.Node.Ancestors.Take(Nearest))
        {
            if (Selectors.Weight(outer) < Known) continue;
            var (from, to) = Range(blocks, outer);
            return new BodyRange(outer, from, to, sums.Score(from, to));
        }
        return best;
    }

    // The first element that an editor's hint names and that holds prose.
    private static BodyRange? Named(IReadOnlyList<PageBlock> blocks, Sums sums, HintedPage? hinted)
    {
        if (hinted is not { Body.Count: > 0 }) return null;
        foreach (var node in hinted.Body)
        {
            var (from, to) = Range(blocks, node);
            if (sums.Mean(from, to, 0, 0) > 0) return new BodyRange(node, from, to, sums.Score(from, to));
        }
        hinted.Empty();
        return null;
    }

    // A page whose names say nothing: notices, boxes and teasers around a report are short beside its paragraphs. What they add is left outside.
    private static BodyRange? Inner(HtmlTree tree, IReadOnlyList<PageBlock> blocks, Sums sums, BodyRange outer)
    {
        BodyRange? found = null;
        foreach (int index in Candidates(tree, blocks))
        {
            var node = tree[index];
            if (index == outer.Node.Index || !outer.Node.Contains(node)) continue;
            var (from, to) = Range(blocks, node);
            double score = sums.Score(from, to);
            if (from == outer.From && to == outer.To || sums.Count(from, to) < LeastInner || score < outer.Score * (1 - MostLost) || score <= found?.Score) continue;
            var (inside, outside) = (sums.Mean(from, to, 0, 0), sums.Mean(outer.From, outer.To, from, to));
            if (outside < inside * ShortOutside) found = new BodyRange(node, from, to, score);
        }
        return found;
    }

    private static SortedSet<int> Candidates(HtmlTree tree, IReadOnlyList<PageBlock> blocks)
    {
        var found = new SortedSet<int>();
        foreach (var block in blocks)
        {
            if (!block.IsProse || block.LinkShare > 0.5) continue;
            for (var at = tree[block.Node].Parent; at is { } node && node.Index > 0 && found.Add(node.Index); at = node.Parent)
            {
                if (found.Count > 4000) return found;
            }
        }
        return found;
    }

    /// <summary>The places of the blocks under an element.</summary>
    public static (int From, int To) Range(IReadOnlyList<PageBlock> blocks, HtmlNode node) => (Lower(blocks, node.Index), Lower(blocks, node.End));

    private static int Lower(IReadOnlyList<PageBlock> blocks, int index)
    {
        int low = 0, high = blocks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (blocks[middle].Node < index) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private sealed class Sums
    {
        private readonly double[] _value, _prose, _agreed;
        private readonly int[] _count;
        private readonly bool _stated;

        public Sums(IReadOnlyList<PageBlock> blocks, ISet<ulong>? stated)
        {
            _stated = stated is { Count: > 0 };
            (_value, _prose, _agreed, _count) = (new double[blocks.Count + 1], new double[blocks.Count + 1], new double[blocks.Count + 1], new int[blocks.Count + 1]);
            for (int i = 0; i < blocks.Count; i++)
            {
                _value[i + 1] = _value[i] + Value(blocks[i]);
                double prose = blocks[i].IsProse ? blocks[i].Weight : 0;
                _prose[i + 1] = _prose[i] + prose;
                _count[i + 1] = _count[i] + (prose > 0 ? 1 : 0);
                _agreed[i + 1] = _agreed[i] + (_stated && prose > 0 ? prose * Stated.Share(blocks[i].Text, stated!) : 0);
            }
        }

        public double Score(int from, int to) => _value[to] - _value[from];

        /// <summary>The mean length of a stretch's prose blocks, those of a stretch inside it left out; 0 where there are none.</summary>
        public double Mean(int from, int to, int outFrom, int outTo)
        {
            int count = _count[to] - _count[from] - (_count[outTo] - _count[outFrom]);
            return count <= 0 ? 0 : (_prose[to] - _prose[from] - (_prose[outTo] - _prose[outFrom])) / count;
        }

        /// <summary>Characters of the stretch's prose.</summary>
        public double Prose(int from, int to) => _prose[to] - _prose[from];

        /// <summary>How many blocks of prose stand in the stretch.</summary>
        public int Count(int from, int to) => _count[to] - _count[from];

        /// <summary>F1 of the stretch's prose against the stated text, 0..1.</summary>
        public double Agreement(int from, int to)
        {
            if (!_stated || _agreed[^1] <= 0) return 0;
            double hit = _agreed[to] - _agreed[from], prose = _prose[to] - _prose[from];
            return prose <= 0 ? 0 : 2 * hit / (prose + _agreed[^1]);
        }

        private static double Value(PageBlock block)
        {
            int length = block.Weight;
            if (block.Kind == BlockKind.Caption) return 0;
            if (block.What != Furniture.None) return -Junk * Math.Min(length, 80);
            if (block.LinkShare > 0.6) return -Junk * Math.Min(length, 120);
            if (block.Text.EndsWith('…') || block.Text.EndsWith("...", StringComparison.Ordinal)) return -0.2 * length; // cut short: a teaser
            if (block.IsProse) return length * (1 - block.LinkShare);
            return block.Kind is BlockKind.ListItem or BlockKind.TableRow ? length * 0.2 : block.Kind == BlockKind.Subheading ? 0 : -0.2 * length;
        }
    }
}

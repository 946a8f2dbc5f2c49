using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Where the steps of an extraction tell what they drop, for whoever asks why. They do the same with and without one.</summary>
internal sealed class Sieve
{
    /// <summary>Elements taken for furniture, by their place, with why.</summary>
    public SortedDictionary<int, string> Pruned { get; } = [];

    /// <summary>Elements judged as the body.</summary>
    public List<JudgedElement> Judged { get; } = [];

    /// <summary>The element that is the body.</summary>
    public BodyRange? Body { get; private set; }

    /// <summary>Whether an editor's hint named it.</summary>
    public bool Hinted { get; private set; }

    /// <summary>Blocks that a step took out of the body, by the place of their first text, with why.</summary>
    public Dictionary<int, string> Taken { get; } = [];

    /// <summary>What the article's blocks were made from, in their order.</summary>
    public List<Piece> Pieces { get; } = [];

    /// <summary>An element is furniture.</summary>
    public void Prune(int node, string why) => Pruned[node] = why;

    /// <summary>An element was judged.</summary>
    public void Judge(HtmlNode node, int from, int to, double score, double name, double agreement) => Judged.Add(new JudgedElement(node, from, to, score, name, agreement));

    /// <summary>The body was chosen.</summary>
    public void Choose(BodyRange body, bool hinted) => (Body, Hinted) = (body, hinted);

    /// <summary>A step was done: what it took out.</summary>
    public void Step(string why, IReadOnlyList<PageBlock> before, IReadOnlyList<PageBlock> after)
    {
        var left = after.Select(b => b.Node).ToHashSet();
        foreach (var block in before)
            if (!left.Contains(block.Node)) Taken[block.Node] = block.What is var what and not Furniture.None && why == BodySteps.FurnitureWords ? $"{why} ({SiftedWords.Of(what)})" : why;
    }

    /// <summary>The article's blocks were laid out.</summary>
    public void Lay(IEnumerable<Piece> pieces) => Pieces.AddRange(pieces.Where(p => p.Text.Length > 0));
}

/// <summary>An element judged as the body: the blocks that lie in it and what it was judged by.</summary>
internal sealed record JudgedElement(HtmlNode Node, int From, int To, double Score, double Name, double Agreement);

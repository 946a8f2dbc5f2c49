using Stemma.Core.News;

namespace Stemma.Core.Web.Building;

/// <summary>Takes the nodes of a tree in document order.</summary>
/// <param name="expected">How many there will be, more or less.</param>
internal sealed class FlatNodes(int expected)
{
    private const int Spare = 16;
    private string[] _names = new string[Spare + expected];
    private string?[] _texts = new string[Spare + expected];
    private (int Start, int Length)[] _stretches = new (int, int)[Spare + expected];
    private int[] _parents = new int[Spare + expected];
    private int[] _ends = new int[Spare + expected];
    private KeyValuePair<string, string>[]?[] _attributes = new KeyValuePair<string, string>[Spare + expected][];

    public int Count { get; private set; }

    /// <summary>Adds an element; gives its place.</summary>
    public int Add(string name, int parent, KeyValuePair<string, string>[]? attributes)
    {
        if (Count == _names.Length) Grow();
        int at = Count++;
        (_names[at], _parents[at], _ends[at], _attributes[at]) = (name, parent, Count, attributes);
        return at;
    }

    /// <summary>Adds a text that is a stretch of a string: of the page, or of one of its own.</summary>
    public void AddText(string of, int start, int length, int parent)
    {
        int at = Add("#text", parent, null);
        (_texts[at], _stretches[at]) = (of, (start, length));
    }

    /// <summary>Says that nothing more stands below a node.</summary>
    public void Close(int at) => _ends[at] = Count;

    /// <summary>The tree of them; no more are added.</summary>
    public HtmlTree Tree(IReadOnlyList<Problem> problems) => new(Count, _names, _texts, _stretches, _parents, _ends, _attributes) { Problems = problems };

    private void Grow()
    {
        int most = 2 * Count;
        Array.Resize(ref _names, most);
        Array.Resize(ref _texts, most);
        Array.Resize(ref _stretches, most);
        Array.Resize(ref _parents, most);
        Array.Resize(ref _ends, most);
        Array.Resize(ref _attributes, most);
    }
}

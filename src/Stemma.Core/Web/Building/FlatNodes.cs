using Stemma.Core.News;

namespace Stemma.Core.Web.Building;

/// <summary>Takes the nodes of a tree in document order.</summary>
/// <param name="expected">How many there will be, more or less.</param>
internal sealed class FlatNodes(int expected)
{
    private const int Spare = 16;
    private byte[] _tags = new byte[Spare + expected];
    private object?[] _held = new object?[Spare + expected];
    private (int Start, int Length)[] _stretches = new (int, int)[Spare + expected];
    private int[] _parents = new int[Spare + expected];
    private int[] _ends = new int[Spare + expected];
    private Dictionary<int, string>? _others;

    public int Count { get; private set; }

    /// <summary>Adds an element; gives its place.</summary>
    public int Add(string name, byte tag, int parent, KeyValuePair<string, string>[]? attributes)
    {
        int at = Add(tag, parent, attributes);
        if (tag == Tags.Other) (_others ??= [])[at] = name;
        return at;
    }

    /// <summary>Adds a text that is a stretch of a string: of the page, or of one of its own.</summary>
    public void AddText(string of, int start, int length, int parent)
    {
        int at = Add(Tags.Text, parent, of);
        _stretches[at] = (start, length);
    }

    /// <summary>Says that nothing more stands below a node.</summary>
    public void Close(int at) => _ends[at] = Count;

    /// <summary>The tree of them; no more are added.</summary>
    public HtmlTree Tree(IReadOnlyList<Problem> problems) => new(Count, _tags, _others, _held, _stretches, _parents, _ends) { Problems = problems };

    private int Add(byte tag, int parent, object? held)
    {
        if (Count == _tags.Length) Grow();
        int at = Count++;
        (_tags[at], _parents[at], _ends[at], _held[at]) = (tag, parent, Count, held);
        return at;
    }

    private void Grow()
    {
        int most = 2 * Count;
        Array.Resize(ref _tags, most);
        Array.Resize(ref _held, most);
        Array.Resize(ref _stretches, most);
        Array.Resize(ref _parents, most);
        Array.Resize(ref _ends, most);
    }
}

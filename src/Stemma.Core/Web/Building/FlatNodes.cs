using Stemma.Core.News;

namespace Stemma.Core.Web.Building;

/// <summary>Takes the nodes of a tree in document order.</summary>
internal sealed class FlatNodes
{
    private readonly List<string> _names = [];
    private readonly List<string?> _texts = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _ends = [];
    private readonly List<KeyValuePair<string, string>[]?> _attributes = [];

    public int Count => _names.Count;

    /// <summary>Adds a node; gives its place.</summary>
    public int Add(string name, string? text, int parent, KeyValuePair<string, string>[]? attributes)
    {
        _names.Add(name);
        _texts.Add(text);
        _parents.Add(parent);
        _ends.Add(_names.Count);
        _attributes.Add(attributes);
        return _names.Count - 1;
    }

    /// <summary>Says that nothing more stands below a node.</summary>
    public void Close(int at) => _ends[at] = _names.Count;

    public HtmlTree Tree(IReadOnlyList<Problem> problems) => new([.. _names], [.. _texts], [.. _parents], [.. _ends], [.. _attributes]) { Problems = problems };
}

namespace Stemma.Core.Index;

/// <summary>A walk over lists of documents, each in the order of their ids, as if they were one: by stretches, for the lists hardly overlap. It takes what it has passed off the lists.</summary>
/// <param name="lists">The lists, none of them empty.</param>
/// <param name="ids">The ids by document number.</param>
internal ref struct Holders(Span<ArraySegment<int>> lists, ReadOnlySpan<int> ids)
{
    private readonly ReadOnlySpan<int> _ids = ids;
    private Span<ArraySegment<int>> _lists = lists;

    /// <summary>The stretch that the walk stands at.</summary>
    public ReadOnlySpan<int> Current { get; private set; }

    /// <summary>Itself, for a loop.</summary>
    public readonly Holders GetEnumerator() => this;

    /// <summary>Goes on to the next stretch.</summary>
    /// <returns>False after the last.</returns>
    public bool MoveNext()
    {
        if (_lists.IsEmpty) return false;
        int first = 0, until = int.MaxValue; // another list goes on there
        for (int i = 1; i < _lists.Length; i++)
        {
            int earlier = _ids[_lists[first][0]], head = _ids[_lists[i][0]];
            until = Math.Min(until, Math.Max(earlier, head));
            if (head < earlier) first = i;
        }
        var list = _lists[first];
        int length = list.Count;
        if (_ids[list[^1]] > until) for (length = 1; _ids[list[length]] <= until;) length++;
        Current = list[..length];
        if (length < list.Count) _lists[first] = list[length..];
        else
        {
            _lists[first] = _lists[^1];
            _lists = _lists[..^1];
        }
        return true;
    }
}

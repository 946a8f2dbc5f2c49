using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>The pieces of a running text by their place in the tree, with those that are a time or a day and no more.</summary>
internal sealed class EntryPieces
{
    private const double LeastCovered = 0.7;
    private readonly List<Piece> _all;
    private readonly string _language;
    private readonly DateTimeOffset? _near;
    private readonly int[] _nodes;

    /// <summary>Indexes them.</summary>
    /// <param name="pieces">All pieces in page order; those of the running text come first.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="near">A moment near its entries.</param>
    public EntryPieces(List<Piece> pieces, string language, DateTimeOffset? near)
    {
        (_all, _language, _near) = (pieces, language, near);
        Count = pieces.FindLastIndex(p => p.InBody) + 1;
        _nodes = new int[Count];
        for (int i = 0, last = 0; i < Count; i++) _nodes[i] = last = Math.Max(last, pieces[i].Node);
    }

    /// <summary>How many stand in the running text.</summary>
    public int Count { get; }

    /// <summary>A piece.</summary>
    public Piece this[int at] => _all[at];

    /// <summary>The times that stand in an element.</summary>
    public List<TimeMark> Marks(HtmlPage page, HtmlNode body) => TimeMarks.In(page, body, _language, _near);

    /// <summary>The first piece from a place of the tree on that tells something; <see cref="Count"/> where none does before another place.</summary>
    public int First(int from, int to)
    {
        int at = Array.BinarySearch(_nodes, from);
        if (at < 0) at = ~at;
        while (at > 0 && _nodes[at - 1] == from) at--;
        while (at < Count && _nodes[at] < to && IsMark(at)) at++;
        return at < Count && _nodes[at] < to ? at : Count;
    }

    /// <summary>A piece, or the heading right above it.</summary>
    public int WithHeading(int at, int from) =>
        at > 0 && _all[at].Kind != BlockKind.Subheading && _all[at - 1].Kind == BlockKind.Subheading && _nodes[at - 1] >= from && !IsMark(at - 1) ? at - 1 : at;

    private bool IsMark(int at) => IsStamp(_all[at]) || EntryClock.DayOf(_all[at].Text, _language, _near) is not null;

    private bool IsStamp(Piece piece) => piece.InBody && EntryClock.Whole(piece.Text, _language, _near) is not null;

    /// <summary>Whether the entries that begin there hold most of the text, each with a sentence of its own.</summary>
    public bool IsTold(IEnumerable<int> places)
    {
        int[] from = [.. places];
        int told = 0, all = _all.Take(Count).Sum(p => p.Text.Length);
        for (int i = 0; i < from.Length; i++)
            if (Enumerable.Range(from[i], (i + 1 < from.Length ? from[i + 1] : Count) - from[i]).Any(p => TextLines.EndsSentence(_all[p].Text) && _all[p].Text.Length > 40)) told++;
        return told * 4 >= from.Length * 3 && _all.Take(Count).Skip(from[0]).Sum(p => p.Text.Length) >= all * LeastCovered;
    }

    /// <summary>The day that the heading above each place names; null where there is none.</summary>
    public DateOnly?[] Days(IEnumerable<PageBlock> blocks, IEnumerable<int> places)
    {
        var headings = blocks.Select(b => (b.Node, Day: EntryClock.Whole(b.Text, _language, _near) is null ? EntryClock.DayOf(b.Text, _language, _near) : null)).Where(h => h.Day is not null).ToList();
        return [.. places.Select(p => headings.LastOrDefault(h => h.Node <= _nodes[p]).Day)];
    }

    /// <summary>The pieces with the entries' times; lines that are only a time are left out, and of the hour that an entry opens with it is told how long it is.</summary>
    public List<Piece> With(Dictionary<int, DateTimeOffset> times)
    {
        var with = new List<Piece>(_all.Count);
        DateTimeOffset? opening = null; // of the entry that has said no more than headings
        for (int i = 0; i < _all.Count; i++)
        {
            var piece = _all[i];
            if (times.TryGetValue(i, out var time)) (piece, opening) = (piece with { Time = time }, time);
            else if (IsStamp(piece)) continue;
            if (opening is { } at && piece.InBody) piece = piece with { Hour = EntryClock.HourOf(piece.Text, at) };
            if (piece.Kind != BlockKind.Subheading) opening = null;
            with.Add(piece);
        }
        return with;
    }
}

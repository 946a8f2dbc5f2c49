using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>Finds the pieces with which entries begin: those whose words structured data gives, and those that times stand beside which look alike.</summary>
internal static class EntryPlaces
{
    private const int Opening = 24, ShortestHeadline = 8, LongestHeadline = 300, LongestLabel = 20;
    private const double LeastLinked = 0.85;

    /// <summary>The pieces by their number, each with what is known of its time.</summary>
    public static SortedDictionary<int, (StatedTime? Told, EntryClock? Shown)> Of(HtmlPage page, HtmlNode body, EntryPieces pieces)
    {
        var best = Prefixed(pieces);
        foreach (var family in pieces.Marks(page, body).GroupBy(m => m.Look))
        {
            var found = Beside(page, body, pieces, [.. family]);
            if (found.Count > best.Count || found.Count == best.Count && Sure(found) > Sure(best)) best = found;
        }
        foreach (var (at, told) in Stated(page, pieces)) best[at] = (told, best.TryGetValue(at, out var known) ? known.Shown : null);
        return best;
    }

    private static int Sure(SortedDictionary<int, (StatedTime? Told, EntryClock? Shown)> found) => found.Values.Count(f => f.Told is { HasTime: true });

    // "14.32 Uhr: ..."
    private static SortedDictionary<int, (StatedTime? Told, EntryClock? Shown)> Prefixed(EntryPieces pieces)
    {
        var found = new SortedDictionary<int, (StatedTime?, EntryClock?)>();
        for (int i = 0; i < pieces.Count; i++)
            if (pieces[i].Kind is BlockKind.Paragraph or BlockKind.Subheading or BlockKind.ListItem && EntryClock.Before(pieces[i].Text) is { } shown) found[i] = (null, shown);
        return found;
    }

    // The box of a time is the widest element that holds no other of its kind; where it holds no text, what follows the time belongs to it.
    private static SortedDictionary<int, (StatedTime? Told, EntryClock? Shown)> Beside(HtmlPage page, HtmlNode body, EntryPieces pieces, List<TimeMark> marks)
    {
        var found = new SortedDictionary<int, (StatedTime?, EntryClock?)>();
        int foreign = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            int before = i > 0 ? marks[i - 1].Node : body.Index, after = i + 1 < marks.Count ? marks[i + 1].Node : body.End;
            var box = page.Tree[marks[i].Node];
            while (box.Parent is { } parent && parent.Index > before && parent.End <= after && parent.Index > body.Index) box = parent;
            int at = pieces.First(box.Index, box.End);
            bool flat = at == pieces.Count;
            if (flat && (at = pieces.First(marks[i].Node, after)) < pieces.Count) at = pieces.WithHeading(at, before);
            if (at == pieces.Count || !found.TryAdd(at, (marks[i].Told, marks[i].Shown))) continue;
            if (flat ? LeadsElsewhere(page, marks[i].Node, after) : LeadsElsewhere(page, box.Index, box.End)) foreign++;
        }
        return foreign * 2 > found.Count ? [] : found;
    }

    // Its heading, or its first line of some length, is a link to another page: it tells of a report and is none.
    private static bool LeadsElsewhere(HtmlPage page, int from, int to)
    {
        int at = page.Blocks.FindIndex(b => b.Node >= from && b.Node < to && (b.Kind == BlockKind.Subheading || b.Text.Length > LongestLabel));
        if (at < 0 || page.Blocks[at].LinkShare < LeastLinked) return false;
        var link = page.Tree[page.Blocks[at].Node].Ancestors.FirstOrDefault(a => a.Name == "a");
        if (link.Tree is null || link["href"] is not { Length: > 0 } href || href[0] is '#' or '?') return false;
        var (own, other) = (Path(page.Url?.AbsoluteUri ?? page.Absolute(page.Head.Canonical)), Path(page.Absolute(href)));
        return own is null || other is null || !other.StartsWith(own, StringComparison.Ordinal);
    }

    private static string? Path(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath.TrimEnd('/') : null;

    private static Dictionary<int, StatedTime> Stated(HtmlPage page, EntryPieces pieces)
    {
        var found = new Dictionary<int, StatedTime>();
        if (page.JsonLd.Updates.Count == 0) return found;
        var (whole, opening) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        for (int i = 0; i < pieces.Count; i++)
        {
            var folded = Titles.Squeeze(pieces[i].Text);
            if (folded.Length is >= ShortestHeadline and < LongestHeadline) whole.TryAdd(folded, i);
            if (folded.Length >= Opening) opening.TryAdd(folded[..Opening], i);
        }
        foreach (var update in page.JsonLd.Updates)
        {
            if (DatePlaces.Read(page, update.Published, "json-ld") is not { } told) continue;
            var words = string.Concat(update.Paragraphs.Take(3).Select(Titles.Squeeze));
            if (update.Headline is { } headline && whole.TryGetValue(Titles.Squeeze(headline), out int at)) found.TryAdd(at, told);
            else if (words.Length >= Opening && opening.TryGetValue(words[..Opening], out at)) found.TryAdd(pieces.WithHeading(at, 0), told);
        }
        return found;
    }
}

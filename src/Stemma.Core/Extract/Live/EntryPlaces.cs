using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>Finds the pieces with which entries begin: those whose words structured data gives, and those that times stand beside which look alike.</summary>
internal static class EntryPlaces
{
    private const int Opening = 24, ShortestHeadline = 8, LongestHeadline = 300;

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
            if (at == pieces.Count && (at = pieces.First(marks[i].Node, after)) < pieces.Count) at = pieces.WithHeading(at, before);
            if (at == pieces.Count || !found.TryAdd(at, (marks[i].Told, marks[i].Shown))) continue;
            if (LeadsElsewhere(page, box)) foreign++;
        }
        return foreign * 2 > found.Count ? [] : found;
    }

    // A heading that links another page: the box tells of a report and is none.
    private static bool LeadsElsewhere(HtmlPage page, HtmlNode box)
    {
        foreach (var node in box.Descendants)
        {
            if (node.Name != "a" || node["href"] is not { Length: > 0 } href || href[0] is '#' or '?' || !node.Ancestors.Concat(node.Descendants).Any(n => n.Index >= box.Index && n.Name is "h2" or "h3" or "h4")) continue;
            var (own, other) = (Path(page.Url?.AbsoluteUri ?? page.Absolute(page.Head.Canonical)), Path(page.Absolute(href)));
            if (own is null || other is null || !other.StartsWith(own, StringComparison.Ordinal)) return true;
        }
        return false;
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

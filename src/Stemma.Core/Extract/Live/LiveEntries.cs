using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>
/// Finds the entries of a live blog and when each was made. Times come from structured data (liveBlogUpdate), from time elements and attributes, from what a reader sees.
/// A page is a live blog where it says so by its type, or where three entries or more have a time.
/// </summary>
internal static class LiveEntries
{
    private const int Least = 3, LeastStated = 600, SameEntry = 2;

    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    /// <summary>Gives each entry's first piece its time, and takes the lines that are only a time out of the pieces.</summary>
    /// <param name="page">The page.</param>
    /// <param name="body">The element that holds the body.</param>
    /// <param name="pieces">The article's pieces; other ones where it is a live blog.</param>
    /// <param name="published">When the page was published, or null.</param>
    /// <returns>Whether it is a live blog.</returns>
    public static bool Time(HtmlPage page, BodyRange body, ref List<Piece> pieces, StatedTime? published)
    {
        bool stated = page.JsonLd.Type == JsonLd.LiveBlog || IsStated(page.Tree);
        if (stated && Alone(pieces, page.JsonLd.Updates) is { } alone) pieces = alone;
        var updated = PublishedDates.Updated(page);
        var near = updated?.At ?? published?.At ?? page.Hints.Fetched;
        var language = page.Head.Language ?? page.JsonLd.Language ?? page.Hints.Language ?? "und";
        var text = new EntryPieces(pieces, language, near);
        var found = EntryPlaces.Of(page, body.Node, text);
        if (found.Count == 0 || !stated && (found.Count < Least || !text.IsTold(found.Keys))) return stated;
        var days = text.Days(page.Blocks.Take(body.To).Skip(body.From), found.Keys);
        var times = EntryTimes.Of([.. found.Select((f, i) => new KnownTime(f.Value.Told, f.Value.Shown, days[i]))], published, updated is { HasTime: true } ? updated.At : page.Hints.Fetched);
        var timed = Timed([.. found.Keys], times);
        if (!stated && !IsRun([.. timed.OrderBy(t => t.Key).Select(t => t.Value)], published)) return false;
        pieces = text.With(timed);
        return true;
    }

    private static bool IsStated(HtmlTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
            if (tree[i] is { Name: "article" or "div" } node && node["itemtype"] is { } type && type.EndsWith("/" + JsonLd.LiveBlog, StringComparison.Ordinal)) return true;
        return false;
    }

    // One after the other, since the page was begun. What stands beside a report (comments, what was told of it before) has times without order, or older ones.
    private static bool IsRun(List<DateTimeOffset> times, StatedTime? published)
    {
        if (times.Distinct().Count() < Least || published is not null && times.Min() < published.At - Before) return false;
        int up = times.Zip(times.Skip(1)).Count(t => t.Second > t.First), down = times.Zip(times.Skip(1)).Count(t => t.Second < t.First);
        return Math.Min(up, down) <= 1 + times.Count / 10;
    }

    // Two places a step apart with one time are one entry's: its headline and its text.
    private static Dictionary<int, DateTimeOffset> Timed(List<int> places, DateTimeOffset?[] times)
    {
        var timed = new Dictionary<int, DateTimeOffset>();
        int last = int.MinValue;
        for (int i = 0; i < places.Count; i++)
        {
            if (times[i] is not { } at) continue;
            if (last >= 0 && places[i] - last <= SameEntry && timed[last] == at) continue;
            timed[places[i]] = at;
            last = places[i];
        }
        return timed;
    }

    // The entries as structured data gives them, for a page whose scripts would draw them; null where the page has them itself.
    private static List<Piece>? Alone(List<Piece> pieces, IReadOnlyList<LiveUpdate> updates)
    {
        int said = updates.Sum(u => u.Paragraphs.Sum(p => p.Length));
        if (said < LeastStated || pieces.Where(p => p.InBody).Sum(p => p.Text.Length) >= LeastStated) return null;
        var made = pieces.TakeWhile(p => p.Kind == BlockKind.Standfirst).ToList();
        foreach (var update in updates)
        {
            if (update.Headline is { } headline) made.Add(new Piece(BlockKind.Subheading, headline));
            made.AddRange(update.Paragraphs.Select(p => new Piece(BlockKind.Paragraph, p)));
        }
        made.AddRange(pieces.Where(p => !p.InBody));
        return made;
    }
}

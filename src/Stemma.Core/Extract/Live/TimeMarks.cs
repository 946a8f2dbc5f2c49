using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>A time that stands beside text.</summary>
/// <param name="Node">Its place in the tree.</param>
/// <param name="Look">What it looks like: the names and the class of the elements around it. The times of a live blog's entries look alike.</param>
/// <param name="Told">What machines are told, or null.</param>
/// <param name="Shown">What a reader sees, or null.</param>
internal sealed record TimeMark(int Node, string Look, StatedTime? Told, EntryClock? Shown);

/// <summary>Finds the times that stand in a body: time elements, attributes for machines, short lines that are a time.</summary>
internal static class TimeMarks
{
    private const int Most = 4000, LongestLine = 120;
    private static readonly string[] Attributes = ["data-timestamp", "data-time", "data-datetime", "data-published", "data-published-at", "data-utc", "data-unixtime"];

    /// <summary>All of them, in document order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="body">The element that holds the body.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="near">A moment near them.</param>
    public static List<TimeMark> In(HtmlPage page, HtmlNode body, string language, DateTimeOffset? near)
    {
        var found = new List<TimeMark>();
        for (int i = body.Index; i < body.End && found.Count < Most; i++)
        {
            if (page.Text.Mute(i)) continue;
            var node = page.Tree[i];
            if (node.IsText)
            {
                if (node.Characters.Length <= LongestLine && HasDigit(node.Characters) && EntryClock.Whole(WhiteSpace.Fold(node.Characters), language, near) is { } shown) found.Add(new TimeMark(i, Look(node.Parent), null, shown));
            }
            else if (node.Name == "time")
            {
                var mark = new TimeMark(i, Look(node), Told(page, node["datetime"]) ?? Attribute(page, node), EntryClock.Whole(WhiteSpace.Fold(node.InnerText()), language, near));
                if (mark.Told is not null || mark.Shown is not null) found.Add(mark);
                i = node.End - 1;
            }
            else if (Attribute(page, node) is { } told) found.Add(new TimeMark(i, Look(node), told, null));
        }
        return found;
    }

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (char c in text) if (char.IsDigit(c)) return true;
        return false;
    }

    /// <summary>What an element looks like: its name and class and those of the one around it.</summary>
    public static string Look(HtmlNode? node) => Named(node) + " in " + Named(node?.Parent);

    // Numbers in a class are the entry's own.
    private static string Named(HtmlNode? node) => node is { } at ? $"{at.Name}.{string.Concat((at["class"] ?? "").Where(c => !char.IsDigit(c)))}" : "";

    private static StatedTime? Attribute(HtmlPage page, HtmlNode node)
    {
        if (!MayTell(node)) return null;
        foreach (var name in Attributes)
            if (node[name] is { Length: >= 9 and < 60 } value && Told(page, value) is { HasTime: true } told) return told;
        return node["itemprop"] is "datePublished" ? Told(page, node["content"]) : null;
    }

    private static bool MayTell(HtmlNode node)
    {
        foreach (var (name, _) in node.Attributes) if (name is "itemprop" || name.StartsWith("data-", StringComparison.Ordinal)) return true;
        return false;
    }

    private static StatedTime? Told(HtmlPage page, string? value) => value is { Length: >= 8 and < 60 } ? DatePlaces.Read(page, value, "entry") : null;
}

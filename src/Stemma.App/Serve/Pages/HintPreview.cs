using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>What a page would be with a hint, beside what is stored.</summary>
/// <param name="Summary">What changes, in words.</param>
/// <param name="Changes">Facts that would change: name, what it is, what it would be.</param>
/// <param name="Stored">The blocks stored, each with whether it stands on this side only.</param>
/// <param name="Hinted">The blocks that the hint gives.</param>
/// <param name="LeavesText">Whether the page has any text with the hint: without, its report would go, and the hint with it out of reach.</param>
public sealed record HintPreview(string Summary, IReadOnlyList<(string Name, string Was, string Now)> Changes, IReadOnlyList<(string Text, bool Alone)> Stored, IReadOnlyList<(string Text, bool Alone)> Hinted, bool LeavesText)
{
    /// <summary>Compares the two.</summary>
    /// <param name="stored">The article that stands.</param>
    /// <param name="hinted">What the hint makes of the page.</param>
    /// <param name="exposure">Who will read it.</param>
    public static HintPreview Of(Article stored, Article hinted, Exposure exposure)
    {
        var (was, now) = (Side(stored, hinted, exposure), Side(hinted, stored, exposure));
        var changes = Changed(stored, hinted);
        int gone = was.Count(b => b.Alone), come = now.Count(b => b.Alone);
        string summary = gone + come + changes.Count == 0 ? "Nothing changes on this page."
            : $"{Moves(come, gone)}{(changes.Count > 0 ? $"; {string.Join(", ", changes.Select(c => c.Name.ToLowerInvariant()))} would change" : "")}.";
        return new HintPreview(summary, changes, was, now, hinted.Text.Length > 0);
    }

    private static string Moves(int come, int gone) => (come, gone) switch
    {
        (0, 0) => "The text stays as it is",
        (0, _) => $"{PlainWords.Count(gone, "block")} would go",
        (_, 0) => $"{PlainWords.Count(come, "block")} would come in",
        _ => $"{PlainWords.Count(come, "block")} would come in, {gone} would go",
    };

    private static List<(string Text, bool Alone)> Side(Article one, Article other, Exposure exposure)
    {
        var there = other.Blocks.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        return [.. one.Blocks.Select(b => (exposure.Passage(b.Text, one), !there.Contains(b.Text)))];
    }

    private static List<(string Name, string Was, string Now)> Changed(Article was, Article now) =>
    [
        .. new[]
        {
            ("Headline", was.Title, now.Title), ("Authors", string.Join(", ", was.Authors), string.Join(", ", now.Authors)),
            ("Published", Times.Full(was.Published) ?? "", Times.Full(now.Published) ?? ""), ("Language", was.Language, now.Language),
        }.Where(c => c.Item2 != c.Item3).Select(c => (c.Item1, c.Item2.Length > 0 ? c.Item2 : "none", c.Item3.Length > 0 ? c.Item3 : "none")),
    ];
}

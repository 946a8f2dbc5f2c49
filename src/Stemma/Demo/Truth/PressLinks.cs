using Stemma.Core.Render;

namespace Stemma.Demo.Truth;

/// <summary>Counts the links of the press.</summary>
internal static class PressLinks
{
    public const string Recall = "link-recall", Kinds = "link-kinds", Precision = "link-precision", Innocents = "innocents-apart";

    public static void Count(PressTruth truth, PressFound found, PressCount count)
    {
        foreach (var link in truth.Stories.SelectMany(s => s.Links)) True(link, found, count);
        foreach (var link in found.Links) Shown(link, truth, found, count);
        foreach (var (a, b) in truth.Stories.SelectMany(s => s.Innocents))
            count.Add(Innocents, !Between(a, b, found), [a, b], $"{count.Name(a)} and {count.Name(b)} share no text; found: {string.Join(", ", found.Links.Where(l => (l.Child == a || l.Child == b) && (l.Parent == a || l.Parent == b || IsUnseen(l.Parent))).Select(l => Words(l, found, count)))}");
    }

    private static void True(TrueLink link, PressFound found, PressCount count)
    {
        var candidates = found.Links.Where(l => l.Child == link.Child && IsParent(link, l, found)).ToList();
        string got = string.Join(", ", found.Links.Where(l => l.Child == link.Child || (l.Child == link.Parent && l.Parent == link.Child)).Select(l => Words(l, found, count)));
        string parent = IsUnseen(link.Parent) ? link.Names is [var of, ..] ? $"a text of {of} that is not here" : "a text that is not here" : count.Name(link.Parent);
        string[] reports = IsUnseen(link.Parent) ? [link.Child] : [link.Child, link.Parent];
        string told = $"{count.Name(link.Child)} comes from {parent} ({PlainWords.Of(link.Kind)}); found: ";
        count.Add(Recall, candidates.Count > 0, reports, told + (got.Length > 0 ? got : "no link"));
        if (candidates.Count > 0) count.Add(Kinds, candidates.Exists(l => l.Kind == link.Kind), reports, told + string.Join(", ", candidates.Select(l => Words(l, found, count))));
    }

    // The parent itself, the direction right. Where the true parent is in nobody's hands: an unseen text of the right name or of none. Else an unseen text that both are said to carry.
    private static bool IsParent(TrueLink link, FoundLink shown, PressFound found)
    {
        if (IsUnseen(link.Parent)) return IsUnseen(shown.Parent) && (found.Originals.GetValueOrDefault(shown.Parent) is not { } name || link.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        return !shown.Undirected && (shown.Parent == link.Parent || (IsUnseen(shown.Parent) && found.Links.Any(l => l.Child == link.Parent && l.Parent == shown.Parent && !l.Undirected)));
    }

    private static void Shown(FoundLink link, PressTruth truth, PressFound found, PressCount count)
    {
        var story = truth.Stories.FirstOrDefault(s => s.Reports.Any(r => r.Id == link.Child));
        if (story is null) return; // between two texts that nobody gave us
        bool Related(string other) => story.Roots(link.Child).Overlaps(story.Roots(other));
        bool right = !IsUnseen(link.Parent) ? Related(link.Parent)
            : link.Undirected ? found.Links.Where(l => l.Parent == link.Parent).All(l => Related(l.Child)) // they share a text, and nobody knows whose it is
            : story.Links.Any(l => l.Child == link.Child) && (found.Originals.GetValueOrDefault(link.Parent) is not { } name || story.Reports.First(r => r.Id == link.Child).IsOf(name));
        count.Add(Precision, right, IsUnseen(link.Parent) ? [link.Child] : [link.Child, link.Parent], $"there is no such link; found: {Words(link, found, count)}");
    }

    private static bool Between(string a, string b, PressFound found)
    {
        IEnumerable<string> Unseen(string child) => found.Links.Where(l => l.Child == child && IsUnseen(l.Parent)).Select(l => l.Parent);
        return found.Links.Any(l => (l.Child == a && l.Parent == b) || (l.Child == b && l.Parent == a)) || Unseen(a).Intersect(Unseen(b), StringComparer.Ordinal).Any();
    }

    private static bool IsUnseen(string node) => node is ['*', ..];

    private static string Words(FoundLink link, PressFound found, PressCount count)
    {
        string parent = !IsUnseen(link.Parent) ? count.Name(link.Parent) : found.Originals.GetValueOrDefault(link.Parent) is { } name ? $"a text of {name} that was not seen" : "a text that was not seen";
        string child = IsUnseen(link.Child) ? "a text that was not seen" : count.Name(link.Child);
        return $"{child} {(link.Undirected ? "shares text with" : "comes from")} {parent} ({(link.ByHand ? "set by hand" : PlainWords.Of(link.Kind))})";
    }
}

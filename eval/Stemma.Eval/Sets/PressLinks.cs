namespace Stemma.Eval.Sets;

/// <summary>Counts the links of the press.</summary>
internal static class PressLinks
{
    public const string Recall = "link-recall", Kinds = "link-kinds", Precision = "link-precision", Innocents = "innocents-apart";

    public static void Count(PressTruth truth, PressFound found, PressCount count)
    {
        foreach (var link in truth.Stories.SelectMany(s => s.Links)) True(link, found, count);
        foreach (var link in found.Links) Shown(link, truth, found, count);
        foreach (var (a, b) in truth.Stories.SelectMany(s => s.Innocents))
            count.Add(Innocents, !Between(a, b, found), $"{a} and {b}: expected no link, got {string.Join(", ", found.Links.Where(l => (l.Child == a || l.Child == b) && (l.Parent == a || l.Parent == b || IsUnseen(l.Parent))).Select(l => Words(l, found)))}");
    }

    private static void True(TrueLink link, PressFound found, PressCount count)
    {
        var candidates = found.Links.Where(l => l.Child == link.Child && IsParent(link, l, found)).ToList();
        string got = string.Join(", ", found.Links.Where(l => l.Child == link.Child || (l.Child == link.Parent && l.Parent == link.Child)).Select(l => Words(l, found)));
        count.Add(Recall, candidates.Count > 0, $"{link.Child} <- {link.Parent} ({link.Kind}): got {(got.Length > 0 ? got : "no link")}");
        if (candidates.Count > 0) count.Add(Kinds, candidates.Exists(l => l.Kind == link.Kind), $"{link.Child} <- {link.Parent}: expected {link.Kind}, got {string.Join(", ", candidates.Select(l => Words(l, found)))}");
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
        count.Add(Precision, right, $"{Words(link, found)}: expected no such link");
    }

    private static bool Between(string a, string b, PressFound found)
    {
        IEnumerable<string> Unseen(string child) => found.Links.Where(l => l.Child == child && IsUnseen(l.Parent)).Select(l => l.Parent);
        return found.Links.Any(l => (l.Child == a && l.Parent == b) || (l.Child == b && l.Parent == a)) || Unseen(a).Intersect(Unseen(b), StringComparer.Ordinal).Any();
    }

    private static bool IsUnseen(string node) => node is ['*', ..];

    private static string Words(FoundLink link, PressFound found)
    {
        string parent = IsUnseen(link.Parent) ? $"{link.Parent} (unseen, {found.Originals.GetValueOrDefault(link.Parent) ?? "of nobody named"})" : link.Parent;
        return $"{link.Child} {(link.Undirected ? "--" : "<-")} {parent} {link.Kind}";
    }
}

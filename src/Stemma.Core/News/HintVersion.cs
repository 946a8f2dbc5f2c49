namespace Stemma.Core.News;

/// <summary>A hint as it is kept. The latest version of its site and path that was not taken back is in force.</summary>
/// <param name="Number">Its number, from 1; undo names it.</param>
/// <param name="Hint">What it says.</param>
/// <param name="Version">Which version for its site and path, from 1.</param>
/// <param name="Since">The event clock when it was saved; the epoch where nothing had a time yet.</param>
/// <param name="By">Who saved it.</param>
/// <param name="Undone">Whether it was taken back.</param>
public sealed record HintVersion(int Number, SiteHint Hint, int Version, DateTimeOffset Since, string By, bool Undone)
{
    /// <summary>The hints in force, by site and path; a version that says nothing takes the one before away.</summary>
    public static IReadOnlyList<HintVersion> InForce(IEnumerable<HintVersion> all) =>
        [.. all.Where(h => !h.Undone).GroupBy(h => (h.Hint.Site, h.Hint.Path)).Select(g => g.MaxBy(h => h.Version)!).Where(h => !h.Hint.IsEmpty).OrderBy(h => h.Hint.Site, StringComparer.Ordinal).ThenBy(h => h.Hint.Path, StringComparer.Ordinal)];

    /// <summary>How often hints were added or undone.</summary>
    public static int Changes(IReadOnlyList<HintVersion> all) => all.Count + all.Count(static h => h.Undone);
}

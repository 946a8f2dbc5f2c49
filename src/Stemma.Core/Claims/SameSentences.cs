using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Puts changes together that are of one sentence or value: three reports that share it give two or three pairs, and one claim.</summary>
internal static class SameSentences
{
    /// <summary>The changes in groups: each stands with the first group that it shares an end with.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="ends">Where a change stands in each of its two reports.</param>
    public static List<List<T>> Grouped<T>(IEnumerable<T> changes, Func<T, IEnumerable<(TellingId, Span)>> ends)
    {
        var groups = new List<List<T>>();
        foreach (var change in changes)
        {
            var home = groups.Find(g => g.Exists(c => ends(c).Intersect(ends(change)).Any()));
            if (home is null) groups.Add([change]);
            else home.Add(change);
        }
        return groups;
    }
}

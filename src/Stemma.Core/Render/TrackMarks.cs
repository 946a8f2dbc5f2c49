using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>Which places of a track are told: its ends, and a few between.</summary>
public static class TrackMarks
{
    /// <summary>The numbers of the first place, the last, and those nearest to equal parts of the time between; of the way in places where no times are given.</summary>
    /// <param name="path">The track.</param>
    /// <param name="between">How many between, at most.</param>
    public static IReadOnlyList<int> Of(TrackPath path, int between)
    {
        int last = path.Fixes.Count - 1;
        var parts = Enumerable.Range(1, between).Select(n => (double)n / (between + 1));
        var inside = path is { Begins: { } begins, Ends: { } ends } && ends > begins
            ? parts.Select(p => Nearest(path.Fixes, begins + ((ends - begins) * p)))
            : parts.Select(p => (int)Math.Round(p * last));
        return [.. inside.Append(0).Append(last).Distinct().Order()];
    }

    /// <summary>The numbers of the places that the gap of the most minutes lies between; of the most metres where no times are given. Empty without a gap.</summary>
    public static IReadOnlyList<int> LongestGap(TrackPath path)
    {
        var gaps = path.Legs.Index().Where(static l => l.Item.IsGap).ToList();
        return gaps.Count == 0 ? [] : gaps.MaxBy(static g => ((g.Item.To.At - g.Item.From.At)?.TotalSeconds ?? 0, g.Item.Metres)).Index is var at ? [at, at + 1] : [];
    }

    private static int Nearest(IReadOnlyList<Fix> fixes, DateTimeOffset at)
    {
        var (nearest, away) = (0, TimeSpan.MaxValue);
        for (int i = 0; i < fixes.Count; i++)
        {
            if (fixes[i].At is not { } then || (then - at).Duration() is var off && off >= away) continue;
            (nearest, away) = (i, off);
        }
        return nearest;
    }
}

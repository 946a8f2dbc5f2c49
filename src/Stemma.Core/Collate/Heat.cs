using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>
/// How high a story stands on the front page: by the texts and witnesses behind it, by how fresh they are and by how fast they grow; never by clicks.
/// The story, each text of known origin and each witness of its best-witnessed claim is a vote at its own time, and a vote loses half its weight in twelve hours.
/// The decay stands in the exponent, so that the order of two stories never changes with the time of asking and can be an index
/// (forward decay: Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009). A report of unknown origin adds no vote and moves none, and a copy is no text of its own.
/// </summary>
internal static class Heat
{
    private const double HalfLifeHours = 12;

    /// <summary>The heat of a story as it stands: the logarithm, to base 2, of its votes.</summary>
    public static double Of(Story story) => Sum(Votes(story));

    /// <summary>The days that had reports of a story, in order, each with its heat by what was known when the day ended.</summary>
    public static IReadOnlyList<StoryDay> Days(Story story)
    {
        var votes = Votes(story).ToList();
        return [.. story.Tellings.Select(t => t.Day).OfType<DateOnly>().Distinct().Order().Select(day => new StoryDay(day, Sum(votes.Where(v => v < End(day)).DefaultIfEmpty(End(day)))))];
    }

    private static DateTimeOffset End(DateOnly day) => new(day == DateOnly.MaxValue ? day : day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    private static IEnumerable<DateTimeOffset> Votes(Story story)
    {
        var times = story.Tellings.ToDictionary(t => t.Id, t => t.Told);
        var first = times.Values.Min() ?? DateTimeOffset.UnixEpoch; // a report without a time says nothing of when
        return [first, .. Texts(story, times, first), .. Witnesses(story, times, first)];
    }

    // A text is as fresh as its newest version, and a version as its first carrier.
    private static IEnumerable<DateTimeOffset> Texts(Story story, Dictionary<TellingId, DateTimeOffset?> times, DateTimeOffset first)
    {
        var versions = story.Tree.Links.Where(l => l.Kind == LinkKind.Update).Select(l => l.Child).ToHashSet();
        var above = story.Tree.Links.ToLookup(l => l.Child, l => l.Parent);
        return story.Tree.Provenances.Where(p => p.OriginKnown).GroupBy(p => p.Origin)
            .Select(text => text.GroupBy(Version).Max(version => version.Min(p => times[p.Telling])) ?? first);

        NodeId Version(Provenance p)
        {
            var self = NodeId.Of(p.Telling);
            return versions.Contains(self) ? self : above[self].FirstOrDefault(versions.Contains, p.Origin);
        }
    }

    private static IEnumerable<DateTimeOffset> Witnesses(Story story, Dictionary<TellingId, DateTimeOffset?> times, DateTimeOffset first) =>
        Support.Best(story.Claims) is not { } claim ? []
        : claim.Positions.Where(p => p.Witness is not null && times.ContainsKey(p.Telling)).GroupBy(p => p.Witness).Select(w => w.Min(p => times[p.Telling]) ?? first).Order().Take(claim.Witnesses);

    private static double Sum(IEnumerable<DateTimeOffset> votes)
    {
        var halvings = votes.Select(v => v.ToUnixTimeSeconds() / 3600.0 / HalfLifeHours).ToList();
        double latest = halvings.Max();
        return latest + Math.Log2(halvings.Sum(h => Math.Pow(2, h - latest)));
    }
}

namespace Stemma.Demo.Truth;

/// <summary>Counts what the program made of the press against its truth: stories and sources here, the rest beside it.</summary>
internal static class PressScore
{
    public const string Pairs = "story-pairs-f1", Source = "source-right", NoWrongName = "source-no-wrong-name";

    /// <summary>Counts.</summary>
    /// <param name="truth">What is true.</param>
    /// <param name="found">What was found.</param>
    /// <param name="name">What a report is called where a miss is told; null for its id.</param>
    public static PressCount Of(PressTruth truth, PressFound found, Func<string, string>? name = null)
    {
        var count = new PressCount(name);
        Stories(truth, found, count);
        Sources(truth, found, count);
        PressLinks.Count(truth, found, count);
        PressDifferences.Count(truth, found, count);
        return count;
    }

    // F1 of pairs of reports that stand in one story: twice those in both over those in either.
    private static void Stories(PressTruth truth, PressFound found, PressCount count)
    {
        var story = truth.Stories.SelectMany(s => s.Reports.Select(r => (r.Id, Story: s.Id))).ToDictionary(p => p.Id, p => p.Story, StringComparer.Ordinal);
        var place = found.Stories.SelectMany((s, i) => s.Select(r => (Id: r, Place: i))).ToDictionary(p => p.Id, p => p.Place, StringComparer.Ordinal);
        int both = story.Keys.Where(place.ContainsKey).CountBy(r => (story[r], place[r])).Sum(g => Two(g.Value));
        int either = truth.Stories.Sum(s => Two(s.Reports.Count)) + found.Stories.Sum(s => Two(s.Count));
        count.Add(Pairs, 2 * both, either);
        foreach (var told in truth.Stories)
        {
            var parts = told.Reports.GroupBy(r => place.TryGetValue(r.Id, out int at) ? at : -1).ToList();
            if (parts.Count > 1) count.Misses.Add(new PressMiss(Pairs, [.. told.Reports.Select(r => r.Id)], $"one story stands as several: {string.Join(" | ", parts.Select(p => (p.Key < 0 ? "not taken in: " : "") + string.Join(", ", p.Select(r => count.Name(r.Id)))))}"));
        }
        foreach (var mixed in found.Stories.Where(s => s.Select(r => story[r]).Distinct().Count() > 1))
            count.Misses.Add(new PressMiss(Pairs, mixed, $"several stories stand as one: {string.Join(", ", mixed.Select(count.Name))}"));
    }

    private static int Two(int n) => n * (n - 1) / 2;

    private static void Sources(PressTruth truth, PressFound found, PressCount count)
    {
        var sources = found.Reports.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var report in truth.Stories.SelectMany(s => s.Reports))
        {
            var got = sources.GetValueOrDefault(report.Id);
            count.Add(Source, got is not null && IsRight(report, got), [report.Id], $"{count.Name(report.Id)}: {report}; found: {got?.ToString() ?? "nothing"}");
            count.Add(NoWrongName, got is null || IsUnknown(got) || IsRight(report, got) ? 1 : 0, 1);
        }
    }

    // A release has no outlet to name: unknown is right, and so is the company whose words they are.
    private static bool IsRight(TrueReport report, FoundReport got) =>
        got.Own ? report.Own : IsUnknown(got) ? report.Unknown : report.IsOf(got.Source);

    private static bool IsUnknown(FoundReport got) => got is { Own: false, Source: null };
}

namespace Stemma.Eval.Rehearsals;

/// <summary>A capture that stands in the log: which telling it is of, which version of which report it tells, and whether as the feed's own words.</summary>
internal sealed record Kept(int Telling, string Mark, bool Own);

/// <summary>
/// Holds what was stored to what was seen. Of a report with a page every version counts that a fetch of the page brought; of one whose feed alone tells it, every version that stood in a feed at a poll;
/// of one that both tell, each that stood in the feed and that no fetch of the page had overtaken. Each is stored once (twice only where its page brought it and was gone when the feed told it too), all under one report, which stays when the outlet deletes it and shows the latest of them.
/// </summary>
/// <param name="outlets">The press.</param>
/// <param name="seen">All that was answered.</param>
/// <param name="kept">The log's captures, in its order, as far as each says something else than the one of its report before it.</param>
/// <param name="shown">The marks of the reports that stand, a report each.</param>
/// <param name="waits">Marks of the items that wait for their pages still.</param>
internal sealed class DayCheck(IReadOnlyList<DayOutlet> outlets, RehearsalCheck seen, IReadOnlyList<Kept> kept, IReadOnlyList<string> shown, IReadOnlySet<string> waits)
{
    private readonly ILookup<string, Kept> _kept = kept.ToLookup(k => ReportOf(k.Mark), StringComparer.Ordinal);
    private readonly ILookup<string, string> _shown = shown.ToLookup(ReportOf, StringComparer.Ordinal);

    /// <summary>How many versions were to be stored, how many of them are later than their report's first, and how many reports of those that were seen went.</summary>
    public (int Versions, int Later, int Reports, int Gone) Owed { get; private set; }

    /// <summary>What went wrong; empty when nothing did.</summary>
    public List<string> Faults()
    {
        var faults = new List<string>();
        var (sure, whole) = (seen.Sure.ToLookup(v => (v.Outlet, v.Path)), seen.Whole.ToLookup(v => (v.Outlet, v.Path)));
        foreach (var outlet in outlets)
        {
            int number = outlet.Outlet.Number;
            foreach (var life in outlet.Lives)
            {
                var told = Versions(sure[(number, "/feed.xml")], life);
                if (told.Count == 0) continue;
                faults.AddRange(Of(outlet, life, told, Versions(sure[(number, life.Path)], life), [.. whole[(number, life.Path)]]).Select(Named));
                if (outlet.Tells is Telling.Brief or Telling.Whole) faults.AddRange(Unasked(life, Versions(whole[(number, "/feed.xml")], life), whole[(number, life.Path)]).Select(Named));

                string Named(string fault) => $"{fault} ({outlet.Tells} feed, {life.Path})";
            }
        }
        return faults;
    }

    private IEnumerable<string> Of(DayOutlet outlet, Life life, List<(double Began, int Version)> told, List<(double Began, int Version)> fetched, List<Visit> asked)
    {
        bool gone = asked.Exists(v => v.Status is 404 or 410);
        var owed = fetched.Select(f => f.Version).ToHashSet();
        if (outlet.Tells is Telling.Loose or Telling.Shut) owed.UnionWith(told.Select(t => t.Version));
        if (outlet.Tells == Telling.Whole) owed.UnionWith(told.Select(t => t.Version).Where(v => !Overtaken(v, told, Versions(asked, life))));
        Owed = (Owed.Versions + owed.Count, Owed.Later + owed.Count(v => v > 1), Owed.Reports + 1, Owed.Gone + (life.Goes is null ? 0 : 1));
        var own = _kept[life.Mark].ToList();
        foreach (int version in owed.Where(v => own.TrueForAll(k => k.Mark != life.MarkOf(v)) && !waits.Contains(life.MarkOf(v)))) yield return $"lost: {life.MarkOf(version)}";
        foreach (var twice in own.CountBy(k => gone ? (k.Mark, k.Own) : (k.Mark, false)).Where(k => k.Value > 1)) yield return $"stored {twice.Value} times: {twice.Key.Mark}";
        if (own.Select(k => k.Telling).Distinct().Count() > 1) yield return $"{life.Mark} stands as several reports";
        if (own.Count == 0 && !waits.Any(w => ReportOf(w) == life.Mark)) yield return $"lost altogether: {life.Mark}";
        if (own.Count > 0 && (_shown[life.Mark].ToList() is not [var standing] || standing != own[^1].Mark)) yield return $"{own[^1].Mark} is the latest of its report, and shown is {string.Join(", ", _shown[life.Mark])}";
    }

    // A version that the feed told is asked for at its page, unless it is due only later.
    private IEnumerable<string> Unasked(Life life, List<(double Began, int Version)> told, IEnumerable<Visit> asked)
    {
        double last = asked.Select(a => a.Began).DefaultIfEmpty(-1).Max();
        return told.DistinctBy(t => t.Version).Where(t => last < t.Began && !waits.Contains(life.MarkOf(told[^1].Version))).Select(t => $"its page was not asked for after the feed told {life.MarkOf(t.Version)}");
    }

    private static bool Overtaken(int version, List<(double Began, int Version)> told, List<(double Began, int Version)> fetched)
    {
        double from = told.First(t => t.Version == version).Began, until = told.Where(t => t.Version > version).Select(t => t.Began).DefaultIfEmpty(double.MaxValue).First();
        return fetched.Exists(f => f.Version > version && f.Began > from && f.Began < until);
    }

    private static List<(double Began, int Version)> Versions(IEnumerable<Visit> visits, Life life) =>
        [.. visits.Where(v => v.Status == 200).Select(v => (v.Began, Version: VersionIn(v, life))).Where(v => v.Version > 0)];

    private static int VersionIn(Visit visit, Life life) =>
        visit.Listed.FirstOrDefault(m => ReportOf(m) == life.Mark) is { } mark ? int.Parse(mark.AsSpan(life.Mark.Length + 1), System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string ReportOf(string mark) => mark[..mark.IndexOf('-', StringComparison.Ordinal)];
}

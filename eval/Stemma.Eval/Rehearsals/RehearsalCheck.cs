namespace Stemma.Eval.Rehearsals;

/// <summary>What a rehearsal is held to, read off the server's own log.</summary>
/// <param name="outlets">The press.</param>
/// <param name="log">Every request, in order of its beginning.</param>
/// <param name="speed">Program seconds a real second.</param>
/// <param name="kills">Real times at which the program was killed.</param>
internal sealed class RehearsalCheck(IReadOnlyList<Outlet> outlets, IReadOnlyList<Visit> log, int speed, IReadOnlyList<double> kills)
{
    private const double Gap = 1, CrawlDelay = 4, Floor = 600; // program seconds
    private const double Unwritten = 5; // real seconds: an answer so close before a kill may not have been written, on a busy machine

    private readonly ILookup<int, double> _begun = log.ToLookup(v => v.Outlet, v => v.Began);

    /// <summary>What went wrong; empty when nothing did.</summary>
    public IEnumerable<string> Faults() => [.. Crowding(), .. Robots(), .. Impatience()];

    /// <summary>Marks of the reports that stood in a feed that was delivered whole.</summary>
    public HashSet<string> Owed() => [.. Sure.Where(v => v.Status == 200).SelectMany(v => v.Listed)];

    /// <summary>What was answered whole, and surely written down before a kill.</summary>
    public IEnumerable<Visit> Sure => Whole.Where(v => !Lost(v));

    /// <summary>What was answered whole.</summary>
    public IEnumerable<Visit> Whole => log.Where(v => v.Whole);

    // Whoever is asked again has had his last answer written down.
    private bool Lost(Visit visit) => kills.Any(k => visit.Began <= k && visit.Ended > k - Unwritten && !_begun[visit.Outlet].Any(b => b > visit.Ended && b < k));

    private IEnumerable<string> Crowding()
    {
        foreach (var origin in log.GroupBy(v => v.Outlet))
        {
            var visits = origin.OrderBy(v => v.Began).ToList();
            double gap = (outlets[origin.Key].HasRobots ? CrawlDelay : Gap) / speed;
            bool ruled = false;
            foreach (var (before, after) in visits.Zip(visits.Skip(1)))
            {
                ruled |= before.Path == "/robots.txt" && before.Status == 200;
                if (after.Began < before.Ended) yield return $"two requests at once to outlet {origin.Key}: {before.Path} and {after.Path}";
                else if (after.Began - before.Ended < (ruled ? gap : Gap / speed)) yield return $"only {(after.Began - before.Ended) * speed:0.00} s between {before.Path} and {after.Path} of outlet {origin.Key}";
            }
        }
    }

    private IEnumerable<string> Robots()
    {
        foreach (var origin in log.GroupBy(v => v.Outlet))
        {
            if (origin.MinBy(v => v.Began)!.Path != "/robots.txt") yield return $"outlet {origin.Key} was asked for something before its robots.txt";
            if (!outlets[origin.Key].HasRobots) continue;
            foreach (var visit in origin.Where(v => v.Path.StartsWith("/private/", StringComparison.Ordinal))) yield return $"robots.txt forbids {visit.Path} of outlet {origin.Key}";
        }
    }

    private IEnumerable<string> Impatience()
    {
        foreach (var feed in log.Where(v => v.Path.EndsWith("feed.xml", StringComparison.Ordinal)).GroupBy(v => (v.Outlet, v.Path)))
        {
            var polls = feed.OrderBy(v => v.Began).ToList();
            foreach (var (before, after) in polls.Zip(polls.Skip(1)))
            {
                double waited = (after.Began - before.Ended) * speed, asked = Math.Max(before.Asked, Floor);
                if (waited < asked * .999 && !Lost(before)) yield return $"{feed.Key.Path} of outlet {feed.Key.Outlet} polled after {waited:0} s, and {asked:0} s were asked for";
            }
            if (polls.FirstOrDefault(p => p.Status == 410) is { } gone && polls.Any(p => p.Began > gone.Ended)) yield return $"outlet {feed.Key.Outlet} was polled after it was gone";
        }
    }
}

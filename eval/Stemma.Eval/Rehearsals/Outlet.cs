namespace Stemma.Eval.Rehearsals;

/// <summary>How a feed behaves.</summary>
internal enum Manner
{
    Plain, Validators, Slow, Moved, Gone, Erring, Busy, MaxAge, Page, Garbled, Churning, Loose,
}

/// <summary>How a report's page behaves.</summary>
internal enum PageManner
{
    Plain, Forbidden, Absent, ErringTwice, ErringAlways, Wall, Document, MovedAway,
}

/// <summary>A report of the press: a mark that stands in its text and nowhere else, when its feed lists it and when its text changes (program seconds from the start).</summary>
internal sealed record Report(string Mark, string Path, string Title, int Happening, int Copy, double Appears, double? Changes, PageManner Manner);

/// <summary>An outlet: an origin with one feed.</summary>
internal sealed record Outlet(int Number, string Host, string Name, Manner Manner, bool HasRobots, IReadOnlyList<Report> Reports)
{
    public const int Window = 25;

    /// <summary>What its feed lists at a time, newest first.</summary>
    public IEnumerable<Report> Listed(double at) => Reports.Where(r => r.Appears <= at).OrderByDescending(r => r.Appears).ThenBy(r => r.Mark, StringComparer.Ordinal).Take(Window);

    /// <summary>The text of a report at a time.</summary>
    public static List<string> Text(Report report, double at)
    {
        var paragraphs = Invented.Paragraphs(report.Happening, 8 + report.Happening % 8);
        if (report.Copy > 0) paragraphs.RemoveAt(report.Copy % paragraphs.Count);
        paragraphs[0] = $"{paragraphs[0]} The file is kept as {report.Mark}.";
        if (report.Changes <= at) paragraphs.Add($"In the evening the office added that {report.Copy + 40} more letters had come in since.");
        return paragraphs;
    }

    /// <summary>A press of so many outlets and reports; the same numbers give the same press.</summary>
    /// <param name="outlets">How many outlets.</param>
    /// <param name="reports">How many reports in all.</param>
    /// <param name="seconds">Program time within which reports appear.</param>
    public static List<Outlet> Press(int outlets, int reports, double seconds)
    {
        var r = new Random(20310301);
        var manners = Enum.GetValues<Manner>();
        return [.. Enumerable.Range(0, outlets).Select(n =>
        {
            // Two in three are plain or use validators; the others take turns at being difficult.
            var manner = n % 3 < 2 ? (Manner)(n % 2) : manners[2 + n / 3 % (manners.Length - 2)];
            bool robots = n % 5 == 1;
            var own = Enumerable.Range(0, reports / outlets + (n < reports % outlets ? 1 : 0)).Select(i => Report(r, n, i, reports, seconds, robots)).ToList();
            return new Outlet(n, $"127.0.{1 + n / 200}.{1 + n % 200}", $"The Observer of District {n}", manner, robots, own);
        })];
    }

    private static Report Report(Random r, int outlet, int i, int reports, double seconds, bool robots)
    {
        int happening = r.Next(Math.Max(1, reports * 2 / 5));
        double appears = r.NextDouble() < .3 ? -3600 * r.NextDouble() * 5 : r.NextDouble() * seconds;
        double odd = r.NextDouble();
        var manner = odd < .86 ? PageManner.Plain : robots && odd < .9 ? PageManner.Forbidden : odd < .91 ? PageManner.Absent : odd < .93 ? PageManner.ErringTwice
            : odd < .94 ? PageManner.ErringAlways : odd < .96 ? PageManner.Wall : odd < .97 ? PageManner.Document : odd < .985 ? PageManner.MovedAway : PageManner.Plain;
        string folder = manner == PageManner.Forbidden ? "private" : "news";
        string title = string.Join(' ', Invented.Paragraphs(happening, 1)[0].Split(' ').Take(9)).TrimEnd('.', ',');
        return new Report($"zq{outlet:d3}x{i:d4}k", $"/{folder}/{outlet}/{i}.html", title, happening, outlet % 7, appears, r.NextDouble() < .05 && manner == PageManner.Plain ? Math.Max(0, appears) + 5400 : null, manner);
    }
}

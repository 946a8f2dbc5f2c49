namespace Stemma.Eval.Rehearsals;

/// <summary>What a feed tells of a report.</summary>
internal enum Telling
{
    /// <summary>A description; the text stands on its page.</summary>
    Brief,

    /// <summary>The whole text, which stands on its page too.</summary>
    Whole,

    /// <summary>The whole text; there is no page.</summary>
    Loose,

    /// <summary>The whole text; its page is for subscribers (403).</summary>
    Shut,
}

/// <summary>A report with its life, in program seconds from the start: when it appears, when its text changes, when only its date does, when it goes, and what its page answers from then on.</summary>
internal sealed record Life(string Mark, string Path, int Happening, double Appears, IReadOnlyList<double> Edits, IReadOnlyList<double> Touches, double? Goes, int GoneStatus)
{
    public int VersionAt(double at) => 1 + Edits.Count(e => e <= at);

    public bool StandsAt(double at) => Appears <= at && !(Goes <= at);

    /// <summary>When it last said that it changed.</summary>
    public double UpdatedAt(double at) => Edits.Concat(Touches).Where(t => t <= at).Append(Appears).Max();

    /// <summary>What stands in a version and nowhere else.</summary>
    public string MarkOf(int version) => $"{Mark}-{version}";

    /// <summary>Every second change is one of the headline too.</summary>
    public string Title(int version) => $"{string.Join(' ', Invented.Paragraphs(Happening, 1)[0].Split(' ').Take(9)).TrimEnd('.', ',')}{(version > 2 ? $", edition {version / 2 + 1}" : "")}";

    public List<string> Text(int version)
    {
        var paragraphs = Invented.Paragraphs(Happening, 6 + Happening % 5);
        for (int v = 2; v <= version; v++) paragraphs.Add(Invented.Paragraphs(Happening + (100_003 * v), 1)[0]);
        paragraphs[0] = $"{paragraphs[0]} The file is kept as {MarkOf(version)}.";
        return paragraphs;
    }
}

/// <summary>An outlet of a press that edits and deletes.</summary>
internal sealed record DayOutlet(Outlet Outlet, Telling Tells, bool HasValidators, IReadOnlyList<Life> Lives)
{
    private const double Hour = 3600;

    /// <summary>A press of so many outlets and reports over some program seconds; the same numbers give the same press.</summary>
    public static List<DayOutlet> Press(int outlets, int reports, double seconds)
    {
        var r = new Random(20310305);
        return [.. Enumerable.Range(0, outlets).Select(n => new DayOutlet(
            new Outlet(n, $"127.0.{1 + n / 200}.{1 + n % 200}", $"The Recorder of Parish {n}", n % 2 == 0 ? Manner.Plain : Manner.Validators, n % 5 == 1, []), (Telling)(n % 4), n % 2 == 1,
            [.. Enumerable.Range(0, reports / outlets + (n < reports % outlets ? 1 : 0)).Select(i => Life(r, n, i, reports, seconds))]))];
    }

    private static Life Life(Random r, int outlet, int i, int reports, double seconds)
    {
        double appears = r.NextDouble() < .2 ? -5 * Hour * r.NextDouble() : seconds * .9 * r.NextDouble();
        var edits = new List<double>();
        if (r.NextDouble() < .5) // some minutes or some hours apart
            for (double at = Math.Max(0, appears); edits.Count < 5 && r.NextDouble() < .65;) edits.Add(at += Hour * Math.Pow(10, (2 * r.NextDouble()) - 1));
        List<double> touches = r.NextDouble() < .2 ? [appears + (4 * Hour * r.NextDouble()), appears + (30 * Hour * r.NextDouble())] : [];
        double? goes = r.NextDouble() < .15 ? Math.Max(0, r.NextDouble() < .5 && edits.Count > 0 ? edits[^1] : appears) + (Hour * Math.Pow(10, (2 * r.NextDouble()) - 1)) : null;
        return new Life($"zq{outlet:d3}x{i:d4}k", $"/news/{outlet}/{i}.html", r.Next(Math.Max(1, reports / 2)), appears, edits, touches, goes, r.Next(2) == 0 ? 404 : 410);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stemma.Core.News;
using Stemma.Demo;
using Stemma.Demo.Truth;

namespace Stemma.Tests.Takedowns.Town;

/// <summary>
/// The report of the sample press whose text most other outlets carry, by the press's own truth. Where they are fewer than twelve, further outlets reprint it: word for word, cut, or with a sentence of their own.
/// A day after the press's last its outlet publishes it again, at its address and at a new one, and so does one who reprinted it.
/// </summary>
internal sealed partial class CarriedReport
{
    public const int Copies = 12;

    private static readonly string[] Reprinting =
        ["Oldmoor Sentinel", "Quarrenby Echo", "Fennick Chronicle", "Dunsallow Argus", "Marlhythe Mercury", "Brackwater Dispatch", "Tolverne Observer", "Ebbing Standard", "Calderwick Register", "Ostrey Gazette", "Pennarth Star", "Wickenfell Journal"];

    private CarriedReport(Press press, PressReport report, IReadOnlyList<PressReport> own, IReadOnlyList<PressReport> elsewhere, int added) => (Press, Report, Own, Elsewhere, Added) = (press, report, own, elsewhere, added);

    /// <summary>The press, with the further outlets.</summary>
    public Press Press { get; private init; }

    /// <summary>The report.</summary>
    public PressReport Report { get; }

    /// <summary>It, and later reports of its outlet that hold its text: their owner asks for them too.</summary>
    public IReadOnlyList<PressReport> Own { get; }

    /// <summary>The twelve that carry it elsewhere.</summary>
    public IReadOnlyList<PressReport> Elsewhere { get; }

    /// <summary>How many of these were added.</summary>
    public int Added { get; }

    /// <summary>When it is published again.</summary>
    public DateTimeOffset Again => Press.End.AddDays(1);

    /// <summary>A stretch of each of its sentences, and of its headline, that no report but these holds.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    public static CarriedReport Of(Press press)
    {
        var carriers = PressTruth.Of(press).Stories.SelectMany(s => s.Links).Where(l => l.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited or LinkKind.Update).ToLookup(l => l.Parent, l => l.Child);
        var byId = press.Reports.ToDictionary(r => r.Id, StringComparer.Ordinal);
        List<PressReport> Carrying(PressReport report)
        {
            var all = new HashSet<string>(StringComparer.Ordinal);
            for (var next = new Queue<string>(carriers[report.Id]); next.TryDequeue(out string? id);)
                if (all.Add(id)) foreach (string further in carriers[id]) next.Enqueue(further);
            return [.. all.Select(id => byId[id])];
        }
        var report = press.Reports.MaxBy(r => Carrying(r).Count(c => c.Outlet.Id != r.Outlet.Id))!;
        var own = Carrying(report).Where(c => c.Outlet.Id == report.Outlet.Id).ToList();
        var elsewhere = Carrying(report).Where(c => c.Outlet.Id != report.Outlet.Id).Take(Copies).ToList();
        var models = press.Outlets.Where(o => !o.Wire && o.Language == report.Language).ToList();
        var reprints = Enumerable.Range(0, Copies - elsewhere.Count).Select(n => Reprint(report, models[n % models.Count], n)).ToList();
        var again = press.End.AddDays(1);
        List<PressReport> later = [AddedTo(report, again), Anew(report, again), .. reprints.Take(1).Select(r => Anew(r, again))];
        var whole = press.With([.. reprints.Select(r => r.Outlet)], [.. reprints, .. later]);
        IReadOnlyList<PressReport> gone = [report, .. own, .. elsewhere, .. reprints, .. later];
        return new CarriedReport(whole, report, [report, .. own], [.. elsewhere, .. reprints], reprints.Count) { Phrases = Stretches(report, whole.Reports.Where(r => gone.All(g => g.Id != r.Id))) };
    }

    private static PressReport Reprint(PressReport report, PressOutlet model, int n)
    {
        string name = Reprinting[n];
        var dress = JsonNode.Parse(model.Dress.GetRawText())!;
        dress["host"] = name.ToLowerInvariant().Replace(' ', '-') + ".example";
        var outlet = model with { Id = $"reprint{n}", Name = name, Dress = JsonSerializer.SerializeToElement(dress) };
        var first = report.Versions[0];
        IReadOnlyList<string> text = (n % 3) switch
        {
            0 => first.Paragraphs,
            1 => [.. first.Paragraphs.Take(first.Paragraphs.Count * 2 / 3)],
            _ => [.. first.Paragraphs, $"Readers of the {name} were told of it by word of mouth before noon."],
        };
        var head = new Dictionary<string, string>(first.Head, StringComparer.Ordinal) { ["credit"] = report.Outlet.Name };
        head.Remove("byline");
        return new PressReport($"{report.Id}-{outlet.Id}", report.Story, outlet, [first with { At = first.At.AddMinutes(40 + 13 * n), Head = head, Paragraphs = text }]);
    }

    private static PressReport AddedTo(PressReport report, DateTimeOffset at) =>
        report with { Versions = [.. report.Versions, report.Versions[0] with { At = at, Paragraphs = [.. report.Versions[0].Paragraphs, "This report is printed again at the wish of readers."] }] };

    private static PressReport Anew(PressReport report, DateTimeOffset at) => report with { Id = report.Id + "-again", Versions = [report.Versions[0] with { At = at }] };

    private static List<string> Stretches(PressReport report, IEnumerable<PressReport> others)
    {
        var kept = others.SelectMany(r => r.Versions).SelectMany(v => v.Paragraphs.Concat(v.Head.Values).Append(v.Headline)).ToList();
        return [.. report.Versions[0].Paragraphs.SelectMany(p => Ends().Split(p)).Append(report.Versions[0].Headline)
            .Select(s => Stretch().Matches(s).MaxBy(m => m.Length)?.Value.Trim() ?? "")
            .Where(s => s.Count(c => c == ' ') >= 3 && !kept.Any(k => k.Contains(s, StringComparison.OrdinalIgnoreCase)))];
    }

    [GeneratedRegex(@"(?<=[.?!]”?) ")]
    private static partial Regex Ends();

    [GeneratedRegex("[A-Za-z0-9 ,]+")]
    private static partial Regex Stretch();
}

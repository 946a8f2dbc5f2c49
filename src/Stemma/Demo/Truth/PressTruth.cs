using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Demo.Truth;

/// <summary>The truth of the press under one seed (samples/press/truth.json).</summary>
internal sealed record PressTruth(IReadOnlyList<TrueStory> Stories)
{
    private static readonly string[] Languages = ["en", "de", "ru", "ar"];

    /// <summary>Reads it: values stand in the form of the language of the report that gives them.</summary>
    public static PressTruth Of(Press press) =>
        new([.. JsonDocument.Parse(PressFiles.Read("truth.json")).RootElement.GetProperty("stories").EnumerateArray().Select(s => Story(s, press))]);

    /// <summary>The truth of what is here so far: links and pairs whose reports are, differences and funnels of stories that are here whole.</summary>
    public PressTruth Of(PressFound found)
    {
        var here = found.Reports.Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        bool Here(string report) => report is ['*', ..] || here.Contains(report);
        return new PressTruth(
        [
            .. Stories.Where(s => s.Reports.Any(r => here.Contains(r.Id))).Select(s => (Story: s, Whole: s.Reports.All(r => here.Contains(r.Id)))).Select(s => s.Story with
            {
                Reports = [.. s.Story.Reports.Where(r => here.Contains(r.Id))],
                Links = [.. s.Story.Links.Where(l => Here(l.Child) && Here(l.Parent))],
                Innocents = [.. s.Story.Innocents.Where(p => Here(p.A) && Here(p.B))],
                Differences = s.Whole ? s.Story.Differences : [],
                Funnels = s.Whole ? s.Story.Funnels : [],
                Whole = s.Whole,
            }),
        ]);
    }

    private static TrueStory Story(JsonElement story, Press press)
    {
        string id = Text(story, "id");
        string Filled(string text, string language = "en") => press.Slots.Fill(text, id, language);
        return new TrueStory(
            id,
            [.. List(story, "reports").Select(r => Report(r, press, id))],
            [.. List(story, "links").Select(l => new TrueLink(Text(l, "child"), Text(l, "parent"), Enum.Parse<LinkKind>(Text(l, "kind"), ignoreCase: true), Text(l, "parent") is ['*', .. var named] ? Names(named, press, id) : []))],
            [.. List(story, "innocents").Select(p => (p[0].GetString()!, p[1].GetString()!))],
            [.. List(story, "differences").Select(d => new TrueDifference(Text(d, "heading"), Filled(Text(d, "about")), d.GetProperty("required").GetBoolean(), [.. List(d, "positions").Select(p => Position(p, press, id))]))],
            [.. List(story, "funnels").Select(f => new TrueFunnel(Filled(Text(f, "about")), f.GetProperty("reports").GetInt32(), f.GetProperty("texts").GetInt32(), f.GetProperty("witnesses").GetInt32()))]);
    }

    private static TrueReport Report(JsonElement report, Press press, string story)
    {
        string id = Text(report, "id"), source = Text(report, "source");
        var outlet = press.Reports.First(r => r.Id == id).Outlet;
        bool own = source == "own" || source == outlet.Id;
        List<string> names = own ? [outlet.Name] : [.. Names(source, press, story)];
        if (report.TryGetProperty("also", out var also)) names.AddRange(also.EnumerateArray().SelectMany(a => Names(a.GetString()!, press, story)));
        return new TrueReport(id, source, own, source is "unknown" or "release", names, report.GetProperty("sure").GetBoolean());
    }

    // Every way a source is written: an agency short and in full, an outlet, the company whose release it is.
    private static string[] Names(string source, Press press, string story) => source switch
    {
        "unknown" => [],
        "release" => [.. Languages.Select(l => press.Slots.Fill("{c1}", story, l)).Distinct()],
        ['w', >= '0' and <= '9'] => [.. Languages.SelectMany(l => (string[])[press.Slots.Fill($"{{{source}}}", story, l), press.Slots.Fill($"{{{source}.full}}", story, l)]).Distinct()],
        _ => [press.Outlets.First(o => o.Id == source).Name],
    };

    private static TruePosition Position(JsonElement position, Press press, string story)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var report in position.GetProperty("reports").EnumerateArray().Select(r => press.Reports.First(p => p.Id == r.GetString())))
            values[report.Id] = press.Slots.Fill(position.TryGetProperty(report.Language, out var own) ? own.GetString()! : Text(position, "value"), story, report.Language);
        return new TruePosition(values);
    }

    private static string Text(JsonElement at, string name) => at.GetProperty(name).GetString()!;

    private static IEnumerable<JsonElement> List(JsonElement at, string name) => at.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}

/// <summary>A story's truth.</summary>
internal sealed record TrueStory(
    string Id, IReadOnlyList<TrueReport> Reports, IReadOnlyList<TrueLink> Links, IReadOnlyList<(string A, string B)> Innocents, IReadOnlyList<TrueDifference> Differences, IReadOnlyList<TrueFunnel> Funnels)
{
    /// <summary>Whether all its reports are among them.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>The texts that a report goes back to: itself where it carries nobody's.</summary>
    public IReadOnlySet<string> Roots(string node)
    {
        var parents = Links.Where(l => l.Child == node).ToList();
        return parents.Count == 0 ? new HashSet<string>(StringComparer.Ordinal) { node } : parents.SelectMany(l => Roots(l.Parent)).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>A report's primary source: itself (Own), nobody to be named (Unknown), or one of the names; not Sure where a reader would say "likely".</summary>
internal sealed record TrueReport(string Id, string Source, bool Own, bool Unknown, IReadOnlyList<string> Names, bool Sure)
{
    /// <summary>Its source in words.</summary>
    public override string ToString() => Own ? "it is its own report" : Source == "release" ? $"it prints a release{(Names.Count > 0 ? $" by {Names[0]}" : "")}" : Unknown || Names.Count == 0 ? "it names nobody" : $"its text comes from {Names[0]}";

    /// <summary>Whether a name is its source.</summary>
    public bool IsOf(string? name) => name is not null && Names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A link; Names are those of a parent that is not in the press.</summary>
internal sealed record TrueLink(string Child, string Parent, LinkKind Kind, IReadOnlyList<string> Names);

/// <summary>A difference: what each position's reports say, by report.</summary>
internal sealed record TrueDifference(string Heading, string About, bool Required, IReadOnlyList<TruePosition> Positions);

/// <summary>One side of it: the value by report, in the report's language.</summary>
internal sealed record TruePosition(IReadOnlyDictionary<string, string> Values);

/// <summary>How many reports, texts and witnesses stand behind something.</summary>
internal sealed record TrueFunnel(string About, int Reports, int Texts, int Witnesses);

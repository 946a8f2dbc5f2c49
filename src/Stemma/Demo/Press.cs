using System.Text.Json;

namespace Stemma.Demo;

/// <summary>An outlet or a wire of the press.</summary>
/// <param name="Id">Its name in the files.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Lists">How it lists its reports: rss, atom, sitemap.</param>
/// <param name="Feed">How much its feed holds: full, summary, headline.</param>
/// <param name="Wire">Whether it is an agency.</param>
/// <param name="Dress">All else that its pages say of it.</param>
internal sealed record PressOutlet(string Id, string Name, string Language, string Lists, string Feed, bool Wire, JsonElement Dress)
{
    /// <summary>The name of its host.</summary>
    public string Host => Dress.GetProperty("host").GetString()!;
}

/// <summary>A version of a report as it stands on its page.</summary>
/// <param name="At">From when on.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Head">The other head lines.</param>
/// <param name="Paragraphs">Its body, in the lines of samples/press/README.md.</param>
/// <param name="Gone">Whether the page is no more.</param>
internal sealed record PressVersion(DateTimeOffset At, string Headline, IReadOnlyDictionary<string, string> Head, IReadOnlyList<string> Paragraphs, bool Gone);

/// <summary>A report of the press.</summary>
internal sealed record PressReport(string Id, string Story, PressOutlet Outlet, IReadOnlyList<PressVersion> Versions)
{
    /// <summary>The language it is in: its own where it says so, else its outlet's.</summary>
    public string Language => LanguageOf(Versions[0].Head, Outlet);

    internal static string LanguageOf(IReadOnlyDictionary<string, string> head, PressOutlet outlet) => head.GetValueOrDefault("language", outlet.Language);

    /// <summary>Where it stands at its outlet.</summary>
    public string Path => $"/{Versions[0].At:yyyy/MM/dd}/{Id}.html";

    /// <summary>What stands on its page; null before it appears.</summary>
    public PressVersion? AsOf(DateTimeOffset now) => Versions.LastOrDefault(v => v.At <= now);
}

/// <summary>The sample press under one seed: who publishes what and when.</summary>
internal sealed class Press
{
    private Press(Slots slots, IReadOnlyList<PressOutlet> outlets, IReadOnlyList<PressReport> reports, DateTimeOffset start) => (Slots, Outlets, Reports, Start) = (slots, outlets, reports, start);

    /// <summary>Its outlets and wires.</summary>
    public IReadOnlyList<PressOutlet> Outlets { get; }

    /// <summary>All reports, in the order in which they appear.</summary>
    public IReadOnlyList<PressReport> Reports { get; }

    /// <summary>The beginning of its first day.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The end of its last.</summary>
    public DateTimeOffset End => Start.AddDays(5);

    /// <summary>What fills its slots.</summary>
    public Slots Slots { get; }

    /// <summary>Its truth, the slots filled.</summary>
    public JsonElement Truth { get; private init; }

    /// <summary>Reads the press that ships with the program.</summary>
    /// <param name="seed">What its names and numbers are drawn with.</param>
    /// <param name="start">The beginning of its first day (UTC).</param>
    public static Press Of(int seed, DateTimeOffset start)
    {
        var names = JsonDocument.Parse(PressFiles.Read("names.json")).RootElement;
        var stories = PressFiles.Paths.Where(static p => p.EndsWith("/story.txt", StringComparison.Ordinal)).Select(static p => (Story: p.Split('/')[^2], Text: PressFiles.Read(p)));
        var dress = JsonDocument.Parse(PressFiles.Read("press.json")).RootElement.GetProperty("outlets").EnumerateArray().ToList();
        var slots = new Slots(names, dress.ToDictionary(static d => d.GetProperty("id").GetString()!, static d => d.GetProperty("name").GetString()!, StringComparer.Ordinal), stories, seed, DateOnly.FromDateTime(start.UtcDateTime));
        var outlets = dress.Select(d => Outlet(d, slots)).ToList();
        var manuscripts = Manuscripts.Read(PressFiles.Paths.Where(static p => p.StartsWith("stories/", StringComparison.Ordinal) && p.EndsWith(".txt", StringComparison.Ordinal) && !p.EndsWith("/story.txt", StringComparison.Ordinal)).Select(static p => (p, PressFiles.Read(p))));
        var reports = manuscripts.Where(static m => !m.Unseen).Select(m => Printed(m, outlets, slots, start)).OrderBy(static r => r.Versions[0].At).ThenBy(static r => r.Id, StringComparer.Ordinal).ToList();
        return new Press(slots, outlets, reports, start) { Truth = TruthOf(slots) };
    }

    /// <summary>The press with further outlets, and with further reports; one whose id is known stands in the place of that.</summary>
    public Press With(IReadOnlyList<PressOutlet> outlets, IReadOnlyList<PressReport> reports)
    {
        var all = Reports.Where(r => reports.All(n => n.Id != r.Id)).Concat(reports).OrderBy(static r => r.Versions[0].At).ThenBy(static r => r.Id, StringComparer.Ordinal);
        return new Press(Slots, [.. Outlets, .. outlets], [.. all], Start) { Truth = Truth };
    }

    private static PressOutlet Outlet(JsonElement outlet, Slots slots)
    {
        string Text(string name, string otherwise) => outlet.TryGetProperty(name, out var value) ? value.GetString()! : otherwise;
        string language = Text("language", "en");
        return new PressOutlet(Text("id", ""), slots.Fill(Text("name", ""), "", language), language, Text("lists", "rss"), Text("feed", "summary"), Text("kind", "outlet") == "wire", outlet);
    }

    private static PressReport Printed(Manuscript manuscript, List<PressOutlet> outlets, Slots slots, DateTimeOffset start)
    {
        var outlet = outlets.Find(o => o.Id == manuscript.Outlet) ?? throw new FormatException($"{manuscript.Story}/{manuscript.Id}.txt: there is no outlet '{manuscript.Outlet}'");
        string language = PressReport.LanguageOf(manuscript.Versions[0].Head, outlet);
        string Filled(string text) => slots.Fill(text, manuscript.Story, language);
        return new PressReport(manuscript.Id, manuscript.Story, outlet,
        [
            .. manuscript.Versions.Select(v => new PressVersion(start + v.At, Filled(v.Head.GetValueOrDefault("headline", "")), v.Head.ToDictionary(h => h.Key, h => Filled(h.Value), StringComparer.Ordinal), [.. v.Paragraphs.Select(Filled)], v.Gone)),
        ]);
    }

    // Values of the truth stand in slots of their story, in English.
    private static JsonElement TruthOf(Slots slots)
    {
        if (!PressFiles.Paths.Contains("truth.json", StringComparer.Ordinal)) return JsonDocument.Parse("""{"stories":[]}""").RootElement;
        var stories = JsonDocument.Parse(PressFiles.Read("truth.json")).RootElement.GetProperty("stories").EnumerateArray()
            .Select(s => slots.Fill(s.GetRawText(), s.GetProperty("id").GetString()!, "en"));
        return JsonDocument.Parse($$"""{"stories":[{{string.Join(',', stories)}}]}""").RootElement;
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Eval.Speed;

namespace Stemma.Eval.Sets;

/// <summary>A composed story of an evaluation set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Name">The story's name in the set.</param>
/// <param name="Story">The story.</param>
internal sealed record NamedStory(string Set, string Name, Story Story);

/// <summary>Composes the real stories of which differences are judged: each set's true stories, each traced for itself.</summary>
internal static class DifferenceStories
{
    private const int ScriptedPages = 1500;

    private sealed record Report(string Id, string? Title, string Text, string? Published, string? Outlet, string Language, string Story);

    /// <summary>The stories of two or more tellings, set by set.</summary>
    /// <param name="folder">The evaluation folder.</param>
    /// <param name="sets">The sets wanted; all where none is named.</param>
    public static IEnumerable<NamedStory> Of(string folder, IReadOnlySet<string>? sets = null)
    {
        string dev = Path.Combine(folder, "stories", "dev");
        List<(string Set, Func<string, IEnumerable<NamedStory>> Stories)> all =
        [
            ("stream", s => Together(s, Stream(Path.Combine(dev, "stream_fulltext_en.jsonl")))),
            ("pairs", s => Together(s, Pairs(Path.Combine(dev, "pairs_semeval2022.jsonl")), joined: true)),
            ("telegram", s => Together(s, Pairs(Path.Combine(dev, "pairs_telegram.jsonl")), joined: true)),
            ("seeds", s => Traced(s, Pages(Path.Combine(folder, "..", "seeds"), "*.txt", CaptureForm.Text))),
            ("pages", s => Traced(s, Pages(Path.Combine(folder, "extraction", "dev"), "*.html.gz", CaptureForm.Html))),
            ("scripted", s => Generated.Corpus(folder, ScriptedPages, 11) is { } corpus ? Traced(s, Stream(Path.Combine(corpus, "corpus.jsonl"))) : []),
            .. new[] { "en-polnear-train", "en-polnear-dev", "de-wikinews-train" }
                .Select(q => (q, (Func<string, IEnumerable<NamedStory>>)(s => Traced(s, Stream(Path.Combine(folder, "quotes", "dev", s + ".jsonl")))))),
        ];
        if (sets?.Contains("press") == true) all.Add(("press", s => Traced(s, [.. PressGathered.Captures(Demo.Press.Of(1, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)))]))); // our own, only where it is named
        return all.Where(x => sets is null || sets.Count == 0 || sets.Contains(x.Set)).SelectMany(x => x.Stories(x.Set));
    }

    // The set says which reports tell one story; of mere pairs only those that the program joins.
    private static IEnumerable<NamedStory> Together(string set, IEnumerable<Report> reports, bool joined = false)
    {
        foreach (var group in reports.GroupBy(r => r.Story, StringComparer.Ordinal).Where(g => g.Any()))
        {
            var captures = group.OrderBy(r => r.Published, StringComparer.Ordinal).Select(Capture).ToList();
            if (joined)
            {
                foreach (var traced in Tracing.Of(captures).Stories) yield return new NamedStory(set, group.Key, traced);
            }
            else if (Compose(captures) is { } story) yield return new NamedStory(set, group.Key, story);
        }
    }

    private static IEnumerable<NamedStory> Traced(string set, IEnumerable<Report> reports) =>
        Traced(set, [.. reports.OrderBy(r => r.Published, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal).Select(Capture)]);

    private static IEnumerable<NamedStory> Traced(string set, IReadOnlyList<Capture> captures) =>
        Tracing.Of(captures).Stories.Select(s => new NamedStory(set, s.Tellings[0].Name, s));

    private static List<Capture> Pages(string folder, string pattern, CaptureForm form) => !Directory.Exists(folder) ? [] :
        [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).Select(f => new Capture { Name = Path.GetFileName(f).Split('.')[0], Form = form, Body = Bytes(f) })];

    private static byte[] Bytes(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream read = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var all = new MemoryStream();
        read.CopyTo(all);
        return all.ToArray();
    }

    private static Story? Compose(List<Capture> captures)
    {
        var tables = StreamTables.Shipped;
        var tellings = captures.Select((c, i) => Collation.Read(c with { Id = new TellingId(i + 1) }, tables).Telling).OfType<Telling>().ToList();
        if (tellings.Count == 0) return null;
        var alignments = tellings.SelectMany((t, i) => Collation.Place(t, new Near([.. tellings.Take(i).TakeLast(12)], [], null), [], tables).Alignments).ToList();
        return Collation.Compose(tellings, alignments, []);
    }

    private static IEnumerable<Report> Stream(string path) => Jsonl.Rows(path).Select(r => new Report(
        r.Text("id")!, r.Text("title"), r.Text("text") ?? "", r.Text("published") ?? r.Text("date"), r.Text("source") is { } s && s.Contains('.', StringComparison.Ordinal) && !s.Contains(' ', StringComparison.Ordinal) ? s : r.Text("publisher"),
        r.Text("lang") ?? "en", r.Text("story") ?? ""));

    private static IEnumerable<Report> Pairs(string path)
    {
        var ids = Jsonl.Rows(path).CountBy(r => r.Text("id")!).ToDictionary();
        foreach (var row in Jsonl.Rows(path))
        {
            string id = row.Text("id")!;
            if (row.Text("lang1") != row.Text("lang2") || ids[id] > 1) continue; // a pair that stands twice is once a machine's translation, which is no report
            yield return new Report(id + "/1", row.Text("title1"), row.Text("text1") ?? "", null, null, row.Text("lang1") ?? "en", id);
            yield return new Report(id + "/2", row.Text("title2"), row.Text("text2") ?? "", null, null, row.Text("lang2") ?? "en", id);
        }
    }

    private static Capture Capture(Report report) => new()
    {
        Name = report.Id,
        ImportId = report.Id,
        Form = CaptureForm.Item,
        Outlet = report.Outlet,
        Body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { id = report.Id, title = report.Title, text = report.Text, published = report.Published, lang = report.Language, outlet = report.Outlet })),
    };
}

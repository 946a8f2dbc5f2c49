using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stemma.Core.Collate;
using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Streams to group (B-cubed F1) and pairs to judge, through the real pieces in log order.</summary>
internal static class StoriesSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        string dev = Path.Combine(folder, "stories", "dev");
        foreach (var (name, reports) in StoryStream.All(folder))
        {
            var (p, r) = BCubed.Of(reports.Select(d => d.Story).ToList(), StoryStream.Group(reports));
            yield return new Score($"stories.{name}.b3.precision", p, reports.Count);
            yield return new Score($"stories.{name}.b3.recall", r, reports.Count);
            yield return new Score($"stories.{name}.b3.f1", 2 * p * r / (p + r), reports.Count);
        }
        foreach (var (file, name) in StoryStream.Files(folder))
        {
            var imported = StoryStream.Imported(file);
            var (p, r) = BCubed.Of(imported.ConvertAll(d => d.Story), imported.ConvertAll(d => d.Group));
            yield return new Score($"stories.{name}.imported.b3.f1", 2 * p * r / (p + r), imported.Count);
            yield return new Score($"stories.{name}.imported.clusters", imported.DistinctBy(d => d.Story).Count() / (double)imported.DistinctBy(d => d.Group).Count(), imported.Count);
        }
        foreach (var score in StoryPairs.Run(dev)) yield return score;
        var strangers = StoryStrangers.Read(folder, train: false);
        yield return new Score("stories.strangers.b3.precision", Apart(strangers), strangers.Count);
        var bare = StoryStrangers.Bare(strangers);
        yield return new Score("stories.strangers.titles.b3.precision", Apart(bare), bare.Count);
        foreach (var score in FirstPages(Path.Combine(folder, "..", "seeds"), StoryStream.Read(Path.Combine(dev, "stream_fulltext_en.jsonl")))) yield return score;
    }

    // The five first pages, roughly extracted, alone and among the reports of a stream: the share of them in one story, and of that story's reports that are theirs.
    private static IEnumerable<Score> FirstPages(string folder, List<StreamReport> among)
    {
        if (!Directory.Exists(folder)) yield break;
        var pages = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select((f, i) => Page(File.ReadAllText(f), i + 1)).ToList();
        yield return Together("stories.first.alone", pages, pages);
        var mixed = among.Take(200).Concat(pages).Concat(among.Skip(200)).Select((r, i) => r with { Telling = r.Telling with { Id = new TellingId(i + 1) } }).ToList();
        yield return Together("stories.first.among", mixed, pages);
    }

    private static double Apart(List<StreamReport> reports) => BCubed.Of(reports.Select(r => r.Story).ToList(), StoryStream.Group(reports)).Precision;

    private static Score Together(string name, List<StreamReport> reports, List<StreamReport> pages)
    {
        var groups = reports.Zip(StoryStream.Group(reports)).GroupBy(g => g.Second, g => g.First.Id);
        return new Score(name, groups.Max(g => { int ours = g.Count(id => pages.Any(p => p.Id == id)); return ours * ours / (double)(g.Count() * pages.Count); }), pages.Count);
    }

    private static StreamReport Page(string text, int number)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return new StreamReport($"page-{number}", "pages", new Telling
        {
            Id = new TellingId(number),
            Name = $"page-{number}",
            Article = new Article { Title = text[..end].Trim(), Text = text[end..].Trim(), Language = "en" },
        });
    }
}

/// <summary>A report of a stream with the story that it belongs to in truth.</summary>
/// <param name="Id">Its id in the stream.</param>
/// <param name="Story">The story, in truth.</param>
/// <param name="Telling">The report.</param>
/// <param name="Day">The day on which the stream has it, real or drawn.</param>
internal sealed record StreamReport(string Id, string Story, Telling Telling, string Day = "");

/// <summary>Reads a stream and runs it through profile, lookup, match and grouping, learning on the way.</summary>
internal static class StoryStream
{
    /// <summary>What of a report is read, which of its terms are kept, and whether the stream teaches: everything, if nothing else is said.</summary>
    internal sealed record Way
    {
        public Func<Telling, Telling>? Read { get; init; }
        public Func<TermKey, bool>? Kept { get; init; }
        public bool Learns { get; init; } = true;
    }

    /// <summary>The streams by name: whole texts, headlines without times, titles with days.</summary>
    public static IEnumerable<(string Name, List<StreamReport> Reports)> All(string folder) => Files(folder).Select(f => (f.Name, Read(f.File)));

    /// <summary>The files of the streams by name.</summary>
    public static IEnumerable<(string File, string Name)> Files(string folder) =>
        new[] { ("stream_fulltext_en", "fulltext"), ("stream_headlines_uci", "uci"), ("stream_titles_googlenews", "googlenews") }
            .Select(s => (Path.Combine(folder, "stories", "dev", s.Item1 + ".jsonl"), s.Item2));

    /// <summary>A stream by the road of the product: its lines as they stand in the file, each an item of an import.</summary>
    /// <returns>The story of each report in truth, and the group that it came to.</returns>
    public static List<(string Story, long Group)> Imported(string file)
    {
        var lines = File.ReadLines(file).ToList();
        var stories = Tracing.Of([.. lines.Select((l, i) => new Capture { Name = $"{i}", Form = CaptureForm.Item, Body = Encoding.UTF8.GetBytes(l) })]).Stories;
        var group = stories.SelectMany(s => s.Tellings.Select(t => (t.Id, s.Id))).ToDictionary(t => (int)t.Item1.Value, t => t.Item2.Value);
        return [.. lines.Select((l, i) => (JsonDocument.Parse(l).RootElement.GetProperty("story").GetString()!, (long)group.GetValueOrDefault(i + 1, -i)))];
    }

    /// <summary>The reports in stream order: by published, else by a day drawn from the id's SHA-1, then by the SHA-1 (as baseline_stream.py does).</summary>
    public static List<StreamReport> Read(string file)
    {
        var rows = File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement).Select(r => (Row: r, Key: Order(r)))
            .OrderBy(r => r.Key.Day, StringComparer.Ordinal).ThenBy(r => r.Key.Hash, StringComparer.Ordinal);
        return [.. rows.Select((r, i) => Report(r.Row, i + 1, r.Key.Day))];
    }

    /// <summary>The group of each report, by the number of its first telling.</summary>
    public static List<int> Group(List<StreamReport> reports, Way? way = null)
    {
        way ??= new Way();
        var index = new Lookup();
        var editions = new Editions();
        var joins = new List<Join>();
        foreach (var report in reports)
        {
            var tables = way.Learns ? editions.InForce : StreamTables.Shipped;
            var read = way.Read?.Invoke(report.Telling) ?? report.Telling;
            var terms = StoryProfile.Terms(read.Article, tables);
            var telling = read with { Keys = new CandidateKeys { Terms = way.Kept is null ? terms : [.. terms.Where(way.Kept)] } };
            if (StoryMatcher.Match(telling, index.Enter(telling), [], tables) is { } join) joins.Add(join);
            editions.Accept(telling);
        }
        var groups = StoryGroups.Of(reports.Select(r => r.Telling.Id), joins, []);
        var of = groups.SelectMany(g => g.Select(t => (t, g[0].Value))).ToDictionary(g => g.t, g => g.Value);
        return [.. reports.Select(r => of[r.Telling.Id])];
    }

    [SuppressMessage("Security", "CA5350", Justification = "baseline_stream.py draws the order from it; nothing is protected by it")]
    private static (string Day, string Hash) Order(JsonElement row)
    {
        string hash = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(row.GetProperty("id").GetString()!)));
        string day = row.GetProperty("published").GetString() ?? $"2012-{Convert.ToInt32(hash[..4], 16) % 12 + 1:00}-{Convert.ToInt32(hash[4..8], 16) % 28 + 1:00}";
        return (day, hash);
    }

    private static StreamReport Report(JsonElement row, int number, string day)
    {
        string? published = row.GetProperty("published").GetString();
        var article = new Article
        {
            Title = row.GetProperty("title").GetString()!,
            Text = row.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "",
            Language = row.GetProperty("lang").GetString() ?? "en",
            Published = published is null ? null : new StatedTime(DateTimeOffset.Parse(published + "T00:00:00Z"), false, "set"),
        };
        string id = row.GetProperty("id").GetString()!;
        return new StreamReport(id, row.GetProperty("story").GetString()!, new Telling { Id = new TellingId(number), Name = id, Article = article }, day);
    }
}

/// <summary>The editions of a stream, closed and put in force as the log's schedule says.</summary>
internal sealed class Editions
{
    private readonly List<Telling> _since = [];
    private readonly List<StreamTables> _closed = [StreamTables.Shipped];
    private int _accepted;

    public StreamTables InForce => _closed[EditionSchedule.InForceAt(_accepted + 1)];

    public void Accept(Telling telling)
    {
        _since.Add(telling);
        if (++_accepted != EditionSchedule.ClosesAfter(_closed.Count)) return;
        _closed.Add(StreamLearning.Next(_closed[^1], _since));
        _since.Clear();
    }
}

/// <summary>Earlier tellings by the candidate index.</summary>
internal sealed class Lookup
{
    private readonly CandidateIndex _index = new();
    private readonly Dictionary<TellingId, Telling> _tellings = [];

    /// <summary>The earlier tellings near a new one, which enters.</summary>
    public List<Telling> Enter(Telling telling)
    {
        var found = _index.Enter(telling.Id, telling.Keys, telling.At);
        _tellings[telling.Id] = telling;
        return [.. found.Stories.Select(h => _tellings[h.Id])];
    }
}

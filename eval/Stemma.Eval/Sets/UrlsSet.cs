using System.Text.Json;
using Stemma.Core.Web;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Addresses brought to their one form, resolved, and freed of what tracks.</summary>
internal static class UrlsSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var root = Path.Combine(folder, "http", "urls");
        yield return Share("urls.normalise", Rows(Path.Combine(root, "weirdToNormalizedUrls.csv")).Where(r => r.Length == 2 && r[1].StartsWith("http", StringComparison.Ordinal) && r[1] != "http:/").Select(r => (r[0], r[1], PageUrl.Normalise(r[0], null))));
        yield return Share("urls.resolve", Rows(Path.Combine(root, "url-resolve.csv")).Where(r => r.Length == 3).Select(r => (r[0], r[2], PageUrl.Resolve(r[0], r[1].Length == 0 ? null : r[1]))));
        yield return Share("urls.invalid", Rows(Path.Combine(root, "invalidUrls.csv")).Select(r => (r[0], "none", (string?)(PageUrl.Normalise(r[0], null) ?? "none"))));
        var tracking = File.ReadLines(Path.Combine(folder, "http", "url_tracking_params.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(r => r.GetProperty("expected").GetString() is { } e && e.StartsWith("http", StringComparison.Ordinal) && !e.Contains('#', StringComparison.Ordinal) && !r.TryGetProperty("feedURL", out _));
        yield return Share("urls.tracking", tracking.Select(r => (r.GetProperty("input").GetString()!, PageUrl.Normalise(r.GetProperty("expected").GetString()!, null)!, PageUrl.Normalise(r.GetProperty("input").GetString()!, r.TryGetProperty("baseURL", out var b) ? b.GetString() : null))));
    }

    private static Score Share(string name, IEnumerable<(string Input, string Expected, string? Found)> rows)
    {
        var all = rows.ToList();
        if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null)
            foreach (var r in all.Where(r => r.Expected != r.Found)) Console.WriteLine($"    MISS {name} {r.Input} -> {r.Expected} <> {r.Found}");
        return new Score(name, (double)all.Count(r => r.Expected == r.Found) / all.Count, all.Count);
    }

    // Comma-separated, some cells in quotation marks.
    private static IEnumerable<string[]> Rows(string path)
    {
        foreach (var line in File.ReadAllText(path).Split('\n').Where(l => l.Trim().Length > 0 && !l.StartsWith('#')))
        {
            var cells = new List<string>();
            for (var at = 0; at <= line.Length;)
            {
                while (at < line.Length && line[at] == ' ') at++;
                var quoted = at < line.Length && line[at] == '"';
                var end = quoted ? line.IndexOf("\",", at + 1, StringComparison.Ordinal) : line.IndexOf(',', at);
                if (quoted && end < 0) end = line.TrimEnd().Length - 1;
                if (end < 0) end = line.Length;
                cells.Add(quoted ? line[(at + 1)..Math.Max(end, at + 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end]);
                at = quoted ? end + 2 : end + 1;
            }
            yield return [.. cells];
        }
    }
}

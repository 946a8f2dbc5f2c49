using System.Text.Json;
using Stemma.Core.Formats.Warc;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Archives with the records that are in them, and hostile ones that must be read to their end.</summary>
internal static class WarcSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        int records = 0, right = 0;
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "warc", "facts.json")));
        foreach (var file in facts.RootElement.EnumerateArray())
        {
            using var stream = File.OpenRead(Path.Combine(folder, "warc", file.GetProperty("file").GetString()!));
            var read = WarcReader.Read(stream).Select(e => e.Record).OfType<WarcRecord>().ToList();
            foreach (var truth in file.GetProperty("records").EnumerateArray())
            {
                records++;
                if (read.Any(r => Same(r, truth))) right++;
                else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS {file.GetProperty("file").GetString()} {truth} <> {string.Join(" | ", read.Select(r => $"{r.Offset} {r.Type} {r.TargetUri} {r.Status} {r.Body.Length}"))}");
            }
        }
        yield return new Score("warc.records", (double)right / records, records);
        yield return Hostile(folder);
    }

    private static bool Same(WarcRecord r, JsonElement truth) =>
        r.Offset == truth.GetProperty("offset").GetInt64()
        && r.Type == truth.GetProperty("type").GetString()
        && (truth.GetProperty("uri").GetString() is not { } uri || uri == r.TargetUri)
        && (r.Type == "warcinfo" || r.Type == "arc_header" || r.Body.Length == truth.GetProperty("decoded_len").GetInt32())
        && (!truth.TryGetProperty("status", out var status) || status.GetString() is null or "" || status.GetString() == r.Status.ToString());

    // Each must end, with a problem said or its good records read, and nothing over the cap.
    private static Score Hostile(string folder)
    {
        int files = 0, good = 0;
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "security", "warc")).Where(p => !p.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            files++;
            using var stream = File.OpenRead(path);
            var entries = WarcReader.Read(stream, 4 * 1024 * 1024).Take(1000).ToList();
            var flagged = entries.Any(e => e.Problem is not null || e.Record!.Problems.Count > 0);
            var fine = Path.GetFileName(path) is "traversal-uri.warc" or "lf-only.warc" or "chunked-but-decoded.warc" or "chunked-bad.warc" or "per-record.warc.gz" or "one-member.warc.gz";
            if (fine ? entries.Count(e => e.Record is not null) >= 2 : flagged && entries.All(e => e.Record is null || e.Record.Body.Length <= 4 * 1024 * 1024)) good++;
            else Console.WriteLine($"    {Path.GetFileName(path)}: {string.Join("; ", entries.Select(e => e.Problem?.ToString() ?? $"{e.Record!.Type} {e.Record.TargetUri} {e.Record.Body.Length} {string.Join(",", e.Record.Problems)}"))}");
        }
        return new Score("warc.hostile", (double)good / files, files);
    }
}

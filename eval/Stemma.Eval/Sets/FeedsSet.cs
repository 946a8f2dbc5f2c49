using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Web;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Feeds with language-neutral checks: a row counts where all its checks hold.</summary>
internal static class FeedsSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var root = Path.Combine(folder, "feeds");
        foreach (var source in (string[])["feedparser", "gofeed", "miniflux"])
        {
            foreach (var score in Source(root, source)) yield return score;
        }
        yield return Dates(root);
        yield return Encodings(root);
        yield return MustNotCrash(root);
    }

    private static IEnumerable<Score> Source(string root, string source)
    {
        var rows = new Dictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(root, "dev", $"{source}.jsonl")))
        {
            var row = JsonNode.Parse(line)!.AsObject();
            var json = Read(root, row);
            var failed = row["checks"]!.AsArray().Select(c => c!.AsObject()).Where(c => !FeedCheck.Holds(json, c, (string?)row["compare"] == "html")).ToList();
            var must = row["checks"]!.AsArray().Any(c => (bool?)c!["ref_agrees"] == true);
            Count(source == "feedparser" ? (string)row["level"]! : must ? "must" : null, failed.Exists(c => source == "feedparser" || (bool?)c["ref_agrees"] == true));
            if (source != "feedparser") Count("all", failed.Count > 0);
            if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null)
                foreach (var c in failed) Console.WriteLine($"    MISS {source} {row["level"]} {(bool?)c["ref_agrees"]} {row["file"]} {c["path"]} {c["op"]} {c["value"]?.ToJsonString()} <> {FeedCheck.At(json, (string)c["path"]!)?.ToJsonString() ?? "(none)"}");
        }
        foreach (var (name, (right, all)) in rows.OrderBy(r => r.Key, StringComparer.Ordinal)) yield return new Score($"feeds.{source}.{name}", (double)right / all, all);

        void Count(string? name, bool missed)
        {
            if (name is null) return;
            var (right, all) = rows.GetValueOrDefault(name);
            rows[name] = (right + (missed ? 0 : 1), all + 1);
        }
    }

    private static JsonObject Read(string root, JsonObject row)
    {
        var headers = row["response_headers"]?.AsObject().ToDictionary(h => h.Key, h => (string?)h.Value ?? "", StringComparer.OrdinalIgnoreCase) ?? [];
        return FeedJson.Of(FeedReader.Read(File.ReadAllBytes(Path.Combine(root, "dev", (string)row["file"]!)), new FeedOrigin((string?)row["request_url"], headers)));
    }

    private static Score Dates(string root)
    {
        int right = 0, all = 0;
        foreach (var line in File.ReadLines(Path.Combine(root, "dates.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var input = row.RootElement.GetProperty("input").GetString();
            var read = WebDate.Parse(input);
            var iso = read?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            all++;
            if (row.RootElement.TryGetProperty("utc", out var utc) ? utc.GetString() == iso : read is not null) right++;
            else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS date {input} <> {iso}");
        }
        return new Score("feeds.dates", (double)right / all, all);
    }

    // None of these texts may come out with replacement characters or as mojibake.
    private static Score Encodings(string root)
    {
        int right = 0, all = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(root, "encoding-miniflux")).Order(StringComparer.Ordinal))
        {
            all++;
            var text = Charset.Decode(File.ReadAllBytes(file), null, FeedReader.Cap).Text;
            if (!text.Contains('\uFFFD', StringComparison.Ordinal) && !text.Contains("Ã©", StringComparison.Ordinal)) right++;
            else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS encoding {file}");
        }
        return new Score("feeds.encodings", (double)right / all, all);
    }

    private static Score MustNotCrash(string root)
    {
        int right = 0, all = 0;
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(root, "w3c-feedvalidator.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null) continue;
            using var held = new MemoryStream();
            entry.DataStream.CopyTo(held);
            all++;
            try
            {
                FeedJson.Of(FeedReader.Read(held.ToArray(), FeedOrigin.Unknown));
                right++;
            }
            catch (Exception crash) when (crash is not OutOfMemoryException)
            {
                Console.WriteLine($"    CRASH {entry.Name}: {crash.Message}");
            }
        }
        return new Score("feeds.nocrash", (double)right / all, all);
    }
}

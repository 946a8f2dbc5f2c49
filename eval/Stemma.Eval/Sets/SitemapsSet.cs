using System.Text.Json;
using Stemma.Core.Formats.Sitemap;
using Stemma.Core.Web;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Sitemaps with facts: a file counts where all its facts hold.</summary>
internal static class SitemapsSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var root = Path.Combine(folder, "sitemaps");
        int right = 0, all = 0;
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "facts.json")));
        foreach (var f in facts.RootElement.EnumerateArray())
        {
            string? Text(string name) => f.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
            var read = SitemapReader.Read(File.ReadAllBytes(Path.Combine(root, Text("file")!)), Text("content_type"), Text("url") ?? "http://www.example.com/sitemap.xml");
            all++;
            if (Holds(f, read, Text("type"))) right++;
            else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS {Text("file")} {read.Kind} {read.Entries.Count} {string.Join(' ', read.Entries.Take(4))}");
        }
        yield return new Score("sitemaps.files", (double)right / all, all);
        using var scope = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "scope.json")));
        var rows = scope.RootElement.EnumerateArray().ToList();
        yield return new Score("sitemaps.scope", (double)rows.Count(r => SitemapReader.InScope(r.GetProperty("base").GetString()!, r.GetProperty("url").GetString()!) == r.GetProperty("in_scope").GetBoolean()) / rows.Count, rows.Count);
    }

    private static bool Holds(JsonElement f, SitemapDocument read, string? type)
    {
        if (f.TryGetProperty("error", out _)) return read.Kind == SitemapKind.None;
        var kind = type switch { "index" => SitemapKind.Index, "text" => SitemapKind.Text, "rss" or "atom" => SitemapKind.Feed, "urlset" => SitemapKind.Pages, _ => read.Kind };
        var urls = read.Entries.Select(e => e.Url).ToList();
        if (read.Kind != kind) return false;
        if (f.TryGetProperty("count", out var count) && count.GetInt32() != urls.Count) return false;
        foreach (var name in (string[])["locs", "locs_or_error"])
            if (f.TryGetProperty(name, out var locs) && !locs.EnumerateArray().Select(l => l.GetString()).SequenceEqual(urls)) return false;
        if (f.TryGetProperty("contains", out var some) && some.EnumerateArray().Any(l => !urls.Contains(l.GetString()!))) return false;
        if (f.TryGetProperty("items", out var items) && !items.EnumerateArray().Zip(read.Entries).All(p => p.Second.Url.EndsWith(p.First[0].GetString()!, StringComparison.Ordinal) && p.Second.Changed == WebDate.Parse(p.First[1].GetString()))) return false;
        if (f.TryGetProperty("first", out var first))
        {
            if (first.TryGetProperty("lastmod", out var mod) && read.Entries[0].Changed != WebDate.Parse(mod.GetString())) return false;
            if (first.TryGetProperty("changefreq", out var often) && read.Entries[0].Frequency != often.GetString()) return false;
        }
        return !f.TryGetProperty("news", out var news) || news.EnumerateArray().Zip(read.Entries).All(p => p.Second.Url == p.First.GetProperty("loc").GetString() && p.Second.News!.Outlet == p.First.GetProperty("name").GetString() && p.Second.News.Title == p.First.GetProperty("title").GetString());
    }
}

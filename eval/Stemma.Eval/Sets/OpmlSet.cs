using System.Text;
using System.Text.Json;
using Stemma.Core.Formats.Opml;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Lists of subscriptions with what is in them; each is also written and read back.</summary>
internal static class OpmlSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var root = Path.Combine(folder, "opml");
        int right = 0, all = 0, whole = 0;
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "facts.json")));
        foreach (var f in facts.RootElement.EnumerateArray())
        {
            var document = OpmlReader.Read(File.ReadAllBytes(Path.Combine(root, f.GetProperty("file").GetString()!)), null);
            var again = OpmlReader.Read(Encoding.UTF8.GetBytes(OpmlWriter.Write(document)), null);
            all++;
            if (again.Subscriptions.SequenceEqual(document.Subscriptions)) whole++;
            if (Holds(f, document)) right++;
            else if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is not null) Console.WriteLine($"    MISS {f.GetProperty("file")} {string.Join(' ', document.Subscriptions.Take(3))}");
        }
        yield return new Score("opml.files", (double)right / all, all);
        yield return new Score("opml.lossless", (double)whole / all, all);
    }

    private static bool Holds(JsonElement f, OpmlDocument document)
    {
        var feeds = document.Subscriptions.ToList();
        if (f.TryGetProperty("error", out var error) && error.GetBoolean()) return feeds.Count == 0 && document.Problems.Count > 0;
        // A list without its own first element, or without a body, may be refused; then nothing is made up.
        if (f.TryGetProperty("xmlUrls_in_file", out var urls)) return urls.EnumerateArray().Select(u => u.GetString()!).SequenceEqual(feeds.Select(s => s.FeedUrl)) || (feeds.Count == 0 && document.Problems.Any(p => p.Code == "no-opml"));
        if (f.GetProperty("count").GetInt32() != feeds.Count) return false;
        return f.GetProperty("expect").EnumerateArray().Zip(feeds).All(p =>
            p.First.GetProperty("title").GetString() == p.Second.Title && p.First.GetProperty("feed").GetString() == p.Second.FeedUrl
            && p.First.GetProperty("site").GetString() == p.Second.SiteUrl && p.First.GetProperty("category").GetString() == p.Second.Category);
    }
}

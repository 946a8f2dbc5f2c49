using System.Net;
using System.Text.Json;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>An entry as structured data states it (schema.org liveBlogUpdate).</summary>
/// <param name="Headline">Its headline, or null.</param>
/// <param name="Paragraphs">Its text.</param>
/// <param name="Published">When, as written; or null.</param>
internal sealed record LiveUpdate(string? Headline, IReadOnlyList<string> Paragraphs, string? Published)
{
    private const int Most = 1500, MostText = 40_000;

    /// <summary>The entries of a LiveBlogPosting, in the order given.</summary>
    public static IReadOnlyList<LiveUpdate> Of(JsonElement blog)
    {
        if (!blog.TryGetProperty("liveBlogUpdate", out var updates)) return [];
        var found = new List<LiveUpdate>();
        foreach (var at in updates.ValueKind == JsonValueKind.Array ? updates.EnumerateArray() : Enumerable.Repeat(updates, 1))
        {
            if (at.ValueKind != JsonValueKind.Object || found.Count == Most) continue;
            var said = new LiveUpdate(JsonLd.Text(at, "headline"), Text(at), JsonLd.Text(at, "datePublished") ?? JsonLd.Text(at, "dateCreated") ?? JsonLd.Text(at, "dateModified"));
            if (said.Headline is not null || said.Paragraphs.Count > 0) found.Add(said);
        }
        return found;
    }

    // Some write markup into it.
    private static string[] Text(JsonElement at)
    {
        if (!at.TryGetProperty("articleBody", out var value) || JsonLd.Lines(value) is not { Length: > 0 } lines) return [];
        var raw = WebUtility.HtmlDecode(lines.Length > MostText ? lines[..MostText] : lines);
        if (!raw.Contains("</", StringComparison.Ordinal) && !raw.Contains("<br", StringComparison.Ordinal)) return [.. raw.Split('\n').Select(WhiteSpace.Fold).Where(p => p.Length > 0)];
        var tree = HtmlTreeBuilder.Parse(raw);
        return [.. BlockReader.Read(tree, new PageText(tree), new bool[tree.Count]).Select(b => b.Text)];
    }
}

using System.Text.Json;

namespace Stemma.Eval.Sets;

/// <summary>One record of extraction/dev/truth.json.</summary>
internal sealed record PageTruth
{
    public static JsonSerializerOptions Options { get; } = new() { PropertyNameCaseInsensitive = true };

    public string Set { get; init; } = "";

    public string? Url { get; init; }

    public string? Domain { get; init; }

    public string? Crawled { get; init; }

    public string? ArticleBody { get; init; }

    /// <summary>True where the body's blank lines divide the paragraphs; a list where they stand apart.</summary>
    public JsonElement Paragraphs { get; init; }

    public List<int>? OptionalParagraphs { get; init; }

    public string? Title { get; init; }

    public List<string>? Authors { get; init; }

    public string? Published { get; init; }

    public List<string>? Captions { get; init; }

    public List<string>? With { get; init; }

    public List<string>? Without { get; init; }

    /// <summary>The paragraphs, or null where they are not judged.</summary>
    public IReadOnlyList<string>? ParagraphList() => Paragraphs.ValueKind switch
    {
        JsonValueKind.True => ArticleBody!.Split("\n\n"),
        JsonValueKind.Array => [.. Paragraphs.EnumerateArray().Select(p => p.GetString() ?? "")],
        _ => null,
    };

    /// <summary>The bodies that are right: all paragraphs, and without the optional ones in any choice (four at most; more only all together).</summary>
    public IEnumerable<string> Variants()
    {
        yield return ArticleBody!;
        if (OptionalParagraphs is not { Count: > 0 } optional || ParagraphList() is not { } all) yield break;
        int[] sorted = [.. optional.Distinct().Order()];
        int full = (1 << Math.Min(sorted.Length, 30)) - 1;
        for (int mask = sorted.Length <= 4 ? 1 : full; mask <= full; mask++)
        {
            var drop = sorted.Where((_, k) => (mask >> k & 1) == 1).ToHashSet();
            yield return string.Join("\n\n", all.Where((_, i) => !drop.Contains(i)));
        }
    }
}

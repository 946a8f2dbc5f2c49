using Stemma.Core.News;

namespace Stemma.App.Serve;

/// <summary>How a stored text is cut, and its shared passages in words.</summary>
internal static class Texts
{
    /// <summary>The paragraphs of a running text.</summary>
    public static IEnumerable<Span> Paragraphs(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            if (end > at) yield return new Span(at, end);
            at = end + 2;
        }
    }

    /// <summary>Passages by their kinds: "3 in the same words, 1 common phrase", "all edited".</summary>
    public static string Counted(IEnumerable<PassageKind> passages)
    {
        var kinds = passages.GroupBy(k => k).OrderBy(g => g.Key).Select(g => (Words: Several(g.Key, g.Count()), Count: g.Count())).ToList();
        return kinds is [{ Count: > 1 } all] ? $"all {all.Words}" : string.Join(", ", kinds.Select(k => $"{k.Count} {k.Words}"));
    }

    private static string Several(PassageKind kind, int count) => kind switch
    {
        PassageKind.Verbatim => "in the same words",
        PassageKind.SameStatement or PassageKind.Common when count > 1 => Of(kind) + "s",
        _ => Of(kind),
    };

    /// <summary>A passage's kind in plain words.</summary>
    public static string Of(PassageKind kind) => kind switch
    {
        PassageKind.Verbatim => "same words",
        PassageKind.Edited => "edited",
        PassageKind.Reworded => "in other words",
        PassageKind.Translated => "in another language",
        PassageKind.SameStatement => "same statement",
        _ => "common phrase",
    };
}

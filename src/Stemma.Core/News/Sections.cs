using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Stemma.Core.News;

/// <summary>From what outlets call their sections to the closed list.</summary>
public static class Sections
{
    private static readonly char[] Between = ['/', ',', '|', '>', ';', ':', '&', '·', '»', '›', '،', '、'];

    private static readonly FrozenDictionary<string, Section> Names = DataFile.Rows(typeof(Sections), "sections.tsv")
        .SelectMany(row => row[2].Split('|').Select(name => (Name: Folded(name), Section: Enum.Parse<Section>(row[0], ignoreCase: true))))
        .DistinctBy(n => n.Name).ToFrozenDictionary(n => n.Name, n => n.Section, StringComparer.Ordinal);

    /// <summary>The section that a report's outlet files it under: as its page says, else as its address does; null where neither is known here.</summary>
    /// <param name="said">What the page says ("Wirtschaft", "World > Europe"), or null.</param>
    /// <param name="url">The page's address, or null.</param>
    public static Section? Of(string? said, string? url) => (said is null ? null : Named(said)) ?? (url is null ? null : InPath(url));

    /// <summary>All sections, in their order on pages.</summary>
    public static IReadOnlyList<Section> All { get; } = Enum.GetValues<Section>();

    /// <summary>The section of this name in addresses ("world"); null where there is none.</summary>
    public static Section? At(string name) => All.Where(s => Name(s) == name).Select(s => (Section?)s).FirstOrDefault();

    /// <summary>Its name in addresses and in the store: "world".</summary>
    public static string Name(Section section) => section.ToString().ToLowerInvariant();

    /// <summary>What a story's reports say together: each outlet says what most of its reports do and counts once; what most outlets say holds, and of two said as often the one that was said first. Null where none says any.</summary>
    /// <param name="tellings">The reports, in log order.</param>
    public static Section? OfStory(IReadOnlyList<Telling> tellings) => Most(tellings
        .GroupBy(t => t.Outlet ?? t.Name, StringComparer.OrdinalIgnoreCase)
        .Select(outlet => Most(outlet.Select(t => Of(t.Article.Section, t.Url)))));

    // The order of groups is that of their first members, and the sort keeps it.
    private static Section? Most(IEnumerable<Section?> said) => said.OfType<Section>().GroupBy(s => s).OrderByDescending(g => g.Count()).Select(g => (Section?)g.Key).FirstOrDefault();

    // The whole name, else the first of its parts that is known.
    private static Section? Named(string said) => Known(said) ?? said.Split(Between).Select(Known).FirstOrDefault(s => s is not null);

    // The folders that a page lies in; its own name is a headline.
    private static Section? InPath(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(Uri.UnescapeDataString).Select(Known).FirstOrDefault(s => s is not null)
        : null;

    private static Section? Known(string name) => Names.TryGetValue(Folded(name), out var section) ? section : null;

    // Lower case, no accents, one space for whatever stands between words: "Économie" and "economie" are the same.
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}

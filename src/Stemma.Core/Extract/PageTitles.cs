using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Knows the titles of a site's pages that report nothing: its policies, its search (Data/page-titles.tsv).</summary>
internal static class PageTitles
{
    private static readonly ILookup<string, string> Known = DataFile.Rows(typeof(PageTitles), "page-titles.tsv")
        .SelectMany(r => r[1].Split('|').Select(p => (What: r[0], Phrase: Phrases.Fold(p)))).ToLookup(r => r.What, r => r.Phrase, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Policies = Known["policy"].ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Searches = [.. Known["search"]], Dividers = [" | ", " - ", " – ", " — ", " · ", " :: "];

    /// <summary>Whether it is a policy's or an imprint's: the whole title, or the part before the site's name.</summary>
    public static bool IsPolicy(string title) => Policies.Contains(Phrases.Fold(title)) || Policies.Contains(Phrases.Fold(title.Split(Dividers, StringSplitOptions.None)[0]));

    /// <summary>Whether it is that of a search's results.</summary>
    public static bool IsSearch(string title) => Phrases.Fold(title) is var folded && Array.Exists(Searches, s => folded.StartsWith(s, StringComparison.Ordinal));
}

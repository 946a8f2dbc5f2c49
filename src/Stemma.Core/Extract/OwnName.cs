using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>What a page that states no site name calls its site: the words that lead to its home page and stand at an end of its title too. One of the two alone proves nothing.</summary>
internal static class OwnName
{
    private const int Shortest = 3, Longest = 60, MostLinks = 400;
    private static readonly string[] Dividers = ["|", "–", "—", "-", "·", "«", "»", ":", "/", "•", "‹", "›"];

    /// <summary>The name; null where the two do not agree.</summary>
    public static string? Of(HtmlPage page)
    {
        string title = WhiteSpace.Fold(page.Head.Title);
        if (title.Length <= Shortest || Host(page) is not { } host) return null;
        foreach (var link in page.Tree.Elements("a").Take(MostLinks))
        {
            string name = link.InnerText();
            if (name.Length is < Shortest or > Longest || name.Length >= title.Length || !AtAnEnd(title, name)) continue;
            if (page.Absolute(link["href"]) is { } to && Uri.TryCreate(to, UriKind.Absolute, out var home) && home.AbsolutePath == "/" && home.Query.Length == 0 && home.Authority == host) return name;
        }
        return null;
    }

    private static bool AtAnEnd(string title, string name) =>
        title.EndsWith(name, StringComparison.OrdinalIgnoreCase) && Dividers.Any(title[..^name.Length].TrimEnd().EndsWith)
        || title.StartsWith(name, StringComparison.OrdinalIgnoreCase) && Dividers.Any(title[name.Length..].TrimStart().StartsWith);

    private static string? Host(HtmlPage page) => Uri.TryCreate(page.Url?.AbsoluteUri ?? page.Absolute(page.Head.Canonical ?? page.Head.First("og:url")), UriKind.Absolute, out var url) ? url.Authority : null;
}

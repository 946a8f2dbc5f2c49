using System.Net;
using System.Text.RegularExpressions;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>The pages of the site, found by following its own links: one of each kind.</summary>
internal static partial class Crawl
{
    private const int MostPages = 400, OfAKind = 1;

    /// <summary>Paths of HTML pages, one a kind (kinds differ in more than their numbers) and those given, all of which answered 200; and the links that did not.</summary>
    public static async Task<(IReadOnlyList<string> Pages, IReadOnlyList<string> Dead)> Pages(TestSite site, params string[] alsoFrom)
    {
        var waiting = new Queue<string>(["/", .. alsoFrom]);
        var seen = new HashSet<string>(waiting);
        var kinds = new Dictionary<string, int>();
        var (pages, dead) = (new List<string>(), new List<string>());
        for (int n = 0; n < MostPages && waiting.TryDequeue(out string? path); n++)
        {
            string kind = Kind(path);
            if (kinds.GetValueOrDefault(kind) >= OfAKind && !alsoFrom.Contains(path)) continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            using var answer = await site.Client.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK && (int)answer.StatusCode is not (302 or 303 or 307)) dead.Add($"{path}: {(int)answer.StatusCode}");
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            pages.Add(path);
            foreach (Match link in Links().Matches(await answer.Content.ReadAsStringAsync()))
            {
                string to = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (to.StartsWith("/assets/", StringComparison.Ordinal) || !seen.Add(to)) continue;
                waiting.Enqueue(to);
            }
        }
        return (pages, dead);
    }

    // "/story/12?x=7" and "/story/3?x=1" are of one kind; so are two sources, and two searches.
    private static string Kind(string path)
    {
        string[] parts = path.Split('?');
        string route = Digits().Replace(parts[0], "N");
        if (route.StartsWith("/source/", StringComparison.Ordinal)) route = "/source/N";
        if (route.StartsWith("/claim/", StringComparison.Ordinal)) route = "/claim/N";
        if (route.StartsWith("/entities/", StringComparison.Ordinal)) route = "/entities/N";
        return route + (parts.Length > 1 ? "?" + string.Join('&', parts[1].Split('&').Select(p => p.Split('=')[0])) : "");
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"/][^\"]*|/)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

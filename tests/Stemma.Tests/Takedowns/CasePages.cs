using System.Net;
using System.Text.RegularExpressions;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>A site that others reach, asked for takedowns by its form.</summary>
internal static class CasePages
{
    public static readonly Exposure Public = new(false);

    /// <summary>Asks by the form.</summary>
    /// <returns>The case's page ("/case/...").</returns>
    public static async Task<string> Ask(this TestSite site, string url, params (string Name, string Value)[] more)
    {
        using var answer = await site.Client.PostAsync("/takedown/ask", await site.Form("/takedown", [("url", url), ("reason", "it is mine"), .. more]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string page = answer.Headers.Location!.ToString();
        Assert.Matches("^/case/[A-Za-z0-9_-]{43}$", page);
        return page;
    }

    /// <summary>The token of a case's page.</summary>
    public static string Token(string page) => page["/case/".Length..];

    /// <summary>The case of a page.</summary>
    public static async Task<Petition> Case(this TestSite site, string page) => (await site.Data.Store.Reading.Case(Stemma.App.Takedowns.Inbox.Hash(Token(page)), default))!;

    /// <summary>Sends a form of a case's page.</summary>
    public static Task<string> Act(this TestSite site, string page, string act, params (string Name, string Value)[] fields) => site.Send(page, "/case/" + act, [("token", Token(page)), .. fields]);

    /// <summary>Every byte of the data folder's files but the lock's.</summary>
    public static byte[] Bytes(this TestSite site) =>
        [.. Directory.EnumerateFiles(site.Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];

    /// <summary>The reports that stand.</summary>
    public static async Task<IReadOnlyList<int>> Standing(this TestSite site) => [.. (await site.Data.Store.Reading.Memberships(default)).Select(m => m.Telling.Value)];

    /// <summary>The address in a letter.</summary>
    public static string Link(string text) => Regex.Match(text, @"https://news\.example(/\S+)").Groups[1].Value;
}

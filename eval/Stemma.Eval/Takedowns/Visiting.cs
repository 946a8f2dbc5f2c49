using System.Net;
using System.Text.RegularExpressions;

namespace Stemma.Eval.Takedowns;

/// <summary>An owner and an editor at a site, by its forms.</summary>
/// <param name="http">The site; keeps cookies, follows no redirect.</param>
internal sealed partial class Visiting(HttpClient http)
{
    /// <summary>Signs in by a one-time link.</summary>
    public async Task SignIn(string link)
    {
        string to = await Send(link, "/admin", ("token", link["/admin/".Length..]));
        if (to != "/desk") throw new InvalidOperationException($"the link signed nobody in: {to}");
    }

    /// <summary>Asks for a page to be taken down.</summary>
    /// <returns>The case's page.</returns>
    public async Task<string> Ask(string url)
    {
        string page = await Send("/takedown", "/takedown/ask", ("url", url), ("reason", "The page is mine."));
        return page.StartsWith("/case/", StringComparison.Ordinal) ? page : throw new InvalidOperationException($"{url} was not taken: {page}");
    }

    /// <summary>Where a file is to stand for a proof, and what it is to hold.</summary>
    public async Task<(string Address, string Text)> File(string page)
    {
        var asked = WantedFile().Match(WebUtility.HtmlDecode(await http.GetStringAsync(page)));
        return asked.Success ? (asked.Groups[1].Value, asked.Groups[2].Value) : throw new InvalidOperationException($"{page} asks for no file");
    }

    /// <summary>Has the file looked for.</summary>
    /// <returns>What the case's page says then.</returns>
    public async Task<string> Prove(string page, string host)
    {
        string to = await Send(page, "/case/prove", ("token", page["/case/".Length..]), ("host", host), ("kind", "file"));
        return to.StartsWith('/') ? await http.GetStringAsync(to) : to;
    }

    /// <summary>Grants the first request that waits on the desk.</summary>
    /// <returns>How many waited before; 0 where none did.</returns>
    public async Task<int> GrantOne()
    {
        var waiting = Waiting().Matches(await http.GetStringAsync("/desk"));
        if (waiting.Count > 0) await Send("/desk", "/desk/answer", ("number", waiting[0].Groups[1].Value), ("answer", "grant"), ("reason", "the owner's text, without a licence"));
        return waiting.Count;
    }

    // Where it leads; where it leads nowhere, what is answered.
    private async Task<string> Send(string page, string to, params (string Name, string Value)[] fields)
    {
        string token = WebUtility.HtmlDecode(FormToken().Match(await http.GetStringAsync(page)).Groups[1].Value);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await http.PostAsync(to, form);
        return answer.Headers.Location?.ToString() ?? $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<code>(https?://[^<]+/\\.well-known/[^<]+)</code>.*?<code>([^<]+)</code>", RegexOptions.Singleline)]
    private static partial Regex WantedFile();

    [GeneratedRegex("action=\"/desk/answer\">.*?name=\"number\" value=\"(\\d+)\"", RegexOptions.Singleline)]
    private static partial Regex Waiting();
}

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Capture = Stemma.Core.News.Capture;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Walks every route of a site that others can reach: no exit gives more of a report than an excerpt, and all carry the headers.</summary>
public sealed partial class ExitsTest
{
    private const int MostWords = 25;

    private static readonly string[] Headers = ["Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "X-Robots-Tag"];

    [Fact]
    public async Task No_exit_gives_more_than_an_excerpt_and_every_one_carries_the_headers()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], Holdings());
        var texts = new List<string>();
        foreach (var membership in await site.Data.Store.Reading.Memberships(default)) texts.Add((await site.Data.Store.Reading.Telling(membership.Telling, default))!.Article.Text);
        Assert.Equal(5, texts.Count);
        var runs = texts.SelectMany(Runs).ToHashSet(StringComparer.Ordinal);
        var walked = new List<string>();
        var claims = await Claims(site);
        Assert.NotEmpty(claims);
        foreach (var (method, path) in Exits(site))
        {
            foreach (string address in Filled(path, texts)) await See(method, address);
        }
        await Walk(claims);
        // A claim's address without its mark, with another, disputed, and of a report that was taken down.
        string first = claims.First(c => c.StartsWith("/claim/", StringComparison.Ordinal));
        string[] others = [.. claims.SelectMany(c => (string[])[c[..c.IndexOf('-', StringComparison.Ordinal)], c[..c.IndexOf('-', StringComparison.Ordinal)] + "-000000"]).Distinct()];
        await Walk(others);
        Assert.Contains(walked, w => w.EndsWith("-000000 410", StringComparison.Ordinal));
        foreach (var id in await site.Data.Store.Reading.Stories(default))
            foreach (var claim in (await site.Data.Store.Reading.Story(id, default))!.Claims)
                await site.Parts.Acts!.Ask(new Petition { Kind = PetitionKind.Dispute, Url = "", Story = id, Subject = claim.About, Who = "", Reason = "wrong", Contact = "", At = DateTimeOffset.UnixEpoch }, default);
        await Walk([.. claims, .. others]);
        Assert.Contains($"GET {first} 410", walked);
        await site.Parts.Acts!.TakeDown((await site.Data.Store.Reading.Telling(new TellingId(int.Parse(first.Split('/')[2])), default))!.Url!, "asked", default);
        await Walk([.. claims, .. others]);

        Assert.True(walked.Count > 25, string.Join('\n', walked));
        Assert.Contains(walked, w => w == "GET /entities/unitednations 200");
        Assert.Contains(walked, w => w == "GET /api/v1/entities/unitednations/statements 200");
        Assert.All(claims, c => Assert.Contains($"GET {c} 200", walked));
        Assert.Contains(walked, w => w.StartsWith("POST /look 200", StringComparison.Ordinal));

        async Task Walk(IEnumerable<string> addresses)
        {
            foreach (string address in addresses) await See("GET", address);
        }

        async Task See(string method, string address)
        {
            using var answer = await Ask(site, method, address, texts[0]);
            string body = await answer.Content.ReadAsStringAsync();
            walked.Add($"{method} {address} {(int)answer.StatusCode}");
            Assert.True((int)answer.StatusCode < 500, walked[^1]);
            foreach (string header in Headers) Assert.True(answer.Headers.Contains(header), $"{walked[^1]}: no {header}");
            foreach (string block in Blocks(body))
                Assert.False(Runs(block).Any(runs.Contains), $"{walked[^1]} gives more than {MostWords} words in a row:\n{block}");
        }
    }

    [Fact]
    public async Task An_owner_who_wants_no_excerpts_is_obeyed_in_every_exit()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Silent("quiet", 1), Silent("second", 2)]);
        var article = (await site.Data.Store.Reading.Telling(new TellingId(1), default))!.Article;
        Assert.Contains("nosnippet", article.OwnerSignals);
        var words = Words(article.Text).Chunk(6).Where(c => c.Length == 6).Select(c => string.Join(' ', c)).ToList();
        string title = string.Join(' ', Words(article.Title));
        foreach (var (method, path) in Exits(site))
        {
            foreach (string address in Filled(path, [article.Text]))
            {
                using var answer = await Ask(site, method, address, "A reader's own headline\n\n" + article.Text);
                string body = await answer.Content.ReadAsStringAsync();
                if (method == "POST") body = Pasted().Replace(body, "");
                string said = string.Join(' ', Words(Plain(body)));
                string? shown = words.FirstOrDefault(w => said.Contains(w, StringComparison.Ordinal) && !title.Contains(w, StringComparison.Ordinal));
                Assert.True(shown is null, $"{method} {address} shows “{shown}”");
            }
        }
    }

    [Fact]
    public async Task On_this_machine_the_same_walk_finds_whole_texts()
    {
        await using var site = await TestSite.Open(new Exposure(true), [], Holdings());
        var runs = Runs((await site.Data.Store.Reading.Telling(new TellingId(4), default))!.Article.Text).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(Blocks(await site.Get("/report/4")), b => Runs(b).Any(runs.Contains));
    }

    // Copies and partings, so that every page has something to show.
    private static IEnumerable<Capture> Holdings()
    {
        string Long(int at) => string.Join(' ', Enumerable.Range(at, 60).Select(i => $"ledger{i} barge{i % 17}"));
        yield return Reports.Capture(1, length: 9);
        yield return Reports.Capture(1, 1, length: 9);
        yield return Reports.Capture(1, 2, length: 9);
        foreach (int n in (int[])[1, 2])
        {
            yield return Reports.Page($"https://long{n}.example/story", "The long ledger of the barges", [Long(1) + ".", $"“{Long(200)},” said Ilse Norrgard, who keeps the ledger.", Long(400) + ".", $"“{Long(600)},” the United Nations said."]);
        }
    }

    private static Capture Silent(string name, int n) => Reports.Page($"https://{name}.example/a", $"Quiet page {n} of the barges", Reports.Paragraphs(11, 9)) is var page
        ? page with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.Body.Span).Replace("<head>", "<head><meta name=robots content=nosnippet>", StringComparison.Ordinal)) }
        : page;

    private static IEnumerable<(string Method, string Path)> Exits(TestSite site) => site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is "GET" or "POST").Select(m => (m, "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'))))
        .Distinct().Where(e => e.Item1 == "GET" || e.Item2 == "/look");

    // The pages of all claims, and what programs get of them.
    private static async Task<IReadOnlyList<string>> Claims(TestSite site)
    {
        var found = new List<string>();
        foreach (var id in await site.Data.Store.Reading.Stories(default))
        {
            using var story = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/v1/stories/{id}"));
            foreach (var claim in story.RootElement.GetProperty("claims").EnumerateArray()) found.AddRange(((string[])["self", "page"]).Select(n => new Uri(claim.GetProperty(n).GetString()!).PathAndQuery));
        }
        return found;
    }

    // Every route with numbers, names and queries that lead to what is held.
    private static IEnumerable<string> Filled(string path, IReadOnlyList<string> texts)
    {
        if (path.Contains("/live", StringComparison.Ordinal)) return []; // it gives numbers, and waits
        string query = Uri.EscapeDataString(string.Join(' ', Words(texts[0]).Skip(3).Take(2)));
        if (path.Contains("/entities/", StringComparison.Ordinal)) path = path.Replace("{name}", "unitednations", StringComparison.OrdinalIgnoreCase).Replace("{key}", "unitednations", StringComparison.OrdinalIgnoreCase);
        string one = Rest().Replace(path.Replace("{Token}", "x", StringComparison.Ordinal).Replace("{name}", "site.css", StringComparison.Ordinal)
            .Replace("{A:int}", "1", StringComparison.Ordinal).Replace("{B:int}", "2", StringComparison.Ordinal).Replace("{key}", "long1.example", StringComparison.OrdinalIgnoreCase), "1");
        return path.Contains('{', StringComparison.Ordinal)
            ? [one, Rest().Replace(path, "4").Replace("/4/4", "/4/5", StringComparison.Ordinal)]
            : [one, $"{one}?q={query}", $"{one}?q=ledger3"];
    }

    private static async Task<HttpResponseMessage> Ask(TestSite site, string method, string address, string text) => method == "GET"
        ? await site.Client.GetAsync(address)
        : await site.Client.PostAsync(address, await site.Form("/look", ("text", address.Contains("q=ledger", StringComparison.Ordinal) ? "The long ledger of ledger3 barge3 ledger4 barge4" : text)));

    // A block is what a reader sees as one stretch: markup inside a line does not end it.
    private static IEnumerable<string> Blocks(string html) => Block().Split(Unescaped(Pasted().Replace(html, ""))).Select(Plain);

    // Feeds carry HTML as text.
    private static string Unescaped(string body) => body.StartsWith("<?xml", StringComparison.Ordinal) ? WebUtility.HtmlDecode(body) : body;

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(Attributes(html), ""));

    // What stands in an attribute (a description, a title) is an exit too.
    private static string Attributes(string html) => Told().Replace(html, m => m.Groups[1].Value + " <x");

    private static IEnumerable<string> Runs(string text)
    {
        string[] words = Words(text);
        for (int i = 0; i + MostWords < words.Length; i++) yield return string.Join(' ', words.AsSpan(i, MostWords + 1)!);
    }

    private static string[] Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex("</?(?:p|li|ul|ol|div|section|article|blockquote|h[1-6]|td|th|tr|dd|dt|details|summary|option|entry|content|text)\\b[^>]*>")]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<[^>]*?(?:content|title|alt|aria-label|value)=\"([^\"]*)\"")]
    private static partial Regex Told();

    // The reader's own words, given back to him in the form.
    [GeneratedRegex("<textarea.*?</textarea>", RegexOptions.Singleline)]
    private static partial Regex Pasted();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Rest();
}

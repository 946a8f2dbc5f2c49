using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Stemma.App.Serve.Pages;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Eval.Takedowns;

/// <summary>Every GET route of a running site, with what stands in some stories in the place of its parameters. Taken before a takedown, they are asked for after it too.</summary>
internal sealed class SiteAddresses
{
    private readonly IReadOnlyList<string> _reports, _stories, _sources, _names, _days, _claims, _words;

    private SiteAddresses(IReadOnlyList<Story> stories, IReadOnlyList<TellingId> first, IEnumerable<string> words)
    {
        var tellings = stories.SelectMany(static s => s.Tellings).OrderBy(t => !first.Contains(t.Id)).ToList();
        _reports = [.. tellings.Select(static t => t.Id.ToString())];
        _stories = [.. stories.Select(static s => s.Id.ToString())];
        _sources = [.. tellings.Select(static t => HostOf(t.Url)).OfType<string>().Distinct()];
        _names = [.. tellings.SelectMany(static t => t.Statements).Select(static s => s.Speaker).OfType<string>().Distinct().Take(MostNames).Select(static n => Uri.EscapeDataString(Core.Search.EntityTerms.Key(n).Replace(' ', '-')))];
        _days = [.. stories.SelectMany(static s => s.Days).Select(static d => $"{d.Day:yyyy-MM-dd}").Distinct()];
        _claims = [.. stories.SelectMany(static s => { var places = new ClaimPlaces(s); return s.Claims.Where(static c => c.Positions.Count > 0).Select(c => ClaimPage.Address(places[c])); }).Distinct()];
        _words = [.. words.Select(Uri.EscapeDataString)];
    }

    private const int MostNames = 12;

    /// <summary>All of them.</summary>
    /// <param name="site">The site.</param>
    /// <param name="stories">The stories.</param>
    /// <param name="first">The reports that all others are compared with.</param>
    /// <param name="words">What is searched for.</param>
    public static IReadOnlyList<string> Of(IEndpointRouteBuilder site, IReadOnlyList<Story> stories, IReadOnlyList<TellingId> first, IEnumerable<string> words)
    {
        var values = new SiteAddresses(stories, first, words);
        var all = new List<string>(values._claims.SelectMany(static c => (string[])[c, "/api/v1" + c.Replace("/claim/", "/claims/", StringComparison.Ordinal)]));
        foreach (var route in site.DataSources.SelectMany(static d => d.Endpoints).OfType<RouteEndpoint>().Where(static r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
        {
            string pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            foreach (string address in values.Filled(route.RoutePattern))
            {
                all.Add(address);
                if (pattern.Contains("search", StringComparison.Ordinal)) all.AddRange(values._words.Select(w => $"{address}?q={w}"));
            }
        }
        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Filled(RoutePattern pattern)
    {
        IEnumerable<string> made = [""];
        foreach (var segment in pattern.PathSegments)
        {
            made = made.Select(static m => m + "/");
            foreach (var part in segment.Parts)
                made = part is RoutePatternParameterPart value ? made.SelectMany(m => Values(pattern.RawText!, value.Name.ToLowerInvariant()).Select(v => m + v))
                    : made.Select(m => m + (part is RoutePatternLiteralPart literal ? literal.Content : part is RoutePatternSeparatorPart between ? between.Content : ""));
        }
        return made.Select(static m => m.Length == 0 ? "/" : m);
    }

    private IEnumerable<string> Values(string pattern, string name) => name switch
    {
        "a" or "child" => _reports.Take(1),
        "b" or "parent" => _reports.Skip(1),
        "id" when pattern.Contains("stor", StringComparison.Ordinal) => _stories,
        "id" or "telling" => _reports,
        "key" when pattern.Contains("entities", StringComparison.Ordinal) => _names,
        "key" => _sources,
        "named" => _days,
        "name" when pattern.Contains("assets", StringComparison.Ordinal) => ["site.css"],
        "name" when pattern.Contains("section", StringComparison.Ordinal) => Enum.GetNames<Section>().Select(static s => s.ToLowerInvariant()),
        "name" => _names,
        _ => ["1"],
    };

    private static string? HostOf(string? url) => url is null ? null : App.Gather.Identity.OfDomain(url);
}

/// <summary>What a site answers to whoever asks.</summary>
/// <param name="http">Whose cookies it has; follows no redirect.</param>
internal sealed class Asking(HttpClient http)
{
    /// <summary>The addresses whose answer holds words of a text, with what was found; and how many answered at all, and with how many letters.</summary>
    public async Task<(IReadOnlyList<string> Showing, int Answered, long Letters)> Showing(Traces traces, IEnumerable<string> addresses)
    {
        var showing = new List<string>();
        int answered = 0;
        long letters = 0;
        foreach (string address in addresses)
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") continue; // it has no end
            string text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode) answered++;
            letters += text.Length;
            if (traces.In(text) is { } found) showing.Add($"{address}: {found}");
        }
        return (showing, answered, letters);
    }
}

using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Every route that the site has, asked for with addresses that are none.</summary>
public sealed class QueriesTest
{
    private static readonly string[] Bad =
    [
        "", "%20", "abc", "-1", "+1", "1.5", "1e3", "0x1", "1,2", "99999999999999999999", new('9', 3000), "%00", "1%00", "%FF", "%ED%A0%80", "%EF%BC%91", "%0d%0aX:1", "..%2f..", "%27%22%3Cb%3E", "(((", "%2A", "%22", "null", "%",
        .. Enumerable.Range(0, 20).Select(Random).Where(r => !int.TryParse(r, out _)),
    ];

    [Fact]
    public async Task Whatever_an_address_says_is_answered_and_what_is_no_number_is_told_by_its_name()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1));
        var faults = new List<string>();
        int asked = 0;
        foreach (var (path, name, number) in Asked(site.App))
        {
            foreach (string bad in Bad.Append($"1&{name}=2").Append($"{new string('a', 999)}%F0%9F%90%9F"))
            {
                string address = path.Replace("*", bad, StringComparison.Ordinal);
                using var answer = await site.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                string said = answer.StatusCode == HttpStatusCode.OK ? "" : await Said(answer);
                asked++;
                if ((int)answer.StatusCode >= 500) faults.Add($"{address}: {(int)answer.StatusCode}");
                else if (number && (answer.StatusCode != HttpStatusCode.BadRequest || !said.Contains($"\"{name}\"", StringComparison.Ordinal) || said.Contains('<', StringComparison.Ordinal))) faults.Add($"{address}: {(int)answer.StatusCode} {said}");
                else if (answer.StatusCode == HttpStatusCode.BadRequest && said.Contains("nothing at this address", StringComparison.Ordinal)) faults.Add($"{address}: 400, and it says that there is nothing");
            }
        }
        Assert.True(asked > 400, $"{asked}");
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked}:\n{string.Join('\n', faults.Take(30).Select(f => f[..Math.Min(f.Length, 300)]))}");
    }

    // What an answer says; to programs it is told as JSON.
    private static async Task<string> Said(HttpResponseMessage answer)
    {
        string said = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return said;
        using var problem = JsonDocument.Parse(said);
        return problem.RootElement.GetProperty("title").GetString()!;
    }

    [Theory]
    [InlineData("/search.atom", HttpStatusCode.NotFound, "what to look for")]
    [InlineData("/search.atom?q=%20", HttpStatusCode.NotFound, "what to look for")]
    [InlineData("/feed.atom?page=0", HttpStatusCode.BadRequest, "\"page\"")]
    [InlineData("/takedown?kept=0", HttpStatusCode.BadRequest, "\"kept\"")]
    public async Task What_is_missing_or_out_of_range_is_told(string address, HttpStatusCode status, string words)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        Assert.Contains(words, await site.Get(address, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_of_too_many_letters_is_told_so_by_page_and_feed_alike()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        foreach (string path in (string[])["/search", "/search.atom"])
        {
            await site.Get($"{path}?q={new string('a', 1000)}");
            Assert.Contains("1000 letters", await site.Get($"{path}?q={new string('a', 1001)}", HttpStatusCode.NotFound), StringComparison.Ordinal);
        }
    }

    // Every place of every route where a value stands, as "*": in its path, and in its query.
    private static IEnumerable<(string Path, string Name, bool Number)> Asked(IEndpointRouteBuilder site)
    {
        foreach (var route in site.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && !methods.HttpMethods.Contains("GET")) continue;
            string[] names = [.. route.RoutePattern.Parameters.Select(p => p.Name)];
            foreach (string name in names) yield return (Filled(route, name), name, false);
            foreach (var (name, number) in OfPage(route).Concat(OfMethod(route, names))) yield return ($"{Filled(route, null)}?{name}=*", name, number);
        }
    }

    private static IEnumerable<(string Name, bool Number)> OfPage(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties() ?? []).Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
            .Select(p => (p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? p.Name, IsNumber(p.PropertyType)));

    private static IEnumerable<(string Name, bool Number)> OfMethod(RouteEndpoint route, string[] inPath) =>
        (route.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).Where(p => (p.ParameterType == typeof(string) || IsNumber(p.ParameterType)) && !inPath.Contains(p.Name)).Select(p => (p.Name!, IsNumber(p.ParameterType)));

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(int);

    private static string Filled(RouteEndpoint route, string? open) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart value => value.Name == open ? "*" : value.Name switch { "Key" => "outlet1.example", "B" => "2", "name" => "site.css", _ => "1" },
        _ => "",
    }))));

    private static string Random(int seed)
    {
        var random = new Random(seed);
        return Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{new string([.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000))])}"));
    }
}

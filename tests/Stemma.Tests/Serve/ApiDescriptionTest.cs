using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>The API is what its description says: every route stands in it, and every answer and example has the shape that it gives.</summary>
public sealed class ApiDescriptionTest
{
    [Fact]
    public async Task Every_route_of_the_API_that_reads_is_described_and_nothing_else_is()
    {
        await using var site = await TestSite.Open();
        using var document = await Description(site);
        var routes = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != true).Select(e => "/" + e.RoutePattern.RawText!.Trim('/').Replace(":int", "", StringComparison.Ordinal));
        Assert.Equal(routes.Where(r => r.StartsWith("/api/", StringComparison.Ordinal)).Order(), Operations(document).Select(o => o.Path).Order());
    }

    [Fact]
    public async Task Every_operation_parameter_answer_and_field_says_what_it_is_with_an_example()
    {
        await using var site = await TestSite.Open();
        using var document = await Description(site);
        foreach (var (path, operation) in Operations(document))
        {
            Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()), path);
            Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("operationId").GetString()), path);
            if (operation.TryGetProperty("parameters", out var parameters))
            {
                foreach (var parameter in parameters.EnumerateArray())
                {
                    Assert.True(parameter.TryGetProperty("description", out var said) && said.GetString()!.Length > 10, $"{path}: {parameter}");
                    Assert.True(parameter.TryGetProperty("example", out _), $"{path}: {parameter}");
                }
            }
            var shape = new JsonShape(document.RootElement);
            foreach (var answer in operation.GetProperty("responses").EnumerateObject().Where(a => a.Value.TryGetProperty("content", out _)))
            {
                var media = answer.Value.GetProperty("content").EnumerateObject().Single().Value;
                var broken = shape.Broken(media.GetProperty("example"), media.GetProperty("schema"));
                Assert.True(broken.Count == 0, $"{path} {answer.Name}: {string.Join("; ", broken.Take(5))}");
            }
        }
        foreach (var schema in document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()) Assert.True(schema.Value.TryGetProperty("description", out _), $"{schema.Name} has no description");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_answer_has_the_shape_that_is_described(bool here)
    {
        await using var site = await TestSite.Open(new Exposure(here), [], [.. Samples.First, .. Reports.Many(30), .. Whitlock.Captures, .. Calloway.Captures, .. Hostile.Captures()]);
        using var document = await Description(site);
        var shape = new JsonShape(document.RootElement);
        int held = 0;
        foreach (var (path, operation) in Operations(document))
        {
            foreach (string address in path.Contains("{place}", StringComparison.Ordinal) ? await Claims(site) : Filled(path, await site.Data.Store.Reading.Stories(default)))
            {
                using var answer = await site.Client.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.Redirect) continue;
                string status = ((int)answer.StatusCode).ToString();
                Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var described), $"{address}: {status} is not described");
                var media = described.GetProperty("content").GetProperty(answer.Content.Headers.ContentType!.MediaType!);
                using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                var broken = shape.Broken(json.RootElement, media.GetProperty("schema"));
                Assert.True(broken.Count == 0, $"{address}: {string.Join("; ", broken.Take(5))}");
                held++;
            }
        }
        Assert.True(held > 30, $"only {held}");
    }

    // Every claim of every story, as the stories give their addresses, and some that are none.
    private static async Task<IReadOnlyList<string>> Claims(TestSite site)
    {
        var found = new List<string> { "/api/v1/claims/1/0-000000", "/api/v1/claims/1/x", "/api/v1/claims/9999/1" };
        foreach (var id in await site.Data.Store.Reading.Stories(default))
        {
            using var story = JsonDocument.Parse(await site.Get($"/api/v1/stories/{id}"));
            found.AddRange(story.RootElement.GetProperty("claims").EnumerateArray().Select(c => new Uri(c.GetProperty("self").GetString()!).PathAndQuery));
        }
        Assert.True(found.Count > 10, $"only {found.Count}");
        return found;
    }

    private static IEnumerable<string> Filled(string path, IReadOnlyList<Stemma.Core.News.StoryId> stories) => path switch
    {
        _ when path.Contains("{id}", StringComparison.Ordinal) => stories.Select(s => path.Replace("{id}", s.ToString(), StringComparison.Ordinal)).Append(path.Replace("{id}", "9999", StringComparison.Ordinal)),
        _ when path.Contains("{key}", StringComparison.Ordinal) => [path.Replace("{key}", "outlet2.example", StringComparison.Ordinal), path.Replace("{key}", "nobody.example", StringComparison.Ordinal)],
        _ when path.Contains("{name}", StringComparison.Ordinal) => [path.Replace("{name}", "dana%20whitlock", StringComparison.Ordinal), path.Replace("{name}", "norway", StringComparison.Ordinal), path.Replace("{name}", "nobody", StringComparison.Ordinal)],
        _ when path.EndsWith("/search", StringComparison.Ordinal) => [path, path + "?q=council", path + "?q=lang:ar", path + "?q=%22", path + "?q=ferry&cursor=x"],
        _ when path.EndsWith("v1", StringComparison.Ordinal) => [path],
        _ => [path, path + "?limit=3", path + "?cursor=x", path + "?limit=none"],
    };

    private static async Task<JsonDocument> Description(TestSite site) => JsonDocument.Parse(await site.Get("/openapi.json"));

    private static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonDocument document) =>
        document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value)));
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Stemma.App.Serve.Edge;

namespace Stemma.App.Serve.Api;

/// <summary>The API's description (OpenAPI), made from its routes, the doc comments of its shapes, and the examples in Data/examples.json.</summary>
internal static class ApiDescription
{
    /// <summary>Where it is.</summary>
    public const string Path = "/openapi.json";

    private static readonly JsonObject Examples = Read();

    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static o =>
        {
            o.SerializerOptions.NumberHandling = Answers.Json.NumberHandling;
            o.SerializerOptions.Encoder = Answers.Json.Encoder;
        });
        services.AddOpenApi("v1", static o =>
        {
            o.ShouldInclude = static route => ("/" + route.RelativePath).StartsWith(JsonApi.Root, StringComparison.Ordinal);
            o.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Stemma",
                    Version = "1",
                    Description = "The news, each story once, with who carries whose text. Everything here is read by GET, without signing in or with a token of the scope read; what a token can do beyond that is told at /api. Numbers resolve for ever: a story that was joined into another answers with a redirect to it. "
                        + "Lists go on at their \"next\". Where others can reach the site, texts are excerpts of at most 25 words. Errors are problems (RFC 9457) that say what to do next.",
                };
                return Task.CompletedTask;
            });
            o.AddOperationTransformer(static (operation, _, _) =>
            {
                Exemplify(operation);
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(WebApplication app) => app.MapOpenApi(Path).ReadByPrograms();

    private static void Exemplify(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters ?? []) if (parameter is OpenApiParameter p && p.Name is { } name) p.Example = Examples["parameters"]![name]!.DeepClone();
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            string example = status == "200" ? operation.OperationId! : status;
            foreach (var content in answer.Content?.Values ?? []) if (content is OpenApiMediaType media) media.Example = Examples["answers"]![example]!.DeepClone();
            answer.Description = Said(status);
        }
    }

    private static string Said(string status) => status switch
    {
        "200" => "The answer.",
        "302" => "The story was joined into another: it is there now.",
        "304" => "It still reads as you have it (If-None-Match, If-Modified-Since).",
        "400" => "A parameter is not understood; the problem says which, and what to do.",
        "410" => "The report was taken down; the problem says when, and at whose request.",
        _ => "There is no such thing; the problem says where to look.",
    };

    private static JsonObject Read()
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream("Stemma.App.Serve.Api.Data.examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

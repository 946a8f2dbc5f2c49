using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Api;

/// <summary>What the API can do but read: an editor's decision, by a token with the scope "decide" alone. A cookie is no leave here, so no page of the web can send one.</summary>
internal static class Deciding
{
    private const int MostBytes = 10_000;

    public static void Map(WebApplication app) => app.MapPost(JsonApi.Root + "/decisions", Decide).ExcludeFromDescription();

    private static async Task<IResult> Decide(HttpContext http)
    {
        if (!SessionHandler.Granted(http, Scopes.Decide) || http.Items[SessionHandler.Name] is null)
            return Answers.Refused(http, StatusCodes.Status403Forbidden, "scope", "Decisions take a token with the scope “decide”.", "An editor makes one at /me, and it is sent as: Authorization: Bearer stemma_...");
        var parts = http.RequestServices.GetRequiredService<SiteParts>();
        if (parts.Acts is not { } acts || parts.People is not { } people) return Answers.Nothing(http, "Nothing can be decided here.", "The site only reads.");
        if (await Read(http) is not var (kind, a, b)) return Answers.Refused(http, StatusCodes.Status400BadRequest, "bad-request", "That is no decision.", "Send JSON: {\"kind\": \"cut\", \"a\": \"3\", \"b\": \"1\"}; kinds are cut, link, join and part.");
        var done = await acts.Decide(kind, a, b, Sessions.Name(http), http.RequestAborted);
        await people.Note(Sessions.Account(http), "api/decisions", $"{kind.ToString().ToLowerInvariant()} {a} {b}: {(done.Refused ? "refused, " : "")}{done.Words}", http.RequestAborted);
        return done.Refused ? Answers.Refused(http, StatusCodes.Status400BadRequest, "refused", done.Words, "See the reports at /api/v1/reports/N.") : Results.Json(new { done = done.Words }, Answers.Json);
    }

    private static async Task<(DecisionKind Kind, string A, string B)?> Read(HttpContext http)
    {
        if (http.Request.ContentLength is not (> 0 and <= MostBytes)) return null;
        try
        {
            using var said = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            return said.RootElement.ValueKind == JsonValueKind.Object && Enum.TryParse<DecisionKind>(Text(said, "kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) && Text(said, "a") is { Length: > 0 } a && Text(said, "b") is { Length: > 0 } b ? (kind, a, b) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument said, string name) => said.RootElement.TryGetProperty(name, out var value) ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;
}

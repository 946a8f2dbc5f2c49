using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;

namespace Stemma.App.Serve.Api;

/// <summary>What the API can do but read, by a token with the scope of it alone. A cookie is no leave here, so no page of the web can send one. Its forms' limits hold for it too.</summary>
internal static class TokenActs
{
    private const int MostBytes = 20_000;

    private delegate Task<(Done Done, object? Answer)> Act(Acts acts, JsonElement said, HttpContext http, SiteParts parts);

    public static void Map(WebApplication app)
    {
        Post(app, "decisions", Scopes.Decide, "{\"kind\": \"cut\", \"a\": \"3\", \"b\": \"1\"}; kinds are cut, link, join and part", Decide);
        Post(app, "takedowns", Scopes.Takedown, "{\"url\": \"https://...\", \"reason\": \"...\"}", static (acts, said, http, parts) => Text(said, "url") is { Length: > 0 } url && Text(said, "reason") is { Length: > 0 } reason
            ? Only(acts.TakeDown(url, reason, http.RequestAborted)) : NotSo);
        Post(app, "petitions", Scopes.Petition, "{\"url\": \"https://...\", \"reason\": \"...\", \"who\": \"...\", \"contact\": \"...\"}", Ask);
    }

    private static Task<(Done, object?)> NotSo => Only(Task.FromResult(new Done(true, "What was sent is not complete.")));

    private static async Task<(Done, object?)> Only(Task<Done> done) => (await done, null);

    private static void Post(WebApplication app, string what, Scopes scope, string form, Act act) => app.MapPost($"{JsonApi.Root}/{what}", async (HttpContext http, SiteParts parts) =>
    {
        if (!SessionHandler.Granted(http, scope)) return Answers.Refused(http, StatusCodes.Status403Forbidden, "scope", $"This takes a token with the scope “{scope.ToString().ToLowerInvariant()}”.", "Make one at /me, and send it as: Authorization: Bearer stemma_...");
        if (parts.Acts is not { } acts || parts.People is not { } people) return Answers.Nothing(http, "Nothing can be done here.", "The site only reads.");
        if (await Read(http) is not { } said) return Answers.Refused(http, StatusCodes.Status400BadRequest, "bad-request", "That is no such thing.", $"Send JSON: {form}.");
        http.Response.Headers.CacheControl = "no-store";
        string acted = scope == Scopes.Decide ? await Acted.Decided(Text(said, "kind"), Text(said, "a") ?? "", Text(said, "b") ?? "", http.RequestServices.GetRequiredService<IReading>(), http.RequestAborted)
            : $"took a page of {Acted.Host(Text(said, "url") ?? "")} down";
        var (done, answer) = await act(acts, said, http, parts);
        if (scope != Scopes.Petition) await people.Note(Sessions.Account(http), acted, done.Refused ? Forms.Refusal(done) : "by a token", http.RequestAborted);
        return done.Refused ? Answers.Refused(http, StatusCodes.Status400BadRequest, "refused", done.Words, $"Send JSON: {form}.") : Results.Json(answer ?? new { done = done.Words }, Answers.Json);
    }).ExcludeFromDescription();

    private static Task<(Done, object?)> Decide(Acts acts, JsonElement said, HttpContext http, SiteParts parts) =>
        Enum.TryParse<DecisionKind>(Text(said, "kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) && Text(said, "a") is { Length: > 0 } a && Text(said, "b") is { Length: > 0 } b
            ? Only(acts.Decide(kind, a, b, Sessions.Name(http), http.RequestAborted)) : NotSo;

    private static async Task<(Done, object?)> Ask(Acts acts, JsonElement said, HttpContext http, SiteParts parts)
    {
        var petition = new Petition { Kind = PetitionKind.Takedown, Url = Text(said, "url") ?? "", Reason = Text(said, "reason") ?? "", Who = Text(said, "who") ?? "", Contact = Text(said, "contact") ?? "", At = parts.Time.GetUtcNow() };
        if (Inbox.Check(petition) is { } problem) return (new Done(true, problem.Message), null);
        if (await acts.Ask(petition, http.RequestAborted) is not var (number, token)) return (new Done(true, "Too many requests wait already."), null);
        string kept = $"kept as number {number}";
        return (new Done(false, kept), new { done = kept, number, @case = token is null ? null : $"{SiteAddress.Of(http)}/case/{token}" });
    }

    private static async Task<JsonElement?> Read(HttpContext http)
    {
        if (http.Request.ContentLength is not (> 0 and <= MostBytes)) return null;
        try
        {
            using var said = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            return said.RootElement.ValueKind == JsonValueKind.Object ? said.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement said, string name) => said.TryGetProperty(name, out var value) ? value.ValueKind switch { JsonValueKind.String => value.GetString()?.ReplaceLineEndings(" ").Trim(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;
}

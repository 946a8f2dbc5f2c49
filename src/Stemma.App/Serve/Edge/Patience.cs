using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Api;

namespace Stemma.App.Serve.Edge;

/// <summary>How long a question may keep the machine busy whose cost is up to whoever asks it: after that it is broken off, and the answer says what to ask instead.</summary>
internal static class Patience
{
    /// <summary>What is said of such a question.</summary>
    public const string Words = "That takes too long to find here. Ask for less: a further word, more letters before a star, a source: or a time (after:2031-03).";

    /// <summary>What is said of a claim.</summary>
    public const string OfClaim = "That takes too long to lay out here. Ask for it again in a while; its story's page and its reports have what is said.";

    // Searches, all about a name, and a claim with the way of its quotation: pages, feeds and answers for programs.
    private static readonly string[] Bounded = ["/search", "/entities", "/claim", JsonApi.Root + "/search", JsonApi.Root + "/entities", JsonApi.Root + "/claims"];

    /// <summary>Bounds the questions.</summary>
    public static RequestDelegate Before(RequestDelegate next, SiteParts parts) => http =>
        Bounded.Any(b => http.Request.Path.Value?.StartsWith(b, StringComparison.OrdinalIgnoreCase) == true) ? Within(next, http, parts) : next(http);

    private static async Task Within(RequestDelegate next, HttpContext http, SiteParts parts)
    {
        var gone = http.RequestAborted;
        using var late = new CancellationTokenSource(parts.Patience, parts.Wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, late.Token);
        http.RequestAborted = either.Token;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !http.Response.HasStarted)
        {
            await Doorman.Say(http, StatusCodes.Status503ServiceUnavailable, http.Request.Path.Value!.Contains("/claim", StringComparison.OrdinalIgnoreCase) ? OfClaim : Words);
        }
        finally
        {
            http.RequestAborted = gone;
        }
    }
}

using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Stemma.App.Gather.Hubs;

namespace Stemma.App.Serve.Edge;

/// <summary>Where hubs call: whether they were meant, and what is new in a feed. No session, no form of ours: the last part of the address is known to the hub alone, and what it tells is signed.</summary>
internal static class HubCalls
{
    /// <summary>The beginning of these addresses.</summary>
    public const string Root = "/websub";

    private const string Nobody = "Nothing is here.";

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet(Root + "/{token}", static (string token, HttpContext http, SiteParts parts) => Asked(token, http, parts.Acts?.Hubs));
        app.MapPost(Root + "/{token}", static (string token, HttpContext http, SiteParts parts) => Told(token, http, parts.Acts?.Hubs)).DisableAntiforgery();
    }

    private static async Task Asked(string token, HttpContext http, HubCallback? hubs)
    {
        string? answer = hubs is null || Call(http.Request.Query) is not { } call ? null : await hubs.Answer(token, call, http.RequestAborted);
        await Doorman.Say(http, answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, answer ?? Nobody);
    }

    // What is said twice is said by nobody who keeps to the protocol.
    private static HubCall? Call(IQueryCollection query)
    {
        StringValues mode = query["hub.mode"], topic = query["hub.topic"], challenge = query["hub.challenge"], lease = query["hub.lease_seconds"], reason = query["hub.reason"];
        return mode is [{ } m] && topic is [{ } t] && challenge.Count <= 1 && lease.Count <= 1 && reason.Count <= 1 ? new HubCall(m, t, challenge.ToString(), lease, reason) : null;
    }

    private static async Task Told(string token, HttpContext http, HubCallback? hubs)
    {
        if (hubs is null) await Doorman.Say(http, StatusCodes.Status404NotFound, Nobody);
        else if (!await hubs.Knows(token, http.RequestAborted)) await Doorman.Say(http, StatusCodes.Status410Gone, Nobody);
        else if (await Taken(token, http, hubs) is var status) await Doorman.Say(http, status, status == StatusCodes.Status202Accepted ? "" : "This is not taken; it comes with the next poll.");
    }

    private static async Task<int> Taken(string token, HttpContext http, HubCallback hubs)
    {
        if (http.Request.ContentLength > hubs.MostBytes) return StatusCodes.Status413PayloadTooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = hubs.MostBytes + 1L;
        using var late = new CancellationTokenSource(hubs.Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, late.Token);
        try
        {
            if (await Read(http.Request, hubs.MostBytes, either.Token) is not { } body) return StatusCodes.Status413PayloadTooLarge;
            var headers = http.Request.Headers.SelectMany(h => h.Value.Select(v => (h.Key, v ?? ""))).ToList();
            return await hubs.Deliver(token, headers, body, http.RequestAborted) ? StatusCodes.Status202Accepted : StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return StatusCodes.Status408RequestTimeout;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }
    }

    // Null where it is larger.
    private static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, int most, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var block = ArrayPool<byte>.Shared.Rent(1 << 14);
        try
        {
            for (int n; (n = await request.Body.ReadAsync(block, ct)) > 0;)
            {
                if (whole.Length + n > most) return null;
                whole.Write(block, 0, n);
            }
            return whole.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

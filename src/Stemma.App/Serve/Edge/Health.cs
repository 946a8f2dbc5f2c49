using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>/healthz: 200 while the store answers, 503 when it does not; why, only this machine is told.</summary>
internal static class Health
{
    public static void Map(WebApplication app) => app.MapGet("/healthz", async (IReading reading, Exposure exposure, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var holdings = await reading.Holdings(context.RequestAborted);
            return Results.Json(new { status = "ok", reports = holdings.Tellings, stories = holdings.Stories, pending = holdings.Pending });
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return Results.Json(new { status = "failing", reason = exposure.Loopback ? broken.Message : null }, statusCode: 503);
        }
    });
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>The public log of takedowns for programs: what the page says, as JSON.</summary>
internal static class TakedownLog
{
    private const int Most = 1000;

    public static void Map(WebApplication app) => app.MapGet("/takedowns.json", async (HttpContext http, IReading reading) =>
    {
        var log = await reading.RequestLog(0, Most, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Json(new
        {
            granted = log.Granted,
            refused = log.Refused,
            lifted = log.Lifted,
            waiting = log.Waiting,
            requests = log.Requests.Select(r => new
            {
                number = r.Number,
                day = r.At.ToUniversalTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                what = CaseWords.What(r.Kind, r.Type),
                host = r.Host.Length > 0 ? r.Host : null,
                outcome = CaseWords.Outcome(r.State),
                proof = CaseWords.Proof(r.Proof),
                hours = r.Hours,
            }),
        });
    });
}

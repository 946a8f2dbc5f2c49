using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve.Api;

/// <summary>Answers as bytes, and problems.</summary>
internal static class Answers
{
    /// <summary>The media type of problems (RFC 9457).</summary>
    public const string ProblemType = "application/problem+json";

    /// <summary>How records become JSON: camelCase, letters of all scripts as they are, null where there is nothing.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = JsonNumberHandling.Strict, WriteIndented = true };

    /// <summary>An answer.</summary>
    public static IResult Of<T>(HttpContext http, T answer) => Feeds.Freshness.Answer(http, JsonSerializer.SerializeToUtf8Bytes(answer, Json), "application/json");

    /// <summary>An answer that is written by hand.</summary>
    public static IResult Of(HttpContext http, Action<Utf8JsonWriter> write)
    {
        using var into = new MemoryStream();
        using (var json = new Utf8JsonWriter(into, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Feeds.Freshness.Answer(http, into.ToArray(), "application/json");
    }

    /// <summary>The same thing is at another address. Stories can part again: it is not for good.</summary>
    public static IResult Moved(HttpContext http, string path) => Results.Redirect(http.Request.PathBase + path + http.Request.QueryString, permanent: false);

    /// <summary>There is no such thing.</summary>
    public static IResult Nothing(HttpContext http, string what, string next) => Refused(http, StatusCodes.Status404NotFound, "not-found", what, next);

    /// <summary>A cursor that is none.</summary>
    public static IResult BadCursor(HttpContext http) =>
        Refused(http, StatusCodes.Status400BadRequest, "bad-cursor", "This cursor leads nowhere.", "Take the cursor from the \"next\" of the answer before, unchanged; or leave it out to begin again.");

    /// <summary>A problem, and what to do next.</summary>
    public static IResult Refused(HttpContext http, int status, string type, string title, string detail) => Results.Json(Problem(http, status, type, title, detail), Json, ProblemType, status);

    /// <summary>Says what is wrong where a request came to no route's answer.</summary>
    public static Task Say(HttpContext http, int status, string words)
    {
        http.Response.StatusCode = status;
        var (type, next) = status switch
        {
            404 => ("not-found", "See what there is at /api/v1, or the description at /openapi.json."),
            405 => ("read-only", "Everything here is read by GET; nothing is written."),
            429 => ("too-much", "Wait as long as Retry-After says, then ask again."),
            421 => ("not-here", "Ask it by the name of the machine that it runs on: localhost."),
            503 => ("too-long", "Ask for less, or ask again later."),
            >= 500 => ("failed", "Ask again later."),
            _ => ("bad-request", "Every parameter is described at /openapi.json."),
        };
        return http.Response.WriteAsJsonAsync(Problem(http, status, type, words, next), Json, ProblemType);
    }

    private static Refusal Problem(HttpContext http, int status, string type, string title, string detail) => new($"{SiteAddress.Of(http)}/api#{type}", title, status, detail);
}

using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Core.Formats.Tracks;

namespace Stemma.App.Serve.Edge;

/// <summary>Who is let in: on this machine alone only by its own names, so that no page of the web can pass itself off as one of ours; how often forms may be sent and captures be read anew, and how many streams one reader holds.</summary>
internal static class Doorman
{
    private const int FormsAMinute = 60, ProofsAMinute = 10, HubCallsAMinute = 1200, SignInsAMinute = 10, StreamsAtOnce = 16;
    private const long MostBytes = TrackFile.MostBytes;

    /// <summary>The most bytes of a request: a file, and the rest of the form that it came in.</summary>
    public const long MostOfForm = MostBytes + (64 << 10);

    // Forms in which somebody could guess.
    private static readonly string[] TakesSecrets = ["/account/sign-in", "/account/join", "/account/passkey", "/me/password", "/me/mail", "/me/tokens", "/me/passkeys", "/me/erase"];

    private static readonly string[] Forwarded = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Adds the limits.</summary>
    public static void Add(IServiceCollection services) => services.AddRateLimiter(static o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = static async (rejected, ct) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await Say(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "That was very much from one place. Wait a minute and try again.");
        };
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static http =>
        {
            if (http.Request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase))
                return RateLimitPartition.GetConcurrencyLimiter($"live {Network(http.Connection.RemoteIpAddress)}", static _ => new ConcurrencyLimiterOptions { PermitLimit = StreamsAtOnce });
            if (http.Request.Path.StartsWithSegments(HubCalls.Root, StringComparison.OrdinalIgnoreCase)) // one hub tells of many feeds
                return RateLimitPartition.GetFixedWindowLimiter($"hub {Network(http.Connection.RemoteIpAddress)}", static _ => new FixedWindowRateLimiterOptions { PermitLimit = HubCallsAMinute, Window = TimeSpan.FromMinutes(1) });
            bool signIn = http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) || HttpMethods.IsPost(http.Request.Method) && TakesSecrets.Contains(http.Request.Path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
            bool reads = http.Request.Path.Value?.TrimEnd('/').EndsWith("/versions", StringComparison.OrdinalIgnoreCase) == true; // each is read from its captures anew
            // Each asks a site, writes a letter or guesses at a key.
            bool proves = HttpMethods.IsPost(http.Request.Method) && (http.Request.Path.StartsWithSegments("/case", StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments("/proof", StringComparison.OrdinalIgnoreCase));
            if (!signIn && !reads && !HttpMethods.IsPost(http.Request.Method)) return RateLimitPartition.GetNoLimiter("");
            return RateLimitPartition.GetFixedWindowLimiter($"{(signIn ? "admin" : reads ? "versions" : proves ? "proof" : "form")} {Network(http.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = signIn ? SignInsAMinute : proves ? ProofsAMinute : FormsAMinute,
                Window = TimeSpan.FromMinutes(1),
            });
        });
    });

    /// <summary>Lets in or turns away.</summary>
    public static RequestDelegate Before(RequestDelegate next, Exposure exposure) => http =>
    {
        // A name of the web that leads to this machine (DNS rebinding) would make its pages of the same origin as ours.
        if (exposure.OwnNamesOnly && !IsOwnName(http.Request.Host.Host)) return Say(http, StatusCodes.Status421MisdirectedRequest, "This site answers to localhost only.");
        if (exposure.OwnNamesOnly && Forwarded.Any(http.Request.Headers.ContainsKey))
            return Say(http, StatusCodes.Status421MisdirectedRequest, "This site is for this machine only, and a proxy brought you here. Whoever runs it can open it with the setting site.behindProxy.");
        if (http.Request.ContentLength > MostOfForm && Is("/desk/track") || http.Request.ContentLength > MostBytes && (Is("/look") || Is("/desk/list")))
        {
            http.Response.Headers.Connection = "close";
            http.Response.Redirect($"{http.Request.Path}{http.Request.QueryString.Add("large", "1")}");
            return Task.CompletedTask;
        }
        // Pages know GET; the server leaves the body of an answer to HEAD away by itself.
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
        return next(http);

        bool Is(string page) => http.Request.Path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase);
    };

    /// <summary>Whether a program asks, that reads problems as JSON.</summary>
    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Api.JsonApi.Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The network that asks, as a key.</summary>
    public static string Network(HttpContext http) => Network(http.Connection.RemoteIpAddress);

    /// <summary>Answers in a line of text; a program that asks the API, as a problem.</summary>
    public static Task Say(HttpContext http, int status, string words)
    {
        if (IsApi(http)) return Api.Answers.Say(http, status, words);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(words);
    }

    private static bool IsOwnName(string host) => host is "localhost" or "" || IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    // A home has one IPv4 address and a whole /64 of IPv6 ones.
    private static string Network(IPAddress? ip)
    {
        if (ip is null) return "";
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return ip.GetAddressBytes() is { Length: > 4 } bytes ? Convert.ToHexString(bytes.AsSpan(0, 8)) : ip.ToString();
    }
}

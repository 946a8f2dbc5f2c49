using System.IO.Hashing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Stemma.App.Serve.Edge;

namespace Stemma.App.Serve.Feeds;

/// <summary>
/// Since when each feed and each answer of the API reads as it does. An entry's own date will not do: a takedown changes a feed and leaves the newest date in place,
/// and a reader program that asks by date alone must not keep what was taken down.
/// </summary>
internal sealed class Freshness
{
    private const int Most = 2000;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (ulong Hash, DateTimeOffset Since)> _known = new(StringComparer.Ordinal);

    /// <summary>An answer that is not sent again to whoever has it: to If-None-Match and If-Modified-Since, the first before the second, the framework says 304.</summary>
    /// <param name="http">The request.</param>
    /// <param name="bytes">What it reads.</param>
    /// <param name="type">Its media type.</param>
    public static IResult Answer(HttpContext http, byte[] bytes, string type)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (tag, since) = http.RequestServices.GetRequiredService<Freshness>().Of(http.Request.Host + http.Request.Path + http.Request.QueryString, bytes, now);
        // What holds whole texts is kept by the reader's own program alone.
        http.Response.Headers.CacheControl = http.RequestServices.GetRequiredService<Exposure>().FullText ? "private, max-age=300" : "public, max-age=300";
        return Results.Bytes(bytes, type, lastModified: since, entityTag: tag);
    }

    /// <summary>The validators of a feed.</summary>
    /// <param name="feed">Its address.</param>
    /// <param name="bytes">What it reads now.</param>
    /// <param name="now">The time.</param>
    public (EntityTagHeaderValue Tag, DateTimeOffset Since) Of(string feed, byte[] bytes, DateTimeOffset now)
    {
        ulong hash = XxHash3.HashToUInt64(bytes);
        lock (_turn)
        {
            bool seen = _known.TryGetValue(feed, out var known);
            if (!seen || known.Hash != hash)
            {
                if (!seen && _known.Count >= Most) _known.Clear();
                var second = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
                // HTTP dates are whole seconds: two changes in one second get two dates.
                known = (hash, seen && second <= known.Since ? known.Since.AddSeconds(1) : second);
                _known[feed] = known;
            }
            // Weak, for the same feed goes out packed and unpacked.
            return (new EntityTagHeaderValue($"\"{hash:x16}\"", isWeak: true), known.Since);
        }
    }
}

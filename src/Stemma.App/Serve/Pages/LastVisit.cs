using System.Globalization;
using Microsoft.AspNetCore.Http;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>
/// What a reader has seen, kept by his own browser: the log's head when he last came, and when. It tells nobody apart.
/// A visit lasts until half an hour after its last look, so that the marks stay while he reads.
/// </summary>
internal static class LastVisit
{
    /// <summary>The cookie: "mark-head-seconds".</summary>
    public const string Cookie = "stemma-seen";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    /// <summary>The reader's mark; what came after it is new to him. Null on his first visit.</summary>
    /// <param name="http">The request, and the answer that takes the cookie.</param>
    /// <param name="head">The log's head.</param>
    /// <param name="now">The time.</param>
    /// <param name="first">Whether this is the first page, which is what counts as a look.</param>
    public static TellingId? Mark(HttpContext http, TellingId head, DateTimeOffset now, bool first)
    {
        var seen = Read(http.Request.Cookies[Cookie]);
        int? mark = seen is not { } s ? null : now.ToUnixTimeSeconds() - s.Seconds > Pause.TotalSeconds ? s.Head : s.Mark;
        if (first && !http.Response.HasStarted)
        {
            http.Response.Cookies.Append(Cookie, $"{mark ?? head.Value}-{head}-{now.ToUnixTimeSeconds()}", new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }
        return mark is { } m ? new TellingId(m) : null;
    }

    // A cookie that is no such thing is as good as none.
    private static (int Mark, int Head, long Seconds)? Read(string? cookie) =>
        cookie?.Split('-') is [var mark, var head, var seconds]
        && int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out int m)
        && int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out int h)
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long s) ? (m, h, s) : null;
}

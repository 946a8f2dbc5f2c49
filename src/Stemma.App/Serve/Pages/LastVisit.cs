using System.Globalization;
using Microsoft.AspNetCore.Http;
using Stemma.App.Store.Reading;
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
    /// <param name="first">Whether this is the front page, which is what counts as a look. Whoever comes for the first time is marked anywhere.</param>
    public static TellingId? Mark(HttpContext http, TellingId head, DateTimeOffset now, bool first)
    {
        var seen = Read(http.Request.Cookies[Cookie]);
        int? mark = seen is not { } s ? null : now.ToUnixTimeSeconds() - s.Seconds > Pause.TotalSeconds ? s.Head : s.Mark;
        if (first || seen is null) Set(http, new TellingId(mark ?? head.Value), head, now);
        return mark is { } m ? new TellingId(m) : null;
    }

    /// <summary>Marks all up to here as seen.</summary>
    public static void Seen(HttpContext http, TellingId head, DateTimeOffset now) => Set(http, head, head, now);

    /// <summary>How a story stands to a reader's mark: "New", "Updated", or "".</summary>
    public static string Word(StoryCard card, TellingId? mark) => mark is not { } m || card.Newest.CompareTo(m) <= 0 ? "" : card.Id.Value > m.Value ? "New" : "Updated";

    private static void Set(HttpContext http, TellingId mark, TellingId head, DateTimeOffset now)
    {
        if (http.Response.HasStarted) return;
        http.Response.Cookies.Append(Cookie, $"{mark}-{head}-{now.ToUnixTimeSeconds()}", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
    }

    // A cookie that is no such thing is as good as none.
    private static (int Mark, int Head, long Seconds)? Read(string? cookie) =>
        cookie?.Split('-') is [var mark, var head, var seconds]
        && int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out int m)
        && int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out int h)
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long s) ? (m, h, s) : null;
}

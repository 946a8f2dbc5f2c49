using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve;

/// <summary>Where the site is, as whoever asks reached it.</summary>
internal static class SiteAddress
{
    /// <summary>Its address without a slash at the end ("https://news.example").</summary>
    public static string Of(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}

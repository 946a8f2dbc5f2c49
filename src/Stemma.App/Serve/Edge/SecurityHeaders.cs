using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve.Edge;

/// <summary>The headers that every answer carries, whatever the route.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Exposure exposure)
{
    // No script but the site's own files, nothing from elsewhere, no frames, forms to itself only.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Set as the answer starts, so that an error's answer carries them too.
    public Task InvokeAsync(HttpContext context)
    {
        bool secret = IsSecret(context.Request.Path); // as it was asked for: the page that says that nothing is there has another
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            if (secret) (context.Response.Headers["Referrer-Policy"], context.Response.Headers["X-Robots-Tag"], context.Response.Headers.CacheControl) = ("no-referrer", "noindex", "no-store");
            return Task.CompletedTask;
        });
        return next(context);
    }

    // Pages whose address is a key.
    private static bool IsSecret(PathString path) => Secrets.Any(s => path.StartsWithSegments(s, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Secrets = ["/case", "/proof", "/alert", "/mail", "/renew", "/join", "/admin", "/comments/of", "/comments/mine", "/comments/reported"];

    private void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (exposure.OwnNamesOnly) headers["Cross-Origin-Resource-Policy"] = "same-origin"; // no page of the web may load what stands here
        if (!exposure.Loopback) headers["X-Robots-Tag"] = "noindex";
    }
}

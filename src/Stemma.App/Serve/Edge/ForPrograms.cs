using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Gather.Fetching;

namespace Stemma.App.Serve.Edge;

/// <summary>
/// Routes that programs read: feeds, the API. On a site that is open to the world, scripts of other sites' pages may read them too. They get what anybody gets: no cookie comes
/// along ("*" forbids that to browsers), so excerpts only; and a reader whose own address is not of the public net gets no such leave, for a page of the web must not look through
/// his browser into a site of his house. A site for this machine alone never gives it: it holds whole texts.
/// </summary>
internal static class ForPrograms
{
    /// <summary>Marks a route.</summary>
    public static TBuilder ReadByPrograms<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(Mark.One);

    /// <summary>Gives leave where it may be given.</summary>
    public static RequestDelegate Before(RequestDelegate next, Exposure exposure) => http =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null && MayRead(http, exposure)) http.Response.Headers.AccessControlAllowOrigin = "*";
        return next(http);
    };

    private static bool MayRead(HttpContext http, Exposure exposure) => !exposure.OwnNamesOnly && http.Connection.RemoteIpAddress is { } reader && PublicAddresses.Contains(reader);

    private sealed class Mark
    {
        public static readonly Mark One = new();
    }
}

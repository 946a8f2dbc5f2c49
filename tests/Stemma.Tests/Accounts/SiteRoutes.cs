using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Stemma.Tests.Accounts;

/// <summary>A route of a running site, with an address that leads to it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern">As it was mapped.</param>
/// <param name="Address">With values in it.</param>
/// <param name="IsPage">Whether it is a page, which takes a form only where it says so.</param>
internal sealed record SiteRoute(string Method, string Pattern, string Address, bool IsPage)
{
    public string Row => $"{Method} {Pattern}";

    /// <summary>All of a site.</summary>
    public static IReadOnlyList<SiteRoute> All(IEndpointRouteBuilder site) =>
    [
        .. from route in site.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
           from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
           where method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH"
           select new SiteRoute(method, "/" + route.RoutePattern.RawText!.TrimStart('/'), Filled(route.RoutePattern), route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null),
    ];

    private static string Filled(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart value => value.Name.ToLowerInvariant() switch { "key" => "outlet1.example", "b" => "2", "name" => pattern.RawText!.Contains("assets", StringComparison.Ordinal) ? "site.css" : "world", "token" => "used", "place" => "99999", _ => "1" },
        _ => "",
    }))));
}

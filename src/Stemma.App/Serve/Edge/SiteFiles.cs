using System.IO.Hashing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Stemma.App.Serve.Edge;

/// <summary>The site's own files: style, script, icon. Their address carries their hash, so that a browser keeps them for good.</summary>
internal static class SiteFiles
{
    private static readonly Dictionary<string, (string Type, byte[] Bytes, string Hash)> Files = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(n => n.Contains(".Edge.Assets.", StringComparison.Ordinal))
        .ToDictionary(n => n.Split(".Edge.Assets.")[1], Read, StringComparer.Ordinal);

    /// <summary>The address of one.</summary>
    public static string Url(string name) => $"/assets/{name}?v={Files[name].Hash}";

    public static void Map(WebApplication app) => app.MapGet("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == file.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Bytes, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
    });

    private static (string Type, byte[] Bytes, string Hash) Read(string resource)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(resource)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string type = Path.GetExtension(resource) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", _ => "image/svg+xml" };
        return (type, bytes, Convert.ToHexStringLower(XxHash3.Hash(bytes)));
    }
}

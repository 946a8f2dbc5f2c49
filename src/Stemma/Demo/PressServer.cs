using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Stemma.Demo;

/// <summary>The press on loopback: a port an outlet. At any time it shows what is published by then, and the files that owners put there.</summary>
internal sealed class PressServer : IAsyncDisposable
{
    private readonly Press _press;
    private readonly TimeProvider _time;
    private readonly WebApplication _web;
    private readonly Dictionary<int, PressOutlet> _byPort = [];
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    private PressServer(Press press, TimeProvider time, WebApplication web) => (_press, _time, _web) = (press, time, web);

    /// <summary>What owners put on their sites besides, by address: plain text.</summary>
    public IDictionary<string, string> Files { get; } = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The addresses of all outlets (scheme, host and port), in the order of the press.</summary>
    public IReadOnlyList<string> Origins => [.. _press.Outlets.Select(OriginOf)];

    /// <summary>The address of an outlet.</summary>
    public string OriginOf(PressOutlet outlet) => _origins[outlet.Id];

    /// <summary>The address of a report's page.</summary>
    public string UrlOf(PressReport report) => OriginOf(report.Outlet) + report.Path;

    /// <summary>Opens it at free ports.</summary>
    /// <param name="press">What it publishes.</param>
    /// <param name="time">The clock that it publishes by.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="named">Whether each outlet is asked for by its host's name, which whoever asks must take for this machine; else by this machine's address.</param>
    public static async Task<PressServer> Open(Press press, TimeProvider time, CancellationToken ct, bool named = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. press.Outlets.Select(static _ => "http://127.0.0.1:0")]);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        var server = new PressServer(press, time, builder.Build());
        server._web.Run(server.Answer);
        await server._web.StartAsync(ct);
        var addresses = server._web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var (outlet, address) in press.Outlets.Zip(addresses))
        {
            int port = new Uri(address).Port;
            server._origins[outlet.Id] = named ? $"http://{outlet.Host}:{port}" : address.TrimEnd('/');
            server._byPort[port] = outlet;
        }
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private Task Answer(HttpContext http)
    {
        if (!_byPort.TryGetValue(http.Connection.LocalPort, out var outlet)) return Send(http, 404, "text/plain", "not here");
        string origin = OriginOf(outlet), path = http.Request.Path.Value ?? "/";
        if (Files.TryGetValue(origin + path, out string? file)) return Send(http, 200, "text/plain", file);
        var now = _time.GetUtcNow();
        switch (path)
        {
            case "/robots.txt": return Send(http, 200, "text/plain", $"User-agent: *\nDisallow: /comments/\n{(outlet.Lists == "sitemap" ? $"Sitemap: {origin}/sitemap.xml\n" : "")}");
            case "/feed.xml" when outlet.Lists != "sitemap": return Send(http, 200, $"application/{outlet.Lists}+xml", PressLists.Of(outlet, origin, Published(outlet, now)));
            case "/sitemap.xml" when outlet.Lists == "sitemap": return Send(http, 200, "application/xml", PressLists.Of(outlet, origin, Published(outlet, now)));
            case "/": return Send(http, 200, "text/html", PressPages.Home(outlet, origin, Published(outlet, now)));
            case "/picture.svg": return Send(http, 200, "image/svg+xml", Picture);
        }
        var report = _press.Reports.FirstOrDefault(r => r.Outlet.Id == outlet.Id && r.Path == path);
        return report?.AsOf(now) switch
        {
            null => Send(http, 404, "text/html", "<!doctype html><title>Not found</title><p>There is nothing here."),
            { Gone: true } => Send(http, 410, "text/html", "<!doctype html><title>Withdrawn</title><p>This report was withdrawn."),
            var version => Send(http, 200, "text/html", PressPages.Of(report, version, origin, LinkOf)),
        };
    }

    private List<(PressReport Report, PressVersion Version)> Published(PressOutlet outlet, DateTimeOffset now) =>
        [.. _press.Reports.Where(r => r.Outlet.Id == outlet.Id).Select(r => (Report: r, Version: r.AsOf(now)!)).Where(static p => p.Version is { Gone: false }).OrderByDescending(static p => p.Report.Versions[0].At)];

    private string? LinkOf(string id) => _press.Reports.FirstOrDefault(r => r.Id == id) is { } report ? UrlOf(report) : null;

    private static async Task Send(HttpContext http, int status, string type, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        if (status == 200) http.Response.Headers.ETag = tag;
        if (status == 200 && http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = type + "; charset=utf-8";
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private const string Picture = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360" fill="#8aa"/><path d="M0 260 Q160 200 320 250 T640 240 V360 H0Z" fill="#577"/><circle cx="520" cy="80" r="34" fill="#eec"/></svg>
        """;
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stemma.App.Gather.Fetching;

namespace Stemma.Eval.Takedowns;

/// <summary>The site of an owner on loopback, which serves the one file that he puts there.</summary>
internal sealed class OwnerSite : IAsyncDisposable
{
    private readonly WebApplication _web;

    private OwnerSite(WebApplication web, string origin) => (_web, Origin) = (web, origin);

    /// <summary>Its own address, by its name.</summary>
    public string Origin { get; }

    /// <summary>Where the file stands, and what it holds.</summary>
    public (string Address, string Text) File { get; set; } = ("", "");

    /// <summary>Takes every name for this machine.</summary>
    public static Resolver Resolver { get; } = static (_, _) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]);

    /// <summary>Opens it.</summary>
    /// <param name="host">Its name.</param>
    public static async Task<OwnerSite> Open(string host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        OwnerSite? site = null;
        web.Run(http =>
        {
            bool there = site is not null && site.Origin + http.Request.Path == site.File.Address;
            http.Response.StatusCode = there ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain";
            return http.Response.WriteAsync(there ? site!.File.Text : "not here");
        });
        await web.StartAsync();
        site = new OwnerSite(web, $"http://{host}:{new Uri(web.Urls.First()).Port}");
        return site;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();
}

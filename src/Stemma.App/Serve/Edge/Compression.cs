using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Stemma.App.Serve.Edge;

/// <summary>How pages go over the wire: brotli or gzip, and letters of all scripts as they are. (Why compressing pages with tokens is safe: notes/compressed-tokens.md.)</summary>
public static class Compression
{
    /// <summary>Encodes what means something in HTML, and leaves letters of all scripts as they are.</summary>
    public static HtmlEncoder Letters { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    internal static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(static o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/rss+xml", "application/feed+json", "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(static o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(static o => o.Level = CompressionLevel.Fastest);
        services.AddSingleton(Letters);
    }
}

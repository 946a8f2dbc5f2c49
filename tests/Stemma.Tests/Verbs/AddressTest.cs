using System.Text.Json;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;

namespace Stemma.Tests.Verbs;

/// <summary>Verbs that read files also read addresses, through the guard.</summary>
public sealed class AddressTest : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LocalServer _server = new((path, _) => path switch
    {
        "/robots.txt" => LocalServer.Ok("User-agent: *\nDisallow: /private\nCrawl-delay: 0", "text/plain"),
        "/moved" => LocalServer.Status("301 Moved Permanently", "Location: /news/one"),
        "/news/one" => LocalServer.Ok(Page(1), "text/html; charset=utf-8"),
        "/news/two" => LocalServer.Ok(Page(2), "text/html; charset=utf-8"),
        "/feed" => LocalServer.Ok(Feed, "application/rss+xml"),
        _ => LocalServer.Status("404 Not Found"),
    });

    private string[] Allowed => ["--set", $"allowHosts={_server.Origin}", "--set", "fetch.gapMilliseconds=0"];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Trace_reads_addresses_beside_files_and_tells_what_it_could_not_have()
    {
        _folder.Write("three.html", Page(3));
        var ran = await Cli.Run(_folder.At("data"), ["trace", "--format", "json", _server.Origin + "/moved", _server.Origin + "/news/two", _folder.At("three.html"), _server.Origin + "/private/x", _server.Origin + "/absent", .. Allowed]);
        Assert.Equal(1, ran.Exit);
        Assert.Contains("robots.txt", ran.Error, StringComparison.Ordinal);
        Assert.Contains("/absent", ran.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(ran.Out);
        var files = json.RootElement.GetProperty("stories").EnumerateArray().SelectMany(s => s.GetProperty("tellings").EnumerateArray()).Select(t => t.GetProperty("file").GetString()).ToList();
        Assert.Equal(3, files.Count);
        Assert.Contains(_server.Origin + "/moved", files);
    }

    [Fact]
    public async Task Feed_reads_an_address_with_the_headers_it_came_with()
    {
        var ran = await Cli.Run(_folder.At("data"), ["feed", _server.Origin + "/feed", .. Allowed]);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal("rss20", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(_server.Origin + "/news/one", json.RootElement.GetProperty("items")[0].GetProperty("link").GetString());
    }

    [Fact]
    public async Task Extract_reads_an_address_and_says_where_it_ended()
    {
        var ran = await Cli.Run(_folder.At("data"), ["extract", "--format", "jsonl", _server.Origin + "/moved", .. Allowed]);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        Assert.Equal(_server.Origin + "/news/one", json.RootElement.GetProperty("url").GetString());
    }

    [Fact]
    public async Task An_inner_address_is_refused_with_the_setting_that_would_allow_it_and_none_but_web_addresses_are_fetched()
    {
        var ran = await Cli.Run(_folder.At("data"), "trace", _server.Origin + "/news/one", "file:///etc/hostname");
        Assert.Equal(1, ran.Exit);
        Assert.Contains($"add \"{_server.Origin}\" to the setting allowHosts", ran.Error, StringComparison.Ordinal);
        Assert.Contains("only http and https", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, _server.Connections);
    }

    private const string Feed = "<rss version='2.0'><channel><title>Quay News</title><link>/</link><description>d</description><item><title>One</title><link>/news/one</link></item></channel></rss>";

    private static string Page(int number) => $"<!doctype html><html><head><title>Report {number}</title></head><body><article><h1>Report {number}</h1>{string.Concat(Reports.Paragraphs(number).Select(p => $"<p>{p}</p>"))}</article></body></html>";
}

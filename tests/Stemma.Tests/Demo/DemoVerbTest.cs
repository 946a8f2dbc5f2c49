using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Stemma.Tests.Contracts;
using Stemma.Tests.Verbs;

namespace Stemma.Tests.Demo;

/// <summary>The demo as a process of its own, as a newcomer starts it.</summary>
public sealed partial class DemoVerbTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_demo_shows_its_first_story_says_that_it_is_invented_and_leaves_nothing_behind()
    {
        using var folder = new TestFolder();
        using var demo = Cli.StartIn(folder.Path, folder.Path, ["demo", "--no-browser", "--urls", "http://127.0.0.1:0"]);
        var address = await Address(demo.StandardError);
        using var client = new HttpClient { BaseAddress = address };
        string front = await Until(client, "/", "class=\"card");
        Assert.Contains("Invented news. Nothing leaves this computer.", front, StringComparison.Ordinal);
        string tour = await Until(client, "/tour", "href=\"/story/");
        Assert.Contains("What to look at", tour, StringComparison.Ordinal);
        Assert.Contains("its story", await client.GetStringAsync("/items", Ct), StringComparison.Ordinal);
        using var term = Process.Start("kill", ["-TERM", $"{demo.Id}"]);
        await demo.WaitForExitAsync(Ct);
        Assert.Equal(0, demo.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path, "stemma-demo-*"));
        Assert.False(Directory.Exists(folder.At(".aspnet")), "it left its keys behind");
    }

    [Fact]
    public async Task Where_the_usual_port_is_taken_the_demo_takes_a_free_one()
    {
        using var folder = new TestFolder();
        using var held = new TcpListener(IPAddress.Loopback, 8080);
        try
        {
            held.Start();
        }
        catch (SocketException)
        {
            // Somebody else's, and taken all the same.
        }
        using var demo = Cli.StartIn(folder.Path, folder.Path, ["demo", "--no-browser"]);
        var address = await Address(demo.StandardError);
        Assert.NotEqual(8080, address.Port);
        using var client = new HttpClient { BaseAddress = address };
        Assert.Contains("Invented news", await client.GetStringAsync("/", Ct), StringComparison.Ordinal);
        demo.Kill();
        await demo.WaitForExitAsync(Ct);
    }

    [Fact]
    public async Task A_site_without_a_demo_has_no_tour()
    {
        await using var site = await Serve.TestSite.Open();
        await site.Get("/tour", HttpStatusCode.NotFound);
    }

    private static async Task<Uri> Address(StreamReader said)
    {
        while (await said.ReadLineAsync(Ct) is { } line)
            if (At().Match(line) is { Success: true } at) return new Uri(at.Groups[1].Value);
        throw new InvalidOperationException("the demo ended without an address");
    }

    private static async Task<string> Until(HttpClient client, string path, string holds)
    {
        string page = "";
        for (int i = 0; i < 600 && !page.Contains(holds, StringComparison.Ordinal); i++, await Task.Delay(100, Ct)) page = await client.GetStringAsync(path, Ct);
        Assert.Contains(holds, page, StringComparison.Ordinal);
        return page;
    }

    [GeneratedRegex("^Stemma is at (http://127\\.0\\.0\\.1:[0-9]+)$")]
    private static partial Regex At();
}

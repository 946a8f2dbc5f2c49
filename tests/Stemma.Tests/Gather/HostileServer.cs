using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;

namespace Stemma.Tests.Gather;

/// <summary>The hostile origin of the shared folder, as a process of its own.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Its origin.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Its cases: id to path.</summary>
    public IReadOnlyDictionary<string, string> Cases { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string script = Checkout.Shared("eval", "http", "hostile.py");
        int port = FreePort();
        try
        {
            _process = Process.Start(new ProcessStartInfo("python3", [script, $"{port}"]) { UseShellExecute = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not there");
        }
        Origin = $"http://127.0.0.1:{port}";
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Checkout.Shared("eval", "http", "cases.json")));
        Cases = json.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("url").GetString()!, StringComparer.Ordinal);
        for (int i = 0; i < 100; i++)
        {
            using var fetcher = Open();
            if ((await fetcher.Fetch(new FetchRequest($"{Origin}/robots.txt"), CancellationToken.None)).Status == 200) return;
            await Task.Delay(50);
        }
        Assert.Fail("the hostile server did not start");
    }

    /// <summary>A fetcher that knows nothing yet and may fetch from it.</summary>
    public Fetcher Open(TimeSpan? deadline = null, TimeProvider? time = null) => new(
        new FetchOptions { Gap = TimeSpan.Zero, LongestGap = TimeSpan.Zero, Deadline = deadline ?? TimeSpan.FromSeconds(10), MaxBytes = 4 << 20 },
        new FetchGuard([Origin]), new HostGate(time ?? TimeProvider.System), time ?? TimeProvider.System);

    /// <summary>The requests it saw of a case, as it tells them.</summary>
    public async Task<IReadOnlyList<JsonElement>> Log(string path)
    {
        using var fetcher = Open();
        using var json = JsonDocument.Parse((await fetcher.Fetch(new FetchRequest($"{Origin}/__log", MaxBytes: 64 << 20), CancellationToken.None)).Body);
        return [.. json.RootElement.EnumerateArray().Where(e => e.GetProperty("path").GetString()!.StartsWith(path, StringComparison.Ordinal)).Select(e => e.Clone())];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process?.Kill();
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

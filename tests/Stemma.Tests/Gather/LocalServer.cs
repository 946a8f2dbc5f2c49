using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Tests.Gather;

/// <summary>A request that a <see cref="LocalServer"/> saw; its headers have its method and body too, as ":method" and ":body".</summary>
internal sealed record Seen(string Path, IReadOnlyDictionary<string, string> Headers, DateTimeOffset Began, DateTimeOffset Ended);

/// <summary>A small server on loopback: what it answers is bytes, so it can say anything. It counts connections, so that it also serves as a canary.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<string, IReadOnlyDictionary<string, string>, byte[]> _answer;
    private readonly CancellationTokenSource _stop = new();
    private int _connections;

    /// <summary>Starts one at a port that the guard would not mind (8000 to 8999), so that only the address speaks against it.</summary>
    /// <param name="answer">Path and headers to the raw answer.</param>
    /// <param name="at">The address it listens at; loopback by default.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    public LocalServer(Func<string, IReadOnlyDictionary<string, string>, byte[]> answer, IPAddress? at = null, int port = 0)
    {
        _answer = answer;
        (_listener, Port) = Listen(at ?? IPAddress.Loopback, port);
        _ = Accept();
    }

    public int Port { get; }

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Thinks { get; init; }

    public string Origin => $"http://127.0.0.1:{Port}";

    public int Connections => Volatile.Read(ref _connections);

    public ConcurrentQueue<Seen> Log { get; } = new();

    public IEnumerable<string> Paths => Log.Select(s => s.Path);

    public static byte[] Ok(string body, string type = "text/html", params IEnumerable<string> headers) => Answer("200 OK", body, headers.Prepend($"Content-Type: {type}"));

    public static byte[] Status(string status, params IEnumerable<string> headers) => Answer(status, "", headers);

    public static byte[] Answer(string status, string body, IEnumerable<string> headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        string head = string.Join("\r\n", headers.Prepend($"HTTP/1.1 {status}").Append(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}")).Append("Connection: close")) + "\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. bytes];
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private static (TcpListener, int) Listen(IPAddress at, int port)
    {
        for (int i = 0; ; i++)
        {
            int candidate = port != 0 ? port : 8100 + Random.Shared.Next(890);
            try
            {
                var listener = new TcpListener(at, candidate);
                listener.Start();
                return (listener, candidate);
            }
            catch (SocketException) when (port == 0 && i < 200)
            {
                // taken
            }
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = Serve(client);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var began = DateTimeOffset.UtcNow;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            string? line = await reader.ReadLineAsync(_stop.Token);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                if (header.Split(": ", 2) is [var name, var value]) headers[name] = value;
            if (line?.Split(' ') is not [var method, var path, _]) return;
            var body = new char[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
            if (body.Length > 0) await reader.ReadBlockAsync(body, _stop.Token); // it would wait for one letter at least
            (headers[":method"], headers[":body"]) = (method, new string(body));
            await Task.Delay(Thinks, _stop.Token);
            byte[] answer = _answer(path, headers);
            Log.Enqueue(new Seen(path, headers, began, DateTimeOffset.UtcNow));
            await stream.WriteAsync(answer, _stop.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Eval.Rehearsals;

/// <summary>A request as the server saw it, in real seconds from its start; with how long the answer asks not to come again (program seconds), and the marks of the reports that a whole feed listed.</summary>
internal sealed record Visit(int Outlet, string Path, double Began, double Ended, int Status, bool Whole, double Asked, IReadOnlyList<string> Listed);

/// <summary>What an outlet answers: its origin, what is asked for, the request's headers, program seconds from the start, which request for it this is (from 1), origins of outlets by number.</summary>
internal delegate PressAnswer PressAnswering(Outlet outlet, string path, IReadOnlyDictionary<string, string> headers, double at, int count, Func<int, string> originOf);

/// <summary>The press on loopback: an address an outlet, one port. It answers as its outlets' manners are, and keeps a log.</summary>
internal sealed class PressServer : IDisposable
{
    private readonly IReadOnlyList<Outlet> _outlets;
    private readonly int _speed;
    private readonly PressAnswering _answer;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<TcpListener> _listeners = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public PressServer(IReadOnlyList<Outlet> outlets, int speed, PressAnswering answer)
    {
        (_outlets, _speed, _answer) = (outlets, speed, answer);
        Port = FreePort(outlets[0].Host);
        foreach (var outlet in outlets)
        {
            var listener = new TcpListener(IPAddress.Parse(outlet.Host), Port);
            listener.Start(64);
            _listeners.Add(listener);
            _ = Accept(listener, outlet);
        }
    }

    public int Port { get; }

    public ConcurrentQueue<Visit> Log { get; } = new();

    /// <summary>Real seconds since its start.</summary>
    public double Now => _clock.Elapsed.TotalSeconds;

    public string Origin(Outlet outlet) => $"http://{outlet.Host}:{Port}";

    public string Opml() => $"<opml version=\"2.0\"><head><title>Rehearsal</title></head><body>{string.Concat(_outlets.Select(o => $"<outline type=\"rss\" text=\"{o.Name}\" xmlUrl=\"{Origin(o)}/feed.xml\" htmlUrl=\"{Origin(o)}/\"/>"))}</body></opml>";

    public void Dispose()
    {
        _stop.Cancel();
        foreach (var listener in _listeners) listener.Stop();
        _stop.Dispose();
    }

    private static int FreePort(string host)
    {
        for (int port = 8100; ; port++)
        {
            using var probe = new TcpListener(IPAddress.Parse(host), port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException) when (port < 8999)
            {
                // taken
            }
        }
    }

    private async Task Accept(TcpListener listener, Outlet outlet)
    {
        try
        {
            while (true) _ = Task.Run(Serving(await listener.AcceptTcpClientAsync(_stop.Token), outlet));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The rehearsal is over.
        }
    }

    private Func<Task> Serving(TcpClient client, Outlet outlet) => async () =>
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
            {
                double began = Now;
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                    if (header.Split(": ", 2) is [var name, var value]) headers[name] = value;
                string path = line.Split(' ') is [_, var p, ..] ? p : "/";
                var answer = _answer(outlet, path, headers, began * _speed, _counts.AddOrUpdate($"{outlet.Number}{path}", 1, (_, n) => n + 1), o => Origin(_outlets[o % _outlets.Count]));
                if (answer.Wait > 0) await Task.Delay(TimeSpan.FromMilliseconds(answer.Wait), _stop.Token);
                double ended = Now; // whoever asked has the answer after this, and never before
                await Send(stream, answer);
                Log.Enqueue(new Visit(outlet.Number, path, began, ended, answer.Status, !answer.Cut, answer.Asked, answer.Listed));
                if (answer.Cut) return;
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asked has gone.
        }
    };

    private async Task Send(NetworkStream stream, PressAnswer answer)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} X\r\nContent-Length: {answer.Body.Length}\r\n");
        foreach (string header in answer.Headers) head.Append(header).Append("\r\n");
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. answer.Cut ? answer.Body.AsSpan(0, answer.Body.Length / 2) : answer.Body], _stop.Token);
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Eval.Polls;

/// <summary>
/// The sites of the load bench, in a process of their own so that their work is not counted as ours. It listens on the loopback device alone, at every address of it.
/// It is told what to do by lines on its input ("shares 10 10 10 20", "tell"), and ends with that.
/// </summary>
internal sealed class FeedServer(int sites, TimeSpan gap)
{
    /// <summary>The first word of the process's arguments.</summary>
    public const string Verb = "feed-server";

    private const int BindToDevice = 25, SolSocket = 1; // SO_BINDTODEVICE, SOL_SOCKET of Linux

    private readonly int[] _at = new int[sites], _polls = new int[sites];
    private readonly long[] _left = new long[sites];
    private volatile SiteShares _shares = new(0, 0, 0, 0);
    private int _requests, _robots, _most, _early;

    /// <summary>Serves until the input ends.</summary>
    /// <param name="args">How many sites, and the least milliseconds between two requests to one.</param>
    public static int Run(string[] args)
    {
        var server = new FeedServer(int.Parse(args[0]), TimeSpan.FromMilliseconds(int.Parse(args[1])));
        using var listener = Listen();
        _ = server.Accept(listener);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        while (Console.ReadLine() is { } line) server.Heed(line.Split(' '));
        return 0;
    }

    private static Socket Listen()
    {
        for (int port = 8100; ; port++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(SolSocket, BindToDevice, "lo\0"u8);
                socket.Bind(new IPEndPoint(IPAddress.Any, port));
                socket.Listen(4096);
                return socket;
            }
            catch (SocketException) when (port < 8999)
            {
                socket.Dispose(); // taken
            }
        }
    }

    private void Heed(string[] words)
    {
        if (words is ["shares", .. var shares]) _shares = new SiteShares(int.Parse(shares[0]), int.Parse(shares[1]), int.Parse(shares[2]), int.Parse(shares[3]));
        if (words is not ["tell"]) return;
        Console.WriteLine($"{Interlocked.Exchange(ref _requests, 0)} {Interlocked.Exchange(ref _robots, 0)} {Interlocked.Exchange(ref _most, 0)} {Interlocked.Exchange(ref _early, 0)} {_polls.Max()}");
        Array.Clear(_polls);
    }

    private async Task Accept(Socket listener)
    {
        while (true)
        {
            var peer = await listener.AcceptAsync();
            int site = FeedSite.At(((IPEndPoint)peer.LocalEndPoint!).Address);
            if (site < 0 || site >= sites || !IPAddress.IsLoopback(((IPEndPoint)peer.RemoteEndPoint!).Address)) peer.Dispose();
            else _ = Task.Run(() => Serve(peer, site));
        }
    }

    private async Task Serve(Socket peer, int site)
    {
        using var _ = peer;
        peer.NoDelay = true;
        var seen = new byte[2048];
        int length = 0;
        try
        {
            while (true)
            {
                int end;
                while ((end = seen.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    int n = await peer.ReceiveAsync(seen.AsMemory(length));
                    if (n == 0) return;
                    length += n;
                }
                Began(site);
                string request = Encoding.Latin1.GetString(seen, 0, end);
                length = 0;
                if (!await Answered(peer, site, request)) return;
            }
        }
        catch (SocketException)
        {
            // Whoever asked has gone.
        }
    }

    // False where the connection is over.
    private async Task<bool> Answered(Socket peer, int site, string request)
    {
        string path = request.Split(' ', 3)[1];
        bool robots = path == "/robots.txt", feed = path == "/feed";
        if (robots) Interlocked.Increment(ref _robots);
        if (feed) Interlocked.Increment(ref _polls[site]);
        var manner = _shares.Of(site);
        if (manner is SiteManner.Hung or SiteManner.Dribbling)
        {
            try
            {
                await Stall(peer, manner);
            }
            finally
            {
                Left(site);
            }
            return false;
        }
        bool conditional = request.Contains("If-None-Match", StringComparison.Ordinal);
        byte[] answer = robots ? FeedAnswers.Robots(site) : !feed ? FeedAnswers.Page(path) : manner == SiteManner.Erring ? FeedAnswers.Error
            : manner == SiteManner.Same && conditional ? FeedAnswers.Same : FeedAnswers.Feed(site, ((IPEndPoint)peer.LocalEndPoint!).Port, manner == SiteManner.Fresh ? Environment.TickCount64 : 0);
        Left(site); // whoever asked has the answer after this, and never before
        await peer.SendAsync(answer);
        return true;
    }

    // Until whoever asked has had enough.
    private static async Task Stall(Socket peer, SiteManner manner)
    {
        var gone = peer.ReceiveAsync(new byte[1]);
        if (manner == SiteManner.Hung)
        {
            await gone;
            return;
        }
        await peer.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"u8.ToArray());
        while (await Task.WhenAny(gone, Task.Delay(1000)) != gone) await peer.SendAsync("#"u8.ToArray());
        await gone;
    }

    // Two clocks may part by a thousandth while the one that sets itself by others is being set.
    private void Began(int site)
    {
        Interlocked.Increment(ref _requests);
        int now = Interlocked.Increment(ref _at[site]);
        for (int most; now > (most = Volatile.Read(ref _most)) && Interlocked.CompareExchange(ref _most, now, most) != most;)
        {
        }
        if (Volatile.Read(ref _left[site]) is not 0 and var left && Stopwatch.GetElapsedTime(left) < gap * .998) Interlocked.Increment(ref _early);
    }

    private void Left(int site)
    {
        Volatile.Write(ref _left[site], Stopwatch.GetTimestamp());
        Interlocked.Decrement(ref _at[site]);
    }
}

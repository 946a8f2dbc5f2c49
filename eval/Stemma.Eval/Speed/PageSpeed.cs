using System.Collections;
using System.Net.Sockets;
using System.Text;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;

namespace Stemma.Eval.Speed;

/// <summary>
/// The site over a store that is warm: pages asked for over one kept connection, several at a time so that nobody waits, and read to their last byte. The CPU seconds are those of the whole
/// process: store, server, net and the one who asks.
/// </summary>
internal static class PageSpeed
{
    private const int AtATime = 16, Pages = 800, Rounds = 5, Warm = 6;

    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Measures some pages.</summary>
    /// <param name="paths">Which.</param>
    /// <param name="captures">What the store holds.</param>
    public static async Task Run(string[] paths, IEnumerable<Capture> captures)
    {
        string folder = Directory.CreateTempSubdirectory("stemma-bench-").FullName;
        try
        {
            var start = new AppStart(folder, Settings.Read(Path.Combine(folder, "stemma.json"), new Hashtable(), []));
            await using var data = await StemmaApp.OpenToWrite(start, "bench", null, Ct);
            await data.Store.Ground.AddCaptures([.. captures.Select(Identity.Of)], Ct);
            using (var fold = await data.OpenFold(Ct)) await fold.Finish(Ct);
            await using var site = Site.Build(new SiteParts(data.Store.Reading, TimeProvider.System), "http://127.0.0.1:0", new Exposure(true));
            await site.StartAsync(Ct);
            Measure(new Uri(Site.Addresses(site).First()), paths);
            await site.StopAsync(Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(Uri site, string[] paths)
    {
        var askers = paths.Select(p => new Asker(site, p)).ToList();
        for (int i = 0; i < Warm; i++) askers.ForEach(a => a.Ask(Pages)); // until the compiler has settled
        foreach (var (asker, path) in askers.Zip(paths))
        {
            double took = Timing.Median(Rounds, () => asker.Ask(Pages));
            Console.WriteLine($"{path}: {Pages / took:0} pages/CPU-s from a warm store, over loopback, not packed; {asker.Ask(AtATime) / 1024.0 / AtATime:0} KiB");
            asker.Dispose();
        }
    }

    // A kept connection, and no more work than telling where pages end.
    private sealed class Asker : IDisposable
    {
        private static readonly byte[] End = "\r\n0\r\n\r\n"u8.ToArray(); // of the last piece (RFC 9112, 7.1)

        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] _ask, _block = new byte[1 << 18];

        public Asker(Uri site, string path)
        {
            _socket.Connect(site.Host, site.Port);
            _ask = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n", AtATime)));
        }

        /// <summary>Asks for so many pages.</summary>
        /// <returns>Their bytes.</returns>
        public long Ask(int pages)
        {
            long all = 0;
            for (int asked = 0; asked < pages; asked += AtATime) all += Batch();
            return all;
        }

        public void Dispose() => _socket.Dispose();

        private long Batch()
        {
            _socket.Send(_ask);
            long all = 0;
            for (int ended = 0, held = 0; ended < AtATime;)
            {
                int n = _socket.Receive(_block.AsSpan(held));
                if (n == 0) throw new InvalidOperationException("the site hung up");
                if (all == 0 && !_block.AsSpan(0, n).StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.Latin1.GetString(_block, 0, Math.Min(n, 200)));
                all += n;
                var got = _block.AsSpan(0, held + n);
                for (int at; (at = got.IndexOf(End)) >= 0; ended++) got = got[(at + End.Length)..];
                held = Math.Min(End.Length - 1, got.Length); // an end may come in two pieces
                got[^held..].CopyTo(_block);
            }
            return all;
        }
    }
}

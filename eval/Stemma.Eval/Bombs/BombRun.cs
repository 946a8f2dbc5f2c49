using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.Core.Collate;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.LinkPage;
using Stemma.Core.Formats.Opml;
using Stemma.Core.Formats.Sitemap;
using Stemma.Core.Formats.Tracks;
using Stemma.Core.Web;
using Stemma.Eval.Speed;

namespace Stemma.Eval.Bombs;

/// <summary>One bomb in a process of its own: a line for each reader with its CPU seconds (all threads) and by how many MB the process grew, and a last one when all have ended.</summary>
internal static class BombRun
{
    /// <summary>What this is started by, with file and Content-Encoding ("-" for none over HTTP).</summary>
    public const string Verb = "bomb";

    /// <summary>The last line's first word.</summary>
    public const string Ended = "ended";

    private const int Cap = 16 << 20; // the setting fetch.maxMegabytes

    private const string Sample = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>x</title><item><title>y</title><description>&lt;p&gt;Words.&lt;/p&gt;</description></item></channel></rss>";

    public static int Run(string[] args)
    {
        string path = args[0], encoding = args[1];
        byte[] bytes = File.ReadAllBytes(path);
        string sample = Path.Combine(Path.GetDirectoryName(path)!, "sample.xml");
        File.WriteAllText(sample, Sample);
        foreach (var (_, read) in Readers(sample, File.ReadAllBytes(sample), "", warm: true)) read(); // what is compiled first is not the bomb's time
        File.Delete(sample);
        Rest();
        double before = Status("VmRSS");
        foreach (var (name, read) in Readers(path, bytes, encoding, warm: false))
        {
            Rest();
            File.WriteAllText("/proc/self/clear_refs", "5"); // the peak starts anew
            double from = Timing.Cpu();
            read();
            double seconds = Timing.Cpu() - from;
            Say(name, seconds, Math.Max(0, Status("VmHWM") - before));
        }
        Say(Ended, 0, 0);
        return 0;
    }

    private static IEnumerable<(string Name, Action Read)> Readers(string path, byte[] bytes, string encoding, bool warm)
    {
        if (encoding != "-") yield return ("fetch", () => Fetch(bytes, encoding));
        yield return ("import", () => Import(path));
        bool packed = bytes is [0x1F, 0x8B, ..];
        if (encoding.Length > 0 && !packed) yield break;
        if (packed || path.EndsWith(".xml", StringComparison.Ordinal)) yield return ("sitemap", () => SitemapReader.Read(bytes, null, "https://quay.example/sitemap.xml"));
        if (packed) yield break;
        if (path.EndsWith(".xml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal))
        {
            yield return ("feed", () => _ = FeedReader.Items(FeedReader.Read(bytes, FeedOrigin.Unknown)).Count());
            yield return ("opml", () => OpmlReader.Read(bytes, null));
            yield return ("track", () => TrackFile.Read(bytes));
        }
        if (warm || path.EndsWith(".html", StringComparison.Ordinal)) yield return ("links", () => LinkPageReader.Read(Charset.Decode(bytes, null, Cap).Text, "https://quay.example/"));
    }

    // As a page or feed that is fetched: by the fetcher, from a server on this machine.
    private static void Fetch(byte[] bytes, string encoding)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string origin = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var serving = Task.Run(() => Serve(listener, bytes, encoding));
        using (var fetcher = new Fetcher(new FetchOptions { Gap = TimeSpan.Zero, MaxBytes = Cap }, new FetchGuard([origin]), new HostGate(TimeProvider.System), TimeProvider.System))
        {
            var answer = fetcher.Fetch(new FetchRequest(origin + "/feed", Accept: FetchRequest.Feeds), CancellationToken.None).AsTask().GetAwaiter().GetResult();
            _ = FeedReader.Items(FeedReader.Read(answer.Body.Span, FeedOrigin.Unknown)).Count();
        }
        listener.Stop();
        serving.Wait();
    }

    private static void Serve(TcpListener listener, byte[] bytes, string encoding)
    {
        try
        {
            while (true)
            {
                using var peer = listener.AcceptTcpClient();
                var stream = peer.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                bool robots = reader.ReadLine()?.Contains("/robots.txt", StringComparison.Ordinal) == true;
                while (reader.ReadLine() is { Length: > 0 }) { }
                string head = robots ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : $"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n{(encoding.Length > 0 ? $"Content-Encoding: {encoding}\r\n" : "")}Content-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
                stream.Write(Encoding.Latin1.GetBytes(head));
                if (!robots) stream.Write(bytes);
            }
        }
        catch (Exception over) when (over is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody asks any more.
        }
    }

    // As a file that is imported, and each report in it as it is read.
    private static void Import(string path)
    {
        foreach (var offer in new FileImport(Cap).Read(FileImport.Files([path]), Stream.Null))
            if (offer.Capture is { } capture) Collation.Extracted(capture, []);
    }

    private static void Rest()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
    }

    private static void Say(string name, double seconds, double megabytes)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {seconds:0.000} {megabytes:0.0}"));
        Console.Out.Flush();
    }

    // MB (2^20 bytes) of this process.
    private static double Status(string row) =>
        double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(row, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture) / 1024;
}

using System.Diagnostics;
using System.Globalization;

namespace Stemma.Eval.Bombs;

/// <summary>
/// `./do bench bombs`: the XML, compression and archive bombs of the security set, and our own, each through every reader of the product that its kind of file may come to, in a process of its own: CPU seconds and growth of memory of the
/// slowest and the greediest of them, and whether they ended within 2 s and 256 MB.
/// </summary>
internal static class BombBench
{
    private const double MostSeconds = 2, MostMegabytes = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void Run(string? folder)
    {
        var place = Directory.CreateTempSubdirectory("stemma-bombs-");
        try
        {
            int all = 0, held = 0;
            foreach (var bomb in (folder is null ? [] : Given(Path.Combine(folder, "security"))).Concat(BombMaker.All()))
            {
                string file = Path.Combine(place.FullName, bomb.Name);
                File.WriteAllBytes(file, bomb.Bytes);
                var ran = Child(file, bomb.Encoding);
                File.Delete(file);
                bool ended = ran.Count > 0 && ran[^1].Reader == BombRun.Ended && ran.TrueForAll(r => r.Seconds <= MostSeconds && r.Megabytes <= MostMegabytes);
                all++;
                if (ended) held++;
                var (slowest, greediest) = ran.Count == 0 ? (default, default) : (ran.MaxBy(r => r.Seconds), ran.MaxBy(r => r.Megabytes));
                Console.WriteLine($"  {bomb.Name,-34} {slowest.Seconds,6:0.00} s ({slowest.Reader}) {greediest.Megabytes,5:0} MB ({greediest.Reader}){(ended ? "" : ran.Count == 0 || ran[^1].Reader != BombRun.Ended ? "  DID NOT END" : "  OVER")}");
            }
            Console.WriteLine($"bombs: {held} of {all} ended within {MostSeconds} s and {MostMegabytes} MB, every reader");
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static IEnumerable<Bomb> Given(string security)
    {
        foreach (string folder in (string[])["xml", "compression", "warc"])
            foreach (string path in Directory.GetFiles(Path.Combine(security, folder)).Where(p => Path.GetFileName(p) != "expect.json").Order(StringComparer.Ordinal))
                yield return new Bomb(Path.GetFileName(path), File.ReadAllBytes(path), folder == "warc" ? null : Encoding(Path.GetFileName(path)));
    }

    private static string Encoding(string name) =>
        name.EndsWith("-x2.gz", StringComparison.Ordinal) ? "gzip, gzip"
        : name.EndsWith(".gz", StringComparison.Ordinal) || name.StartsWith("plain-labelled-gzip", StringComparison.Ordinal) ? "gzip"
        : name.EndsWith(".br", StringComparison.Ordinal) ? "br"
        : name.EndsWith(".zst", StringComparison.Ordinal) ? "zstd"
        : name.EndsWith(".zlib", StringComparison.Ordinal) || name.EndsWith(".rawdeflate", StringComparison.Ordinal) ? "deflate"
        : "";

    private static List<(string Reader, double Seconds, double Megabytes)> Child(string file, string? encoding)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(BombBench).Assembly.Location);
        foreach (string arg in (string[])[BombRun.Verb, file, encoding ?? "-"]) start.ArgumentList.Add(arg);
        using var child = Process.Start(start)!;
        using var late = new Timer(_ => child.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        return [.. child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).Where(l => l.Length == 3)
            .Select(l => (l[0], double.Parse(l[1], CultureInfo.InvariantCulture), double.Parse(l[2], CultureInfo.InvariantCulture)))];
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>The program killed at random points of an import, started again, and held to an undisturbed one. KILLS sets how often, KILL_INPUT what is imported; see tests/kill.sh.</summary>
public sealed class KillTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_import_killed_again_and_again_ends_like_an_undisturbed_one()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "10", CultureInfo.InvariantCulture);
        string input = Corpus();
        var watch = Stopwatch.StartNew();
        var whole = await Cli.Run(_folder.At("whole"), "import", input);
        Assert.Equal(0, whole.Exit);
        int usual = (int)watch.ElapsedMilliseconds;
        string wanted = await Cli.State(_folder.At("whole"));

        var random = new Random(20310301);
        for (int folder = 0, hit = 0; hit < kills; folder++)
        {
            string data = _folder.At($"killed{folder}");
            for (int tries = 0; tries < 5 && hit < kills; tries++)
                if (await Killed(data, input, random, usual)) hit++;
            var last = await Cli.Run(data, "import", input);
            Assert.Equal((0, ""), (last.Exit, last.Error));
            Assert.Equal(wanted, await Cli.State(data));
            var doctor = await Cli.Run(data, "doctor");
            Assert.True(doctor.Exit == 0, doctor.Out);
            Directory.Delete(data, recursive: true);
        }
    }

    // Whether it was still running when it was killed.
    private static async Task<bool> Killed(string data, string input, Random random, int usual)
    {
        using var process = Cli.Start(data, "import", input, "--set", $"write.batch={1 + random.Next(64)}");
        var ended = process.WaitForExitAsync();
        await Task.WhenAny(ended, Task.Delay(150 + random.Next(Math.Max(1, usual - 150))));
        if (ended.IsCompleted) return false;
        process.Kill(entireProcessTree: true);
        await ended;
        return true;
    }

    [Fact]
    public async Task An_import_beside_another_waits_its_turn_and_loses_nothing()
    {
        string first = Corpus(), second = _folder.Write("second.jsonl", Lines(Enumerable.Range(500, 30)));
        string data = _folder.At("shared");
        var one = Cli.Start(data, "import", first);
        var two = Cli.Start(data, "import", second);
        var three = Cli.Start(data, "decide", "--list");
        var (a, b) = (await Cli.Finish(one), await Cli.Finish(two));
        await Cli.Finish(three);
        Assert.Equal((0, 0), (a.Exit, b.Exit));
        Assert.Equal(150, (await Cli.Run(data, "stories", "--format", "jsonl")).Lines.Length);
        Assert.Equal(0, (await Cli.Run(data, "doctor")).Exit);
    }

    [Fact]
    public async Task Reprocess_and_restore_refuse_beside_a_writer()
    {
        string data = _folder.At("held");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines([1, 2])));
        await Cli.Run(data, "backup", _folder.At("b"));
        using var held = App.DataLock.Take(data, "import").Lock;
        foreach (string[] verb in (string[][])[["reprocess", "--from", "extract"], ["restore", _folder.At("b")]])
        {
            var ran = await Cli.Run(data, verb);
            Assert.Equal(1, ran.Exit);
            Assert.Contains("'stemma import'", ran.Error, StringComparison.Ordinal);
        }
    }

    private string Corpus() => Environment.GetEnvironmentVariable("KILL_INPUT") is { Length: > 0 } given ? given : _folder.Write("in.jsonl", string.Concat(Reports.Many(120, 3).Select(c => Encoding.UTF8.GetString(c.Body.Span) + "\n")));

    private static string Lines(IEnumerable<int> stories) => string.Concat(stories.Select(s => Encoding.UTF8.GetString(Reports.Capture(s).Body.Span) + "\n"));
}

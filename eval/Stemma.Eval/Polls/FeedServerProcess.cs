using System.Diagnostics;
using System.Globalization;

namespace Stemma.Eval.Polls;

/// <summary>What the sites saw since they were last asked.</summary>
/// <param name="Requests">Requests in all.</param>
/// <param name="Robots">Of them for a robots.txt.</param>
/// <param name="AtOnce">The most at once to one origin.</param>
/// <param name="Early">Those that came sooner after the last one's end than the pause allows.</param>
/// <param name="Polls">The most polls of one feed.</param>
internal sealed record SitesSaw(int Requests, int Robots, int AtOnce, int Early, int Polls);

/// <summary>A <see cref="FeedServer"/> in a process of its own.</summary>
internal sealed class FeedServerProcess : IDisposable
{
    private readonly Process _process;

    public FeedServerProcess(int sites, TimeSpan gap)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(FeedServer).Assembly.Location);
        foreach (string arg in (string[])[FeedServer.Verb, sites.ToString(CultureInfo.InvariantCulture), gap.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(arg);
        _process = Process.Start(start)!;
        Port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The port of all sites.</summary>
    public int Port { get; }

    /// <summary>CPU seconds that it used.</summary>
    public double Cpu => _process.TotalProcessorTime.TotalSeconds;

    /// <summary>How the sites behave from now on.</summary>
    public void Behave(SiteShares shares) => _process.StandardInput.WriteLine($"shares {shares.Hung} {shares.Dribbling} {shares.Erring} {shares.Fresh}");

    /// <summary>What they saw since the last time.</summary>
    public SitesSaw Saw()
    {
        _process.StandardInput.WriteLine("tell");
        int[] told = [.. _process.StandardOutput.ReadLine()!.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return new SitesSaw(told[0], told[1], told[2], told[3], told[4]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }
}

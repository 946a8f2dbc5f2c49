using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stemma.Eval.Speed;

/// <summary>Measures CPU time of this process and of one piece of work.</summary>
internal static class Timing
{
    /// <summary>CPU seconds that this process has used, all threads.</summary>
    public static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    /// <summary>CPU seconds that this thread alone has used; 0 where the machine does not tell.</summary>
    public static double OwnCpu() => OperatingSystem.IsLinux() && ClockTime(ThreadCpu, out var time) == 0 ? time.Seconds + time.Nanoseconds / 1e9 : 0;

    /// <summary>The median CPU seconds of <paramref name="rounds"/> runs, after one to warm up.</summary>
    public static double Median(int rounds, Action work)
    {
        work();
        var took = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            double before = Cpu();
            work();
            took[i] = Cpu() - before;
        }
        Array.Sort(took);
        return took[rounds / 2];
    }

    private const int ThreadCpu = 3; // CLOCK_THREAD_CPUTIME_ID

    private readonly record struct Spent(long Seconds, long Nanoseconds);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockTime(int clock, out Spent time);

    /// <summary>The greatest resident memory so far, MiB.</summary>
    public static double PeakMemory() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}

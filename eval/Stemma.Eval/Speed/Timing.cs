using System.Diagnostics;

namespace Stemma.Eval.Speed;

/// <summary>Measures CPU time of this process and of one piece of work.</summary>
internal static class Timing
{
    /// <summary>CPU seconds that this process has used, all threads.</summary>
    public static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

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

    /// <summary>The greatest resident memory so far, MiB.</summary>
    public static double PeakMemory() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Stemma.App.Store;

/// <summary>The same work on many things, several at once. Who asks works too, so nothing waits for others' work, and what takes long holds nothing else up.</summary>
internal static class Abreast
{
    /// <summary>Does the work, each thing's result at its place.</summary>
    /// <param name="of">What it is done to.</param>
    /// <param name="workers">How many at once at most.</param>
    /// <param name="work">The work: of its argument alone.</param>
    public static List<TOut> Of<TIn, TOut>(IReadOnlyList<TIn> of, int workers, Func<TIn, TOut> work)
    {
        if (of.Count < 2 || workers < 2) return [.. of.Select(work)];
        var made = new TOut[of.Count];
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, of.Count), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = workers }, i => made[i] = work(of[i]));
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]); // as one after the other would have failed
        }
        return [.. made];
    }
}

using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Folds the log once more, from a step on. Readers see the old generation until the new one is whole.</summary>
public static class Reprocess
{
    /// <summary>Folds anew.</summary>
    /// <param name="store">The store.</param>
    /// <param name="from">The first step to do anew; what the steps before it made is carried over.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="each">Told what became of each capture.</param>
    /// <param name="ct">Stops it; the old generation then stays.</param>
    public static async ValueTask Run(IStore store, Step from, FoldOptions options, Action<Ingested> each, CancellationToken ct)
    {
        using (var present = await Fold.Open(store, options, ct)) await present.Finish(ct);
        if (from == Step.Claims)
        {
            var all = await store.Reading.Stories(ct);
            await store.Work.Add([.. all.Select(Chore.Compose)], ct);
            using var same = await Fold.Open(store, options, ct);
            await same.Compose(static _ => { }, ct);
            return;
        }
        await using var next = await store.NextGeneration(ct);
        await Editions.Carry(store.Derived, next.Derived, ct);
        var carrying = from <= Step.Statements ? options : options with { Carry = logged => Carried(store.Derived, logged) };
        using (var fold = await Fold.Open(next, carrying, ct))
        {
            await fold.CatchUp(each, ct);
            await fold.Compose(static _ => { }, ct);
        }
        await next.SwapIn(ct);
        await next.Scrub(ct);
    }

    // The reading of an earlier version of a revised telling is not kept: that capture is read again, and so is a notice, which is found by what it withdraws.
    private static ReadCapture? Carried(IDerived before, Logged logged) =>
        before.MadeOf(logged.Capture.Id, CancellationToken.None).AsTask().GetAwaiter().GetResult() is { Earlier: null } telling ? new ReadCapture(logged.Capture.Id, telling, null) : null;
}

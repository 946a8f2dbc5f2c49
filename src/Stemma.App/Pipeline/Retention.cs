using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>
/// Lets the bytes of the oldest captures go when they are too old or too many; what was last made of each stays in their place, so that all that is folded from the log stays as it is.
/// It looks after every few captures that were placed, and for old ones once a day of the event clock, or of the program's where that is behind it. Those whose owners want no copy kept go as soon as they are placed or that is
/// said, a stretch of the log at a time. A stop anywhere leaves what the next look goes on from.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="limits">How much is held.</param>
/// <param name="time">The program's clock: a report that dates itself far ahead ages no other.</param>
public sealed class Retention(IStore store, HoldLimits limits, TimeProvider time)
{
    private const int Every = 64, AtOnce = 16;
    private static readonly TimeSpan Anew = TimeSpan.FromHours(1);

    private int _mark = -1;
    private DateOnly? _day;
    private TellingId _after; // how far the old ones of the day were looked through
    private UnwantedLook _unwanted = new("", default);
    private DateTimeOffset _anew; // when the whole log is looked through again: what might not go before may then

    /// <summary>Lets the next few go, where it is time to look.</summary>
    /// <returns>How many went, a stretch of the log that was looked through in vain counted as one; 0 where there is nothing to do now.</returns>
    public async ValueTask<int> Some(CancellationToken ct)
    {
        if (await Unwanted(ct) is > 0 and var unwanted) return unwanted;
        int mark = (await store.Derived.Placed(ct)).Value / Every;
        if (mark == _mark) return 0;
        var (now, clock) = (time.GetUtcNow(), await store.Ground.Clock(ct));
        var day = DateOnly.FromDateTime((clock < now ? clock : now).UtcDateTime);
        if (day != _day)
        {
            if (await LetGo(now, ct) is > 0 and var old) return old;
            (_day, _after) = (day, default);
        }
        int went = await LetGo(null, ct);
        if (went == 0) _mark = mark;
        return went;
    }

    private async ValueTask<int> Unwanted(CancellationToken ct)
    {
        if (time.GetUtcNow() is var now && now >= _anew) (_unwanted, _anew) = (_unwanted with { After = default }, now + Anew);
        var (going, reached) = await store.Ground.Unwanted(_unwanted, AtOnce, ct);
        bool looked = reached != _unwanted && reached.Wishes.Length > 0;
        await Drop(going, ct);
        _unwanted = reached;
        return going.Count > 0 ? going.Count : looked ? 1 : 0;
    }

    private async ValueTask<int> LetGo(DateTimeOffset? aged, CancellationToken ct)
    {
        var surplus = await store.Ground.Surplus(limits, aged, _after, AtOnce, ct);
        if (aged is not null && surplus.Count > 0) _after = surplus[^1].Logged.Capture.Id;
        return await Drop(surplus, ct);
    }

    private async ValueTask<int> Drop(IReadOnlyList<(Logged Logged, bool Stands)> surplus, CancellationToken ct)
    {
        if (surplus.Count == 0) return 0;
        var all = await store.Hints.All(ct);
        IReadOnlyList<SiteHint> hints = [.. HintVersion.InForce(all).Select(h => h.Hint)];
        await store.Ground.LetGo([.. surplus.Select(s => new LetGo(s.Logged.Capture.Id, s.Stands ? null : Extracted(s.Logged.Capture, hints)))], HintVersion.Changes(all), CancellationToken.None);
        return surplus.Count;
    }

    // An earlier version, or one that no report came of.
    private static Article Extracted(Capture capture, IReadOnlyList<SiteHint> hints)
    {
        var problems = new List<Problem>();
        return Collation.Extracted(capture, problems, hints) ?? new Article { Kind = PageKind.NotAnArticle, Problems = problems };
    }
}

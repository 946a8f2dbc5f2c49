using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>
/// Lets the bytes of the oldest captures go when they are too old or too many; what was last made of each stays in their place, so that all that is folded from the log stays as it is.
/// It looks after every few captures that were placed, and for old ones once a day of the event clock, or of the program's where that is behind it. A stop anywhere leaves what the next look goes on from.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="limits">How much is held.</param>
/// <param name="time">The program's clock: a report that dates itself far ahead ages no other.</param>
public sealed class Retention(IStore store, HoldLimits limits, TimeProvider time)
{
    private const int Every = 64, AtOnce = 16;

    private int _mark = -1;
    private DateOnly? _day;
    private TellingId _after; // how far the old ones of the day were looked through

    /// <summary>Lets the next few go, where it is time to look.</summary>
    /// <returns>How many went; 0 where none is to go now.</returns>
    public async ValueTask<int> Some(CancellationToken ct)
    {
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

    private async ValueTask<int> LetGo(DateTimeOffset? aged, CancellationToken ct)
    {
        var surplus = await store.Ground.Surplus(limits, aged, _after, AtOnce, ct);
        if (surplus.Count == 0) return 0;
        if (aged is not null) _after = surplus[^1].Logged.Capture.Id;
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

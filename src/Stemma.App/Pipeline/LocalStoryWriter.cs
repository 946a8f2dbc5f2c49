using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>The writer in this process: one turn at a time.</summary>
public sealed class LocalStoryWriter : IStoryWriter, IDisposable
{
    private const int AtOnce = 1024;

    private readonly IDerived _derived;
    private readonly Rulings _rulings;
    private readonly Neighbourhoods _around = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<TellingId> _elsewhere = []; // what is to be written into another story than it stands in, and who stays behind: an older program wrote it there

    private LocalStoryWriter(IDerived derived, Rulings rulings)
    {
        _derived = derived;
        _rulings = rulings;
    }

    /// <summary>Reads joins and memberships from the store.</summary>
    /// <param name="derived">The generation it writes.</param>
    /// <param name="rulings">The editors' decisions.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask<LocalStoryWriter> Open(IDerived derived, Rulings rulings, CancellationToken ct)
    {
        var writer = new LocalStoryWriter(derived, rulings);
        foreach (var (telling, story) in await derived.Members(ct)) writer._around.Settle(telling, story);
        var after = new TellingId(0);
        while (await derived.Joins(after, AtOnce, ct) is { Count: > 0 } page)
        {
            foreach (var join in page) writer._around.Groups.Join(join.Later, join);
            after = page[^1].Later;
        }
        writer._elsewhere = writer._around.Grouped(rulings.InForce);
        return writer;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoryId>> Write(
        IReadOnlyList<Placement> placements, IReadOnlyList<TellingId> regroup, IReadOnlyList<Chore> ask, IReadOnlyList<Chore> done, TellingId? through, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var (members, gone, compose) = StoryTurn.Take(_around, placements, [.. regroup, .. _elsewhere], _rulings.InForce);
            await _derived.Write(new Turn(placements, members, gone, [.. ask, .. compose], done, through), CancellationToken.None);
            _elsewhere = [];
            return [.. placements.Select(p => _around.StoryOf(p.Telling)!.Value)];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TellingId>> TiedTo(IReadOnlyList<TellingId> earlier, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return [.. earlier.SelectMany(_around.Groups.TiedTo).Distinct().Order()];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask Forget(IReadOnlyList<TellingId> tellings, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            foreach (var telling in tellings) _around.Forget(telling);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}

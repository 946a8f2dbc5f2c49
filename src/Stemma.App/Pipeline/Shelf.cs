using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>The tellings at hand: the latest ones used, the rest from the store.</summary>
internal sealed class Shelf(IDerived derived, int room)
{
    private readonly Dictionary<TellingId, Telling> _held = [];
    private readonly Queue<TellingId> _order = new();

    /// <summary>Puts a telling at hand.</summary>
    public void Put(Telling telling)
    {
        if (!_held.TryAdd(telling.Id, telling))
        {
            _held[telling.Id] = telling;
            return;
        }
        _order.Enqueue(telling.Id);
        while (_held.Count > room && _order.TryDequeue(out var oldest)) _held.Remove(oldest);
    }

    /// <summary>Forgets a telling.</summary>
    public void Drop(TellingId id) => _held.Remove(id);

    /// <summary>Tellings in the order asked for; those that are no more are left out.</summary>
    public async ValueTask<IReadOnlyList<Telling>> Get(IReadOnlyList<TellingId> ids, CancellationToken ct)
    {
        var absent = ids.Where(id => !_held.ContainsKey(id)).Distinct().ToList();
        var fetched = absent.Count == 0 ? [] : (await derived.Tellings(absent, ct)).ToDictionary(t => t.Id);
        var found = new List<Telling>(ids.Count);
        foreach (var id in ids)
            if (_held.TryGetValue(id, out var telling) || fetched.TryGetValue(id, out telling)) found.Add(telling);
        foreach (var telling in fetched.Values) Put(telling);
        return found;
    }
}

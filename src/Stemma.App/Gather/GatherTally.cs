using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>What a gathering did so far. Every number only grows, but <see cref="Running"/>.</summary>
public sealed class GatherTally
{
    private readonly Lock _state = new();
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private int _polls, _items, _changed, _pages, _given, _visits, _told, _running;

    /// <summary>Requests under way.</summary>
    public int Running => _running;

    /// <summary>How many things were refused.</summary>
    public int Refused
    {
        get
        {
            lock (_state) return _refusals.Values.Sum();
        }
    }

    /// <summary>How many polls of feeds were made.</summary>
    public int Polls
    {
        get
        {
            lock (_state) return _polls;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_state)
        {
            string reasons = _refusals.Count == 0 ? "" : $" ({string.Join(", ", _refusals.Select(r => $"{r.Value} {r.Key}"))})";
            return $"{_polls} polls, {(_told > 0 ? $"{_told} told by hubs, " : "")}{_items} new items, {_changed} changed, {_pages} pages stored, {_given} as their feed gives them, {(_visits > 0 ? $"{_visits} looked at again, " : "")}{_refusals.Values.Sum()} refused{reasons}";
        }
    }

    internal void Begin() => Interlocked.Increment(ref _running);

    internal void End() => Interlocked.Decrement(ref _running);

    internal void Poll(Arrivals arrived)
    {
        lock (_state)
        {
            _polls++;
            _items += arrived.New;
            _changed += arrived.Changed;
        }
    }

    internal void Told(Arrivals arrived)
    {
        lock (_state)
        {
            _told++;
            _items += arrived.New;
            _changed += arrived.Changed;
        }
    }

    internal void Page(ItemState state, Receipt? receipt)
    {
        lock (_state)
        {
            if (receipt == Receipt.Barred) return;
            if (state == ItemState.Fetched) _pages++;
            else if (state == ItemState.GivenUp) _given++;
        }
    }

    internal void Visit() => Interlocked.Increment(ref _visits);

    internal void Refuse(string code)
    {
        lock (_state) _refusals[code] = _refusals.GetValueOrDefault(code) + 1;
    }
}

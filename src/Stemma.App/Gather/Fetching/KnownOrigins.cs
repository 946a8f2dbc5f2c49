namespace Stemma.App.Gather.Fetching;

/// <summary>
/// The origins that something is known of, in bounded memory: those that were asked the longest ago are forgotten first, one by one, and their robots.txt is asked for anew when their turn comes.
/// Until when an origin is at rest is kept by itself and forgotten only when it is over.
/// </summary>
/// <param name="most">The most bytes, about, that they may take.</param>
/// <param name="gap">The least time between two requests to one of which nothing is known.</param>
/// <param name="time">The program's clock.</param>
internal sealed class KnownOrigins(long most, TimeSpan gap, TimeProvider time)
{
    private const int FewRests = 1024; // so many are not worth looking through

    private readonly Lock _state = new();
    private readonly Dictionary<string, LinkedListNode<(Origin Origin, int Weight)>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<(Origin Origin, int Weight)> _inTurn = new(); // the one asked last stands first
    private readonly Dictionary<string, DateTimeOffset> _rests = new(StringComparer.Ordinal);
    private int _lookAt = FewRests;
    private long _weight;

    /// <summary>The origin of this name.</summary>
    public Origin At(string name)
    {
        lock (_state)
        {
            if (_known.TryGetValue(name, out var known))
            {
                _inTurn.Remove(known);
                _inTurn.AddFirst(known);
                return known.Value.Origin;
            }
            var origin = new Origin(name, gap);
            _known.Add(name, _inTurn.AddFirst((origin, 0)));
            Weigh(origin);
            return origin;
        }
    }

    /// <summary>To be told when more or less is known of one than before; others make room.</summary>
    public void Weigh(Origin origin)
    {
        lock (_state)
        {
            if (!_known.TryGetValue(origin.Name, out var known) || known.Value.Origin != origin) return; // it was forgotten while it was asked
            int weight = origin.Weight;
            _weight += weight - known.Value.Weight;
            known.Value = (origin, weight);
            while (_weight > most && _inTurn.Last is { } last && last != known)
            {
                _weight -= last.Value.Weight;
                _known.Remove(last.Value.Origin.Name);
                _inTurn.RemoveLast();
            }
        }
    }

    /// <summary>Until when an origin is at rest; a time that is past where it is not.</summary>
    public DateTimeOffset RestsUntil(string name)
    {
        lock (_state) return _rests.GetValueOrDefault(name);
    }

    /// <summary>An origin is at rest until this time, if not until a later one.</summary>
    public void Rest(string name, DateTimeOffset until)
    {
        lock (_state)
        {
            if (_rests.GetValueOrDefault(name) >= until) return;
            if (_rests.Count >= _lookAt) ForgetRests();
            _rests[name] = until;
        }
    }

    // Looked through each time that there are twice as many: what that costs is shared by those that came.
    private void ForgetRests()
    {
        var now = time.GetUtcNow();
        foreach (var (name, until) in _rests)
            if (until <= now) _rests.Remove(name);
        _lookAt = Math.Max(FewRests, _rests.Count * 2);
    }
}

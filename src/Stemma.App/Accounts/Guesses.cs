using System.Collections.Concurrent;

namespace Stemma.App.Accounts;

/// <summary>
/// Wrong passwords, by the name that was said and by where it was said: ten from one place, and that place waits fifteen minutes for that name, whether there is such a name or not. A stranger shuts out himself alone.
/// Many from many places within an hour leave each place fewer tries. Kept in memory: nobody but whoever runs the site makes it forget.
/// </summary>
internal sealed class Guesses
{
    private const int Most = 10, MostInHour = 100, Fewer = 3, MostKept = 100_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15), Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Name, string From), Count> _places = new();
    private readonly ConcurrentDictionary<string, Count> _names = new(StringComparer.Ordinal);

    /// <summary>Counts a try as wrong before it is looked at: however many come at once, none is left out.</summary>
    /// <returns>False where this place waits.</returns>
    public bool Try(string name, string from, DateTimeOffset now)
    {
        Forget(now);
        var all = _names.AddOrUpdate(name, _ => new Count(1, now + Hour), (_, c) => c.Ends <= now ? new Count(1, now + Hour) : c with { Tries = c.Tries + 1 });
        int most = all.Tries > MostInHour ? Fewer : Most;
        return _places.AddOrUpdate((name, from), _ => new Count(1, now + Rest), (_, c) => c.Ends <= now ? new Count(1, now + Rest) : c.Tries > most ? c : new Count(c.Tries + 1, now + Rest)).Tries <= most;
    }

    /// <summary>The try was right: what was counted of this place is forgotten.</summary>
    public void Right(string name, string from)
    {
        _places.TryRemove((name, from), out _);
        Unsaid(name);
    }

    /// <summary>The try was not looked at.</summary>
    public void Untried(string name, string from)
    {
        if (_places.TryGetValue((name, from), out var count)) _places.TryUpdate((name, from), count with { Tries = Math.Max(0, count.Tries - 1) }, count);
        Unsaid(name);
    }

    private void Unsaid(string name)
    {
        if (_names.TryGetValue(name, out var count)) _names.TryUpdate(name, count with { Tries = Math.Max(0, count.Tries - 1) }, count);
    }

    private void Forget(DateTimeOffset now)
    {
        if (_places.Count < MostKept && _names.Count < MostKept) return;
        foreach (var (place, count) in _places) if (count.Ends <= now || _places.Count >= MostKept * 2) _places.TryRemove(place, out _);
        foreach (var (name, count) in _names) if (count.Ends <= now || _names.Count >= MostKept * 2) _names.TryRemove(name, out _);
    }

    private sealed record Count(int Tries, DateTimeOffset Ends);
}

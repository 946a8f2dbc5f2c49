using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>The texts that were taken down, by their keys.</summary>
internal sealed class Bars
{
    // A text is a barred one's copy when most of what it says is that text, or it holds nearly all of it as a large part of itself.
    private const double MostOfText = 0.6, NearlyAllOfBarred = 0.8, LargePart = 0.4, AlikeBands = 0.8;
    private const int FewestShared = 3;

    private readonly SortedDictionary<int, CandidateKeys> _keys = [];
    private readonly Dictionary<ulong, List<int>> _byKey = [];
    private readonly Dictionary<ulong, int> _byText = [];

    /// <summary>Bars a text.</summary>
    public void Add(TellingId tombstone, CandidateKeys keys)
    {
        if (!_keys.TryAdd(tombstone.Value, keys)) return;
        if (keys.TextHash != 0) _byText[keys.TextHash] = _byText.TryGetValue(keys.TextHash, out int known) ? Math.Min(known, tombstone.Value) : tombstone.Value;
        foreach (var key in keys.Shingles.Concat(keys.Bands).Distinct())
        {
            if (!_byKey.TryGetValue(key, out var held)) _byKey[key] = held = [];
            held.Add(tombstone.Value);
        }
    }

    /// <summary>Bars a text no more.</summary>
    public void Remove(TellingId tombstone)
    {
        if (!_keys.Remove(tombstone.Value, out var keys)) return;
        foreach (var key in keys.Shingles.Concat(keys.Bands).Distinct())
            if (_byKey[key] is var held && held.Remove(tombstone.Value) && held.Count == 0) _byKey.Remove(key);
        _byText.Remove(keys.TextHash);
        foreach (var (id, other) in _keys)
            if (other.TextHash == keys.TextHash && keys.TextHash != 0 && !_byText.ContainsKey(other.TextHash)) _byText[other.TextHash] = id;
    }

    /// <summary>The tombstone that bars a text, the one with the lowest id of several; null where none does.</summary>
    public TellingId? Barring(CandidateKeys keys)
    {
        if (_keys.Count == 0) return null;
        if (keys.TextHash != 0 && _byText.TryGetValue(keys.TextHash, out int same)) return new TellingId(same);
        var shingles = Shared(keys.Shingles);
        var bands = Shared(keys.Bands);
        foreach (int tombstone in shingles.Keys.Concat(bands.Keys).Distinct().Order())
        {
            if (Carries(keys, _keys[tombstone], shingles.GetValueOrDefault(tombstone), bands.GetValueOrDefault(tombstone))) return new TellingId(tombstone);
        }
        return null;
    }

    private static bool Carries(CandidateKeys text, CandidateKeys barred, int shingles, int bands)
    {
        if (bands >= AlikeBands * barred.Bands.Count && bands > 0 && bands >= AlikeBands * text.Bands.Count) return true;
        if (shingles < FewestShared) return false;
        double ofText = (double)shingles / text.Shingles.Count, ofBarred = (double)shingles / barred.Shingles.Count;
        return ofText >= MostOfText || (ofBarred >= NearlyAllOfBarred && ofText >= LargePart);
    }

    private Dictionary<int, int> Shared(IReadOnlyList<ulong> keys)
    {
        var counts = new Dictionary<int, int>();
        foreach (var key in keys.Distinct())
        {
            if (!_byKey.TryGetValue(key, out var held)) continue;
            foreach (int tombstone in held) counts[tombstone] = counts.GetValueOrDefault(tombstone) + 1;
        }
        return counts;
    }
}

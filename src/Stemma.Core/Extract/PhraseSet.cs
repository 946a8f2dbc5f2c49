namespace Stemma.Core.Extract;

/// <summary>
/// Tells whether a text holds any of some phrases. At each place the first characters lead to the few phrases that open so; most lead to none.
/// (.NET's own search for many strings is as fast for ASCII alone, and several times slower for phrases of many languages.)
/// </summary>
internal sealed class PhraseSet
{
    private const int Bits = 12, Slots = 1 << Bits, MostOpening = 3;
    private readonly byte[] _groupAt = new byte[Slots]; // 0: no phrase opens so
    private readonly List<string[]> _groups = [[]];
    private readonly StringComparison _comparison;
    private readonly bool _anyCase;
    private readonly int _opening, _shift;

    /// <summary>Indexes the phrases.</summary>
    /// <param name="phrases">None of them empty.</param>
    /// <param name="anyCase">Whether capitals and small letters are the same.</param>
    public PhraseSet(IEnumerable<string> phrases, bool anyCase = false)
    {
        string[] all = [.. phrases.Distinct(StringComparer.Ordinal)];
        (_anyCase, _comparison) = (anyCase, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        _opening = Math.Min(MostOpening, all.Min(p => p.Length));
        _shift = Bits / _opening;
        foreach (var group in all.GroupBy(p => p.Take(_opening).Aggregate(0, Slot)))
        {
            // A slot's number is one byte: what comes behind the 255th slot shares the last group.
            if (_groups.Count <= byte.MaxValue) _groups.Add([.. group]);
            else _groups[^1] = [.. _groups[^1], .. group];
            _groupAt[group.Key] = (byte)(_groups.Count - 1);
        }
    }

    /// <summary>Whether one of them stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        int slot = 0;
        for (int i = 0; i < text.Length; i++)
        {
            slot = Slot(slot, text[i]);
            int group = _groupAt[slot], start = i + 1 - _opening;
            if (group == 0 || start < 0) continue;
            foreach (var phrase in _groups[group]) if (text[start..].StartsWith(phrase, _comparison)) return true;
        }
        return false;
    }

    // The slot of the last characters, of as many as open a phrase: those before them are shifted out.
    private int Slot(int before, char c) => (before << _shift ^ (_anyCase ? char.ToUpperInvariant(c) : c)) & (Slots - 1);
}

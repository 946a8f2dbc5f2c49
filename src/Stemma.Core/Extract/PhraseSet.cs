namespace Stemma.Core.Extract;

/// <summary>
/// Tells whether a text holds any of some phrases. At each place the first characters lead to the few phrases that open so; most lead to none.
/// (.NET's own search for many strings is as fast for ASCII alone, and several times slower for phrases of many languages.)
/// </summary>
internal sealed class PhraseSet
{
    private const int Slots = 4096, MostOpening = 3;
    private readonly byte[] _groupAt = new byte[Slots]; // 0: no phrase opens so
    private readonly List<string[]> _groups = [[]];
    private readonly StringComparison _comparison;
    private readonly bool _anyCase;
    private readonly int _opening;

    /// <summary>Indexes the phrases.</summary>
    /// <param name="phrases">None of them empty.</param>
    /// <param name="anyCase">Whether capitals and small letters are the same.</param>
    public PhraseSet(IEnumerable<string> phrases, bool anyCase = false)
    {
        string[] all = [.. phrases.Distinct(StringComparer.Ordinal)];
        (_anyCase, _comparison) = (anyCase, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        _opening = Math.Min(MostOpening, all.Min(p => p.Length));
        foreach (var group in all.GroupBy(p => Slot(p)))
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
        for (int i = 0; i + _opening <= text.Length; i++)
        {
            int group = _groupAt[Slot(text[i..])];
            if (group == 0) continue;
            foreach (var phrase in _groups[group]) if (text[i..].StartsWith(phrase, _comparison)) return true;
        }
        return false;
    }

    private int Slot(ReadOnlySpan<char> text)
    {
        int slot = 0;
        for (int i = 0; i < _opening; i++) slot = slot * 31 + (_anyCase ? char.ToUpperInvariant(text[i]) : text[i]);
        return slot & (Slots - 1);
    }
}

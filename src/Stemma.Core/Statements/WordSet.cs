using System.Collections.Frozen;

namespace Stemma.Core.Statements;

/// <summary>Words that are looked for at a place of a text, where no space tells a word's borders. The longest one counts.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _spans;
    private readonly int _longest;

    /// <summary>Keeps the words; an underscore in one stands for a space.</summary>
    public WordSet(IEnumerable<string> words)
    {
        _words = words.Select(w => w.Replace('_', ' ')).ToFrozenSet(StringComparer.Ordinal);
        _spans = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = _words.Count == 0 ? 0 : _words.Max(w => w.Length);
    }

    /// <summary>Whether there is none.</summary>
    public bool Empty => _words.Count == 0;

    /// <summary>How long the longest word is that begins at a position and ends by <paramref name="end"/>; 0 where none does.</summary>
    public int At(string text, int position, int end)
    {
        for (int length = Math.Min(_longest, end - position); length > 0; length--)
            if (_spans.Contains(text.AsSpan(position, length))) return length;
        return 0;
    }

    /// <summary>How long the longest word is that ends at <paramref name="end"/> and begins at or after <paramref name="start"/>; 0 where none does.</summary>
    public int Before(string text, int start, int end)
    {
        for (int length = Math.Min(_longest, end - start); length > 0; length--)
            if (_spans.Contains(text.AsSpan(end - length, length))) return length;
        return 0;
    }

    /// <summary>Where the first word begins at or after <paramref name="start"/>; -1 where none does before <paramref name="end"/>.</summary>
    public int First(string text, int start, int end)
    {
        for (int i = start; i < end; i++) if (At(text, i, end) > 0) return i;
        return -1;
    }

    /// <summary>Whether the whole stretch is one of the words.</summary>
    public bool Has(ReadOnlySpan<char> word) => _spans.Contains(word);
}

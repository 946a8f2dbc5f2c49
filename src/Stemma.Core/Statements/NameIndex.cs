using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The names of a text, by where they stand. A single word that begins or ends exactly one person's full name is that person's.</summary>
internal sealed class NameIndex
{
    private readonly List<NameMention> _names;

    /// <summary>Prepares the names of a text, given in order.</summary>
    public NameIndex(IReadOnlyList<NameMention> names)
    {
        var full = new Dictionary<string, string?>(StringComparer.Ordinal); // null where several persons share the word
        foreach (var name in names)
        {
            if (name.Kind != NameKind.Person || !name.Name.Contains(' ')) continue;
            Share(full, name.Name[..name.Name.IndexOf(' ')], name.Name);
            Share(full, name.Name[(name.Name.LastIndexOf(' ') + 1)..], name.Name);
        }
        _names = [.. names.Select(n => Short(n) && full.GetValueOrDefault(n.Text) is { } person ? n with { Kind = NameKind.Person, Name = person } : n)];
    }

    /// <summary>The names that lie in a stretch, in order.</summary>
    public IEnumerable<NameMention> In(Span at)
    {
        for (int i = First(at.Start); i < _names.Count && _names[i].At.Start < at.End; i++)
            if (_names[i].At.End <= at.End + 2) yield return _names[i];
    }

    private static void Share(Dictionary<string, string?> full, string word, string name) =>
        full[word] = full.TryGetValue(word, out var other) && other != name ? null : name;

    private static bool Short(NameMention name) =>
        name.Name == name.Text && !name.Text.Contains(' ') && name.Kind is NameKind.Unknown or NameKind.Person;

    private int First(int start)
    {
        int low = 0, high = _names.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_names[middle].At.Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// The names of a text, by where they stand. A single word that begins or ends exactly one person's full name is that person's,
/// and who is named in full and then by the last name alone is a person, whatever the name.
/// </summary>
internal sealed class NameIndex
{
    private readonly List<NameMention> _names;
    private readonly HashSet<string> _presidents; // by their last names

    /// <summary>Prepares the names of a text, given in order.</summary>
    public NameIndex(string text, IReadOnlyList<NameMention> names)
    {
        var persons = Persons(text, names);
        var kinds = names.Select(n => persons.Contains(n.Name) ? n with { Kind = NameKind.Person } : n).ToList();
        _presidents = names.Where(n => WordBefore(text, n.At.Start) == "president").Select(n => n.Text[(n.Text.LastIndexOf(' ') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var full = new Dictionary<string, string?>(StringComparer.Ordinal); // null where several persons share the word
        foreach (var name in kinds)
        {
            if (name.Kind != NameKind.Person || !name.Name.Contains(' ')) continue;
            Share(full, name.Name[..name.Name.IndexOf(' ')], name.Name);
            Share(full, name.Name[(name.Name.LastIndexOf(' ') + 1)..], name.Name);
        }
        _names = [.. kinds.Select(n => Short(n) && full.GetValueOrDefault(n.Text) is { } person ? n with { Kind = NameKind.Person, Name = person } : n)];
    }

    /// <summary>"Mr. Brandt" beside "President Brandt" and "Tilo Brandt Jr.": the younger one is not meant by the last name alone.</summary>
    public bool IsAnotherJunior(NameMention person) => person.Name.EndsWith(" Jr", StringComparison.Ordinal) && _presidents.Contains(person.Text);

    /// <summary>All names, in order.</summary>
    public IReadOnlyList<NameMention> All => _names;

    /// <summary>The names that lie in a stretch, in order.</summary>
    public IEnumerable<NameMention> In(Span at)
    {
        for (int i = First(at.Start); i < _names.Count && _names[i].At.Start < at.End; i++)
            if (_names[i].At.End <= at.End + 2) yield return _names[i];
    }

    /// <summary>Whether nothing is known that would make a name other than a person's: its kind is open, or only a preposition before it made it a place.</summary>
    public static bool IsOpen(NameMention name) => name.Kind == NameKind.Unknown || name.Kind == NameKind.Place && Gazetteer.Find(name.Name) is null;

    /// <summary>The word right before a position, folded, without its full stop; "" where a line or the text begins.</summary>
    public static string WordBefore(string text, int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] is ' ' or '.') end--;
        int start = end;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '-')) start--;
        return Tokens.Fold(text.AsSpan(start, end - start));
    }

    // "Tilo Brandt … Brandt", "the nutritionist Tilo Brandt", "Tilo Brandt wrote"; what has an article ("the Velden Cup … the Cup") is none.
    private static HashSet<string> Persons(string text, IReadOnlyList<NameMention> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var articled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!IsOpen(name) || !MayBeFull(name.Name)) continue;
            var before = WordBefore(text, name.At.Start);
            bool whole = name.Text == name.Name;
            if (before == "the" && whole) articled.Add(name.Name);
            else if (whole ? IsForPeople(text, name.At.Start, before) || Acts(text, name) || Genders.Of("", name.Name) is not null : before != "the" && name.Name.EndsWith(" " + name.Text, StringComparison.Ordinal)) found.Add(name.Name);
        }
        found.ExceptWith(articled);
        return found;
    }

    // Two to four words with small letters, the last of which is no head noun of a body or a place.
    private static bool MayBeFull(string name)
    {
        var words = name.Split(' ');
        var last = Tokens.Fold(words[^1]);
        return words.Length is >= 2 and <= 4 && Array.TrueForAll(words, w => w.Any(char.IsLower) || w is [_, '.']) && !NameWords.Organisations.Contains(last) && !NameWords.Places.Contains(last);
    }

    // "Tilo Brandt wrote": two or three words before a verb that persons are subjects of.
    private static bool Acts(string text, NameMention name)
    {
        int start = name.At.End + 1, end = start;
        while (end < text.Length && char.IsLower(text[end])) end++;
        return end > start && text[start - 1] == ' ' && name.Text.Count(c => c == ' ') <= 2 && NameWords.Verbs.Contains(text[start..end]);
    }

    private static bool IsForPeople(string text, int at, string before) =>
        before.Length > 4 && text[at - 1] == ' ' && text[at - 2] == before[^1] && IsLowerWord(text, at)
        && (NameWords.PersonNouns.Contains(before) || before.EndsWith("ist", StringComparison.Ordinal) && !before.EndsWith("list", StringComparison.Ordinal)
            || before.EndsWith("ician", StringComparison.Ordinal) || before.EndsWith("itian", StringComparison.Ordinal) || before.EndsWith("woman", StringComparison.Ordinal));

    // Whether the word before a blank begins with a small letter; folded, it may be longer than it stands there ("ﬁnal").
    private static bool IsLowerWord(string text, int at)
    {
        int start = at - 1;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '-')) start--;
        return char.IsLower(text[start]);
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

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Whom "he" and "she" may stand for: the persons of a text by where they stand, with what the text tells of their gender.</summary>
internal sealed class Persons
{
    private const int Opening = 3; // words before a sentence's subject
    private const int Far = 3, FarthestName = 5; // units

    private readonly string _text;
    private readonly List<Unit> _units;
    private readonly NameIndex _names;
    private readonly Dictionary<string, char?> _genders = new(StringComparer.Ordinal); // null where the text says both
    private readonly Dictionary<string, (int He, int She)> _called = new(StringComparer.Ordinal); // how often the text goes on with "he" and with "she"
    private readonly HashSet<string> _bare = new(StringComparer.Ordinal);

    /// <summary>Prepares a text.</summary>
    public Persons(string text, List<Unit> units, NameIndex names)
    {
        _text = text;
        _units = units;
        _names = names;
        foreach (var name in names.In(new Span(0, text.Length)))
            if (Genders.Of(NameIndex.WordBefore(text, name.At.Start), name.Name) is { } gender)
                _genders[name.Name] = _genders.TryGetValue(name.Name, out var other) && other != gender ? null : gender;
        FindCalled();
    }

    /// <summary>Whether a name of one word is called "he" or "she" by the text itself.</summary>
    public bool IsBare(string name) => _bare.Contains(name);

    /// <summary>Whether nothing speaks against calling a person so.</summary>
    /// <param name="name">The name.</param>
    /// <param name="gender">'h' or 's'.</param>
    public bool Fits(string name, char gender)
    {
        if ((_genders.GetValueOrDefault(name) ?? Genders.Of("", name)) is { } said) return said == gender; // "Mrs Oriel" beside "Edgar Oriel" is his wife
        var (he, she) = _called.GetValueOrDefault(name);
        var (ours, others) = gender == 'h' ? (he, she) : (she, he);
        return others < 2 || ours * 2 >= others;
    }

    /// <summary>The first person of a unit before a position whom the pronoun fits, outside quotation marks: most often its subject. Nobody after a "he" or "she" of the same kind: that one is the subject.</summary>
    public string? In(int unit, int before, char gender)
    {
        int led = Led(_units[unit], gender);
        foreach (var name in _names.In(_units[unit].At))
        {
            if (name.At.Start >= before || name.At.Start > led) break;
            if (IsPerson(name) && !IsQuoted(_units[unit], name) && !IsOwner(name) && !IsObject(_text, name.At.Start) && !HasArticle(name) && Fits(name.Name, gender)) return name.Name;
        }
        return null;
    }

    /// <summary>Whether a unit has another person than this one who may be its subject, outside quotation marks: "On the day that Brandt came, Velk left".</summary>
    public bool HasTwo(int unit, string name, char gender) => _names.In(_units[unit].At).Any(n => n.Name != name && !name.Contains(n.Text, StringComparison.Ordinal) && IsPerson(n)
        && !IsQuoted(_units[unit], n) && !IsOwner(n) && !IsObject(_text, n.At.Start) && !HasArticle(n) && Fits(n.Name, gender) && ActsAfter(_units[unit], n));

    /// <summary>Whether a unit names a person in one breath with another only: "in the tone of Brandt and Velk" is about neither alone.</summary>
    public bool IsOneOfSeveral(int unit, string name) => _names.In(_units[unit].At).Where(n => n.Name == name).All(n => IsJoined(_units[unit], n));

    private static bool IsJoined(Unit unit, NameMention name)
    {
        int first = unit.First(name.At.Start), after = unit.First(name.At.End);
        return unit.Low(first - 1) == "and" && first > 1 && unit.Words[first - 2].Capital || unit.Low(after) == "and" && after + 1 < unit.Words.Length && unit.Words[after + 1].Capital;
    }

    /// <summary>Whether a title or a first name tells that a person is called otherwise.</summary>
    public bool IsToldOtherwise(string name, char gender) => (_genders.GetValueOrDefault(name) ?? Genders.Of("", name)) is { } said && said != gender;

    private static bool ActsAfter(Unit unit, NameMention name)
    {
        int next = unit.First(name.At.End);
        if (unit.Low(next) == "who" && IsCleft(unit, name.At.Start)) return true; // "After Brandt left, it was Velk who came"
        return unit.Is(next, Sense.Aux | Sense.Modal | Sense.Cue | Sense.Past) || unit.Low(next).EndsWith("ed", StringComparison.Ordinal);
    }

    private static bool IsCleft(Unit unit, int at)
    {
        int first = unit.First(at);
        return unit.Low(first - 2) == "it" && unit.Low(first - 1) is "was" or "is";
    }

    /// <summary>
    /// Whether a pronoun can be told to stand for a name: it was named not long ago, few other people are spoken of since, and where its bearer spoke or acted some sentences before, nobody else at all.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="at">Where the pronoun stands.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="away">How many units before its bearer spoke; 3 and more is far.</param>
    /// <param name="gender">'h' or 's'.</param>
    public bool IsClear(string name, int at, int unit, int away, char gender)
    {
        if (!char.IsUpper(name[0])) return true; // "the woman on the pier" is no name
        var since = new HashSet<string>(StringComparer.Ordinal);
        int words = 0;
        for (int i = unit; i >= Math.Max(0, unit - FarthestName); i--)
        {
            var named = _names.In(_units[i].At).LastOrDefault(n => n.At.End <= at && n.Name == name && !IsQuoted(_units[i], n));
            foreach (var other in _names.In(_units[i].At).Where(n => n.At.End <= at && (named is null || n.At.Start > named.At.End) && n.Name != name && !name.Contains(n.Text, StringComparison.Ordinal) && !IsQuoted(_units[i], n)))
            {
                bool full = other.Kind == NameKind.Person || other.Kind == NameKind.Unknown && other.Text.Contains(' ');
                if (full ? Fits(other.Name, gender) : other.Kind == NameKind.Unknown) since.Add(other.Name);
            }
            foreach (var word in _units[i].Words)
                if (!word.Quoted && !word.Capital && word.Start < at && named is null && IsForPeople(word.Low)) words++;
            if (words > 1) return false;
            if (named is not null) return away < Far || since.Count + words == 0 && !IsObject(_text, named.At.Start);
        }
        return false;
    }

    private static bool IsForPeople(string word) => NameWords.PersonNouns.Contains(word) || word is "man" or "woman" or "boy" or "girl" or "prisoner";

    /// <summary>The last person before a position in a unit of whom something is said to be: "Brandt's case came when he".</summary>
    public string? OwnerIn(int unit, int before, char gender) =>
        _names.In(_units[unit].At).LastOrDefault(n => n.At.Start < before && IsPerson(n) && !IsQuoted(_units[unit], n) && IsOwner(n) && Fits(n.Name, gender))?.Name;

    /// <summary>Whether a unit begins with another person than the one named, before a position.</summary>
    public bool AnotherIn(int unit, int before, string name) =>
        _names.In(_units[unit].At).FirstOrDefault(n => !IsOwner(n)) is { } first && first.At.Start < before && first.Kind == NameKind.Person && first.Name != name
        && !IsQuoted(_units[unit], first) && first.At.Start <= _units[unit].Words[Math.Min(Opening, _units[unit].Words.Length - 1)].Start;

    // "in Norrvik", "in eastern Norrvik", "on Tilo Brandt Street": where something is, not who.
    public static bool IsWhere(string text, int at)
    {
        int from = Math.Max(0, at - 24);
        var words = text[from..at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Where(words[^1]) || words.Length > 1 && Where(words[^2]) && char.IsLower(words[^1][0]) && words[^1] is not "the";
    }

    /// <summary>"with Brandt", "by President Brandt", "de Brandt", "in Norrvik": what hangs on a preposition is no subject.</summary>
    public static bool IsObject(string text, int at)
    {
        var before = NameIndex.WordBefore(text, at);
        if (NameWords.Titles.Contains(before))
        {
            int title = at;
            while (title > 0 && text[title - 1] is ' ' or '.') title--;
            while (title > 0 && (char.IsLetter(text[title - 1]) || text[title - 1] == '-')) title--;
            before = NameIndex.WordBefore(text, title);
        }
        return before is "of" or "by" or "with" or "to" or "for" or "about" or "than" or "like" or "via" or "under" or "behind" or "alongside" or "including" or "de" or "d" or "del" or "di" or "da" or "do" or "von" or "vom" or "mit" or "van" || IsWhere(text, at);
    }

    private static bool Where(string word) => word.ToLowerInvariant() is "in" or "on" or "at" or "near" or "across" or "around" or "inside" or "outside" or "toward" or "towards" or "from" or "against" or "st" or "st.";

    private bool IsPerson(NameMention name) => name.Kind == NameKind.Person || _bare.Contains(name.Name);

    private bool IsOwner(NameMention name) => name.At.End < _text.Length && _text[name.At.End] is '\'' or '’';

    // "the Brandt case", "the northern Alder Range": no person.
    private bool HasArticle(NameMention name) => NameIndex.WordBefore(_text, name.At.Start) is "the" or "northern" or "southern" or "eastern" or "western";

    private static bool IsQuoted(Unit unit, NameMention name) => unit.QuoteAt(name.At.Start) is not null;

    // Where the unit's own "he" stands; nowhere where a clause comes first ("When he came, Brandt said").
    private static int Led(Unit unit, char gender)
    {
        if (unit.Is(0, Sense.Subordinator)) return int.MaxValue;
        foreach (var word in unit.Words) if (!word.Quoted && word.Low == (gender == 'h' ? "he" : "she")) return word.Start;
        return int.MaxValue;
    }

    // "When Rue came to Norrvik, she", "Rue has built a boat. She": a name that opens a sentence and that the text goes on to call so. A bare one is a person's for it.
    private void FindCalled()
    {
        var ordinary = _units.SelectMany(u => u.Words).Where(w => !w.Capital && !w.Mark).Select(w => w.Low).ToHashSet(StringComparer.Ordinal);
        var inside = new HashSet<string>(StringComparer.Ordinal);
        var bare = new HashSet<string>(StringComparer.Ordinal);
        var within = new HashSet<string>(StringComparer.Ordinal); // called so in the same sentence: a "He" that opens the next one may be somebody else
        for (int i = 0; i < _units.Count; i++)
        {
            NameMention? first = null, other = null;
            foreach (var name in _names.In(_units[i].At).Where(n => !IsQuoted(_units[i], n) && !IsOwner(n)))
            {
                if (name.At.Start > _units[i].Words[0].Start) inside.Add(name.Name);
                if (first is null) first = name;
                else if (other is null && name.Name != first.Name && name.Kind != NameKind.Place) other = name;
            }
            if (first is null || first.At.Start > _units[i].Words[Math.Min(Opening, _units[i].Words.Length - 1)].Start || GoesOn(i, first, other, out bool next) is not { } pronoun) continue;
            if (!next) within.Add(first.Name);
            var (he, she) = _called.GetValueOrDefault(first.Name);
            _called[first.Name] = pronoun is "he" or "his" or "him" or "himself" ? (he + 1, she) : (he, she + 1);
            if (MayBeBare(first, ordinary)) bare.Add(first.Name);
        }
        foreach (var name in bare) if (within.Contains(name) && inside.Contains(name) || _called[name] is var (h, s) && h + s > 1) _bare.Add(name);
    }

    // The pronoun that goes on with a name, before another name comes.
    private string? GoesOn(int unit, NameMention first, NameMention? other, out bool next)
    {
        next = false;
        int until = other?.At.Start ?? int.MaxValue;
        foreach (var word in _units[unit].Words)
            if (!word.Quoted && word.Start > first.At.End && word.Start < until && word.Low is "he" or "she" or "his" or "her" or "him" or "himself" or "herself") return word.Low;
        next = other is null && unit + 1 < _units.Count && _units[unit + 1].Paragraph - _units[unit].Paragraph <= 1;
        return next && _units[unit + 1].Low(0) is "he" or "she" ? _units[unit + 1].Low(0) : null;
    }

    private static bool MayBeBare(NameMention name, HashSet<string> ordinary) =>
        NameIndex.IsOpen(name) && name.Name.Length > 2 && name.Name == name.Text && name.Name.All(char.IsLetter) && name.Name.Skip(1).Any(char.IsLower) && !name.Name.EndsWith('s') && !ordinary.Contains(Tokens.Fold(name.Name));
}

using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Resolves each form to the fullest form of the same text.</summary>
internal sealed class NameFolding
{
    private const int ByVerb = 2; // the weight of a verb after a name: a person's only where the text shortens the name too

    private readonly string _text;
    private readonly List<NameForm> _forms;
    private readonly List<int> _full = [];                                          // first mentions of persons of two words or more, in order
    private readonly string[] _keys;                                                // each form's key across texts
    private readonly List<string>[] _parts;                                         // each form's words, hyphens parted
    private readonly HashSet<string> _sure = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NameKind Kind, int Weight)> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fullest = new(StringComparer.Ordinal); // key -> the form that writes it best

    /// <summary>Learns what the text as a whole says of its names.</summary>
    public NameFolding(string text, List<NameForm> forms)
    {
        _text = text;
        _forms = forms;
        _keys = [.. forms.Select(f => NameVariants.Key(f.At.Of(text)))];
        _parts = [.. forms.Select(PartsOf)];
        for (int i = 0; i < forms.Count; i++)
        {
            var form = forms[i];
            if (form.Sure) _sure.Add(form.Key);
            if (!_kinds.TryGetValue(form.Key, out var kind) || form.Weight > kind.Weight) _kinds[form.Key] = (form.Kind, form.Weight);
            if (_fullest.TryAdd(form.Key, i) && form.Length >= 2 && form.Sure) _full.Add(i);
        }
    }

    /// <summary>The forms that are names, each with its kind and fullest form.</summary>
    public List<NameMention> Mentions()
    {
        var found = new List<NameMention>(_forms.Count);
        var resolved = Enumerable.Range(0, _forms.Count).Select(Resolve).ToList();
        var shortened = Enumerable.Range(0, _forms.Count).Where(i => resolved[i] != i && _forms[i].Length < _forms[resolved[i]].Length).Select(i => _forms[resolved[i]].Key).ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < _forms.Count; i++)
        {
            var form = _forms[i];
            int best = resolved[i];
            if (best == i && form.Length == 1 && Halves(i) is { Count: > 0 } halves) { found.AddRange(halves); continue; }
            if (!form.Sure && best == i && !_sure.Contains(form.Key)) continue;
            var (kind, weight) = _kinds[_forms[best].Key];
            if (kind == NameKind.Person && weight <= ByVerb && !shortened.Contains(_forms[best].Key)) kind = NameKind.Unknown;
            if (kind == NameKind.Person && best == i && NameWords.Articles.Contains(form.Words[0]) && form.Words.Count > 1 || kind == NameKind.Person && best == i && NameWords.Titles.Contains(form.Last) && !NameWords.FirstNames.Contains(form.Words[0])) kind = NameKind.Unknown; // "Le Canard" alone: more often a paper than a person; "Marketing Officer"
            found.Add(new NameMention(form.At, form.At.Of(_text), kind, WrittenOut(_forms[best])));
        }
        return found;
    }

    // "Belov-Falcao" of two persons whom the text names: a mention each.
    private List<NameMention> Halves(int at0)
    {
        var form = _forms[at0];
        var found = new List<NameMention>();
        int hyphen = _text.IndexOf('-', form.At.Start, form.At.Length), from = form.At.Start;
        for (int n = 0; hyphen > 0 && n < 2; n++)
        {
            var at = n == 0 ? new Span(from, hyphen) : new Span(hyphen + 1, form.At.End);
            var half = NameVariants.Plain(at.Of(_text));
            var fitting = _full.Where(i => IsPerson(_forms[i]) && half.Length > 1 && (NameVariants.Plain(_forms[i].Last) == half || NameVariants.Plain(_forms[i].Words[0]) == half)).ToList();
            if (fitting.Count == 0) return [];
            var person = _forms[fitting.MaxBy(i => LastBefore(_forms[i].Key, at0))];
            found.Add(new NameMention(at, at.Of(_text), _kinds[person.Key].Kind, WrittenOut(person)));
        }
        return found;
    }

    private string WrittenOut(NameForm form) => _forms[_fullest[form.Key]].At.Of(_text);

    private int Resolve(int at)
    {
        var form = _forms[at];
        var kind = _kinds[form.Key].Kind;
        if (form.Weight >= 4 && form.Length == 1 && form.Kind is NameKind.Place or NameKind.Organisation) return ResolveBody(at);
        if (kind == NameKind.Organisation) return ResolveBody(at);
        int person = ResolvePerson(at);
        return person != at ? person : ResolveBody(at);
    }

    // The nearest earlier full name that it fits, else the first later one.
    private int ResolvePerson(int at)
    {
        var form = _forms[at];
        int best = at, later = at;
        foreach (int i in _full)
        {
            var full = _forms[i];
            if (full.Length <= form.Length || !IsPerson(full) || !NameVariants.SamePerson(_parts[at], _parts[i])) continue;
            if (i > at) { later = later == at ? i : later; continue; }
            if (best == at || LastBefore(full.Key, at) > LastBefore(_forms[best].Key, at)) best = i;
        }
        if (best == at) best = later;
        return best != at ? best : ByFirstName(at);
    }

    private bool IsPerson(NameForm full) => _kinds[full.Key].Kind is NameKind.Person or NameKind.Unknown;

    private int LastBefore(string key, int at)
    {
        for (int i = at - 1; i >= 0; i--) if (_forms[i].Key == key) return i;
        return -1;
    }

    private int ByFirstName(int at)
    {
        var form = _forms[at];
        if (form.Length != 1 || !NameWords.FirstNames.Contains(form.Words[0])) return at;
        var fitting = _full.Where(i => IsPerson(_forms[i]) && _forms[i].Words[0] == form.Words[0]).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : at;
    }

    // An acronym to the name it is taken from; a shorter name of a body to the longer one that ends with it; another name of the same entry.
    private int ResolveBody(int at)
    {
        var form = _forms[at];
        var written = form.At.Of(_text);
        if (_bodies.TryGetValue(written, out int known)) return known;
        bool single = Gazetteer.Find(written) is null;
        int best = at;
        foreach (int i in _fullest.Values)
        {
            var other = _forms[i];
            if (other.Words.Count < 2 || other.Words.Count <= _forms[best].Words.Count) continue;
            bool entry = _keys[i] == _keys[at];
            bool tail = form.Words.Count >= 2 && other.Kind == NameKind.Organisation && EndsWith(other.Words, form.Words) && single;
            if (entry || tail || NameVariants.IsAcronymOf(written, other.Words)) best = i;
        }
        return _bodies[written] = best;
    }

    private static bool EndsWith(IReadOnlyList<string> words, IReadOnlyList<string> tail) =>
        words.Count > tail.Count && words.Skip(words.Count - tail.Count).SequenceEqual(tail, StringComparer.Ordinal);

    private static List<string> PartsOf(NameForm form) =>
        [.. form.Words.Where(w => !NameWords.Suffixes.Contains(w)).SelectMany(w => w.Split('-', StringSplitOptions.RemoveEmptyEntries)).Select(NameVariants.Plain).Where(w => w.Length > 0)];
}

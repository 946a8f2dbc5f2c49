using Stemma.Core.News;
using Stemma.Core.Language;

namespace Stemma.Core.Claims.Facts;

/// <summary>Reads the words around a value, the nearer the heavier; what stands beyond the clause's end counts less, and nothing needs a parser.</summary>
internal sealed class FrameReader
{
    private const double Fading = 8; // words at which a word weighs half
    private const double Beyond = 0.5; // of the weight is left behind each border
    private const double Least = 0.05;
    private const int NumberReach = 20; // words
    private static readonly string[] Persons = ["ers", "ors", "ists", "ees", "ians", "ans", "ants", "men"];
    private static readonly string[] Ways = ["at", "to", "from"];
    private const int EventReach = 12, ClauseReach = 10; // words

    private readonly SentenceWords _all;
    private readonly int _first, _end; // tokens of the value, the end exclusive

    /// <summary>Prepares the words around a value.</summary>
    public FrameReader(SentenceWords sentence, Span value)
    {
        _all = sentence;
        _first = Tokens.IndexAt(value.Start);
        _end = Math.Max(_first + 1, Tokens.IndexAt(value.End));
    }

    private Words Tokens => _all.Sentence.Words;

    private string Language => _all.Reading.Language;

    /// <summary>The words by nearness, 0..1.</summary>
    public IReadOnlyDictionary<string, double> Words()
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = _first; i < Math.Min(_end, Tokens.Count); i++)
            if (Tokens.Tokens[i].Kind == TokenKind.Word && Numbers.Of(Tokens.Folded[i], Language).Count == 0) Add(found, i, 1);
        Walk(found, _first - 1, -1);
        Walk(found, _end, 1);
        return found;
    }

    private void Walk(Dictionary<string, double> found, int from, int step)
    {
        double weight = 1;
        int steps = 0;
        for (int i = from; i >= 0 && i < Tokens.Count; i += step, steps++)
        {
            if (IsBorder(i)) weight *= Beyond;
            double near = weight / (1 + (steps / Fading));
            if (near < Least) break;
            Add(found, i, near);
        }
    }

    private void Add(Dictionary<string, double> found, int i, double near)
    {
        if (Word(i) is not { } word) return;
        if (!found.TryGetValue(word, out double known) || known < near) found[word] = near;
    }

    private string? Word(int i) => _all.Frame[i];

    private bool IsBorder(int i) =>
        Tokens.Folded[i] is ";" or ":" or "—" or "–" or "(" or ")" or "“" or "”" or "\"" or "," || Clauses.Is("bound", Tokens.Folded[i], Language);

    /// <summary>The group of the nearest word of an event, the one behind the value first; "" where none is near.</summary>
    public string NearestEvent()
    {
        for (int i = _first; i < Math.Min(_end, Tokens.Count); i++) if (Event(i) is { Length: > 0 } own) return own;
        int beforeCost = 0, afterCost = 0;
        string before = "", after = "";
        for (int i = _first - 1, d = 1; i >= 0 && d <= EventReach && before.Length == 0; i--, d++) { beforeCost += IsBorder(i) ? 5 : 1; before = Event(i); }
        for (int i = _end, d = 1; i < Tokens.Count && d <= EventReach && after.Length == 0; i++, d++) { afterCost += IsBorder(i) ? 5 : 1; after = Event(i); }
        return after.Length > 0 && (before.Length == 0 || afterCost <= beforeCost) ? after : before;
    }

    private string Event(int i) => _all.Events[i];

    /// <summary>Whether the number is somebody's age: "9-year-old", "age 10", "aged 10".</summary>
    public bool IsAge() =>
        Tokens.Folded[Math.Min(_end, Tokens.Count) - 1].EndsWith("old", StringComparison.Ordinal) || (_first > 0 && Clauses.Is("aged", Tokens.Folded[_first - 1], Language));

    /// <summary>The name nearest to the value in its sentence, as a key; "" where none stands there.</summary>
    public string NearestName()
    {
        int at = Tokens.Tokens[Math.Min(_first, Tokens.Count - 1)].Start;
        return _all.Sentence.Names.Where(n => n.Kind is not (NameKind.Place or NameKind.Organisation)).MinBy(n => Math.Abs(n.At.Start - at)) is { } name ? _all.Keys.Of(name.Name) : "";
    }

    /// <summary>Whether a counted noun stands for persons by what befalls them and by its form: "killed six Palestinians", "eight journalists were wounded".</summary>
    public bool Suffers(string noun) =>
        NearestEvent() is "kill" or "injure" or "missing" or "arrest" or "rescue" or "hostage"
        && (PeopleNamed() == noun || char.IsUpper(_all.Reading.Text[Tokens.Tokens[Math.Min(_end, Tokens.Count) - 1].Start]) || Persons.Any(p => noun.EndsWith(p, StringComparison.Ordinal)));

    /// <summary>Whether a bare number stands beside a word that only persons suffer ("killing 12", "15 were hurt").</summary>
    public bool TouchesPeople()
    {
        for (int i = Math.Max(0, _first - 2); i < Math.Min(Tokens.Count, _end + 3); i++)
            if ((i < _first || i >= _end) && Event(i) is "kill" or "injure" or "missing" or "arrest" or "evacuate" or "rescue") return true;
        return false;
    }

    /// <summary>The nearest meaning word before (-1) or behind (1) the value, three words away at most; "" where none stands there.</summary>
    public string Neighbour(int step)
    {
        for (int i = step < 0 ? _first - 1 : _end, d = 0; i >= 0 && i < Tokens.Count && d < 3; i += step, d++) if (Word(i) is { } word) return word;
        return "";
    }

    /// <summary>What a bare number counts by "the number of people evacuated ... at 40" or "the toll rose to 12", folded; "" where nothing says so.</summary>
    public string NumberOf()
    {
        for (int i = _first - 1, d = 0; i > 0 && d < NumberReach && Tokens.Tokens[i].Kind != TokenKind.Mark; i--, d++)
        {
            if (Clauses.Is("of", Tokens.Folded[i], Language) && Clauses.Is("number", Tokens.Folded[i - 1], Language)) return Tokens.Folded[Clauses.Is("article", Tokens.Folded[i + 1], Language) ? i + 2 : i + 1];
            if (Tokens.Folded[i] is "toll" or "opferzahl") return Tokens.Folded[i];
        }
        return "";
    }

    /// <summary>Whether the value is a part or an addition: "two of the dead", "four more bodies", "the last three".</summary>
    public bool IsPart() => IsPart(Near);

    /// <summary>Whether it is a part, "more than" aside, which is a bound.</summary>
    public bool IsPartWithoutThan() => IsPart(i => Near(i) && !(i + 1 < Tokens.Count && Clauses.Is("than", Tokens.Folded[i + 1], Language)));

    private bool IsPart(Func<int, bool> near) =>
        near(_first - 1) || near(_end) || Enumerable.Range(_first, Math.Min(_end, Tokens.Count) - _first).Any(near)
        || (_end + 1 < Tokens.Count && Clauses.Is("of", Tokens.Folded[_end], Language) && (Clauses.Is("article", Tokens.Folded[_end + 1], Language) || Clauses.Is("pronoun", Tokens.Folded[_end + 1], Language)));

    /// <summary>Whether a time counts from another or bounds a span: "an hour later", "until noon".</summary>
    public bool IsRelative() =>
        (_first > 0 && Clauses.Is("relation", Tokens.Folded[_first - 1], Language)) || Enumerable.Range(_first, Math.Min(_end, Tokens.Count) - _first).Any(i => Clauses.Is("relation", Tokens.Folded[i], Language));

    /// <summary>Of a value of time, the stems of "the first time in 89 years", which say nothing of what had not been; empty where no such words stand before it.</summary>
    public IReadOnlyList<string> SinceWhen()
    {
        int occasion = _first - 2;
        if (occasion < 0 || !Clauses.Is("occasion", Tokens.Folded[occasion], Language) || !Clauses.Is("since", Tokens.Folded[_first - 1], Language)) return [];
        int from = Math.Max(0, occasion - 1);
        return [.. Enumerable.Range(from, Math.Min(_end, Tokens.Count) - from).Select(i => Core.Language.Stems.Of(Tokens.Folded[i], Language))];
    }

    private bool Near(int i) => i >= 0 && i < Tokens.Count && Clauses.Is("further", Tokens.Folded[i], Language);

    /// <summary>The people whom a bare number counts by their name ("13 Brennians"), folded; "" where none stands right behind it.</summary>
    public string PeopleNamed() =>
        _end < Tokens.Count && char.IsUpper(_all.Reading.Text[Tokens.Tokens[_end].Start]) && Tokens.Folded[_end].EndsWith('s') ? Tokens.Folded[_end] : "";

    /// <summary>The noun that a hyphen ties to a bare number ("page" of "48-page"), folded; "" where none does.</summary>
    public string Tied()
    {
        var (text, last) = (_all.Reading.Text, Tokens.Tokens[Math.Min(_end, Tokens.Count) - 1]);
        int at = last.Start;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at == last.Start || at + 1 >= text.Length || text[at] != '-') return "";
        int end = at + 1;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return end > at + 1 ? Core.Language.Tokens.Fold(text.AsSpan(at + 1, end - at - 1)) : "";
    }

    /// <summary>How the sentence places a name: "at", "to" or "from" by the preposition before it, "" where none stands there.</summary>
    public string Towards()
    {
        int before = _first - 1;
        if (before >= 0 && Clauses.Is("article", Tokens.Folded[before], Language)) before--;
        if (before < 0) return "";
        foreach (var way in Ways) if (Clauses.Is(way, Tokens.Folded[before], Language)) return way;
        return "";
    }

    /// <summary>The value's last word, folded.</summary>
    public string LastWord() => Tokens.Folded[Math.Min(_end, Tokens.Count) - 1];

    /// <summary>Whether a word of a part ("unreal", "not") stands in the value's clause or opens it.</summary>
    public bool Has(string part) => Has(part, _first - 1, -1) || Has(part, _end, 1);

    private bool Has(string part, int from, int step)
    {
        for (int i = from, d = 0; i >= 0 && i < Tokens.Count && d < ClauseReach; i += step, d++)
        {
            if (Clauses.Is(part, Tokens.Folded[i], Language)) return true;
            if (IsBorder(i)) return false;
        }
        return false;
    }

    /// <summary>The names that stand before the value, as keys: who or what it is told of.</summary>
    public IReadOnlySet<string> NamesBefore()
    {
        int at = Tokens.Tokens[Math.Min(_first, Tokens.Count - 1)].Start;
        return _all.Sentence.Names.Where(n => n.At.End <= at).Select(n => _all.Keys.Of(n.Name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The sentence's nearest time that belongs to no verb of saying; null where none stands there.</summary>
    public TimeMention? When()
    {
        int at = Tokens.Tokens[Math.Min(_first, Tokens.Count - 1)].Start;
        return _all.Sentence.Times.Where(t => !DatedSentences.IsDuration(t) && !Reporting.IsBeside(Tokens, t.At, Language))
            .OrderBy(t => Math.Abs(t.At.Start - at)).FirstOrDefault();
    }
}

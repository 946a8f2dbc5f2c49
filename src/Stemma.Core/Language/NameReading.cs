using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Reads runs of capitalised words: drops what opens a sentence, parts titles and nationalities from names.</summary>
internal sealed class NameReading
{
    private readonly string _text;
    private readonly string _language;
    private readonly List<NameWord> _words;
    private readonly HashSet<string> _lower = new(StringComparer.Ordinal);
    private readonly List<NameForm> _found = [];
    private readonly HashSet<string> _outer = new(StringComparer.Ordinal); // first and last words of the names found that are no body's

    /// <summary>Reads a text's runs.</summary>
    public NameReading(string text, string language)
    {
        _text = text;
        _language = Stems.Primary(language);
        _words = NameText.Of(text);
        foreach (var word in _words) if (!word.Capital) _lower.Add(word.Folded);
    }

    /// <summary>The forms found, in order.</summary>
    public List<NameForm> Forms()
    {
        foreach (var (from, to) in NameRuns.Of(_words, _text, _language)) ReadRun(from, to);
        return _found;
    }

    private void ReadRun(int from, int to)
    {
        bool heading = to - from > 1 && _words[from].Opens && _words[from + 1].Opens;
        if (heading) { ReadHeading(from, to); return; }
        from = AfterOpening(from, to);
        if (from < to) ReadName(from, to, true);
    }

    private void ReadName(int from, int to, bool sure)
    {
        if (from >= to || !_words[from].Capital) return;
        if (NameRuns.EntryEnd(_words, from, _text) == to) { Add(from, to, true); return; }
        int name = NameTitles.After(_words, from, to);
        if (name > from)
        {
            ReadOffice(from, name);
            AddPerson(name, to);
            return;
        }
        int own = AfterNationality(from, to);
        if (own >= to || (IsOffice(from, to) && !(to - from == 1 && IsSurname(_words[from].Folded)))) return;
        if (own > from && _words[own].Capital) { ReadName(own, to, sure); return; }
        Add(from, to, sure);
    }

    // A sentence's first word is dropped where it is an ordinary word.
    private int AfterOpening(int from, int to)
    {
        int start = from;
        while (from < to && (_words[from].Opens || from > start) && NameRuns.EntryEnd(_words, from, _text) <= from && IsOrdinary(from, to))
        {
            from++;
            while (from < to && !_words[from].Capital) from++;
            if (from - start > 2) break;
        }
        return from;
    }

    private bool IsOrdinary(int at, int to)
    {
        var word = _words[at].Folded;
        if (Stems.IsStopWord(word, _language) || NameWords.Never.Contains(word)) return true;
        if (NameWords.Starters.Contains(word)) return to - at == 1 || !NameWords.Organisations.Contains(_words[to - 1].Folded) && !NameWords.Titles.Contains(word);
        return _lower.Contains(word) && !NameWords.FirstNames.Contains(word) && !NameWords.Titles.Contains(word) && !NameWords.Modifiers.Contains(word) &&
            (to - at == 1 || !NameWords.Organisations.Contains(_words[to - 1].Folded));
    }

    // "Russian", "South Korean", "Democratic" before a name; all of it where nothing follows; none where they belong to a body's name.
    private int AfterNationality(int from, int to)
    {
        int own = from;
        while (own < to)
        {
            int two = own + 2 <= to && Gazetteer.OfDemonym(Between(own, own + 2)) is not null ? 2 : 0;
            int step = two > 0 ? two : Gazetteer.OfDemonym(_words[own].Folded) is not null || NameWords.Adjectives.Contains(_words[own].Folded) ? 1 : 0;
            if (step == 0) break;
            own += step;
        }
        if (own == from || own >= to) return own;
        bool body = IsBody(from, to) || IsAcronym(_words[to - 1]);
        bool person = NameWords.FirstNames.Contains(_words[own].Folded) || NameWords.Titles.Contains(_words[own].Folded) || to - own >= 2;
        return !body && person && Gazetteer.OfDemonym(_words[from].Folded + (own - from > 1 ? " " + _words[own - 1].Folded : "")) is not null ? own : from;
    }

    // "Park", "King" after "Park Min Ho", "Ana King".
    private bool IsSurname(string word) => _outer.Contains(word);

    private bool IsBody(int from, int to)
    {
        for (int i = from; i < to; i++) if (NameWords.Organisations.Contains(_words[i].Folded)) return true;
        return false;
    }

    // "Foreign Minister", "the Congress": an office or a head noun alone names nobody.
    private bool IsOffice(int from, int to)
    {
        bool head = false;
        for (int i = from; i < to; i++)
        {
            var word = _words[i].Folded;
            bool title = NameWords.Titles.Contains(word) || (to - from == 1 && (NameWords.Organisations.Contains(word) || NameWords.Places.Contains(word)));
            if (!title && word.Length > 0 && !NameWords.Modifiers.Contains(word) && !NameWords.Domains.Contains(word) && word is not ("of" or "for" or "and" or "the")) return false;
            head |= title;
        }
        return head;
    }

    // What an office belongs to: "U.S." of "U.S. President", "White House" of "White House Press Secretary".
    private void ReadOffice(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            int end = NameRuns.EntryEnd(_words, i, _text);
            if (end <= i || end > to) continue;
            Add(i, end, true);
            i = end - 1;
        }
    }

    // A heading tells little: entries, and persons by their first names; the rest is matched against the text later.
    private void ReadHeading(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            int end = NameRuns.EntryEnd(_words, i, _text);
            if (end > i) { Add(i, end, true); i = end - 1; continue; }
            bool east = i + 2 < to && NameWords.EastSurnames.Contains(_words[i].Folded) && IsNameWord(i + 1) && IsNameWord(i + 2);
            bool west = i + 1 < to && NameWords.FirstNames.Contains(_words[i].Folded) && IsNameWord(i + 1);
            if (!east && !west) continue;
            Add(i, i + (east ? 3 : 2), true);
            i += east ? 2 : 1;
        }
    }

    private bool IsNameWord(int at) =>
        _words[at].Capital && _words[at].Glued && !NameWords.Starters.Contains(_words[at].Folded) && !NameWords.Never.Contains(_words[at].Folded) &&
        !NameWords.Verbs.Contains(_words[at].Folded) && !_lower.Contains(_words[at].Folded);

    private void AddPerson(int from, int to) =>
        Keep(new NameForm(SpanOf(from, to), FoldedOf(from, to), NameKind.Person, 5, true));

    private void Add(int from, int to, bool sure)
    {
        while (to > from && !_words[to - 1].Capital) to--;
        if (to <= from) return;
        bool single = to - from == 1, entry = NameRuns.EntryEnd(_words, from, _text) == to;
        if (single && !entry && (NameWords.Starters.Contains(_words[from].Folded) && _words[from].Opens || _words[from].At.Length < 2)) return;
        sure = sure && (entry || !single || (!_words[from].Opens && _language != "de") || IsAcronym(_words[from]));
        if (_language == "de" && !single && !entry && NameWords.OrdinaryGerman.Contains(_words[from].Folded)) return;
        var (kind, weight) = NameCues.Of(_words, from, to, entry ? Gazetteer.Find(Between(from, to))!.Value.Kind : NameKind.Unknown, _text);
        if (!sure && kind == NameKind.Unknown && NameCues.VerbFollows(_words, to) && !_lower.Contains(_words[from].Folded) && LooksLikeName(_words[from].Folded)) sure = _language != "de";
        Keep(new NameForm(SpanOf(from, to), FoldedOf(from, to), kind, weight, sure));
    }

    private void Keep(NameForm form)
    {
        _found.Add(form);
        if (form.Words.Count < 2 || form.Kind == NameKind.Organisation) return;
        _outer.Add(form.Words[0]);
        _outer.Add(form.Last);
    }

    private static bool LooksLikeName(string folded) =>
        folded.Length > 2 && !folded.EndsWith("ing", StringComparison.Ordinal) && !folded.EndsWith("ly", StringComparison.Ordinal) &&
        !folded.EndsWith("ed", StringComparison.Ordinal) && !(folded.EndsWith('s') && !folded.EndsWith("us", StringComparison.Ordinal) && !folded.EndsWith("is", StringComparison.Ordinal)) &&
        !folded.EndsWith("tion", StringComparison.Ordinal) && !folded.EndsWith("ment", StringComparison.Ordinal) && !folded.EndsWith("ity", StringComparison.Ordinal);

    private bool IsAcronym(NameWord word) => NameCues.IsAcronym(_text.AsSpan(word.At.Start, word.At.Length));

    private Span SpanOf(int from, int to) => new(_words[from].At.Start, _words[to - 1].At.End);

    private string Between(int from, int to) => _text[_words[from].At.Start.._words[to - 1].At.End];

    private List<string> FoldedOf(int from, int to)
    {
        var folded = new List<string>(to - from);
        for (int i = from; i < to; i++) if (_words[i].Folded.Length > 0) folded.Add(_words[i].Folded);
        return folded;
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Resolves mentions to names, along the text: a pronoun or nominal takes the nearest fitting speaker before it.</summary>
internal sealed class Speakers
{
    private const int MostBefore = 24;
    private const int FarthestPerson = 12;
    private const int FarthestSubject = 4;

    private readonly string _text;
    private readonly List<Unit> _units;
    private readonly NameIndex _names;
    private readonly Lazy<Persons> _persons;
    private readonly Lazy<ILookup<string, string>> _titled; // the persons whom a word stands before
    private readonly List<Spoke> _before = [];
    private readonly Dictionary<string, char> _gender = new(StringComparer.Ordinal); // 'h' or 's', as the text itself calls them
    private Draft? _outer; // what was remembered last
    private int _unnamed = -1; // the unit in which somebody spoke last whose name was not found

    /// <summary>Somebody who spoke.</summary>
    private sealed record Spoke(string Name, string Mention, bool Person, bool Plural, bool MayBePerson, int Unit, bool Doubtful);

    private Speakers(string text, List<Unit> units, NameIndex names)
    {
        _text = text;
        _units = units;
        _names = names;
        _persons = new(() => new Persons(text, units, names), isThreadSafe: false);
        _titled = new(() => names.In(new Span(0, text.Length)).Where(n => n.Kind == NameKind.Person).Select(n => (Title: TitleBefore(text, n.At.Start), n.Name)).Distinct().ToLookup(n => n.Title, n => n.Name, StringComparer.Ordinal), isThreadSafe: false);
    }

    /// <summary>The resolved speaker of each draft, in order.</summary>
    public static IReadOnlyList<Resolved> Of(string text, string? wire, List<Unit> units, List<Draft> drafts, NameIndex names)
    {
        var speakers = new Speakers(text, units, names);
        var found = new Resolved[drafts.Count];
        var (unit, spoiled) = (-1, false);
        foreach (int i in Enumerable.Range(0, drafts.Count).OrderBy(i => drafts[i].Mention?.Start ?? drafts[i].Start))
        {
            var draft = drafts[i];
            found[i] = draft.Observed ? Observer(text, draft, wire) : speakers.One(draft);
            if (unit != draft.Unit) (unit, spoiled) = (draft.Unit, speakers.IsSpoiled(units[draft.Unit])); // once for all that stand in it
            if (spoiled) found[i] = found[i] with { Doubtful = true };
            speakers.Remember(draft, found[i]);
        }
        return found;
    }

    /// <summary>The name of someone cited in a chain.</summary>
    public static string Cited(string text, Span at, NameIndex names) => Mentions.Own(text, at, at, names).Name ?? at.Of(text);

    // Reporters of an agency: the agency speaks.
    private static Resolved Observer(string text, Draft draft, string? wire)
    {
        var words = (draft.Mention?.Of(text) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int length = Math.Min(4, words.Length); length >= 1; length--)
            for (int i = 0; i + length <= words.Length; i++)
                if (Wires.Named(string.Join(' ', words, i, length)) is { } named && char.IsUpper(words[i][0])) return new Resolved(named.Name, false, false);
        return new Resolved(wire, false, false);
    }

    private Resolved One(Draft draft)
    {
        if (draft.Told is { } told) return told;
        if (draft.Mention is not { } mention) return draft.Resumes ? Resumed(draft) : draft.CarriesOn ? Last(draft) : Resolved.Nobody;
        if (draft.Refers) return Referred(draft);
        if (IsAnothers(draft)) return Resolved.Nobody;
        var said = mention.Of(_text);
        return said.ToLowerInvariant() switch
        {
            "he" or "she" or "his" or "her" => Person(draft, mention, said),
            "it" or "its" => Body(draft, mention),
            "they" or "their" => Many(draft),
            "who" or "which" or "that" or "whom" => Relative(draft, mention),
            "i" or "we" or "you" or "one" => Resolved.Nobody,
            _ => Nominal(draft, mention, said),
        };
    }

    // "â It floats,â he said": marks read in a wrong charset, so that nobody can tell where a quotation begins and ends.
    private bool IsSpoiled(Unit unit) => Array.Exists(unit.Words, w => _text[w.End - 1] == 'â');

    // "«A», ha scritto": the person named since somebody spoke, else whoever spoke last.
    private Resolved Resumed(Draft draft)
    {
        int spoken = _before.Count == 0 ? -1 : _before[^1].Unit;
        for (int unit = draft.Unit - 1; unit >= Math.Max(0, draft.Unit - 2) && unit > spoken; unit--)
            if (PersonIn(unit) is { } person && Suits(draft, person)) return new Resolved(person, true, true);
        var last = Last(draft);
        return last.Name is { } name && Suits(draft, name) && !AnotherSince(_before[^1], draft) ? last : Resolved.Nobody;
    }

    // Whether somebody else is named between what was said last and the cue.
    private bool AnotherSince(Spoke last, Draft draft)
    {
        int from = _units[last.Unit].At.End, to = draft.Cue?.Start ?? draft.Start;
        return to > from && _names.In(new Span(from, to)).Any(n => n.Kind is NameKind.Person or NameKind.Unknown && n.Name != last.Name && !last.Name.Contains(n.Text, StringComparison.Ordinal) && (n.Kind == NameKind.Person || n.Text.Contains(' ')));
    }

    // A woman's verb wants a name of which a part ends as women's names do there; a man's one that does not wholly.
    private bool Suits(Draft draft, string name) => PronounGender(draft) is { } pronoun && !_persons.Value.Fits(name, pronoun) ? false : draft.Gender switch
    {
        'f' => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(EndsLikeWoman),
        'm' => !name.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(EndsLikeWoman),
        _ => true,
    };

    // "a-t-elle répondu", "он сказал": 's' for a woman's pronoun, 'h' for a man's.
    private char? PronounGender(Draft draft)
    {
        var words = (draft.Mention?.Of(_text) ?? draft.Cue?.Of(_text) ?? "").ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (word is "elle" or "ella" or "lei" or "ela" or "она" or "ona" or "вона" or "sie" or "zij" or "ze") return 's';
            if (word is "il" or "lui" or "él" or "ele" or "он" or "on" or "він" or "er" or "hij") return 'h';
        }
        return null;
    }

    private static bool EndsLikeWoman(string word) => word[^1] is 'a' or 'á' or 'а' or 'я';

    // "er", "elle", "он": whoever spoke last by name, a few sentences before at most.
    private Resolved Referred(Draft draft)
    {
        int last = _before.FindLastIndex(s => s.Name.Any(char.IsUpper) && Wires.Named(s.Name) is null && char.IsLetter(s.Name[0]) && Suits(draft, s.Name) && draft.Unit - s.Unit <= FarthestPerson / 2);
        return last >= 0 && !AnotherSince(_before[last], draft) ? new Resolved(_before[last].Name, true, _before[last].Person) : Resolved.Nobody;
    }

    // A quotation with nobody beside it is the last speaker's, if he spoke in the same or the paragraph before and nobody else begins its sentence.
    private Resolved Last(Draft draft)
    {
        if (_before.Count == 0 || _unnamed > _before[^1].Unit) return Resolved.Nobody; // somebody without a name spoke since
        var last = _before[^1];
        bool near = draft.Unit - last.Unit <= 2 && _units[draft.Unit].Paragraph - _units[last.Unit].Paragraph <= (_units[draft.Unit].WhollyQuoted || draft.Resumes ? 1 : 0);
        return near && !(last.Person && draft.Unit > last.Unit && _persons.Value.AnotherIn(draft.Unit, draft.Start, last.Name)) ? new Resolved(last.Name, true, last.Person, last.Doubtful) : Resolved.Nobody;
    }

    // "accused Brandt of saying", "there is no case of him saying": whoever stands before it says it, not the subject.
    private bool IsAnothers(Draft draft)
    {
        if (draft.Cue is not { } cue || draft.Mention is not { } mention || mention.End >= cue.Start || !cue.Of(_text).EndsWith("ing", StringComparison.Ordinal)) return false;
        return NameIndex.WordBefore(_text, cue.Start) is "of" or "him" or "her" or "them" or "me" or "us";
    }

    private Resolved Person(Draft draft, Span mention, string said)
    {
        char gender = said.ToLowerInvariant() is "he" or "his" ? 'h' : 's';
        var found = Antecedent(draft, mention, gender, out int away);
        if (found.Name is not { } name) return found;
        if (_gender.TryGetValue(name, out char known) && known != gender) return Resolved.Nobody;
        _gender[name] = gender;
        return found with { Doubtful = found.Doubtful || IsEither(mention) || NearerUnknown(draft, name, gender) || IsSpokenOf(draft, name) || !_persons.Value.IsClear(name, mention.Start, draft.Unit, away, gender) };
    }

    // "He called Brandt's plan a wreck": he is not Brandt.
    private bool IsSpokenOf(Draft draft, string name) =>
        draft.Cue is { } cue && draft.Spans[0].Start >= cue.End && _names.In(draft.Spans[0]).Any(n => n.Name == name && _units[draft.Unit].QuoteAt(n.At.Start) is null);

    // "the secretary can do so if he or she believes": nobody in particular.
    private bool IsEither(Span mention)
    {
        var after = _text.AsSpan(mention.End);
        return after.StartsWith(" or she") || after.StartsWith(" or he") || after.StartsWith("/she") || after.StartsWith("/he") || NameIndex.WordBefore(_text, mention.Start) == "or";
    }

    // "Asked about Brandt, he said": he is whoever was asked.
    private static bool IsAsked(Unit unit) => Asked(unit.Low(0)) || unit.Is(0, Sense.Subordinator) && Asked(unit.Low(1));

    private static bool Asked(string word) => word is "asked" or "questioned" or "pressed";

    // Away: how many units before the one who is meant spoke, or was a sentence's subject.
    private Resolved Antecedent(Draft draft, Span mention, char gender, out int away)
    {
        away = 0;
        int before = Math.Min(mention.Start, draft.Start); // whom the content names before "she added" is spoken of
        bool asked = IsAsked(_units[draft.Unit]);
        if (_persons.Value.In(draft.Unit, before, gender) is { } own && !SpokeBefore(draft.Unit, own)) return new Resolved(own, true, true, asked || _persons.Value.IsOneOfSeveral(draft.Unit, own));
        int last = _before.FindLastIndex(s => s.MayBePerson && draft.Unit - s.Unit <= FarthestPerson && _persons.Value.Fits(s.Name, gender));
        int spoken = last < 0 ? -1 : _before[last].Unit;
        if (spoken < draft.Unit - 1 && _persons.Value.OwnerIn(draft.Unit, mention.Start, gender) is { } owner) return new Resolved(owner, true, true, asked);
        for (int unit = draft.Unit - 1; unit >= Math.Max(0, draft.Unit - FarthestSubject) && unit > spoken; unit--)
            if (_persons.Value.In(unit, int.MaxValue, gender) is { } subject)
            {
                away = 2 * (draft.Unit - unit) - 1; // who was only named is looked for half as far
                return new Resolved(subject, true, true, _persons.Value.HasTwo(unit, subject, gender) || _persons.Value.IsOneOfSeveral(unit, subject));
            }
        away = last < 0 ? 0 : draft.Unit - _before[last].Unit;
        return last >= 0 ? new Resolved(_before[last].Name, true, true, _before[last].Doubtful) : Resolved.Nobody;
    }

    // "Velk says that Tilo Brandt left. He said": who spoke last by a bare name may be a person, though nothing else tells it, and may be called so, though the text never does.
    private bool NearerUnknown(Draft draft, string name, char gender) => _before.FindLast(s => !s.Plural && char.IsUpper(s.Name[0])) is { } last && draft.Unit - last.Unit <= 2
        && last.Name != name && !(last.MayBePerson && _persons.Value.Fits(last.Name, gender))
        && last.Name.Length > 2 && last.Name.All(char.IsLetter) && char.IsUpper(last.Name[0]) && last.Name.Skip(1).Any(char.IsLower) && Gazetteer.Find(last.Name) is null && Wires.Named(last.Name) is null && !_persons.Value.IsToldOtherwise(last.Name, gender);

    // Whoever spoke in the same sentence goes on speaking there.
    private bool SpokeBefore(int unit, string other) => _before.Count > 0 && _before[^1] is { Person: true } last && last.Unit == unit && last.Name != other;

    private Resolved Body(Draft draft, Span mention)
    {
        if (BodyIn(draft.Unit, mention.Start) is { } own && !(_before.Count > 0 && _before[^1].Unit == draft.Unit && !_before[^1].Person)) return new Resolved(own, true, false);
        int last = _before.FindLastIndex(s => !s.Person && !s.Plural);
        return last >= 0 && draft.Unit - _before[last].Unit <= 6 ? new Resolved(_before[last].Name, true, false) : Resolved.Nobody;
    }

    private Resolved Many(Draft draft)
    {
        int last = _before.FindLastIndex(s => s.Plural);
        return last >= 0 && draft.Unit - _before[last].Unit <= 6 ? new Resolved(_before[last].Name, true, false) : Resolved.Nobody;
    }

    private Resolved Relative(Draft draft, Span mention)
    {
        if (draft.Around is not { } around || around == mention || around.Of(_text).Contains(" and ", StringComparison.Ordinal) || NameIndex.WordBefore(_text, around.Start) is "and" or "or" or "&") return Resolved.Nobody; // "Lee and Oke, who": neither alone
        return Nominal(draft, around, around.Of(_text)) with { Inferred = true };
    }

    private Resolved Nominal(Draft draft, Span mention, string said)
    {
        var own = Mentions.Own(_text, mention, draft.Around ?? mention, _names);
        if (!Mentions.IsNominal(said) || own.Person || !IsDefinite(said)) return own;
        var head = Mentions.HeadNoun(said);
        bool vice = said.Contains("vice " + head, StringComparison.OrdinalIgnoreCase) || said.Contains("vice-" + head, StringComparison.OrdinalIgnoreCase);
        if (head.Length < 3 || head.EndsWith('s') && head is not ("ministers" or "news")) return own;
        if (AreSeveral(vice ? "vice " + head : head)) return own;
        int same = _before.FindLastIndex(s => Says(s.Mention, head) && s.Mention.Contains("vice", StringComparison.OrdinalIgnoreCase) == vice);
        if (same >= 0) return new Resolved(_before[same].Name, true, _before[same].Person);
        if (head is "agency" or "media" or "newspaper" or "paper")
        {
            int agency = _before.FindLastIndex(s => Wires.Named(s.Name) is not null);
            if (agency >= 0) return new Resolved(_before[agency].Name, true, false);
        }
        return own;
    }

    // "President Brandt" and "President Oriel" in one text: "the president" is neither for sure.
    private bool AreSeveral(string title) => _titled.Value[title].Skip(1).Any();

    // A title right before a name; a vice president is no president. "" where there is none.
    private static string TitleBefore(string text, int at)
    {
        var title = NameIndex.WordBefore(text, at);
        if (!NameWords.Titles.Contains(title)) return "";
        while (at > 0 && !char.IsLetter(text[at - 1])) at--;
        return NameIndex.WordBefore(text, Math.Max(0, at - title.Length)) == "vice" ? "vice " + title : title;
    }

    // "Tilo Brandt, the pilot of the boat" says "pilot" of him, and not "boat".
    private static bool Says(string mention, string head) => !Mentions.IsNominal(mention) && mention.Split(", ").Any(part => IsHead(Mentions.Head(part), head));

    // As its last word, or before a name: "chief" of "harbour chief Tilo Brandt".
    private static bool IsHead(string phrase, string head)
    {
        int at = phrase.IndexOf(head, StringComparison.OrdinalIgnoreCase), end = at + head.Length;
        return at >= 0 && (at == 0 || phrase[at - 1] == ' ') && (end == phrase.Length || end + 1 < phrase.Length && phrase[end] == ' ' && char.IsUpper(phrase[end + 1]));
    }

    private static bool IsDefinite(string said) =>
        said.StartsWith("the ", StringComparison.OrdinalIgnoreCase) || said.StartsWith("his ", StringComparison.OrdinalIgnoreCase) || said.StartsWith("that ", StringComparison.OrdinalIgnoreCase) || said.StartsWith("this ", StringComparison.OrdinalIgnoreCase);

    // The only person of a unit outside quotation marks.
    private string? PersonIn(int unit)
    {
        var named = _names.In(_units[unit].At).Where(n => n.Kind is NameKind.Person or NameKind.Unknown && _units[unit].QuoteAt(n.At.Start) is null && (n.Kind == NameKind.Person || n.Text.Contains(' '))).ToList();
        return named.Count > 0 && named.TrueForAll(n => n.Name == named[0].Name) && named[0].Kind == NameKind.Person && !Persons.IsObject(_text, named[0].At.Start) && !(named[0].At.End < _text.Length && _text[named[0].At.End] is '\'' or '’') ? named[0].Name : null;
    }

    // The first body or place of a unit before a position, outside quotation marks: most often its subject.
    private string? BodyIn(int unit, int before)
    {
        foreach (var name in _names.In(_units[unit].At))
        {
            if (name.At.Start >= before) break;
            bool quoted = _units[unit].QuoteAt(name.At.Start) is not null;
            bool owner = name.At.End < _text.Length && _text[name.At.End] is '\'' or '’';
            if (!quoted && !owner && name.Kind is NameKind.Organisation or NameKind.Place && !Persons.IsWhere(_text, name.At.Start)) return Wires.Named(name.Name)?.Name ?? name.Name;
        }
        return null;
    }

    private void Remember(Draft draft, Resolved resolved)
    {
        if (resolved.Name is null && draft.Mention is { } && draft.Status == StatementStatus.Said) _unnamed = draft.Unit;
        if (resolved.Name is not { } name || IsInside(draft)) return;
        _outer = draft;
        if (_before.Count >= MostBefore) _before.RemoveAt(0);
        var mention = draft.Around?.Of(_text) ?? draft.Mention?.Of(_text) ?? name;
        bool plural = IsPlural(name);
        _before.Add(new Spoke(name, mention, resolved.Person, plural, resolved.Person || !plural && MayBePerson(name, draft), draft.Unit, resolved.Doubtful));
    }

    // "Lee added that Oke promised a boat": it is Lee who speaks on.
    private bool IsInside(Draft draft) => _outer is { } outer && outer.Unit == draft.Unit && draft.Mention is { } mention && outer.Spans.Exists(s => s.Contains(mention.Start));

    // "a woman", "the attendant", "Judge B.Cray", "Bezler", "Oriel Tamm": a noun for people, a title, or a name of one to three words that is no body's and no place's.
    private bool MayBePerson(string name, Draft draft)
    {
        if (Mentions.IsNominal(name)) return Mentions.HeadNoun(name) is var head && (NameWords.PersonNouns.Contains(head) || head is "man" or "woman" or "boy" or "girl" or "attendant" or "soldier" or "fighter" or "villager" or "passenger" or "neighbour");
        if (draft.Mention is not { } mention || Wires.Named(name) is not null) return false;
        var words = name.Split(' ');
        if (words.Length > 1 && NameWords.Titles.Contains(Tokens.Fold(words[0]).TrimEnd('.'))) return true;
        if (_names.In(mention).ToList() is not { Count: > 0 } names) return false;
        if (words.Length == 1 && names.TrueForAll(NameIndex.IsOpen) && _persons.Value.IsBare(name)) return true;
        return words.Length <= 3 && !name.EndsWith('s') && Array.TrueForAll(words, w => w.Length > 0 && char.IsUpper(w[0]) && w.All(char.IsLetter) && !w.Skip(1).Any(char.IsUpper))
            && names.TrueForAll(n => n.Kind is NameKind.Unknown or NameKind.Person) && !NameWords.Organisations.Contains(Tokens.Fold(words[^1]));
    }

    private static bool IsPlural(string name)
    {
        var head = Mentions.HeadNoun(name);
        return head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal) && char.IsLower(name[name.LastIndexOf(' ') + 1]) || head is "police" or "people" || name.Contains(" and ", StringComparison.Ordinal);
    }
}

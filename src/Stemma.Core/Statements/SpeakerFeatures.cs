using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// What a careful reader looks at before he writes a person's name over a statement, as features that are there or not: how the name was found, the verb, what stands in the content and around it,
/// who else is named nearby. None of them holds a word of the text, except verbs and small words of the language.
/// </summary>
internal sealed partial class SpeakerFeatures
{
    private const int Near = 4; // units back, for the name and for others

    private static readonly int[] Lengths = [3, 7, 15, 30, 50], Few = [0, 1, 2, 4], Gaps = [2, 12, 40, 90], Sizes = [12, 25, 40, 60];

    private readonly string _text;
    private readonly bool _english, _breaks;
    private readonly List<Unit> _units;
    private readonly List<Draft> _drafts;
    private readonly IReadOnlyList<Resolved> _speakers;
    private readonly NameIndex _names;
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal), _said = new(StringComparer.Ordinal);
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _full = new(StringComparer.Ordinal), _part = new(StringComparer.Ordinal); // where a name stands first, in full and by a part of it
    private readonly ILookup<int, int> _ofUnit;
    private readonly (int Cues, bool Open)?[] _ofSentence; // read once for all statements of a sentence
    private readonly ILookup<string, string> _sharers; // full names by their last words

    /// <summary>Prepares a text.</summary>
    public SpeakerFeatures(string text, string language, List<Unit> units, List<Draft> drafts, IReadOnlyList<Resolved> speakers, NameIndex names)
    {
        (_text, _english, _breaks, _units, _drafts, _speakers, _names) = (text, language == "en", text.Contains('\n'), units, drafts, speakers, names);
        _ofSentence = new (int, bool)?[units.Count];
        foreach (var name in names.In(new Span(0, text.Length)))
        {
            _uses[name.Name] = _uses.GetValueOrDefault(name.Name) + 1;
            (name.Text == name.Name ? _full : _part).TryAdd(name.Name, name.At.Start);
            if (name.Kind == NameKind.Person) _persons.Add(name.Name);
        }
        foreach (var speaker in speakers) if (speaker.Name is { } name) _said[name] = _said.GetValueOrDefault(name) + 1;
        _ofUnit = Enumerable.Range(0, drafts.Count).ToLookup(i => drafts[i].Unit);
        _sharers = _uses.Keys.Where(n => n.Contains(' ')).ToLookup(n => n[(n.LastIndexOf(' ') + 1)..], StringComparer.Ordinal);
    }

    /// <summary>Whether a name is a person's in this text.</summary>
    public bool IsPerson(string name) => _persons.Contains(name);

    /// <summary>The features of a statement whose speaker has a name, each once.</summary>
    public IReadOnlyList<string> Of(int number)
    {
        var found = new List<string>();
        var (draft, name) = (_drafts[number], _speakers[number].Name!);
        var unit = _units[draft.Unit];
        string way = Way(draft, name);
        Add(found, "way", way);
        Add(found, "kind", Kinds.Of(_units, draft).ToString());
        Add(found, $"way {way} kind", Kinds.Of(_units, draft).ToString());
        if (!_english) { found.Add("foreign"); Add(found, "foreign way", way); }
        if (_speakers[number].Inferred) found.Add(SpeakerJudge.Inferred);
        if (draft.CarriesOn) found.Add("carries on");
        OfCue(found, draft, unit);
        OfContent(found, draft, name);
        OfSentence(found, draft, unit, number);
        OfMention(found, draft, unit, name);
        OfName(found, draft, name);
        OfOthers(found, draft, name, way);
        OfAntecedent(found, number, name, way);
        OfSharers(found, draft, name, way);
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static void Add(List<string> found, string name, string value) => found.Add($"{name} {value}");

    private static string Step(int value, int[] steps) => Array.FindIndex(steps, s => value <= s) is var step && step < 0 ? $">{steps[^1]}" : $"≤{steps[step]}";

    // How the mention gives the name.
    private string Way(Draft draft, string name)
    {
        if (draft.Mention is not { } mention) return draft.Resumes ? "resumed" : draft.CarriesOn ? "carried" : "none";
        var said = mention.Of(_text);
        if (said == name) return "whole";
        if (said.ToLowerInvariant() is "he" or "she" or "his" or "her" or "who" or "they" or "it") return said.ToLowerInvariant();
        var names = _names.In(mention).ToList();
        if (names.Find(n => n.Name == name || n.Text == name) is { } own) return own.Text != own.Name ? "part" : own.At.Length == mention.Length ? "whole" : own.At.End == mention.End ? "titled" : "within";
        return draft.Refers ? "pronoun" : Mentions.IsNominal(said) ? "noun" : "other";
    }

    private void OfCue(List<string> found, Draft draft, Unit unit)
    {
        if (draft.Cue is not { } cue) { found.Add("no cue"); return; }
        var words = cue.Of(_text);
        int main = unit.First(Math.Max(cue.Start, cue.End - 1));
        if (main >= unit.Words.Length || unit.Words[main].Start >= cue.End) main--;
        var word = unit.Low(main);
        Add(found, "status", draft.Status.ToString());
        if (_english)
        {
            if (word.Length > 0) Add(found, "cue", word);
            var sense = main >= 0 ? unit.Words[main].Sense : Sense.None;
            foreach (var one in (Sense[])[Sense.Say, Sense.Tell, Sense.Ask, Sense.That, Sense.Object, Sense.Infinitive, Sense.Deny, Sense.Decline, Sense.Noun])
                if ((sense & one) != Sense.None) Add(found, "cue is", one.ToString());
            if ((sense & (Sense.Say | Sense.Tell)) == Sense.None) found.Add("cue says nothing");
            if ((sense & Sense.Cue) == Sense.None) found.Add("cue unknown");
            if (word.EndsWith("ing", StringComparison.Ordinal)) found.Add("cue participle");
        }
        Add(found, "cue words", Step(words.Count(c => c == ' '), Few));
        int content = draft.Start;
        bool first = content < cue.Start;
        Add(found, "order", first ? draft.Spans.Count > 1 ? "around" : "content cue" : "cue content");
        int gap = first ? cue.Start - draft.Spans.FindLast(s => s.Start < cue.Start).End : content - cue.End;
        Add(found, first ? "gap before cue" : "gap after cue", Step(Math.Max(0, gap), Gaps));
        if (draft.Mention is { } mention) Add(found, mention.Start < cue.Start ? "mention cue gap" : "cue mention gap", Step(Math.Max(0, mention.Start < cue.Start ? cue.Start - mention.End : mention.Start - cue.End), Gaps));
        int next = main + 1;
        Add(found, "after cue", Small(unit, next));
        if (unit.Is(unit.First(cue.Start) - 1, Sense.Subordinator)) found.Add("clause");
        bool later = false; // "would later say": he did
        for (int i = unit.First(cue.Start); i < main; i++) later |= unit.Is(i, Sense.Adverb);
        for (int i = unit.First(cue.Start); i < main; i++)
        {
            if (unit.Is(i, Sense.Modal) && !later) found.Add("cue modal");
            if (unit.Is(i, Sense.Negation)) found.Add("cue negated");
        }
        if (unit.Low(next).EndsWith("self", StringComparison.Ordinal) || unit.Low(next) is "themselves") found.Add("cue reflexive");
        Add(found, "before cue", Small(unit, unit.First(cue.Start) - 1));
        if (first && draft.Mention is { } who && who.Start > cue.Start)
        {
            found.Add("cue inverted");
            int then = unit.First(who.End);
            if (then < unit.Words.Length && !unit.Words[unit.First(draft.Start)].Quoted && (unit.Quoted(then) || !unit.Words[then].Mark && !unit.Is(then, Sense.Preposition | Sense.Time | Sense.Coordinator | Sense.Subordinator))) found.Add("cue inverted goes on");
        }
        if (draft.Mention is { } asked && unit.Low(unit.First(asked.Start) - 1) is ("if" or "whether")) found.Add("if clause");
        if (_english && main >= 0 && (unit.Words[main].Sense & (Sense.Say | Sense.Tell)) == Sense.None) Add(found, "cue says nothing kind", Kinds.Of(_units, draft).ToString());
        if (draft.Mention is { } subject && subject.End < cue.Start)
        {
            int from = unit.First(subject.End), commas = 0;
            for (int i = from; i < unit.First(cue.Start); i++)
            {
                if (unit.Low(i) == "," && !unit.Quoted(i)) commas++;
                if (unit.Is(i, Sense.Say | Sense.Tell | Sense.Past) || unit.Low(i).EndsWith("ed", StringComparison.Ordinal)) found.Add("verb between mention and cue");
                if (unit.Is(i, Sense.Relative)) found.Add("relative between mention and cue");
                if (unit.Words[i].Capital && !unit.Quoted(i)) found.Add("capital between mention and cue");
                if (unit.Quoted(i)) found.Add("quote between mention and cue");
                if (unit.Is(i, Sense.Coordinator | Sense.Subordinator) && !unit.Is(i, Sense.Preposition) && (unit.Is(i + 1, Sense.Determiner | Sense.Subject) || unit.Words[i + 1].Capital && unit.Low(i - 1) == ",")) found.Add(found.Contains("cue participle") ? "new subject before participle" : "new subject between mention and cue");
            }
            Add(found, "commas between mention and cue", Step(commas, Few));
        }
    }

    // "Velk attacked Brandt": the name is not that of whoever goes on to speak.
    private static bool IsVerbAfterName(Unit unit, int i) => unit.Words[i - 1].Capital && !unit.Words[i].Capital && !unit.Quoted(i)
        && (unit.Is(i, Sense.Past | Sense.Cue) && !unit.Is(i, Sense.Noun) || unit.Low(i).EndsWith("ed", StringComparison.Ordinal));

    // A small word, a mark, or what kind of word it is.
    private static string Small(Unit unit, int at)
    {
        if (at < 0) return "start";
        if (at >= unit.Words.Length) return "end";
        var word = unit.Words[at];
        if (word.Quoted) return "quote";
        if (word.Mark) return word.Low;
        if (word.Low is "that" or "he" or "she" or "the" or "to" or "of" or "on" or "in" or "and" or "but" or "as" or "it" or "they" or "when" or "while" or "if" or "after" or "what" or "who" or "which" or "by" or "for" or "with") return word.Low;
        if (word.Is(Sense.Subordinator)) return "subordinator";
        if (word.Is(Sense.Preposition)) return "preposition";
        if (word.Is(Sense.Time)) return "time";
        return word.Capital ? "capital" : word.Is(Sense.Adverb) ? "adverb" : word.Is(Sense.Determiner) ? "determiner" : "word";
    }

    private void OfSentence(List<string> found, Draft draft, Unit unit, int number)
    {
        int own = draft.Cue is { } cue ? cue.End : -1, before = unit.First(own) - 1;
        var (cues, open) = _ofSentence[draft.Unit] ??= (Enumerable.Range(0, unit.Words.Length).Count(i => unit.Is(i, Sense.Say | Sense.Tell)), unit.Quotes.Any(q => !q.Closed));
        if (unit.Is(before, Sense.Say | Sense.Tell) && unit.Words[before].End == own) cues--;
        Add(found, "other cues", Step(cues, Few));
        Add(found, "sentence words", Step(unit.Words.Length, Sizes));
        Add(found, "sentence quotations", Step(unit.Quotes.Count, Few));
        if (open) found.Add("sentence quotation open");
        if (unit.Is(0, Sense.Subordinator)) found.Add("sentence opens with clause");
        if (draft.Unit == 0) found.Add("first sentence");
        if (unit.At.Length == 0 || !_breaks) found.Add("no paragraphs");
        int others = 0;
        foreach (int other in _ofUnit[draft.Unit])
        {
            if (other == number) continue;
            others++;
            if (_speakers[other].Name is { } said && said != _speakers[number].Name) found.Add("another speaks in sentence");
            if (_speakers[other].Name is null) found.Add("nobody speaks in sentence");
            if (_drafts[other].Spans.Exists(s => draft.Spans.Exists(d => d.Overlaps(s)))) found.Add("contents overlap");
            if ((draft.Mention ?? draft.Cue) is { } at && _drafts[other].Spans.Exists(s => s.Contains(at))) found.Add("said inside");
            if ((_drafts[other].Mention ?? _drafts[other].Cue) is { } outer && draft.Spans.Exists(s => s.Contains(outer))) found.Add("says inside");
        }
        Add(found, "others in sentence", Step(others, Few));
        int end = unit.First(Math.Max(draft.Spans[^1].End, own)), start = unit.First(Math.Min(draft.Start, Math.Min(draft.Mention?.Start ?? draft.Start, draft.Cue?.Start ?? draft.Start)));
        Add(found, "words behind", Step(Math.Max(0, unit.Words.Length - end - 1), Lengths));
        Add(found, "words ahead", Step(start, Lengths));
        Add(found, "behind", Small(unit, end));
    }

    private void OfMention(List<string> found, Draft draft, Unit unit, string name)
    {
        if (draft.Mention is not { } mention) return;
        int at = unit.First(mention.Start), after = unit.First(mention.End);
        Add(found, "before mention", Small(unit, at - 1));
        Add(found, "after mention", after < unit.Words.Length && draft.Cue is { } cue && unit.Words[after].Start >= cue.Start && unit.Words[after].Start < cue.End ? "cue" : Small(unit, after));
        if (Persons.IsObject(_text, mention.Start)) found.Add("mention is object");
        if (after < unit.Words.Length && _text[mention.End - 1] is 's' && mention.Of(_text).AsSpan().ContainsAny('\'', '’')) found.Add("mention owns");
        foreach (var own in _names.In(mention).Where(n => n.Name == name || n.Text == name))
        {
            int end = own.At.End;
            if (end < _text.Length && _text[end] is '\'' or '’') found.Add("name owns");
            if (end + 1 < mention.End && _text[end] == ' ' && char.IsLower(_text[end + 1])) found.Add(unit.Is(unit.First(end), Sense.Preposition | Sense.Adverb | Sense.Coordinator | Sense.Time | Sense.Relative) || unit.Low(unit.First(end)).EndsWith("self", StringComparison.Ordinal) ? "name before phrase" : _english ? "name before noun" : "name before word");
            if (NameIndex.WordBefore(_text, own.At.Start) is "the") found.Add("name after the");
            for (int i = at + 1; i < unit.First(own.At.Start); i++)
                if (_english && IsVerbAfterName(unit, i)) found.Add("mention holds verb");
            if (NameWords.Titles.Contains(NameIndex.WordBefore(_text, own.At.Start))) found.Add("title");
            if (end + 2 < _text.Length && _text[end] == ' ' && char.IsUpper(_text[end + 1])) found.Add("name goes on");
            if (own.At.Start > mention.Start + 1 && char.IsUpper(_text[mention.Start]) && own.At.Start - mention.Start > 1 && !NameWords.Titles.Contains(NameIndex.WordBefore(_text, own.At.Start)) && char.IsLetter(_text[own.At.Start - 2]) && _text[mention.Start..own.At.Start].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1] is { } led && char.IsUpper(led[0])) found.Add("name led by capital");
            if (Genders.Clash(_text, own)) found.Add("gender clash");
        }
        Add(found, "mention words", Step(mention.Of(_text).Count(c => c == ' '), Few));
        if (draft.Around is { } around && around != mention) found.Add("apposition");
    }
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// What a careful reader looks at before he writes a person's name over a statement, as features that are there or not: how the name was found, the verb, what stands in the content and around it,
/// who else is named nearby. None of them holds a word of the text, except verbs and small words of the language.
/// </summary>
internal sealed class SpeakerFeatures
{
    private const int Near = 4; // units back, for the name and for others

    private static readonly string[] Kin = ["wife", "husband", " son", "daughter", "brother", "sister", "father", "mother"];

    private static readonly int[] Lengths = [3, 7, 15, 30, 50], Few = [0, 1, 2, 4], Gaps = [2, 12, 40, 90], Sizes = [12, 25, 40, 60];

    private readonly string _text;
    private readonly bool _english;
    private readonly List<Unit> _units;
    private readonly List<Draft> _drafts;
    private readonly IReadOnlyList<Resolved> _speakers;
    private readonly NameIndex _names;
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal), _said = new(StringComparer.Ordinal);
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _full = new(StringComparer.Ordinal), _part = new(StringComparer.Ordinal); // where a name stands first, in full and by a part of it
    private readonly ILookup<int, int> _ofUnit;
    private readonly ILookup<string, string> _sharers; // full names by their last words

    /// <summary>Prepares a text.</summary>
    public SpeakerFeatures(string text, string language, List<Unit> units, List<Draft> drafts, IReadOnlyList<Resolved> speakers, NameIndex names)
    {
        (_text, _english, _units, _drafts, _speakers, _names) = (text, language == "en", units, drafts, speakers, names);
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
        if (_speakers[number].Inferred) found.Add("inferred");
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
        for (int i = unit.First(cue.Start); i < main; i++)
        {
            if (unit.Is(i, Sense.Modal)) found.Add("cue modal");
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

    private void OfContent(List<string> found, Draft draft, string name)
    {
        int words = 0, quoted = 0, cues = 0, subordinate = 0, commas = 0, pronouns = 0, quotations = 0, sentences = 0;
        bool coordinated = false, marked = false, first = true, breaks = false;
        int unit = Math.Max(draft.Unit, 0);
        while (unit > 0 && _units[unit].At.Start > draft.Start) unit--;
        for (; unit < _units.Count && _units[unit].At.Start < draft.Spans[^1].End; unit++)
        {
            var of = _units[unit];
            sentences++;
            foreach (var span in draft.Spans)
            {
                quotations += of.Quotes.Count(q => q.At.Overlaps(span));
                if (of.Quotes.Any(q => q.At.Overlaps(span) && !q.Closed)) found.Add("quotation open");
                if (of.Quotes.Any(q => q.At.Overlaps(span) && (q.At.Start < span.Start - 1 || q.At.End > span.End + 1))) found.Add("quotation cut");
                for (int i = of.First(span.Start); i < of.Words.Length && of.Words[i].Start < span.End; i++)
                {
                    var word = of.Words[i];
                    if (word.Mark)
                    {
                        if (word.Quoted) continue;
                        if (word.Low is ",") commas++;
                        if (word.Low is "," && of.Low(i + 1).EndsWith("ing", StringComparison.Ordinal) && of.Words[i + 1].Start < span.End) found.Add("content goes on with participle");
                        if (word.Low is ":" or ";" || word.Low is "," && of.Is(i + 1, Sense.Coordinator) && of.Words[i + 1].Start < span.End) found.Add("second clause");
                        if (word.Low is "," && of.Is(i + 1, Sense.Coordinator) && of.Words[i + 1].Start < span.End) found.Add("content goes on with clause");
                        if (word.Low is "," && of.Is(i + 1, Sense.Relative) && of.Words[i + 1].Start < span.End) found.Add("content goes on with relative");
                        if (word.Low is ":" or ";") found.Add("content has colon");
                        if (word.Low is "—" or "–" or "-") found.Add("content has dash");
                        if (word.Low is ":" or ";" or "—" or "–" or "-" or "(") marked = true;
                        continue;
                    }
                    if (first) { Add(found, "opens", word.Quoted ? "quote" : Small(of, i)); if (!word.Quoted) found.Add(word.Capital ? "opens capital" : "opens small"); if (!word.Quoted && word.Low.Length > 4 && word.Low.EndsWith("ing", StringComparison.Ordinal)) found.Add("opens participle"); }
                    first = false;
                    words++;
                    if (word.Quoted) { quoted++; continue; }
                    if (word.Is(Sense.Say | Sense.Tell)) cues++;
                    if (word.Is(Sense.Subordinator)) subordinate++;
                    if (word.Low is "but" or "while" or "although" or "though" or "as" or "after" or "when" or "before") { coordinated = true; Add(found, "content has", word.Low); }
                    if (word.Low is "he" or "she" or "his" or "her" or "him" or "they") pronouns++;
                    if (word.Low is ("as" or "while" or "when" or "after" or "before") && (of.Low(i + 1) is "he" or "she" or "they" or "it" || of.Words.Length > i + 1 && of.Words[i + 1].Capital && of.Words[i + 1].Start < span.End)) found.Add("content goes on with time clause");
                    if (word.Low is "i" or "we" or "my" or "our") found.Add("content says I");
                }
                if (span.Of(_text).AsSpan().Contains('\n')) breaks = true;
            }
        }
        Add(found, "words", Step(words, Lengths));
        Add(found, "free words", Step(words - quoted, Lengths));
        Add(found, "quoted", words == 0 || quoted == 0 ? "none" : quoted == words ? "all" : 2 * quoted >= words ? "most" : "some");
        Add(found, "sentences", Step(sentences, Few));
        Add(found, "spans", Step(draft.Spans.Count, Few));
        Add(found, "quotations", Step(quotations, Few));
        Add(found, "cues within", Step(cues, Few));
        Add(found, "subordinators", Step(subordinate, Few));
        Add(found, "commas", Step(commas, Few));
        Add(found, "pronouns", Step(pronouns, Few));
        if (coordinated) found.Add("content has second clause");
        if (marked) found.Add("content has mark");
        if (breaks) found.Add("content breaks");
        var inside = draft.Spans.SelectMany(s => _names.In(s)).ToList();
        bool IsFree(NameMention n) => !_units[draft.Unit].Quotes.Any(q => q.At.Contains(n.At.Start));
        if (inside.Exists(n => n.Name == name)) Add(found, "names speaker", draft.Mention is { } by && _names.In(by).Any(n => n.Name == name) ? "named" : "inferred");
        if (words > 40 && found.Contains("quotation open")) found.Add("swallows");
        if (words > 40 && inside.Exists(n => n.Name == name && !IsFree(n))) found.Add("swallows");
        if (inside.Exists(n => n.Name == name && IsFree(n))) found.Add("content names speaker");
        if (inside.Exists(n => n.Name == name && !IsFree(n))) found.Add("quotation names speaker");
        if (inside.Exists(n => n.Name != name && n.Kind == NameKind.Person && IsFree(n))) found.Add("content names another");
    }

    private void OfSentence(List<string> found, Draft draft, Unit unit, int number)
    {
        int cues = 0, own = draft.Cue is { } cue ? cue.End : -1;
        for (int i = 0; i < unit.Words.Length; i++)
            if (unit.Is(i, Sense.Say | Sense.Tell) && unit.Words[i].End != own) cues++;
        Add(found, "other cues", Step(cues, Few));
        Add(found, "sentence words", Step(unit.Words.Length, Sizes));
        Add(found, "sentence quotations", Step(unit.Quotes.Count, Few));
        if (unit.Quotes.Any(q => !q.Closed)) found.Add("sentence quotation open");
        if (unit.Is(0, Sense.Subordinator)) found.Add("sentence opens with clause");
        if (draft.Unit == 0) found.Add("first sentence");
        if (unit.At.Length == 0 || !_text.AsSpan().Contains('\n')) found.Add("no paragraphs");
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
            if (end + 1 < mention.End && _text[end] == ' ' && char.IsLower(_text[end + 1])) found.Add(unit.Is(unit.First(end), Sense.Preposition | Sense.Adverb | Sense.Coordinator | Sense.Time | Sense.Relative) ? "name before phrase" : "name before noun");
            if (NameIndex.WordBefore(_text, own.At.Start) is "the") found.Add("name after the");
            if (NameWords.Titles.Contains(NameIndex.WordBefore(_text, own.At.Start))) found.Add("title");
            if (end + 2 < _text.Length && _text[end] == ' ' && char.IsUpper(_text[end + 1])) found.Add("name goes on");
            if (own.At.Start > mention.Start + 1 && char.IsUpper(_text[mention.Start]) && own.At.Start - mention.Start > 1 && !NameWords.Titles.Contains(NameIndex.WordBefore(_text, own.At.Start)) && char.IsLetter(_text[own.At.Start - 2]) && _text[mention.Start..own.At.Start].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1] is { } led && char.IsUpper(led[0])) found.Add("name led by capital");
            if (Genders.Clash(_text, own)) found.Add("gender clash");
        }
        Add(found, "mention words", Step(mention.Of(_text).Count(c => c == ' '), Few));
        if (draft.Around is { } around && around != mention) found.Add("apposition");
    }

    private void OfName(List<string> found, Draft draft, string name)
    {
        var words = name.Split(' ');
        Add(found, "name words", Step(words.Length, Few));
        Add(found, "uses", Step(_uses.GetValueOrDefault(name), Few));
        Add(found, "said", Step(_said.GetValueOrDefault(name), Few));
        if (!_persons.Contains(name)) found.Add("no person's name");
        if (!NameWords.FirstNames.Contains(Tokens.Fold(words[0]))) found.Add("first name unknown");
        if (Genders.Of("", name) is null) found.Add("gender unknown");
        if (Array.Exists(words, w => w.Length > 2 && w.All(char.IsUpper))) found.Add("name in capitals");
        if (words.Length > 1 && (NameWords.Starters.Contains(Tokens.Fold(words[0])) || NameWords.Organisations.Contains(Tokens.Fold(words[0])) || NameWords.Adjectives.Contains(Tokens.Fold(words[0])) || NameWords.Never.Contains(Tokens.Fold(words[0])))) found.Add("name melted");
        if (words.Length == 1) Add(found, "one word", NameWords.FirstNames.Contains(Tokens.Fold(name)) ? "first" : "last");
        if (name.Any(c => char.IsDigit(c) || c is '@' or '/' or 'â' or '|')) found.Add("name odd");
        if (Array.Exists(words, w => NameWords.Organisations.Contains(Tokens.Fold(w)) || NameWords.Places.Contains(Tokens.Fold(w)) || NameWords.Domains.Contains(Tokens.Fold(w)))) found.Add("name with noun");
        if (words.Length > 1 && _sharers[words[^1]].Any(n => n != name))
        {
            found.Add("last name shared");
            bool others = _sharers[words[^1]].Any(n => n != name && _persons.Contains(n) && !n.EndsWith(name, StringComparison.Ordinal));
            if (Way(draft, name) is "part" or "titled" or "within") found.Add(others ? "last name shared by person, part" : "last name shared, part");
        }
        if (Gazetteer.Find(name) is not null) found.Add("name listed");
        Add(found, "persons", Step(_persons.Count, Sizes));
        int at = draft.Mention?.Start ?? draft.Cue?.Start ?? draft.Start;
        if (at < 300) found.Add("early");
    }

    // Who else is named since the one who is meant was.
    private void OfOthers(List<string> found, Draft draft, string name, string way)
    {
        int at = draft.Mention?.Start ?? draft.Cue?.Start ?? draft.Start, away = -1, between = 0;
        for (int i = draft.Unit; i >= Math.Max(0, draft.Unit - Near) && away < 0; i--)
        {
            foreach (var other in _names.In(_units[i].At).Where(n => n.At.End <= at).Reverse())
            {
                if (other.Name == name) { away = draft.Unit - i; break; }
                if (_persons.Contains(other.Name) || other.Kind == NameKind.Unknown) between++;
            }
        }
        string far = away < 0 ? "far" : Step(away, Few);
        Add(found, $"named {(way is "whole" or "part" or "titled" or "within" ? "part" : "not")} away", far);
        if (way is not ("whole" or "part" or "titled" or "within"))
        {
            Add(found, "between", Step(between, Few));
            Add(found, $"{way} between", Step(between, Few));
            int paragraphs = away < 0 ? 9 : _units[draft.Unit].Paragraph - _units[draft.Unit - away].Paragraph;
            Add(found, "paragraphs away", Step(paragraphs, Few));
            if (draft.Unit > 0) Add(found, "first person before is", FirstPerson(draft.Unit - 1) is { } p ? p == name ? "the same" : "another" : "none");
        }
        int inSentence = _names.In(_units[draft.Unit].At).Where(n => _persons.Contains(n.Name) && n.Name != name && !_units[draft.Unit].Quotes.Any(q => q.At.Contains(n.At.Start))).Select(n => n.Name).Distinct().Count();
        Add(found, "others named", Step(inSentence, Few));
        Add(found, $"{way} others named", Step(inSentence, Few));
    }

    // Where a pronoun's, a noun's or a continuation's name stood last: as a subject that acts, as an object, in what another said.
    private void OfAntecedent(List<string> found, int number, string name, string way)
    {
        if (way is "whole" or "part" or "titled" or "within") return;
        var draft = _drafts[number];
        int at = draft.Mention?.Start ?? draft.Cue?.Start ?? draft.Start;
        for (int i = draft.Unit; i >= Math.Max(0, draft.Unit - Near); i--)
        {
            if (i < draft.Unit && _units[i].Words.Length > 1)
            {
                bool noun = false;
                for (int w = 0; w < Math.Min(_units[i].Words.Length, 6) && !noun; w++) noun = !_units[i].Quoted(w) && !_units[i].Words[w].Capital && (NameWords.PersonNouns.Contains(_units[i].Low(w)) || NameWords.Titles.Contains(_units[i].Low(w)) || _units[i].Low(w) is "man" or "woman");
                if (noun && !_names.In(_units[i].At).Any(n => n.Name == name && n.At.Start < _units[i].Words[Math.Min(8, _units[i].Words.Length - 1)].Start)) found.Add("noun opens since");
            }
            if (_names.In(_units[i].At).LastOrDefault(n => n.At.End <= at && n.Name == name) is not { } last) continue;
            var unit = _units[i];
            int after = unit.First(last.At.End);
            bool quoted = unit.Quotes.Any(q => q.At.Contains(last.At.Start));
            bool acts = unit.Is(after, Sense.Aux | Sense.Modal | Sense.Cue | Sense.Past) || unit.Low(after) is "," or "who" || unit.Low(after).EndsWith("ed", StringComparison.Ordinal) && !unit.Quoted(after);
            int people = 0;
            for (int w = 1; w < after && w < unit.Words.Length; w++)
                if (!unit.Quoted(w) && !unit.Words[w].Capital && unit.Low(w - 1) is ("the" or "a" or "an" or "his" or "her") && (NameWords.PersonNouns.Contains(unit.Low(w)) || NameWords.Titles.Contains(unit.Low(w)) || unit.Low(w) is "man" or "woman" or "boy" or "girl")) people++;
            if (people > 0) found.Add("noun before antecedent");
            string place = quoted ? "quoted" : InAnothers(number, last.At, name) ? "another's content" : Persons.IsObject(_text, last.At.Start) ? "object" : last.At.End < _text.Length && _text[last.At.End] is '\'' or '’' ? "owner" : acts ? "acts" : after >= unit.Words.Length - 1 ? "ends" : "else";
            Add(found, "antecedent", place);
            Add(found, i == draft.Unit ? "antecedent here" : "antecedent before", place);
            bool first = _names.In(unit.At).FirstOrDefault(n => _persons.Contains(n.Name)) is { } one && one.Name == name;
            found.Add(first ? "antecedent is first" : "antecedent is later");
            return;
        }
        found.Add("antecedent far");
    }

    private bool InAnothers(int number, Span at, string name)
    {
        for (int i = number - 1; i >= Math.Max(0, number - 12); i--)
            if (_speakers[i].Name != name && _drafts[i].Spans.Exists(s => s.Contains(at))) return true;
        return false;
    }

    // "Rogers" before "Ruth Rogers" was named, "his wife, Ruth Rogers": another of that last name may be meant.
    private void OfSharers(List<string> found, Draft draft, string name, string way)
    {
        if (way is not ("part" or "titled" or "within" or "he" or "she")) return;
        if (!_full.TryGetValue(name, out int full)) { found.Add("never in full"); return; }
        if (_part.TryGetValue(name, out int part) && part < full) found.Add("part before full");
        if (full > draft.Start && full > (draft.Mention?.Start ?? 0)) found.Add("full later");
        var before = _text[Math.Max(0, full - 30)..full].ToLowerInvariant();
        if (Array.Exists(Kin, k => before.Contains(k, StringComparison.Ordinal))) found.Add("named as kin");
        if (Persons.IsObject(_text, full)) found.Add("full is object");
        if (full < _text.Length && full + name.Length < _text.Length && _text[full + name.Length] is '\'' or '’') found.Add("full owns");
    }

    private string? FirstPerson(int unit) => _names.In(_units[unit].At).FirstOrDefault(n => _persons.Contains(n.Name) && !_units[unit].Quotes.Any(q => q.At.Contains(n.At.Start)))?.Name;
}

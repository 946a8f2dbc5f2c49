using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

// The name, where else it stands, and who else is named.
internal sealed partial class SpeakerFeatures
{
    private static readonly string[] Kin = ["wife", "husband", " son", "daughter", "brother", "sister", "father", "mother"];

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
            string first = draft.Unit == 0 || FirstPerson(draft.Unit - 1) is not { } person ? "none" : person == name ? "the same" : "another";
            if (draft.Unit > 0) Add(found, "first person before is", first);
            if (way == "carried" && first == "another") found.Add("carried after another");
        }
        int inSentence = _names.In(_units[draft.Unit].At).Where(n => _persons.Contains(n.Name) && n.Name != name && _units[draft.Unit].QuoteAt(n.At.Start) is null).Select(n => n.Name).Distinct().Count();
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
            bool quoted = unit.QuoteAt(last.At.Start) is not null;
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

    private string? FirstPerson(int unit) => _names.In(_units[unit].At).FirstOrDefault(n => _persons.Contains(n.Name) && _units[unit].QuoteAt(n.At.Start) is null)?.Name;
}

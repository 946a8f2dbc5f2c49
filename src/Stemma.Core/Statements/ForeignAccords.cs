using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>"Laut X", "nach Angaben der X", "X zufolge", "so X", "demnach" and their like in other languages.</summary>
internal static class ForeignAccords
{
    /// <summary>Adds what the unit attributes so.</summary>
    public static void Read(Unit unit, int number, int start, Lexicon lexicon, List<Draft> found)
    {
        int most = found.Count + Foreign.MostInUnit;
        for (int i = start; i < unit.Words.Length && found.Count < most; i++)
        {
            if (unit.Quoted(i)) continue;
            var hit = Phrase(unit, i, lexicon) ?? Post(unit, start, i) ?? So(unit, i) ?? Back(unit, i);
            if (hit is not { } found1) continue;
            var spans = Rest(unit, start, found1.From, found1.To);
            if (spans.Count > 0)
                found.Add(new Draft { Spans = spans, Mention = Mention(unit, found1), Cue = unit.Of(found1.Cue.From, found1.Cue.To), Unit = number, CarriesOn = found1.Who.Empty });
            i = Math.Max(i, found1.To - 1);
        }
    }

    private readonly record struct Hit(int From, int To, Range Who, Range Cue);

    private static Hit? Phrase(Unit unit, int i, Lexicon lexicon)
    {
        foreach (var phrase in lexicon.Accords[unit.Low(i)])
        {
            int end = i + phrase.Words.Length;
            if (end > unit.Words.Length || !phrase.Words.Select((w, k) => Fits(unit.Low(i + k), w)).All(same => same)) continue;
            if (phrase.Alone) return new Hit(i, end, new Range(end - 1, end), new Range(i, end));
            bool attached = phrase.Words[^1].EndsWith('-');
            if (attached) end--;
            var who = attached ? Attached(unit, end) : ForeignPhrases.After(unit, end, unit.Words.Length);
            if (who.Empty || who.From > end + 1 || unit.Is(who.From, Sense.Relative) && !unit.Is(who.From, Sense.Determiner)) continue;
            if (phrase.Words.Length == 1 && !attached && unit.Is(i, Sense.Preposition) && !IsSetOff(unit, i) && !HasName(unit, who)) continue; // "vyvolá podle příslušné normy": by a rule, not by what somebody says
            return new Hit(i, who.To, who, new Range(i, end));
        }
        return null;
    }

    private static bool IsSetOff(Unit unit, int i) => i == 0 || unit.Words[i - 1].Mark || unit.Is(i - 1, Sense.Coordinator) || unit.Quoted(i - 1) || unit.Words[i].Capital;

    private static bool HasName(Unit unit, Range who)
    {
        if (who.To == who.From + 1) return true; // "laut dpa"
        for (int i = who.From; i < who.To; i++) if (unit.Words[i].Capital || unit.Quoted(i) || unit.Is(i, Sense.Pronoun)) return true;
        return false;
    }

    // "ل-": the preposition is written together with the next word.
    private static bool Fits(string word, string pattern) => pattern.EndsWith('-') ? word.Length > pattern.Length && word.StartsWith(pattern[..^1], StringComparison.Ordinal) : word == pattern;

    private static Range Attached(Unit unit, int from)
    {
        var rest = ForeignPhrases.After(unit, from + 1, unit.Words.Length);
        return new Range(from, rest.From == from + 1 ? rest.To : from + 1);
    }

    // "للوزارة", "لوكالة": the speaker without the preposition.
    private static Span? Mention(Unit unit, Hit hit)
    {
        if (hit.Who.Empty) return null;
        var at = unit.Of(hit.Who.From, hit.Who.To);
        bool attached = unit.Low(hit.Cue.From) is { Length: > 3 } cue && cue[^1] is 'ا' or 'ً' && unit.Text[at.Start] == 'ل' && at.Length > 3 && hit.Who.From == hit.Cue.To;
        return attached ? new Span(at.Start + (unit.Text[at.Start + 1] == 'ل' ? 2 : 1), at.End) : at;
    }

    private static Hit? Post(Unit unit, int start, int i)
    {
        if (!unit.Is(i, Sense.Post) || unit.Words[i].Capital) return null;
        var who = ForeignPhrases.Before(unit, i, start);
        return who.Empty ? null : new Hit(who.From, i + 1, who, new Range(i, i + 1));
    }

    // "„A“, so der Sprecher."
    private static Hit? So(Unit unit, int i)
    {
        if (!unit.Is(i, Sense.So) || unit.Low(i - 1) is not ("," or "–" or "—" or "-") && !unit.Quoted(i - 1) || i == 0) return null;
        if (unit.Is(i + 1, Sense.Complement | Sense.Aux | Sense.Preposition) || i + 1 >= unit.Words.Length) return null;
        var who = ForeignPhrases.After(unit, i + 1, unit.Words.Length);
        if (who.Empty || !unit.Words[who.From].Capital && !unit.Is(who.From, Sense.Determiner | Sense.Pronoun)) return null;
        bool closes = who.To >= unit.Words.Length || unit.Words[who.To].Mark || unit.Quoted(who.To) || unit.Is(who.To, Sense.Preposition | Sense.Adverb);
        return closes ? new Hit(i, who.To, who, new Range(i, i + 1)) : null;
    }

    private static Hit? Back(Unit unit, int i) => unit.Is(i, Sense.Demnach) && (i == 0 || unit.Low(i) is "demnach" or "demzufolge" || unit.Low(i) == "wonach" && unit.Low(i - 1) == ",")
        ? new Hit(i, i + 1, Range.None, new Range(i, i + 1)) : null;

    // What stands before and after the attribution; an apposition after the speaker goes with him.
    private static List<Span> Rest(Unit unit, int start, int from, int to)
    {
        var spans = new List<Span>();
        int clause = unit.Low(from) == "wonach" ? from : start;
        bool joint = from == clause + 1 && unit.Is(clause, Sense.Coordinator); // "And according to X, A"
        if (from > clause && !joint && Contents.Trim(unit, clause, from) is { } before) spans.Add(before);
        int rest = to;
        if (unit.Low(to) == "," && !unit.Quoted(to))
        {
            int comma = to + 1;
            while (comma < unit.Words.Length && unit.Low(comma) != "," && !unit.Quoted(comma)) comma++;
            bool apposes = comma < unit.Words.Length && unit.Low(comma) == "," && comma - to < 12 && from == start;
            if (apposes) rest = comma;
            else if (comma >= unit.Words.Length && spans.Count > 0) rest = unit.Words.Length;
        }
        else if (spans.Count > 0 && OnlyAdjuncts(unit, to)) rest = unit.Words.Length;
        if (Contents.Trim(unit, Math.Min(rest, unit.Words.Length), unit.Words.Length) is { } after) spans.Add(after);
        return spans;
    }

    private static bool OnlyAdjuncts(Unit unit, int from)
    {
        int words = 0;
        for (int i = from; i < unit.Words.Length; i++)
        {
            if (unit.Quoted(i)) return false;
            if (!unit.Words[i].Mark) words++;
        }
        return words < 5 && !unit.Is(from, Sense.Aux);
    }
}

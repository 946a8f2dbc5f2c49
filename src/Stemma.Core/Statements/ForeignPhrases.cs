namespace Stemma.Core.Statements;

/// <summary>Noun phrases of languages other than English, by their determiners, prepositions and marks.</summary>
internal static class ForeignPhrases
{
    private const int Longest = 16;

    /// <summary>The subject of a finite verb: what stands before it, unless that is an adverbial; else what stands after it.</summary>
    public static Range Subject(Unit unit, Lexicon lexicon, int start, int finite, int end)
    {
        if (lexicon.VerbFirst && (unit.Is(finite, Sense.Attributive) || !After(unit, finite + 1, end).Empty || unit.Low(start).StartsWith('و') || finite - start > 8))
            return unit.Is(finite, Sense.Attributive) ? Range.None : After(unit, finite + 1, end);
        int from = finite;
        while (from > start && !unit.Quoted(from - 1) && !unit.Words[from - 1].Mark) from--;
        if (from > start && unit.Low(from - 1) is "," && from - start < 14 && !(lexicon.Drops && HasSubject(unit, from, finite))) from = start;
        while (from < finite && unit.Is(from, Sense.Coordinator | Sense.Complement)) from++;
        bool adverbial = from >= finite || unit.Is(from, Sense.Preposition | Sense.Adverb | Sense.Time | Sense.As) && !unit.Is(from, Sense.Determiner) || unit.Is(from, Sense.Subordinator) && !unit.Is(from, Sense.Determiner);
        if (!adverbial)
        {
            var before = After(unit, from, finite);
            if (!before.Empty) return before;
        }
        return After(unit, finite + 1, end);
    }

    // "Besides, the minister said": the noun phrase after the comma is the subject; "X, mayor of Y, said" has none there.
    private static bool HasSubject(Unit unit, int from, int finite)
    {
        while (from < finite && unit.Is(from, Sense.Coordinator)) from++;
        bool opens = from < finite && (unit.Words[from].Capital || unit.Is(from, Sense.Determiner | Sense.Pronoun)) && !unit.Is(from, Sense.Preposition | Sense.Adverb | Sense.Time | Sense.As | Sense.Relative | Sense.Subordinator);
        return opens && After(unit, from, finite).To == finite;
    }

    /// <summary>The noun phrase that starts at a word.</summary>
    public static Range After(Unit unit, int start, int end)
    {
        int i = start;
        while (i < end && !unit.Quoted(i) && (unit.Is(i, Sense.Adverb | Sense.Particle) && !unit.Is(i, Sense.Determiner | Sense.Pronoun) || unit.Low(i) is "-" or "—" or "–")) i++;
        if (unit.Is(i, Sense.Pronoun) && !unit.Is(i, Sense.Determiner) || unit.Is(i, Sense.Pronoun) && (i + 1 >= end || unit.Words[i + 1].Mark || unit.Is(i + 1, Sense.Adverb | Sense.Preposition | Sense.Aux | Sense.Say)))
            return new Range(i, i + 1);
        int from = i;
        for (; i < Math.Min(end, from + Longest); i++)
        {
            if (unit.Quoted(i)) { if (unit.QuoteAt(unit.Words[i].Start) is { At.Length: < 30 } quote && quote.Ending(unit.Text) is not (',' or '.')) continue; break; }
            if (unit.Words[i].Mark && !(unit.Low(i) is "." or "-" && i + 1 < end && i > from && unit.Words[i - 1].End == unit.Words[i].Start && unit.Low(i - 1).Length < 6 && !unit.Words[i + 1].Mark)) break;
            if (unit.Is(i, Sense.Aux | Sense.Say | Sense.Complement | Sense.Adverb) && !unit.Is(i, Sense.Determiner) && !unit.Words[i].Capital) break;
            if (i > from && unit.Is(i, Sense.Particle) && (i + 1 >= end || unit.Words[i + 1].Mark)) break;
            if (unit.Is(i, Sense.Preposition) && !unit.Is(i, Sense.Attach)) break;
            if (i > from && unit.Is(i, Sense.Time)) break;
            if (i > from + 1 && unit.Words[i - 1].Capital && unit.Low(i) is "die" or "das" or "den" or "ein" or "eine" or "einen" or "dem") break;
        }
        int to = i;
        while (to > from && (unit.Words[to - 1].Mark || unit.Is(to - 1, Sense.Preposition | Sense.Coordinator | Sense.Adverb))) to--;
        if (to > from && to < end && unit.Words[to].Mark && unit.Quoted(to) && unit.Quoted(to - 1) && unit.Quoted(from)) to++; // the mark that closes a name in marks
        return to > from ? new Range(from, to) : Range.None;
    }

    /// <summary>The noun phrase that ends before a word.</summary>
    public static Range Before(Unit unit, int end, int start)
    {
        int i = end;
        while (i > start && end - i < 8 && !unit.Quoted(i - 1) && !unit.Words[i - 1].Mark && (unit.Words[i - 1].Capital || !unit.Is(i - 1, Sense.Aux | Sense.Say | Sense.Complement))
            && !(unit.Is(i - 1, Sense.Preposition) && !unit.Is(i - 1, Sense.Attach)))
        {
            i--;
            if (unit.Is(i, Sense.Determiner) && i < end - 1) break;
        }
        return i < end ? new Range(i, end) : Range.None;
    }
}

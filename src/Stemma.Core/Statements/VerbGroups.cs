namespace Stemma.Core.Statements;

/// <summary>A cue verb with its helpers: "has also repeatedly said".</summary>
/// <param name="First">First helper or the verb.</param>
/// <param name="Main">The verb.</param>
/// <param name="Negated">Whether "not", "never" or the like stands in it.</param>
/// <param name="Passive">Whether a form of "be" stands before a past participle.</param>
/// <param name="Participle">Whether it is an -ing form without a helper.</param>
/// <param name="Infinitive">Whether "to" stands before it.</param>
internal readonly record struct VerbGroup(int First, int Main, bool Negated, bool Passive, bool Participle, bool Infinitive)
{
    /// <summary>The word after it.</summary>
    public int After => Main + 1;
}

/// <summary>Finds cue verbs with their helpers.</summary>
internal static class VerbGroups
{
    private const int MostInUnit = 64;

    /// <summary>The cue verbs of a unit, outside quotation marks, in order.</summary>
    public static List<VerbGroup> Of(Unit unit)
    {
        var found = new List<VerbGroup>();
        for (int i = 0; i < unit.Words.Length && found.Count < MostInUnit; i++)
        {
            if (!unit.Is(i, Sense.Cue)) continue;
            int first = i;
            bool negated = false, be = false, infinitive = false, helped = false;
            for (int k = i - 1; k >= 0 && i - k <= 8; k--)
            {
                if (unit.Is(k, Sense.Aux | Sense.Modal | Sense.Negation))
                {
                    first = k;
                    helped = true;
                    negated |= unit.Is(k, Sense.Negation) || unit.Low(k).EndsWith("n't", StringComparison.Ordinal);
                    be |= unit.Low(k) is "is" or "are" or "was" or "were" or "be" or "been" or "being" or "am" or "wasn't" or "isn't" or "weren't" or "aren't" or "'re";
                }
                else if (unit.Is(k, Sense.Adverb) && !unit.Is(k, Sense.Determiner | Sense.Time | Sense.Pronoun)) { first = k; }
                else if (unit.Low(k) == "to" && k == first - 1) { infinitive = true; break; }
                else break;
            }
            if (!helped && !infinitive && (IsNoun(unit, i, first) || unit.Low(i) is "written" or "shown" or "known")) continue; // "written papers"
            bool ing = unit.Low(i).EndsWith("ing", StringComparison.Ordinal);
            found.Add(new VerbGroup(first, i, negated, be && !ing, ing && !be, infinitive));
        }
        return found;
    }

    // "the report said", "his comments": a word that can be a noun and stands where nouns stand.
    private static bool IsNoun(Unit unit, int i, int first)
    {
        if (unit.Words[i].Capital && i > 0 && !unit.Low(i).EndsWith("ing", StringComparison.Ordinal)) return true;
        var low = unit.Low(i);
        bool past = low.EndsWith("ed", StringComparison.Ordinal) || low is "said" or "told" or "wrote";
        int before = first - 1;
        if (past)
        {
            // "the reported plan", "a called meeting"
            return unit.Is(before, Sense.Determiner) && !unit.Is(before, Sense.Pronoun) || unit.Is(before, Sense.Preposition);
        }
        if (!unit.Is(i, Sense.Noun)) return false;
        if (before < 0) return !low.EndsWith("ing", StringComparison.Ordinal);
        if (low.EndsWith("ing", StringComparison.Ordinal)) return unit.Is(before, Sense.Determiner);
        if (unit.Low(before) == "that" && unit.Is(before - 1, Sense.Cue)) return true;
        if (unit.Is(before, Sense.Determiner | Sense.Preposition | Sense.Coordinator) && !unit.Is(before, Sense.Subject | Sense.Relative)) return true;
        if (unit.Words[before].Mark && !unit.Quoted(before)) return true;
        if (unit.Is(before, Sense.Subject | Sense.Relative)) return false;
        if (!Agrees(unit, before, low)) return true;
        // A bare "report" after a noun: verb only where what follows can be its content.
        bool follows = unit.Low(i + 1) is "that" or "," or ":" or "him" or "them" or "us" or "me" || unit.Quoted(i + 1) || NounPhrases.Begins(unit, i + 1) || i + 1 >= unit.Words.Length - 1;
        return !follows;
    }

    // "officials say", "the ministry says": a bare form wants a plural before it, a form in "s" does not.
    private static bool Agrees(Unit unit, int before, string verb)
    {
        if (unit.Quoted(before) || unit.Is(before, Sense.People)) return true;
        bool plural = unit.Low(before).EndsWith('s') && !unit.Low(before).EndsWith("ss", StringComparison.Ordinal);
        return verb.EndsWith('s') ? !plural || unit.Words[before].Capital : plural || unit.Words[before].Capital && unit.Is(before - 1, Sense.Coordinator);
    }
}

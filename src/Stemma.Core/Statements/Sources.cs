namespace Stemma.Core.Statements;

/// <summary>Finds whom a speaker cites: "citing unidentified officials", "quoted officials as saying".</summary>
internal static class Sources
{
    /// <summary>The words that name a citing's source, by where "citing" or "quoting" stands; none where its object is no source.</summary>
    public static Range Cited(Unit unit, int cue)
    {
        if (unit.Low(cue) is not ("citing" or "quoting") || unit.Quoted(cue)) return Range.None;
        var who = NounPhrases.After(unit, cue + 1, unit.Words.Length);
        if (who.Empty) return who;
        for (int i = who.From; i < who.To; i++)
            if (unit.Is(i, Sense.Who) || unit.Words[i].Capital && i > who.From) return who;
        return unit.Words[who.From].Capital ? who : Range.None;
    }

    /// <summary>The citing that belongs to an attribution: anywhere in the unit outside quotation marks.</summary>
    public static Range InUnit(Unit unit)
    {
        for (int i = 0; i < unit.Words.Length; i++)
        {
            var cited = Cited(unit, i);
            if (!cited.Empty) return cited;
        }
        return Range.None;
    }

    /// <summary>For "quoted X as saying A": the words of X and the first word of A.</summary>
    public static (Range Who, int Content) QuotedAs(Unit unit, VerbGroup verb)
    {
        if (unit.Low(verb.Main) is not ("quoted" or "quotes" or "quote" or "quoting" or "cited" or "cites")) return (Range.None, -1);
        for (int i = verb.After + 1; i + 1 < Math.Min(unit.Words.Length, verb.After + 25); i++)
        {
            if (unit.Low(i) != "as" || unit.Quoted(i) || unit.Low(i + 1) is not ("saying" or "telling" or "stating" or "writing" or "warning" or "confirming")) continue;
            int end = i;
            while (end > verb.After && unit.Words[end - 1].Mark) end--;
            return (new Range(verb.After, end), i + 2);
        }
        return (Range.None, -1);
    }
}

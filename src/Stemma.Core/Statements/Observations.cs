using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The outlet's own observation: "AP journalists saw", "an AFP reporter at the scene said".</summary>
internal static class Observations
{
    /// <summary>Adds what the unit's outlet saw.</summary>
    public static void Read(Unit unit, int number, int start, string? wire, List<Draft> found)
    {
        for (int i = start + 1; i < unit.Words.Length; i++)
        {
            if (!unit.Is(i, Sense.Saw)) continue;
            int first = i;
            while (first > start && unit.Is(first - 1, Sense.Adverb | Sense.Aux)) first--;
            var who = unit.Low(i + 1) == "by" ? NounPhrases.After(unit, i + 2, unit.Words.Length) : NounPhrases.Before(unit, first, start);
            if (who.Empty || !IsOwn(unit, who, wire)) continue;
            bool passive = unit.Low(i + 1) == "by";
            var content = passive ? Contents.Trim(unit, start, first) : Contents.Trim(unit, i + 1, unit.Words.Length);
            if (content is { } span)
                found.Add(new Draft { Spans = [span], Mention = unit.Of(who.From, who.To), Cue = unit.Of(first, i + 1), Unit = number, Observed = true });
        }
    }

    /// <summary>Whether the words name reporters of an agency, or reporters and nobody's while the report is an agency's.</summary>
    public static bool IsOwn(Unit unit, Range who, string? wire)
    {
        bool observer = false;
        for (int i = who.From; i < who.To; i++) observer |= unit.Is(i, Sense.Observer);
        return observer && (Agency(unit, who) is not null || wire is not null && !Named(unit, who));
    }

    /// <summary>The agency that the words name, or null.</summary>
    public static Wire? Agency(Unit unit, Range who)
    {
        for (int length = Math.Min(4, who.To - who.From); length >= 1; length--)
        {
            for (int i = who.From; i + length <= who.To; i++)
            {
                if (unit.Words[i].Capital && Wires.Named(unit.Say(i, i + length)) is { } wire) return wire;
            }
        }
        return null;
    }

    private static bool Named(Unit unit, Range who)
    {
        for (int i = who.From + 1; i < who.To; i++) if (unit.Words[i].Capital) return true;
        return false;
    }
}

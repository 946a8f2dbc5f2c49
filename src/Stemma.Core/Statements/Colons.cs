namespace Stemma.Core.Statements;

/// <summary>"Lee: “A”": a speaker, a colon and a quotation.</summary>
internal static class Colons
{
    /// <summary>Adds what the unit attributes so.</summary>
    public static void Read(Unit unit, int number, int start, List<Draft> found)
    {
        for (int i = start + 1; i < Math.Min(unit.Words.Length - 1, start + 10); i++)
        {
            if (unit.Quoted(i)) return;
            if (unit.Is(i, Sense.Cue) && !unit.Is(i, Sense.Noun)) return;
            if (unit.Low(i) != ":" || !unit.Quoted(i + 1)) continue;
            var who = NounPhrases.Before(unit, i, start);
            if (Contents.Trim(unit, i + 1, unit.Words.Length) is { } content)
                found.Add(new Draft { Spans = [content], Mention = who.Empty ? null : unit.Of(who.From, who.To), Cue = unit.Of(i, i + 1), Unit = number });
            return;
        }
    }
}

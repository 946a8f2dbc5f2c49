using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Tells direct, indirect and mixed content apart.</summary>
internal static class Kinds
{
    /// <summary>The kind, by how much of the content stands in quotation marks.</summary>
    public static StatementKind Of(List<Unit> units, Draft draft)
    {
        if (draft.Observed) return StatementKind.Observation;
        if (draft.Dashed) return StatementKind.Direct;
        bool quoted = false, free = false;
        int unit = Math.Max(draft.Unit, 0);
        while (unit > 0 && units[unit].At.Start > draft.Start) unit--;
        for (; unit < units.Count && units[unit].At.Start < draft.Spans[^1].End; unit++)
        {
            foreach (var span in draft.Spans)
            {
                for (int i = units[unit].First(span.Start); i < units[unit].Words.Length && units[unit].Words[i].Start < span.End; i++)
                {
                    if (units[unit].Words[i].Mark) continue;
                    if (units[unit].Words[i].Quoted) quoted = true;
                    else free = true;
                }
            }
        }
        return quoted ? free ? StatementKind.Mixed : StatementKind.Direct : StatementKind.Indirect;
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Makes a claim's positions.</summary>
internal static class Positions
{
    private const int MostCodePoints = 300;

    /// <summary>A stretch cut to 300 code points, at the last space before.</summary>
    public static Span Cap(string text, Span at)
    {
        if (at.Length <= MostCodePoints) return at;
        int end = at.Start, count = 0, space = -1;
        while (end < at.End && count < MostCodePoints)
        {
            if (char.IsWhiteSpace(text[end])) space = end;
            end += char.IsHighSurrogate(text[end]) && end + 1 < at.End ? 2 : 1;
            count++;
        }
        return new Span(at.Start, end >= at.End ? at.End : space > at.Start ? space : end);
    }

    /// <summary>The positions of a text and of all tellings that print exactly it.</summary>
    public static IEnumerable<Position> Of(Reading reading, string value, Span at, Statement? saying)
    {
        at = Cap(reading.Text, at);
        foreach (var telling in reading.Copies.Prepend(reading.Telling))
        {
            yield return new Position(telling.Id, saying?.Witness, value, Attributed(saying), at, at.Of(reading.Text), saying?.Kind == StatementKind.Observation);
        }
    }

    /// <summary>The speaker as the telling names him, with whom he cites; null where the outlet says it itself.</summary>
    public static string? Attributed(Statement? saying)
    {
        if (saying is null) return null;
        if (saying.Chain.Count == 0) return saying.Speaker ?? saying.Mention;
        return string.Join(", citing ", saying.Speaker is { } speaker && !saying.Chain.Contains(speaker, StringComparer.Ordinal)
            ? saying.Chain.Prepend(speaker) : saying.Chain);
    }
}

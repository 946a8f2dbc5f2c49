using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>A number with what it counts.</summary>
/// <param name="At">Its stretch, unit and approximation words included ("at least 15 people").</param>
/// <param name="Low">Lowest value it allows; negative infinity for "up to".</param>
/// <param name="High">Highest value it allows; positive infinity for "at least".</param>
/// <param name="Unit">Unit in its canonical form ("km", "USD", "month", "%"); "" for a bare count.</param>
/// <param name="Head">The counted noun's stem ("people", "month"); "" where none follows.</param>
/// <param name="Approximate">Whether the text hedges ("about", "some", "almost").</param>
public sealed record Quantity(Span At, double Low, double High, string Unit, string Head, bool Approximate);

/// <summary>Finds numbers, money, ages, distances.</summary>
public static class Numbers
{
    private const int MostTokens = 400_000;

    /// <summary>
    /// The quantities of a text, in order. Parts of dates and clock times, ordinals, and the numbers of names ("Route 66") are not among them.
    /// Lengths, areas, weights and speeds are turned into km, km2, kg and km/h with one percent of play for the rounding.
    /// </summary>
    public static IReadOnlyList<Quantity> Of(string text, string language)
    {
        var found = new List<Quantity>();
        var reading = new NumberReading(text, language);
        var around = new NumberSurroundings(text, language, reading);
        for (int i = 0; i < Math.Min(reading.Count, MostTokens); i++)
        {
            if (!around.MayBegin(i) || around.Quantity(i) is not { } quantity) continue;
            found.Add(quantity.Quantity);
            i = quantity.End - 1;
        }
        return found;
    }
}

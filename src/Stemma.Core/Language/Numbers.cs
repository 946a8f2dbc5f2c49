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
    /// <summary>The quantities of a text, in order. Parts of dates and times are not among them.</summary>
    public static IReadOnlyList<Quantity> Of(string text, string language)
    {
        var found = new List<Quantity>();
        foreach (var token in Tokens.Of(text))
        {
            if (token.Kind == TokenKind.Number && double.TryParse(token.In(text), out double value))
                found.Add(new Quantity(new Span(token.Start, token.End), value, value, "", "", false));
        }
        return found;
    }
}

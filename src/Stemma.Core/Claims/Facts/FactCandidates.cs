using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>A pair of values that part, for a reader to judge.</summary>
/// <param name="A">The first text's telling.</param>
/// <param name="AtA">Where its value stands.</param>
/// <param name="AroundA">Its sentence.</param>
/// <param name="B">The second text's telling.</param>
/// <param name="AtB">Where its value stands.</param>
/// <param name="AroundB">Its sentence.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Measures">The model's features.</param>
/// <param name="Probability">What the model says now.</param>
public sealed record FactCandidate(Telling A, Span AtA, Span AroundA, Telling B, Span AtB, Span AroundB, string Measure, IReadOnlyList<double> Measures, double Probability);

/// <summary>Lists the pairs of values of two texts that cannot both hold and may be of one thing, however unlikely.</summary>
public static class FactCandidates
{
    /// <summary>The names of the features.</summary>
    public static IReadOnlyList<string> Features => SameFact.Features;

    /// <summary>The candidates of a story, each text's value with its best counterpart in each other text.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    /// <param name="least">The least probability that the model gives.</param>
    public static IReadOnlyList<FactCandidate> Of(IReadOnlyList<Telling> tellings, double least)
    {
        var readings = Reading.All(tellings);
        var keys = NameKeys.Of(readings.SelectMany(r => r.Sentences).SelectMany(s => s.Names));
        var texts = new FactTexts(readings, keys, new Witnesses(readings, keys));
        return
        [
            .. FactMatches.Of(texts, least).Where(m => Values.Disjoint(m.A, m.B))
                .Select(m => new FactCandidate(m.A.Reading.Telling, m.A.At, m.A.Sentence.At, m.B.Reading.Telling, m.B.At, m.B.Sentence.At, m.A.Measure, SameFact.Measures(m.A, m.B, texts), m.Probability)),
        ];
    }
}

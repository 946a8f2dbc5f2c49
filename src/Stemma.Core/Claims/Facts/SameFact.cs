using Stemma.Core.Learned;
using Stemma.Core.Language;

namespace Stemma.Core.Claims.Facts;

/// <summary>Tells whether two values of two texts are values of one thing: a logistic model over what stands around them.</summary>
internal static class SameFact
{
    /// <summary>The features, in the order of <see cref="Measures"/>.</summary>
    public static readonly string[] Features =
    [
        "overlap", "contained", "sameEvent", "otherEvent", "sharedName", "otherName", "sameKind", "oneKind", "sameTime", "otherTime", "oneLongAgo",
        "sentence", "rare", "lead", "neighbours", "ratio", "elsewhere", "sameSpeaker", "otherSpeaker", "toll", "thing", "eventTime", "place",
    ];

    private const double Near = 0.4; // weight of a word that stands near the value
    private const int Lead = 4; // sentences
    private const double Alike = 0.5; // share of the smaller frame that two clauses have in common where only the place parts them
    private static readonly Logistic Model = Logistic.Read(typeof(ClaimFinder), "facts.tsv");

    /// <summary>The probability that both are values of one thing, 0..1.</summary>
    public static double Probability(Fact a, Fact b, FactTexts texts) => Model.Probability(Measures(a, b, texts));

    /// <summary>A value a feature.</summary>
    public static double[] Measures(Fact a, Fact b, FactTexts texts)
    {
        var (overlap, contained) = Overlap(a.Frame, b.Frame, texts.Weights);
        bool named = Names(a).Any() && Names(b).Any(), shared = Names(a).Intersect(Names(b), StringComparer.Ordinal).Any();
        string? x = texts.Speaker(a), y = texts.Speaker(b);
        return
        [
            overlap, contained,
            Bit(a.Event.Length > 0 && a.Event == b.Event), Bit(a.Event.Length > 0 && b.Event.Length > 0 && a.Event != b.Event),
            Bit(shared), Bit(named && !shared && a.Quantity is not null),
            Bit(a.Kind.Length > 0 && a.Kind == b.Kind), Bit(a.Kind.Length > 0 != b.Kind.Length > 0),
            Bit(a.When is not null && b.When is not null && HappeningGroups.Overlap(a.When, b.When)), Bit(a.When is not null && b.When is not null && !HappeningGroups.Overlap(a.When, b.When)),
            Bit(a.LongAgo != b.LongAgo),
            Sentences(a, b),
            1 / Math.Sqrt(texts.Like(a) * texts.Like(b)),
            Bit(a.Place < Lead && b.Place < Lead),
            Neighbours(a, b),
            a.Quantity is { } q && b.Quantity is { } r ? Ratio(q, r) : 0,
            (Bit(texts.HasElsewhere(a, b)) + Bit(texts.HasElsewhere(b, a))) / 2,
            Bit(x is not null && x == y), Bit(x is not null && y is not null && x != y),
            Bit(a.Measure == "people" && a.Event.Length > 0 && a.Event == b.Event), Bit(a.Measure.StartsWith("n:", StringComparison.Ordinal)), Bit(a.Time is not null && a.Event == b.Event), Bit(a.Named is not null && a.Before == b.Before && a.Event == b.Event && contained > Alike),
        ];
    }

    private static double Bit(bool yes) => yes ? 1 : 0;

    private static IEnumerable<string> Names(Fact f) => f.Frame.Where(w => w.Key[0] == '@' && w.Value >= Near).Select(w => w.Key);

    /// <summary>How far two frames say the same, over all their words and over the smaller one's, 0..1.</summary>
    public static (double Overlap, double Contained) Overlap(IReadOnlyDictionary<string, double> a, IReadOnlyDictionary<string, double> b, FactWeights weights)
    {
        double both = 0, ofA = 0, ofB = 0;
        foreach (var (word, near) in a)
        {
            double weight = weights.Of(word);
            ofA += near * weight;
            if (b.TryGetValue(word, out double other)) both += Math.Min(near, other) * weight;
        }
        foreach (var (word, near) in b) ofB += near * weights.Of(word);
        return ofA == 0 || ofB == 0 ? (0, 0) : (both / (ofA + ofB - both), both / Math.Min(ofA, ofB));
    }

    /// <summary>Share of the shorter sentence's meaning words in the longer, order aside, 0..1.</summary>
    public static double Sentences(Fact a, Fact b)
    {
        var (x, y) = (a.Stems, b.Stems);
        return x.Count == 0 || y.Count == 0 ? 0 : (double)x.Count(y.Contains) / Math.Min(x.Count, y.Count);
    }

    private static double Neighbours(Fact a, Fact b) => (Bit(a.Before.Length > 0 && a.Before == b.Before) + Bit(a.After.Length > 0 && a.After == b.After)) / 2;

    private static double Ratio(Quantity a, Quantity b)
    {
        double x = Middle(a), y = Middle(b);
        return x <= 0 || y <= 0 ? 1 : Math.Min(2, Math.Abs(Math.Log10(x / y)));
    }

    private static double Middle(Quantity q) =>
        double.IsInfinity(q.Low) ? q.High : double.IsInfinity(q.High) ? q.Low : (q.Low + q.High) / 2;
}

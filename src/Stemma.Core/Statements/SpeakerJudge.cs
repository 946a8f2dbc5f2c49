using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>
/// Whether it is sure enough that a statement is a person's to show it under that name: a logistic model of sparse features (<see cref="SpeakerFeatures"/>).
/// Its weights and the log-odds it asks for (Data/speaker-weights.tsv) are reproduced by <c>./do train speakers</c>.
/// </summary>
internal sealed class SpeakerJudge
{
    /// <summary>The name of the weight that every statement has.</summary>
    public const string Intercept = "intercept";

    /// <summary>The name of the row that says which log-odds are enough.</summary>
    public const string Enough = "enough";

    /// <summary>The name of the row that says which are where the speaker was inferred; as many as else where there is none.</summary>
    public const string EnoughInferred = "enough inferred";

    /// <summary>The feature of a speaker who was inferred.</summary>
    public const string Inferred = "inferred";

    // What no other feature makes up for: another of that name, an "if he says", "the Lee campaign", the sentence's own subject or "On a mild day" taken for its content, what he would say.
    private static readonly FrozenSet<string> Never = new[]
    {
        "names speaker inferred", "names speaker named", "last name shared by person, part", "antecedent another's content", "antecedent quoted", "cue inverted goes on", "if clause", "name goes on", "name after the",
        "name before noun", "no verb before cue", "cue modal", "mention holds verb", "carried after another",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<SpeakerJudge> Read = new(() => new SpeakerJudge(
        DataFile.Rows(typeof(SpeakerJudge), "speaker-weights.tsv").Select(r => KeyValuePair.Create(r[0], double.Parse(r[1], CultureInfo.InvariantCulture)))));

    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _enough, _inferred;

    /// <summary>A judge with these weights, by their features' names; what has none weighs nothing.</summary>
    public SpeakerJudge(IEnumerable<KeyValuePair<string, double>> weights)
    {
        _weights = weights.ToFrozenDictionary(StringComparer.Ordinal);
        _enough = _weights.GetValueOrDefault(Enough, double.NegativeInfinity);
        _inferred = _weights.GetValueOrDefault(EnoughInferred, _enough);
    }

    /// <summary>The judge as shipped.</summary>
    public static SpeakerJudge Shipped => Read.Value;

    /// <summary>The log-odds that the statement is the person's; as low as can be where one of its features alone speaks against it.</summary>
    public double LogOdds(IReadOnlyList<string> features)
    {
        if (features.Any(Never.Contains)) return double.NegativeInfinity;
        double sum = _weights.GetValueOrDefault(Intercept);
        foreach (var feature in features) sum += _weights.GetValueOrDefault(feature);
        return sum;
    }

    /// <summary>Whether so much is enough for a statement of these features.</summary>
    public bool IsEnough(double odds, IReadOnlyList<string> features) => odds >= (features.Contains(Inferred) ? _inferred : _enough);

    /// <summary>Whether the statement's own log-odds are.</summary>
    public bool IsSure(IReadOnlyList<string> features) => IsEnough(LogOdds(features), features);
}

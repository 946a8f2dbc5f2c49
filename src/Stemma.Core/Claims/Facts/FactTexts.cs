namespace Stemma.Core.Claims.Facts;

/// <summary>The facts of a story's texts, with what is known of them together.</summary>
internal sealed class FactTexts
{
    private const double RowLike = 0.5;

    private readonly Dictionary<Fact, string?> _speakers;
    private readonly HashSet<Fact> _rows;
    private readonly Dictionary<(Reading, string), List<Fact>> _like;

    /// <summary>Reads all texts.</summary>
    public FactTexts(IReadOnlyList<Reading> readings, NameKeys keys, Witnesses witnesses)
    {
        WithLoose = [.. readings.Select(r => FactFinder.In(r, keys))];
        All = [.. WithLoose.Select(t => (IReadOnlyList<Fact>)[.. t.Where(f => !f.Loose)])];
        Weights = new FactWeights(All);
        _speakers = All.SelectMany(t => t).ToDictionary<Fact, Fact, string?>(f => f, f => witnesses.Key(f.Reading, f.Saying), ReferenceEqualityComparer.Instance);
        _like = All.SelectMany(f => f).GroupBy(f => (f.Reading, f.Measure)).ToDictionary(g => g.Key, g => g.ToList());
        _rows = All.SelectMany(t => t).Where(f => _like[(f.Reading, f.Measure)].Exists(o => IsRow(o, f))).ToHashSet<Fact>(ReferenceEqualityComparer.Instance);
    }

    private bool IsRow(Fact other, Fact fact) =>
        !Values.Same(other, fact) && (other.Named is null ? other.Place != fact.Place && SameFact.Overlap(other.Frame, fact.Frame, Weights).Overlap > RowLike : other.Event == fact.Event && other.Before == fact.Before);

    /// <summary>Each text's facts, those for the loose rules too.</summary>
    public IReadOnlyList<IReadOnlyList<Fact>> WithLoose { get; }

    /// <summary>Each text's facts.</summary>
    public IReadOnlyList<IReadOnlyList<Fact>> All { get; }

    /// <summary>How much each word tells.</summary>
    public FactWeights Weights { get; }

    /// <summary>How many values of the fact's measure its text has.</summary>
    public int Like(Fact fact) => _like[(fact.Reading, fact.Measure)].Count;

    /// <summary>Whether the other fact's text gives this fact's value too, of the same measure, in another place.</summary>
    public bool HasElsewhere(Fact fact, Fact other) =>
        _like[(other.Reading, other.Measure)].Exists(f => !ReferenceEquals(f, other) && Values.Same(f, fact));

    /// <summary>Whether its text says the same thing again with another value: a table, a list, a forecast by the day.</summary>
    public bool IsRow(Fact fact) => _rows.Contains(fact);

    /// <summary>Who answers for it, as a key; null for nobody named.</summary>
    public string? Speaker(Fact fact) => _speakers[fact];
}

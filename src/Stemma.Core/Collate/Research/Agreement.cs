namespace Stemma.Core.Collate.Research;

/// <summary>What one stratum's judged pairs show.</summary>
/// <param name="Name">The stratum.</param>
/// <param name="Shown">Whether pages show its pairs.</param>
/// <param name="Population">Its pairs in all.</param>
/// <param name="Reuse">Of the judged ones, those in which a text is carried.</param>
public sealed record JudgedStratum(string Name, bool Shown, int Population, Proportion Reuse);

/// <summary>What a judged sheet shows of all pairs, each stratum weighing as many pairs as it has.</summary>
/// <param name="Strata">The strata by name.</param>
/// <param name="Precision">Of the pairs shown, the estimated share in which a text is carried, 0..1; null where a shown stratum has no judged pair.</param>
/// <param name="Recall">Of the pairs that share a passage and carry a text, the estimated share shown; null where a stratum has no judged pair.</param>
public sealed record SheetScore(IReadOnlyList<JudgedStratum> Strata, double? Precision, double? Recall)
{
    /// <summary>Scores a sheet.</summary>
    public static SheetScore Of(IReadOnlyList<JudgedPair> pairs)
    {
        var strata = pairs.GroupBy(p => p.Stratum, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new JudgedStratum(g.Key, g.First().Shown, g.Max(p => p.Population), new Proportion(g.Count(p => p.Judged == true), g.Count(p => p.Judged is not null)))).ToList();
        var shown = strata.Where(s => s.Shown).ToList();
        double? right = Estimate(shown), all = Estimate(strata);
        return new SheetScore(strata, Ratio(right, shown.Sum(s => s.Population)), Ratio(right, all));
    }

    // Pairs in which a text is carried, by the share judged so in each stratum.
    private static double? Estimate(List<JudgedStratum> strata) => strata.Sum(s => s.Reuse.Value is { } share ? share * s.Population : double.NaN) is var sum && double.IsNaN(sum) ? null : sum;

    private static double? Ratio(double? part, double? whole) => part is { } p && whole is > 0 and { } w ? p / w : null;
}

/// <summary>How far two readers of one sheet agree (Cohen 1960, "A coefficient of agreement for nominal scales").</summary>
/// <param name="Both">Pairs that both judged.</param>
/// <param name="Same">Those that both judged alike.</param>
/// <param name="Kappa">Agreement beyond chance: 1 for always, 0 for as much as chance gives; null where both gave one and the same verdict throughout, or none.</param>
/// <param name="Parted">Numbers of the pairs on which they part.</param>
public sealed record Agreement(int Both, int Same, double? Kappa, IReadOnlyList<int> Parted)
{
    /// <summary>Compares two sheets by the numbers of their pairs.</summary>
    public static Agreement Of(IReadOnlyList<JudgedPair> one, IReadOnlyList<JudgedPair> other)
    {
        var both = one.Join(other, p => (p.Number, p.A, p.B), p => (p.Number, p.A, p.B), (a, b) => (a.Number, A: a.Judged, B: b.Judged)).Where(p => p.A is not null && p.B is not null).ToList();
        int n = both.Count, same = both.Count(p => p.A == p.B);
        if (n == 0) return new Agreement(0, 0, null, []);
        double a = (double)both.Count(p => p.A == true) / n, b = (double)both.Count(p => p.B == true) / n;
        double chance = (a * b) + ((1 - a) * (1 - b));
        return new Agreement(n, same, chance >= 1 ? null : (((double)same / n) - chance) / (1 - chance), [.. both.Where(p => p.A != p.B).Select(p => p.Number)]);
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>What a rule looks at: the sayings parted by values that cannot both hold.</summary>
/// <param name="Sides">Each side's sayings.</param>
/// <param name="Origins">Whose text each carries.</param>
/// <param name="Close">Whether the values are so near that a zone, a rounding or a slow clock may explain them.</param>
internal sealed record Camps(IReadOnlyList<IReadOnlyList<Saying>> Sides, Origins Origins, bool Close)
{
    /// <summary>All sayings, side by side.</summary>
    public IEnumerable<Saying> All => Sides.SelectMany(s => s);
}

/// <summary>What a rule decides.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="By">What sets this rule's cases apart from the same comparison's others ("-unnamed"), or "".</param>
internal readonly record struct Ruling(Verdict Verdict, string By = "");

/// <summary>
/// The ordered rules that name a difference; the first that speaks decides. Whether it is shown open is not said here but measured:
/// <see cref="MeasuredPrecision"/>.
/// </summary>
internal static class Rulings
{
    private static readonly Func<Camps, Ruling?>[] Rules = [OneReport, HeldParent, TooClose, NamedWitnesses, Versions, SameWitness, NobodyNamed];

    /// <summary>The verdict on sides that part.</summary>
    public static Ruling On(Camps camps)
    {
        foreach (var rule in Rules) if (rule(camps) is { } ruling) return ruling;
        return new Ruling(Verdict.Possible);
    }

    // A text that sets values side by side itself is no source against itself.
    private static Ruling? OneReport(Camps camps) =>
        camps.All.Select(s => s.Reading).Distinct().Count() == 1 ? new Ruling(Verdict.Both) : null;

    private static Ruling? HeldParent(Camps camps)
    {
        foreach (var (a, b) in Pairs(camps))
        {
            var (x, y) = (a.Reading.Telling, b.Reading.Telling);
            if (camps.Origins.IsCopy(x.Id, y.Id)) return Copied(x, y);
            if (camps.Origins.IsCopy(y.Id, x.Id)) return Copied(y, x);
        }
        return null;
    }

    // What the parent corrected after it was copied, the copyist did not alter.
    private static Ruling Copied(Telling child, Telling parent) =>
        new(parent.Article.Updated?.At > (child.Article.Updated ?? child.Article.Published)?.At ? Verdict.Updated : Verdict.Altered);

    private static Ruling? TooClose(Camps camps) => camps.Close ? new Ruling(Verdict.Possible) : null;

    private static Ruling? NamedWitnesses(Camps camps)
    {
        var sides = camps.Sides.Select(s => s.Select(x => x.Witness).OfType<string>().ToHashSet(StringComparer.Ordinal)).ToList();
        bool apart = sides.TrueForAll(s => s.Count > 0) && !Enumerable.Range(0, sides.Count).Any(i => Enumerable.Range(i + 1, sides.Count - i - 1).Any(j => sides[i].Overlaps(sides[j])));
        return apart ? new Ruling(Verdict.Differ) : null;
    }

    private static Ruling? Versions(Camps camps) =>
        camps.All.Select(s => camps.Origins.Text(s.Reading.Telling.Id)).Distinct().Count() == 1 ? new Ruling(Verdict.Updated) : null;

    private static Ruling? SameWitness(Camps camps) =>
        Pairs(camps).Any(p => p.A.Witness is { } w && w == p.B.Witness) ? new Ruling(Verdict.Possible) : null;

    private static Ruling? NobodyNamed(Camps camps) =>
        camps.Sides.All(s => s.All(x => x.Witness is null)) ? new Ruling(Verdict.Differ, "-unnamed") : null;

    private static IEnumerable<(Saying A, Saying B)> Pairs(Camps camps) =>
        from i in Enumerable.Range(0, camps.Sides.Count)
        from j in Enumerable.Range(i + 1, camps.Sides.Count - i - 1)
        from a in camps.Sides[i]
        from b in camps.Sides[j]
        select (a, b);
}

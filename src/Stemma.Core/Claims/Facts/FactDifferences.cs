using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>Makes claims of the values on which a story's reports part.</summary>
internal static class FactDifferences
{
    /// <summary>The least probability at which two values are taken for values of one thing.</summary>
    public const double Least = 0.7;

    private const double SeriesHours = 2; // a count given so much later may have grown

    /// <summary>The claims, one a thing.</summary>
    /// <param name="matches">The values of one thing in two texts, each at least as likely as <see cref="Least"/>.</param>
    /// <param name="witnesses">Tells witnesses apart.</param>
    /// <param name="origins">Tells texts apart.</param>
    public static IEnumerable<Claim> In(IReadOnlyList<FactMatch> matches, Witnesses witnesses, Origins origins)
    {
        foreach (var group in FactGroups.Of(matches))
        {
            var sides = Sides(group);
            if (sides.Count < 2 || EachOfHimself(sides, witnesses)) continue;
            var camps = new Camps([.. sides.Select(s => (IReadOnlyList<Saying>)[.. s.Select(f => Say(f, witnesses))])], origins, Close: false);
            var ruling = Ruled(sides, camps, origins);
            yield return Funnel.Of(About(sides[0][0], sides[1][0]), ruling.Verdict, [.. camps.All], origins, $"{Rule(group[0])}{ruling.By}");
        }
    }

    // Two values in one original's texts: a copyist's slip where the copy's own parent is held, else a later version. What no rule of the sides' witnesses decides
    // is a difference of the reports, one of which names nobody.
    private static Ruling Ruled(List<List<Fact>> sides, Camps camps, Origins origins)
    {
        var versions = Across(sides).Where(p => origins.Text(p.A.Reading.Telling.Id) == origins.Text(p.B.Reading.Telling.Id)).ToList();
        if (versions.Count > 0 && !versions.TrueForAll(p => IsCopy(p.A, p.B, origins))) return new Ruling(Verdict.Updated);
        if (versions.Count == 0 && Grows(sides)) return new Ruling(Verdict.Series);
        var ruling = Rulings.On(camps);
        bool unnamed = sides.Exists(s => s.TrueForAll(f => f.Saying?.Witness is null));
        return ruling.Verdict == Verdict.Possible && unnamed ? new Ruling(Verdict.Differ, "-unnamed") : ruling;
    }

    // "I am 73 years old", "I have been here for 16 years": two speakers, each of himself.
    private static bool EachOfHimself(List<List<Fact>> sides, Witnesses witnesses) =>
        Across(sides).All(p => IsOwn(p.A) && IsOwn(p.B) && witnesses.Key(p.A.Reading, p.A.Saying) is { } a && witnesses.Key(p.B.Reading, p.B.Saying) is { } b && a != b);

    private static bool IsOwn(Fact fact) => fact.Saying?.Kind is StatementKind.Direct or StatementKind.Mixed
        && Tokens.Of(fact.Reading.Text, fact.Sentence.At.Start, Math.Max(fact.Sentence.At.Start, fact.At.Start)).Exists(t => t.In(fact.Reading.Text) is "I" or "I'm" or "I've" or "I’m" or "I’ve");

    private static IEnumerable<(Fact A, Fact B)> Across(List<List<Fact>> sides) =>
        from i in Enumerable.Range(0, sides.Count)
        from j in Enumerable.Range(i + 1, sides.Count - i - 1)
        from a in sides[i]
        from b in sides[j]
        select (a, b);

    private static bool IsCopy(Fact a, Fact b, Origins origins) =>
        origins.IsCopy(a.Reading.Telling.Id, b.Reading.Telling.Id) || origins.IsCopy(b.Reading.Telling.Id, a.Reading.Telling.Id);

    private static string Rule(Fact fact) => fact.Time is not null ? "value-time" : fact.Named is not null ? "value-place" : "value";

    // Those that allow one value stand on one side; a value that allows several sides takes none.
    private static List<List<Fact>> Sides(IReadOnlyList<Fact> group)
    {
        var sides = new List<List<Fact>>();
        foreach (var fact in group.OrderBy(Width))
        {
            var homes = sides.Where(s => s.Exists(o => !Values.Disjoint(o, fact))).ToList();
            if (homes.Count == 1) homes[0].Add(fact);
            else if (homes.Count == 0) sides.Add([fact]);
        }
        return [.. sides.OrderBy(s => s.Min(f => f.Reading.Telling.Id))];
    }

    private static double Width(Fact f) => f.Quantity is { } q ? q.High - q.Low : f.Time is { } t ? (t.To - t.From).TotalHours : 0;

    // A toll may have grown between two reports; it is a dispute only where both count it at one time, or of an event long past.
    private static bool Grows(List<List<Fact>> sides) =>
        sides[0][0] is { Measure: "people", Event: "kill" or "injure" or "missing" or "arrest" or "evacuate" or "rescue" or "infect" }
        && !Across(sides).Any(p => AtOneTime(p.A, p.B)) && !Shrinks(sides);

    private static bool AtOneTime(Fact a, Fact b)
    {
        if (a.LongAgo || b.LongAgo) return true;
        if (a.When is { Precision: >= Precision.PartOfDay } x && b.When is { Precision: >= Precision.PartOfDay } y) return HappeningGroups.Overlap(x, y);
        return a.Reading.Reference.Exact && b.Reading.Reference.Exact && Math.Abs((a.Reading.Reference.At - b.Reading.Reference.At).TotalHours) < SeriesHours;
    }

    private static bool Shrinks(List<List<Fact>> sides)
    {
        var ordered = sides.SelectMany(s => s).Where(f => f.Reading.Reference.Exact).OrderBy(f => f.Reading.Reference.At).ToList();
        return Enumerable.Range(1, Math.Max(0, ordered.Count - 1)).Any(i => Values.Disjoint(ordered[i - 1], ordered[i]) && ordered[i].Quantity!.High < ordered[i - 1].Quantity!.Low);
    }

    /// <summary>What a fact's report says.</summary>
    public static Saying Say(Fact fact, Witnesses witnesses) =>
        new(fact.Reading, fact.At.Of(fact.Reading.Text), fact.Sentence.At, fact.Saying, witnesses.Key(fact.Reading, fact.Saying));

    /// <summary>The phrase of the first value, the second value beside it.</summary>
    public static string About(Fact a, Fact b) =>
        Abouts.Of(a.Reading.Text, a.Sentence.Words, a.At, Shown(a), Shown(b), a.Reading.Language);

    // The words of a number without its noun: "17" of "17 months".
    private static string Shown(Fact fact)
    {
        var value = fact.At.Of(fact.Reading.Text);
        if (fact.Quantity is null) return value;
        int space = value.LastIndexOf(' ');
        return space > 0 ? value[..space] : value;
    }
}

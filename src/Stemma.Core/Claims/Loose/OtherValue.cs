using System.Collections.Frozen;
using Stemma.Core.Claims.Facts;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Loose;

/// <summary>
/// Finds two values of one thing in sentences told anew, by what they measure and by the words around them: "a 48-page indictment" and "the 47-page indictment". More may explain them
/// than a difference (a later count, another scope), so all stay folded. The weights are set by hand from what readers listed in real stories.
/// </summary>
internal static class OtherValue
{
    private const double Least = 3.4; // of the score from which two values are taken for one thing's
    private const double MostApart = 0.5; // in powers of ten
    private const double Equal = 0.5; // by which a pair of equal values goes before one of others
    private const double Whole = 0.5;
    private const int MostPairs = 60_000, FurthestDays = 14, MostOfSentence = 2, FewestNear = 2, StemsForNear = 3;

    private static readonly FrozenSet<string> Never = new[] { "age", "time", "at", "to", "from", "year", "month", "week", "°C", "°F", "n:degre", "n:grad" }.ToFrozenSet(StringComparer.Ordinal); // there are too many of them, of too many things
    private static readonly FrozenSet<string> Harms = new[] { "kill", "injure", "missing", "arrest", "rescue", "hostage", "evacuate" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The claims, one a thing, the likeliest first.</summary>
    public static IEnumerable<Claim> In(FactTexts texts, Likeness likeness, Witnesses witnesses, Origins origins)
    {
        foreach (var group in FactGroups.Of(Matches(texts, likeness)))
        {
            var other = group.First(f => Values.IsOther(f.Quantity!, group[0].Quantity!));
            yield return Funnel.Of(About(group[0], other), Verdict.Possible, [.. group.Select(f => FactDifferences.Say(f, witnesses))], origins, "value-alike");
        }
    }

    private static string About(Fact a, Fact b) => Abouts.Of(a.Reading.Text, a.Sentence.Words, a.At, a.At.Of(a.Reading.Text), b.At.Of(b.Reading.Text), a.Reading.Language);

    private static List<FactMatch> Matches(FactTexts texts, Likeness likeness)
    {
        var all = texts.WithLoose.Select(t => t.Where(f => f.Quantity is not null && !Never.Contains(f.Measure)).ToLookup(f => f.Measure, StringComparer.Ordinal)).ToList();
        var found = new List<FactMatch>();
        int left = MostPairs;
        for (int i = 0; i < all.Count; i++)
            for (int j = i + 1; j < all.Count && left > 0; j++)
                if (left-- > 0 && texts.WithLoose[i].Count > 0 && texts.WithLoose[j].Count > 0 && texts.WithLoose[i][0].Reading.Language == texts.WithLoose[j][0].Reading.Language)
                    found.AddRange(Between(all[i], all[j], texts, likeness, ref left));
        return found;
    }

    // Each value with its best counterpart; one whose best is an equal value parts from nothing.
    private static List<FactMatch> Between(ILookup<string, Fact> a, ILookup<string, Fact> b, FactTexts texts, Likeness likeness, ref int left)
    {
        var pairs = new List<(FactMatch Match, bool Parts)>();
        foreach (var measure in a.Where(m => b.Contains(m.Key)))
        {
            var (mine, theirs) = (measure.ToList(), b[measure.Key].ToList());
            foreach (var x in mine)
            {
                if (left <= 0) break;
                left -= theirs.Count;
                foreach (var y in theirs)
                {
                    if (texts.IsRow(x) && texts.IsRow(y)) continue; // two tables
                    if (Score(x, y, mine, theirs, likeness) is not { } score || score < Least - Equal) continue;
                    bool equal = !Values.IsOther(x.Quantity!, y.Quantity!);
                    pairs.Add((new FactMatch(x, y, equal ? score + Equal : score), !equal && score >= Least && !IsExplained(x, y, mine, theirs)));
                }
            }
        }
        var taken = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        var best = new List<FactMatch>();
        foreach (var (match, parts) in pairs.OrderByDescending(p => p.Match.Probability).ThenBy(p => p.Match.A.At).ThenBy(p => p.Match.B.At))
        {
            if (taken.Contains(match.A) || taken.Contains(match.B)) continue;
            taken.Add(match.A);
            taken.Add(match.B);
            if (parts) best.Add(match);
        }
        return best;
    }

    private static double? Score(Fact a, Fact b, List<Fact> mine, List<Fact> theirs, Likeness likeness)
    {
        double apart = Apart(a, b);
        if (apart > MostApart || (a.Kind.Length > 0 && b.Kind.Length > 0 && a.Kind != b.Kind)) return null;
        string language = a.Reading.Language, head = a.Measure.StartsWith("n:", StringComparison.Ordinal) ? a.Measure[2..] : "";
        bool Without(string word) => word == head || Clauses.Is("measure", word, language);
        var (mass, overlap, contained, near) = likeness.Of(a.Frame, b.Frame, Without);
        if (mass == 0) return null;
        var (share, stems) = likeness.Of(a.Stems, b.Stems, Without);
        bool harm = a.Measure == "people" && a.Event == b.Event && Harms.Contains(a.Event);
        bool alone = IsAlone(a, mine, sameEvent: true) && IsAlone(b, theirs, sameEvent: true);
        if (near + (stems / StemsForNear) < FewestNear && !alone) return null;
        bool only = alone && IsAlone(a, mine, sameEvent: false) && IsAlone(b, theirs, sameEvent: false);
        return (0.4 * mass) + (8 * overlap) + (3 * contained) + (5 * share) + (1.2 * (Bit(a.Before.Length > 0 && a.Before == b.Before) + Bit(a.After.Length > 0 && a.After == b.After)))
            + Bit(harm) + (1.2 * Bit(harm && alone)) + (0.8 * Bit(only)) + (0.6 * Bit(a.Kind.Length > 0 && a.Kind == b.Kind)) - (2 * apart);
    }

    private static double Bit(bool yes) => yes ? 1 : 0;

    // No other value of its measure (and event) stands in its text.
    private static bool IsAlone(Fact fact, List<Fact> own, bool sameEvent) =>
        !own.Exists(o => (!sameEvent || o.Event == fact.Event) && Values.IsOther(o.Quantity!, fact.Quantity!));

    // How many powers of ten lie between them.
    private static double Apart(Fact a, Fact b)
    {
        double x = Values.Given(a.Quantity!), y = Values.Given(b.Quantity!);
        return x <= 0 || y <= 0 || x == 1 || y == 1 ? double.PositiveInfinity : Math.Abs(Math.Log10(x / y));
    }

    // What makes two values no difference: the other text has this one too, a list, a sum, another harm, another year or day, reports weeks apart.
    private static bool IsExplained(Fact a, Fact b, List<Fact> mine, List<Fact> theirs) =>
        HasToo(theirs, b, a) || HasToo(mine, a, b) || IsListed(a, mine) || IsListed(b, theirs) || IsSum(a, b, mine) || IsSum(b, a, theirs)
        || (a.Measure == "people" && a.Event != b.Event && Harms.Contains(a.Event) && Harms.Contains(b.Event))
        || OtherYears(a, b) || OtherDays(a, b) || (WeeksApart(a, b) && !(a.Measure == "people" && Harms.Contains(a.Event)));

    // As a fact, or anywhere in the same unit ("another $600 million").
    private static bool HasToo(List<Fact> own, Fact but, Fact other) =>
        own.Exists(o => !ReferenceEquals(o, but) && !Values.IsOther(o.Quantity!, other.Quantity!))
        || (other.Quantity!.Unit.Length > 0 && but.Reading.Sentences.Any(s => s.Quantities.Any(q => q.At != but.At && q.Unit == other.Quantity.Unit && !Values.IsOther(q, other.Quantity))));

    private static bool IsListed(Fact fact, List<Fact> own) => own.Count(o => o.Place == fact.Place) > MostOfSentence;

    private static bool IsSum(Fact part, Fact whole, List<Fact> own) =>
        own.Exists(o => o.Place == part.Place && !ReferenceEquals(o, part) && Math.Abs(Values.Given(o.Quantity!) + Values.Given(part.Quantity!) - Values.Given(whole.Quantity!)) < Whole);

    private static bool OtherYears(Fact a, Fact b)
    {
        var (x, y) = (Years(a), Years(b));
        return x.Count > 0 && y.Count > 0 && !x.Overlaps(y);
    }

    private static bool OtherDays(Fact a, Fact b) =>
        a.When is { Precision: Language.Precision.Day or Language.Precision.PartOfDay } x && b.When is { Precision: Language.Precision.Day or Language.Precision.PartOfDay } y && !HappeningGroups.Overlap(x, y);

    private static HashSet<int> Years(Fact fact) => [.. fact.Sentence.Times.Where(t => t.Precision is Language.Precision.Year or Language.Precision.Month).Select(t => t.From.Year)];

    private static bool WeeksApart(Fact a, Fact b) => a.Reading.Reference is { Known: true } x && b.Reading.Reference is { Known: true } y && Math.Abs((x.At - y.At).TotalDays) > FurthestDays;
}

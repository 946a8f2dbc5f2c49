using Stemma.Core.Language;

namespace Stemma.Core.Claims;

/// <summary>Aligns events across texts: one kind of verb, one subject, one object or one day.</summary>
internal static class HappeningGroups
{
    private const int MostCompared = 1200; // events of a story that are compared
    private const int FurthestDays = 3; // two reports of one event may date it this far apart

    /// <summary>The groups, in the order of their first event.</summary>
    public static IReadOnlyList<IReadOnlyList<Happening>> Of(IEnumerable<Happening> happenings)
    {
        var groups = new List<List<Happening>>();
        foreach (var happening in happenings.Take(MostCompared))
        {
            var homes = groups.Where(g => g.Exists(h => IsSame(h, happening))).ToList();
            if (homes.Count == 0) { groups.Add([happening]); continue; }
            homes[0].Add(happening);
            foreach (var other in homes.Skip(1))
            {
                homes[0].AddRange(other);
                groups.Remove(other);
            }
        }
        return groups;
    }

    /// <summary>Whether two clauses tell one event.</summary>
    public static bool IsSame(Happening a, Happening b)
    {
        if (a.Verb.Group != b.Verb.Group || a.Passive != b.Passive) return false;
        bool objects = a.Objects.Overlaps(b.Objects);
        if (!SameSubject(a, b, objects)) return false;
        if (a.Time is { } x && b.Time is { } y)
        {
            if (Overlap(x, y)) return objects || a.Objects.Count == 0 || b.Objects.Count == 0 || SameWay(a, b);
            return objects && Math.Abs((x.From - y.From).TotalDays) <= FurthestDays;
        }
        return objects || (a.Subjects.Count > 0 && b.Subjects.Count > 0 && SharedWords(a, b));
    }

    // No names to go by: most of what the shorter clause says stands in the other.
    private static bool SharedWords(Happening a, Happening b)
    {
        int shared = a.Rest.Count(b.Rest.Contains);
        return shared >= 2 && shared * 2 >= Math.Min(a.Rest.Count, b.Rest.Count);
    }

    // One text names where it began, another where it was to end.
    private static bool SameWay(Happening a, Happening b) =>
        a.Verb.Motion && a.Time!.Precision >= Precision.PartOfDay && b.Time!.Precision >= Precision.PartOfDay;

    /// <summary>Whether both times allow one moment.</summary>
    public static bool Overlap(TimeMention a, TimeMention b) => a.From < b.To && b.From < a.To;

    // The same name; or what one text names as the way another text's person took ("the train left", "Lind left on his train").
    private static bool SameSubject(Happening a, Happening b, bool objects)
    {
        if (a.Subjects.Count > 0 && b.Subjects.Count > 0) return a.Subjects.Intersect(b.Subjects, StringComparer.Ordinal).Any();
        if (a.Subjects.Count == 0 && b.Subjects.Count == 0)
            return a.Noun is not null && a.Noun == b.Noun && SharedPlace(a, b);
        var (named, common) = a.Subjects.Count > 0 ? (a, b) : (b, a);
        return objects && common.Noun is { } noun && named.Rest.Contains(noun);
    }

    private static bool SharedPlace(Happening a, Happening b)
    {
        var names = a.Sentence.Names.Select(n => NameKeys.Plain(n.Name)).ToHashSet(StringComparer.Ordinal);
        return b.Sentence.Names.Any(n => names.Contains(NameKeys.Plain(n.Name)));
    }
}

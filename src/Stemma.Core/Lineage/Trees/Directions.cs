using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Which of two tellings carries the other's text. Two independent signs are needed; fame or one timestamp is none.</summary>
internal static class Directions
{
    private const double Complete = 0.85, Less = 0.7;
    private const int TrustworthyMinutes = 30, SignsNeeded = 2;

    private static readonly IReadOnlyList<Func<Tie, (Reading Child, string Sign)?>> Finders = [Credit, Completeness, Version, Times];

    /// <summary>The child with the signs that show it; null where fewer than two agree, or any speaks against.</summary>
    public static (Reading Child, IReadOnlyList<string> Signs)? Of(Tie tie)
    {
        var signs = Finders.Select(f => f(tie)).Where(s => s is not null).Select(s => s!.Value).ToList();
        var sides = signs.GroupBy(s => s.Child).ToList();
        return sides is [var side] && side.Count() >= SignsNeeded ? (side.Key, [.. side.Select(s => s.Sign)]) : null;
    }

    private static (Reading, string)? Credit(Tie tie)
    {
        bool a = Credits(tie.A.Telling, tie.B.Telling), b = Credits(tie.B.Telling, tie.A.Telling);
        return a == b ? null : a ? (tie.A, $"names {tie.B.Telling.Outlet ?? "the other's page"}") : (tie.B, $"names {tie.A.Telling.Outlet ?? "the other's page"}");
    }

    private static bool Credits(Telling child, Telling parent) =>
        Ties.Names(child, parent.Outlet) || (Sites.Of(parent.Url) is { } site && Sites.Of(child.Url) != site
            && (child.Article.Links.Any(l => l.Url == parent.Url) || Sites.Of(child.Article.SourceUrl) == site || Sites.Of(child.Article.CanonicalUrl) == site));

    private static (Reading, string)? Completeness(Tie tie)
    {
        var (a, b) = (tie.Alignment.ShareOfA, tie.Alignment.ShareOfB);
        if (b >= Complete && a <= b * Less) return (tie.B, $"{Percent(b)} of it stands in the longer report, which has more");
        return a >= Complete && b <= a * Less ? (tie.A, $"{Percent(a)} of it stands in the longer report, which has more") : null;
    }

    private static (Reading, string)? Version(Tie tie)
    {
        var groups = Versions.Of([tie.A, tie.B], [tie]);
        return groups.Count == 2 && groups[1].Members is [var later] ? (later, "gives a later state of things") : null;
    }

    private static (Reading, string)? Times(Tie tie)
    {
        if (tie.A.Telling.Article.Published is not { } a || tie.B.Telling.Article.Published is not { } b) return null;
        if (!a.HasTime || !b.HasTime) return a.At.Date == b.At.Date ? null : (a.At.Date > b.At.Date ? tie.A : tie.B, "published on a later day");
        double minutes = (a.At - b.At).TotalMinutes;
        if (Math.Abs(minutes) < TrustworthyMinutes) return null;
        return minutes > 0 ? (tie.A, "published later") : (tie.B, "published later");
    }

    private static string Percent(double share) => $"{Math.Round(share * 100)} %";
}

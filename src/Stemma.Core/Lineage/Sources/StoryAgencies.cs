using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>An agency that a story shows and no list has.</summary>
/// <param name="Wire">Its names: the outlet's own where the story holds its pages.</param>
/// <param name="Outlet">The outlet that it is, or null where none of its pages is here.</param>
/// <param name="CreditedElsewhere">Whether another outlet's dateline names it: then all that the outlet publishes is the agency's.</param>
internal sealed record HeldWire(Wire Wire, string? Outlet, bool CreditedElsewhere);

/// <summary>
/// Finds the agencies of a story that no list has. A dateline shows one: another outlet's ("VELMA (Arta) —" in the Herald), or its own
/// ("VELMA (Arta) —" in the Arta News Agency). So do weaker traces that agree (<see cref="AgencyTraces"/>). Once shown, its names count in bylines, credit lines and end marks too, in all scripts.
/// </summary>
internal static class StoryAgencies
{
    /// <summary>The names to read the story's tellings with.</summary>
    public static AgencyNames Of(IReadOnlyList<Telling> tellings)
    {
        var marks = new List<(string Name, bool Own, string? Outlet)>();
        foreach (var telling in tellings) if (Mark(telling) is { } mark) marks.Add(mark);
        foreach (var name in AgencyTraces.Shown(tellings)) if (!marks.Exists(m => Same(m, (name, false, null)))) marks.Add((name, false, null));
        if (marks.Count == 0) return AgencyNames.Registered;
        var outlets = tellings.Select(t => t.Outlet).OfType<string>().Where(o => Wires.Named(o) is null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var candidates = tellings.SelectMany(Candidates).ToHashSet(StringComparer.Ordinal);
        var shown = new List<HeldWire>();
        foreach (var names in Folded(marks))
        {
            var spellings = names.GroupBy(m => m.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
            var outlet = names.Find(m => m.Own).Outlet ?? outlets.Find(o => spellings.Exists(s => ShortNames.Fits(s, o)));
            spellings.AddRange(candidates.Where(c => spellings.Exists(s => ShortNames.SameSound(s, c))).Order(StringComparer.Ordinal));
            var name = outlet ?? spellings[0];
            shown.Add(new HeldWire(new Wire(name, name, [.. spellings.Where(s => s != name).Distinct(StringComparer.Ordinal)], "", WireKind.Wire, null), outlet, names.Exists(m => !m.Own)));
        }
        return new AgencyNames(shown);
    }

    /// <summary>Whether the telling stands on the agency's own site.</summary>
    public static bool IsOwnPage(Telling telling, HeldWire agency) =>
        agency.Outlet is not null && agency.Outlet == telling.Outlet && (agency.CreditedElsewhere || Mark(telling) is { Own: true });

    // The name that the telling's own dateline shows to be an agency's.
    private static (string Name, bool Own, string? Outlet)? Mark(Telling telling)
    {
        var article = telling.Article;
        if (article.Dateline?.Agency is not { } name || Wires.Named(name) is not null) return null;
        if (telling.Outlet is { } outlet && ShortNames.Fits(name, outlet)) return (name, true, outlet);
        return article.Wire == name ? (name, false, telling.Outlet) : null;
    }

    // Marks of one agency: the same name, one name in two scripts, or two that belong to one outlet.
    private static List<List<(string Name, bool Own, string? Outlet)>> Folded(List<(string Name, bool Own, string? Outlet)> marks)
    {
        var groups = new List<List<(string Name, bool Own, string? Outlet)>>();
        foreach (var mark in marks.OrderByDescending(m => m.Own).ThenBy(m => m.Name, StringComparer.Ordinal))
        {
            var group = groups.Find(g => g.Exists(m => Same(m, mark)));
            if (group is null) groups.Add([mark]);
            else group.Add(mark);
        }
        return groups;
    }

    private static bool Same((string Name, bool Own, string? Outlet) a, (string Name, bool Own, string? Outlet) b) =>
        string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) || ShortNames.SameSound(a.Name, b.Name)
        || (a.Own && b.Own ? a.Outlet == b.Outlet : a.Own ? ShortNames.Fits(b.Name, a.Outlet!) : b.Own && ShortNames.Fits(a.Name, b.Outlet!));

    // What stands where an agency is named: brackets of the beginning and the end, parts of the byline, credit lines, and behind the word for an agency.
    private static IEnumerable<string> Candidates(Telling telling)
    {
        var text = telling.Article.Text;
        var head = text[..Math.Min(text.Length, Finders.DatelineReach)];
        var tail = text[Math.Max(0, text.Length - Finders.DatelineReach)..];
        var parts = new[] { head, tail }.SelectMany(InBrackets)
            .Concat((telling.Article.Byline ?? "").Split([',', '(', ')', '|', ';', ' ']))
            .Concat(telling.Article.Credits.SelectMany(c => c.Split([',', '(', ')', ':', '©', ' '])))
            .Concat(AgencyTraces.Named(text));
        return parts.Select(p => p.Trim(' ', '.', '«', '»', '„', '“', '"')).Where(p => p.Length is >= 3 and <= 30);
    }

    private static IEnumerable<string> InBrackets(string text)
    {
        for (int open = text.IndexOfAny(['(', '/']); open >= 0; open = text.IndexOfAny(['(', '/'], open + 1))
        {
            int close = text.IndexOfAny([')', '/'], open + 1);
            if (close < 0) yield break;
            foreach (var part in text[(open + 1)..close].Split([',', ':'])) yield return part;
        }
    }
}

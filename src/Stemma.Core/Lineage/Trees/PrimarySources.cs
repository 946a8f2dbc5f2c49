using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Names where each telling's text comes from, or says why it cannot be told.</summary>
internal static class PrimarySources
{
    private const int MuchShared = 10;

    /// <summary>The primary source of a telling, by its family.</summary>
    /// <param name="reading">The telling, read.</param>
    /// <param name="family">Its family; null for one that shares nothing and credits nobody.</param>
    /// <param name="outline">The tree that was drawn.</param>
    /// <param name="byId">All tellings of the story.</param>
    public static PrimarySource Of(Reading reading, Family? family, Outline outline, IReadOnlyDictionary<TellingId, Reading> byId) =>
        reading.Credited is null && SourceLines.Of(reading.Telling) is { Name: { } said } line && said != family?.Wire?.Name
            ? new PrimarySource(said, LinkTo(reading.Telling, said), false, true, "named by its source line", [line.Evidence], reading.Hints)
        : family?.Wire is not null && WireTree.Named(reading, family) is { } named ? OfParent(reading, named.Other(reading), family)
        : family?.Wire is { } wire ? OfWire(reading, wire, family, outline, byId)
        : outline.Parents.GetValueOrDefault(reading).Telling is { } parent ? OfParent(reading, byId[parent], family)
        : reading.Likely is { } likely ? new PrimarySource(likely.Name, LinkTo(reading, likely), false, false, Spoken(reading, likely), reading.Proofs(likely), reading.Hints)
        : OwnWork.Of(reading.Telling, reading.Agencies) is { Count: > 0 } own ? OfOwn(reading, own)
        : Retold(reading, byId.Values) is { } page ? new PrimarySource(page.Credited!.Name, page.Telling.Url, false, false, $"its lead tells what {page.Credited.Name} reports, and {page.Credited.Name}'s own report is among these", [.. reading.Signs.Where(s => s.Short == Finders.ReportsSign && s.Wire == page.Credited).Select(s => s.Evidence)], reading.Hints)
        : Unknown(reading, family, byId.Count);

    /// <summary>Of a telling that an editor cut off from the text that it seemed to come from, and that comes from no other.</summary>
    /// <param name="reading">The telling.</param>
    /// <param name="seen">Whether that text stands here; else nobody gave it to us.</param>
    public static PrimarySource CutOff(Reading reading, bool seen) => new(null, null, false, false, "an editor decided that its text is not from the report that it seemed to come from" + (seen ? "" : ", which we have not seen"), [], reading.Hints);

    // Nobody signs it, its lead tells what one agency reports, and that agency's own report, the earlier, stands in the story.
    private static Reading? Retold(Reading reading, IEnumerable<Reading> all)
    {
        var article = reading.Telling.Article;
        if (article.Authors.Any(a => !string.Equals(a, reading.Telling.Outlet, StringComparison.OrdinalIgnoreCase))) return null;
        return reading.Signs.Where(s => s.Short == Finders.ReportsSign).Select(s => s.Wire).Distinct().Take(2).ToList() is [var only]
            ? all.Where(r => r.OwnPage && r.Credited == only && WireTree.IsEarlier(r.Telling, reading.Telling)).OrderBy(r => r.Telling.Id).FirstOrDefault() : null;
    }

    private static PrimarySource OfWire(Reading reading, Wire wire, Family family, Outline outline, IReadOnlyDictionary<TellingId, Reading> byId)
    {
        var hints = reading.Hints;
        if (reading.OwnPage && reading.Credited == wire) return new PrimarySource(wire.Name, reading.Telling.Url, true, true, $"it is {wire.Name}'s own {(Finders.IsOwnFile(reading.Telling) ? "file" : "page")}", reading.Proofs(wire), hints);
        string? url = outline.Parents.GetValueOrDefault(reading).Telling is { } held && byId[held].OwnPage ? byId[held].Telling.Url : LinkTo(reading, wire);
        var passages = Carried.Passages(reading, family.TiesOf(reading));
        if (reading.Credited == wire)
        {
            var shorts = reading.Signs.Where(s => s.Strength == Strength.Proof && s.Wire == wire).Select(s => s.Short).Distinct().ToList();
            string signs = shorts.Count > 1 ? $"{string.Join(", ", shorts.SkipLast(1))} and {shorts[^1]}" : string.Concat(shorts);
            return new PrimarySource(wire.Name, url, false, true, $"named by its {signs}", [.. reading.Proofs(wire), .. passages], hints);
        }
        var direct = family.TiesOf(reading).Where(t => t.Other(reading).Credited == wire).ToList();
        int most = direct.Select(t => t.Alignment.Sentences).DefaultIfEmpty(0).Max();
        bool sure = most >= MuchShared || (most >= LinkKinds.LeastSentences && reading.PointsTo(wire));
        string with = direct.Count > 0 ? $"{most} sentences match a report that credits {wire.Name}" : $"it shares text with reports that carry {wire.Name}'s";
        return new PrimarySource(wire.Name, url, false, sure, with + (reading.PointsTo(wire) ? ", and a hint points there too" : ""), passages, hints);
    }

    private static PrimarySource OfParent(Reading reading, Reading parent, Family? family)
    {
        var name = parent.Telling.Called;
        var tie = family?.TiesOf(reading).FirstOrDefault(t => t.Other(reading) == parent);
        if (tie is null) return new PrimarySource(name, parent.Telling.Url, false, true, "an editor decided it", [], reading.Hints);
        return new PrimarySource(name, parent.Telling.Url, false, true, $"{tie.Alignment.Sentences} sentences match its report, which is the earlier text", Carried.Passages(reading, [tie]), reading.Hints);
    }

    private static PrimarySource OfOwn(Reading reading, IReadOnlyList<Evidence> own) =>
        new(reading.Telling.Outlet ?? Sites.Of(reading.Telling.Url) ?? reading.Telling.Called, reading.Telling.Url, true, true, $"own report: {own[0].Why}", own, reading.Hints);

    private static PrimarySource Unknown(Reading reading, Family? family, int tellings)
    {
        string reason = family is not null ? $"it shares text with {family.Members.Count - 1} of the reports here; whose text it is nobody states"
            : SourceLines.Of(reading.Telling) is { Name: null } line ? $"its source line names nobody (“{line.Evidence.Text}”)"
            : tellings > 1 ? "no shared text found with the other reports, and no source is stated" : "no source is stated";
        return new PrimarySource(null, null, false, false, reason, [], reading.Hints);
    }

    private static string Spoken(Reading reading, Wire wire)
    {
        int speakers = reading.Signs.Count(s => s.Wire == wire && s.Short == "told");
        return speakers > 1 ? $"{speakers} people here spoke to {wire.Name}, and no other agency is credited" : $"the text says that {wire.Name} is reporting it";
    }

    // The link of the page that carries the name.
    private static string? LinkTo(Telling telling, string name) => telling.Article.Links.FirstOrDefault(l => string.Equals(l.Text.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Url;

    // A link in the page to the agency's own site, to more than its home page.
    private static string? LinkTo(Reading reading, Wire wire)
    {
        var article = reading.Telling.Article;
        return new[] { article.SourceUrl, article.CanonicalUrl }.Concat(article.Links.Select(l => l.Url)).OfType<string>()
            .FirstOrDefault(u => Sites.Agency(u) == wire && Sites.Of(u) != Sites.Of(reading.Telling.Url) && Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length > 1);
    }
}

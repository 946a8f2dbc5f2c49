using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>One text with all the reports that carry it, as a column.</summary>
/// <param name="Name">Whose text it is.</param>
/// <param name="Reports">The reports.</param>
public sealed record GridColumn(string Name, IReadOnlyList<PassageLink> Reports);

/// <summary>A stretch that says it, where it stands.</summary>
/// <param name="Value">What it says in short; "" where all agree.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="Marked">The stretch; "" where its owner wants no excerpts.</param>
/// <param name="After">What stands after it.</param>
/// <param name="At">The report.</param>
/// <param name="Also">Other reports of the same text that say the same.</param>
public sealed record GridSpan(string Value, string Voice, string Before, string Marked, string After, PassageLink At, IReadOnlyList<PassageLink> Also);

/// <summary>How one text stands to a claim.</summary>
public enum Stand
{
    /// <summary>It says nothing of it.</summary>
    Silent,

    /// <summary>It says what most texts say.</summary>
    Same,

    /// <summary>It says something else.</summary>
    Differs,

    /// <summary>Its versions or copies say the one and the other.</summary>
    Both,
}

/// <summary>What one text says of a claim.</summary>
/// <param name="Stand">How it stands.</param>
/// <param name="Values">What it says in short; "" where all agree.</param>
/// <param name="Reports">How many of the text's reports speak of it.</param>
/// <param name="Spans">The stretches that say it.</param>
/// <param name="Against">For one that differs, what most texts say; null otherwise.</param>
public sealed record GridCell(Stand Stand, string Values, int Reports, IReadOnlyList<GridSpan> Spans, GridSpan? Against);

/// <summary>A claim with what each text says of it.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Funnel">"4 reports → 2 texts → 2 witnesses".</param>
/// <param name="Href">Its own page.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
/// <param name="Cells">One a column.</param>
public sealed record GridRow(string About, string Funnel, string Href, string Dispute, IReadOnlyList<GridCell> Cells);

/// <summary>The claims of a story against its texts.</summary>
/// <param name="Columns">The texts, those with the most reports first; reports whose origin is not known stand last, each a text of its own where there is room.</param>
/// <param name="Groups">The claims by heading.</param>
/// <param name="Possible">Those too unsure to show open.</param>
public sealed record ClaimGrid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<(string Heading, IReadOnlyList<GridRow> Rows)> Groups, IReadOnlyList<GridRow> Possible)
{
    private const int MostColumns = 7, MostRows = 60, MostSpans = 4, MostValues = 3;

    /// <summary>Whether a story has something to lay out: several texts, and claims that are shown open.</summary>
    public static bool Worthwhile(Story story) => story.Tellings.Count > 1 && story.Claims.Any(Shown);

    /// <summary>Lays it out.</summary>
    /// <param name="story">The story.</param>
    /// <param name="exposure">Who will read it.</param>
    public static ClaimGrid Of(Story story, Exposure exposure)
    {
        var places = new Places(story, exposure);
        var names = new NodeNames(story);
        var pages = new ClaimPlaces(story);
        var origins = story.Tree.Provenances.Where(p => p.OriginKnown).ToDictionary(p => p.Telling, p => p.Origin);
        var texts = story.Tellings.GroupBy(t => origins.TryGetValue(t.Id, out var origin) ? origin : NodeId.Of(t.Id))
            .OrderByDescending(g => origins.ContainsKey(g.First().Id)).ThenByDescending(g => g.Count()).ThenBy(g => g.First().Id).ToList();
        var columns = new List<GridColumn>();
        var columnOf = new Dictionary<TellingId, int>();
        for (int i = 0; i < texts.Count; i++)
        {
            int column = Math.Min(i, texts.Count > MostColumns ? MostColumns - 1 : i);
            foreach (var telling in texts[i]) columnOf[telling.Id] = column;
            var reports = texts[i].Select(t => new PassageLink($"/report/{t.Id}", t.Called)).ToList();
            if (column < columns.Count) columns[column] = new GridColumn("Other texts", [.. columns[column].Reports, .. reports]);
            else columns.Add(new GridColumn(Name(texts[i].Key), reports));
        }
        var spans = new GridSpans(places, exposure);
        var claims = story.Claims.Where(c => c.Positions.Any(p => columnOf.ContainsKey(p.Telling))).ToLookup(Shown);
        return new ClaimGrid(
            columns,
            [.. claims[true].OrderBy(c => PlainWords.Rank(c.Verdict)).Take(MostRows).GroupBy(c => c.Verdict).Select(g => (PlainWords.Heading(g.Key), (IReadOnlyList<GridRow>)[.. g.Select(Row)]))],
            [.. claims[false].Take(MostRows).Select(Row)]);

        string Name(NodeId origin) => origin.Telling is { } held && story.Tellings.FirstOrDefault(t => t.Id == held) is { } telling ? telling.Called : story.Tree.Originals.FirstOrDefault(o => o.Id == origin.Original) is { } unseen ? PlainWords.Of(unseen, false) : names[origin]; // a column has all its versions

        GridRow Row(Claim claim)
        {
            var leading = Leading(claim, columnOf);
            return new GridRow(ClaimLines.Capital(claim.About), PlainWords.Funnel(claim).Replace(", ", " → ", StringComparison.Ordinal), ClaimPage.Address(pages[claim]), OutLink.Dispute(story.Id.Value, claim.About),
                [.. columns.Select((_, i) => Cell(claim, [.. claim.Positions.Where(p => columnOf.TryGetValue(p.Telling, out int c) && c == i)], leading))]);
        }

        GridCell Cell(Claim claim, IReadOnlyList<Position> said, Position leading)
        {
            if (said.Count == 0) return new GridCell(Stand.Silent, "", 0, [], null);
            bool agree = claim.Verdict == Verdict.Agree;
            var values = agree ? [""] : said.Select(p => p.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            bool same = agree || values.Contains(leading.Value, StringComparer.OrdinalIgnoreCase);
            var stand = !same ? Stand.Differs : values.Count > 1 ? Stand.Both : Stand.Same;
            return new GridCell(stand, string.Join(", ", values.Take(MostValues)) + (values.Count > MostValues ? " …" : ""), said.Select(p => p.Telling).Distinct().Count(),
                [.. said.GroupBy(p => (agree ? "" : p.Value.ToUpperInvariant(), PlainWords.Voice(p).ToUpperInvariant())).Take(MostSpans).Select(g => spans.Of([.. g.DistinctBy(p => p.Telling)], agree))],
                stand == Stand.Differs ? spans.Of([leading], agree) : null);
        }
    }

    private static bool Shown(Claim claim) => claim.Open && claim.Verdict != Verdict.Possible;

    // What most texts say: of two that stand equal the one given first.
    private static Position Leading(Claim claim, Dictionary<TellingId, int> columnOf) =>
        claim.Positions.Where(p => columnOf.ContainsKey(p.Telling)).GroupBy(p => p.Value, StringComparer.OrdinalIgnoreCase).MaxBy(g => g.Select(p => columnOf[p.Telling]).Distinct().Count())!.First();
}

/// <summary>Shows positions with the words around them.</summary>
internal sealed class GridSpans(Places places, Exposure exposure)
{
    private const int Around = 90;

    /// <summary>Positions that say the same for the same voice, in the words of the first.</summary>
    public GridSpan Of(IReadOnlyList<Position> positions, bool agree)
    {
        var (first, article) = (positions[0], places[positions[0].Telling].Article);
        bool whole = exposure.FullText && first.At.Start >= 0 && first.At.End <= article.Text.Length;
        return new GridSpan(
            agree ? "" : first.Value, PlainWords.Voice(first),
            whole ? EvidenceContext.Before(article.Text, first.At.Start, Around) : "", places.Shown(first.Telling, first.Text.ReplaceLineEndings(" ")), whole ? EvidenceContext.After(article.Text, first.At.End, Around) : "",
            places.At(first.Telling, first.At.Start), [.. positions.Skip(1).Select(p => places.At(p.Telling, p.At.Start))]);
    }
}

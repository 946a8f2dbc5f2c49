using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Everything a report's page says, in the words and the order it says it.</summary>
public sealed record ReportPage
{
    private const int MostSaid = 80, FewSaid = 6;

    /// <summary>The report.</summary>
    public required int Id { get; init; }

    /// <summary>The story it stands in.</summary>
    public required int Story { get; init; }

    /// <summary>That story's headline, with how many reports it has.</summary>
    public required string StoryTitle { get; init; }

    /// <summary>How many reports the story has.</summary>
    public required int Reports { get; init; }

    /// <summary>Its original page; null where it has no address that can be linked.</summary>
    public string? Original { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Outlet { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>Its language's tag for the lang attribute, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, or null.</summary>
    public StatedTime? Published { get; init; }

    /// <summary>The byline as it stands, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The whole text, or its opening where only excerpts may be shown.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>What the text is where it is no whole article, in a sentence; else null.</summary>
    public string? Form { get; init; }

    /// <summary>Whether that is less than the report has.</summary>
    public required bool Excerpted { get; init; }

    /// <summary>What the page says of itself, name by name.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The address of the terms on which text and data may be mined, where its owner reserves that and names them; else null.</summary>
    public string? Policy { get; init; }

    /// <summary>Where its text comes from, and what tells so; null where that was not looked at yet.</summary>
    public (string Name, string Reason)? Source { get; init; }

    /// <summary>The source's own page, or null; with what it is.</summary>
    public (string Url, string Words)? SourcePage { get; init; }

    /// <summary>What shows the source.</summary>
    public required IReadOnlyList<Shown> Evidence { get; init; }

    /// <summary>What points there without proving it.</summary>
    public required IReadOnlyList<Shown> Hints { get; init; }

    /// <summary>Whom it cites.</summary>
    public required IReadOnlyList<string> Cites { get; init; }

    /// <summary>Where a reader disputes its source.</summary>
    public required string Dispute { get; init; }

    /// <summary>That it, or the report whose text it carries, was withdrawn; null where nothing of the sort is known.</summary>
    public WithdrawnLine? Withdrawn { get; init; }

    /// <summary>Its place in the family tree.</summary>
    public required IReadOnlyList<Kin> Kin { get; init; }

    /// <summary>The report of its story that it is most like, and what shows that both tell the same; null where it is like none of them.</summary>
    public (string Href, string Name, string Title, IReadOnlyList<Shown> Evidence)? Here { get; init; }

    /// <summary>The line for readers that its outlet's proven owner set; "" for none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The claims of its story that it has a word on, as its page lists them.</summary>
    public required IReadOnlyList<ReportClaim> Claims { get; init; }

    /// <summary>What was said in it.</summary>
    public required IReadOnlyList<Quoting> Said { get; init; }

    /// <summary>Lays a report out.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="story">Its story.</param>
    /// <param name="exposure">Who will read it.</param>
    /// <param name="nearest">The report of its story that it is most like, or null.</param>
    public static ReportPage Of(Telling telling, Story story, Exposure exposure, TellingId? nearest = null)
    {
        var article = telling.Article;
        var provenance = story.Tree.Provenances.FirstOrDefault(p => p.Telling == telling.Id);
        var places = new Places(story, exposure);
        var context = new EvidenceContext(story, exposure);
        var said = Statements(telling, exposure);
        var blocks = exposure.FullText ? TextBlock.All(article, said) : TextBlock.Opening(exposure.Passage(Excerpt.Of(article, Exposure.PassageWords), article));
        var marked = blocks.SelectMany(b => TextPart.Ids(b.Parts)).ToHashSet(StringComparer.Ordinal);
        return new ReportPage
        {
            Id = telling.Id.Value,
            Story = story.Id.Value,
            StoryTitle = story.Title,
            Reports = story.Tellings.Count,
            Original = OutLink.Safe(telling.Url),
            Outlet = telling.Called,
            Title = article.Title.Length > 0 ? article.Title : "A report without a headline",
            Language = Places.Tag(telling),
            Published = article.Published,
            Byline = article.Byline,
            Blocks = blocks,
            Form = PlainWords.Form(article),
            Excerpted = !exposure.FullText,
            Facts = ReportFacts.Of(telling),
            Policy = ReportFacts.PolicyOf(article),
            Source = provenance is null ? null : Branches.SourceParts(telling, provenance.Source),
            SourcePage = provenance is null ? null : PageOf(provenance.Source, telling, story),
            Evidence = provenance is null ? [] : [.. provenance.Source.Evidence.DistinctBy(e => (e.Telling, e.Why, e.Text)).Take(12).Select(context.Of)],
            Hints = provenance is null ? [] : [.. provenance.Source.Hints.Take(6).Select(context.Of)],
            Cites = provenance is null ? [] : [.. provenance.Cites.Select(c => c.Name).Take(40)],
            Dispute = OutLink.Dispute(story.Id.Value, $"report {telling.Id}, {telling.Called}: {(provenance is null ? "" : Branches.Source(telling, provenance.Source))}"),
            Withdrawn = WithdrawnLine.Of(story, telling.Id, places),
            Kin = Kindred.Of(story, telling.Id),
            Here = nearest is { } id && story.Tellings.FirstOrDefault(t => t.Id == id) is { } other
                ? ($"/report/{id}", other.Called, other.Article.Title, [.. Collation.WhyTogether(story, telling.Id, id).Select(context.Of)]) : null,
            Claims = ReportClaim.Of(story, telling.Id),
            Said = [.. said.Select(s => Quoting.Said(s.Statement, telling, places, 0)).Zip(said, (line, s) => marked.Contains(s.Id) ? line with { At = line.At with { Href = $"/report/{telling.Id}#{s.Id}" } } : line)],
        };
    }

    // An agency's search and its home page are last resorts, and called so.
    private static (string, string)? PageOf(PrimarySource source, Telling telling, Story story)
    {
        var wire = source.Name is { } name ? Wires.Named(name) : null;
        if (OutLink.Safe(source.Url) is { } url)
            return source.Own && url == OutLink.Safe(telling.Url) ? null : wire is not null && OutLink.Safe(wire.Home) == url ? (url, FindIt.Home(wire)) : (url, "the source's own page");
        bool held = source.Own || story.Tree.Provenances.Any(p => p.Source.Own && p.Source.Name == source.Name);
        return held ? null : FindIt.At(source.Name, telling.Article.Title);
    }

    // To others only a few: excerpts must not add up to the report.
    private static List<(Statement Statement, string Id)> Statements(Telling telling, Exposure exposure) =>
        [.. telling.Statements.Where(s => SaidLine.ReadsBeside(s, telling.Article)).Take(exposure.FullText ? MostSaid : FewSaid).Select((s, i) => (s, $"s{i + 1}"))];
}

/// <summary>A claim of the story that a report has a word on.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Heading">The plain heading of its verdict.</param>
/// <param name="Value">What the report says in short; "" where all agree.</param>
/// <param name="Funnel">"4 reports, 2 texts, 2 witnesses".</param>
/// <param name="Href">Its own page.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
public sealed record ReportClaim(string About, string Heading, string Value, string Funnel, string Href, string Dispute)
{
    internal static IReadOnlyList<ReportClaim> Of(Story story, TellingId telling)
    {
        var pages = new ClaimPlaces(story);
        return
        [
            .. story.Claims.Where(c => c.Positions.Any(p => p.Telling == telling)).OrderBy(c => PlainWords.Rank(c.Open ? c.Verdict : Verdict.Possible)).Select(c => Of(c, telling, pages[c], story)),
        ];
    }

    internal static ReportClaim Of(Claim claim, TellingId telling, ClaimPlace place, Story story) => new(
        ClaimLines.Capital(claim.About), PlainWords.Heading(claim.Open ? claim.Verdict : Verdict.Possible),
        claim.Verdict == Verdict.Agree ? "" : string.Join(", ", claim.Positions.Where(p => p.Telling == telling).Select(p => p.Value).Distinct(StringComparer.OrdinalIgnoreCase)),
        PlainWords.Funnel(claim), ClaimPage.Address(place), OutLink.Dispute(story.Id.Value, claim.About));
}

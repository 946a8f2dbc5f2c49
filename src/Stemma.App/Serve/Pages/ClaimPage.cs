using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Everything that the page of one claim says, to be cited: its address stands as long as the words do that say it first.</summary>
/// <param name="Path">Its address on this site.</param>
/// <param name="Api">The same for programs.</param>
/// <param name="Story">The story it stands in.</param>
/// <param name="StoryTitle">That story's headline.</param>
/// <param name="Heading">The plain heading of its verdict.</param>
/// <param name="About">What it is about.</param>
/// <param name="Funnel">"4 reports → 2 texts → 2 witnesses".</param>
/// <param name="Rule">What was compared.</param>
/// <param name="Right">How often that was right when its cases were read, in a sentence.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
/// <param name="Sides">Who says what, one side a value; where all agree one side without a value.</param>
/// <param name="Quotation">The way of its quotation through the reports; null where it is none.</param>
public sealed record ClaimPage(
    string Path, string Api, int Story, string StoryTitle, string Heading, string About, string Funnel, string Rule, string Right, string Dispute, IReadOnlyList<(string Value, IReadOnlyList<ClaimEvidence> Evidence)> Sides, ShownCustody? Quotation)
{
    /// <summary>What its words rest on that others can look at.</summary>
    public IReadOnlyList<ExhibitLine> Exhibits { get; init; } = [];

    /// <summary>The address of a claim's page.</summary>
    public static string Address(ClaimPlace place) => $"/claim/{place.Telling}/{place}";

    /// <summary>Lays a claim out.</summary>
    /// <param name="found">A claim that was found.</param>
    /// <param name="bytes">The bytes that its reports were read from.</param>
    /// <param name="exposure">Who will read it.</param>
    /// <param name="stop">Breaks it off.</param>
    internal static ClaimPage Of(CitedClaim found, IReadOnlyDictionary<TellingId, BytesRead> bytes, Exposure exposure, CancellationToken stop)
    {
        var (story, claim, place) = (found.Story!, found.Claim!, found.Place);
        var places = new Places(story, exposure);
        var evidence = claim.Positions.Where(p => places.Holds(p.Telling)).Select(p => (Position: p, Shown: ClaimEvidence.Of(p, places, bytes, exposure))).ToList();
        bool agree = claim.Verdict == Verdict.Agree;
        return new ClaimPage(
            Address(place), $"{Stemma.App.Serve.Api.JsonApi.Root}/claims/{place.Telling}/{place}", story.Id.Value, story.Title, claim.Open && claim.Verdict != Verdict.Possible ? PlainWords.Heading(claim.Verdict) : "Possible: unsure, and not counted", ClaimLines.Capital(claim.About),
            PlainWords.Funnel(claim).Replace(", ", " → ", StringComparison.Ordinal), Measured.Words(claim.Rule), Precision(claim), OutLink.Dispute(story.Id.Value, claim.About),
            [.. evidence.GroupBy(e => agree ? "" : e.Position.Value, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, (IReadOnlyList<ClaimEvidence>)[.. g.Select(e => e.Shown)]))],
            ShownCustody.Find(found, exposure, stop) is { } custody ? ShownCustody.Of(custody, story, places, exposure) : null)
        {
            Exhibits = [.. story.Exhibits.Where(e => e.StandsIn(claim)).Select(e => ExhibitLine.Of(e, places))],
        };
    }

    private static string Precision(Claim claim)
    {
        if (claim.Verdict == Verdict.Agree) return "How often reports that seem to agree do agree is not measured yet.";
        if (Measured.For(claim) is not { Cases: > 0 and var cases, Precision: { } share, Interval: { } interval } measured) return "No case of it was judged yet: it is folded under “Possible” and not counted.";
        return FormattableString.Invariant($"Right in {share * cases:0} of {PlainWords.Count(cases, "case")} read one by one, which may be off: {interval.Low * 100:0} to {interval.High * 100:0} % (95 % interval). Counted on {measured.On:d MMMM yyyy}; {measured.How}.");
    }
}

/// <summary>One report's words for a claim, with all that is needed to find them again.</summary>
/// <param name="Report">The report.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Before">What stands before the words.</param>
/// <param name="Words">The words; "" where their owner wants none shown.</param>
/// <param name="After">What stands after them.</param>
/// <param name="At">The report, at that place.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Language">Its language's tag, or null.</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Published">When it was published as its page says, or null.</param>
/// <param name="Bytes">The bytes it was read from; null where none are kept.</param>
public sealed record ClaimEvidence(
    int Report, string Voice, string Before, string Words, string After, PassageLink At, string Title, string? Language, string? Original, StatedTime? Published, BytesRead? Bytes)
{
    internal static ClaimEvidence Of(Position position, Places places, IReadOnlyDictionary<TellingId, BytesRead> bytes, Exposure exposure)
    {
        var telling = places[position.Telling];
        var (before, words, after) = EvidenceContext.InContext(telling.Article, position.At, exposure);
        return new ClaimEvidence(
            telling.Id.Value, PlainWords.Voice(position), before, words, after, places.At(telling.Id, position.At.Start), telling.Article.Title.Length > 0 ? telling.Article.Title : "A report without a headline", Places.Tag(telling),
            OutLink.Safe(telling.Url), telling.Article.Published, bytes.GetValueOrDefault(telling.Id));
    }
}

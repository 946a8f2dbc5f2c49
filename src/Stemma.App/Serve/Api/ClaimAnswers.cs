using Microsoft.AspNetCore.Http;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.Formats.Out;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Api;

/// <summary>A claim with its evidence, for programs.</summary>
internal static class ClaimAnswers
{
    /// <summary>Where a claim is in the API.</summary>
    public static string Path(ClaimPlace place) => $"claims/{place.Telling}/{place}";

    /// <summary>A claim that was found.</summary>
    public static async Task<IResult> Of(Call call, CitedClaim found)
    {
        var (claim, story) = (found.Claim!, found.Story!);
        var tellings = story.Tellings.ToDictionary(t => t.Id);
        var bytes = await call.Reading.BytesOf([.. claim.Positions.Select(p => p.Telling)], call.Stop);
        var view = new StoryView(story, call.Exposure.Passage);
        var places = new Places(story, call.Exposure);
        var measured = Measured.For(claim);
        return Answers.Of(call.Http, new ClaimAnswer(
            call.Self, call.Site + ClaimPage.Address(found.Place), call.Api($"stories/{story.Id}"), claim.About, PlainWords.Json(claim.Verdict), claim.Open, claim.Reports, claim.Texts, claim.Witnesses,
            claim.Rule.Length == 0 ? null : claim.Rule, measured is { Cases: > 0 and var cases, Precision: { } share, Interval: { } i } ? new PrecisionShape(cases, share, i.Low, i.High, measured.On) : null,
            [.. claim.Positions.Where(p => tellings.ContainsKey(p.Telling)).Select(p => Position(call, view, tellings[p.Telling], p, bytes.GetValueOrDefault(p.Telling)))],
            ShownCustody.Find(found, call.Exposure, call.Stop) is { } custody ? Quotation(call, ShownCustody.Of(custody, story, places, call.Exposure), custody) : null)
        {
            Exhibits = [.. story.Exhibits.Where(e => e.StandsIn(claim)).Select(e => StoryAnswers.Shape(call, story, e))],
        });
    }

    private static EvidencePosition Position(Call call, StoryView view, Telling telling, Position position, BytesRead? bytes)
    {
        var (before, words, after) = EvidenceContext.InContext(telling.Article, position.At, call.Exposure);
        var at = view.Points(telling.Id).Of(position.At);
        return new EvidencePosition(
            telling.Id.Value, call.Api($"reports/{telling.Id}"), telling.Called, OutText.Address(telling.Url), position.Witness, position.Value, position.AttributedTo, at.Start, at.End, words, before, after,
            telling.Article.Published?.At, bytes?.FirstFetched, bytes?.Sha256);
    }

    private static QuotationShape Quotation(Call call, ShownCustody shown, Custody custody) => new(
        [.. shown.Wordings.Zip(custody.Wordings, (s, w) => new WordingShape(
            w.Number, w.Against, [.. s.Words.Select(r => new WordsShape(PlainWords.Json(r.Kind), r.Text))], [.. w.Carriers.Select(c => Carrier(call, c))],
            [.. w.Changes.Select(c => new WordingChangeShape(PlainWords.Json(c.Seen), c.In.Value, c.From.ToString(), c.Wording, c.Others, LinkReasons.Place(c.Link) is { } page ? call.Site + page : null))]))],
        [.. custody.TooShort.Select(c => Carrier(call, c))]);

    private static WordingCarrierShape Carrier(Call call, WordingCarrier carrier) => new(carrier.Telling.Value, call.Api($"reports/{carrier.Telling}"), carrier.InPart, carrier.Mixed);
}

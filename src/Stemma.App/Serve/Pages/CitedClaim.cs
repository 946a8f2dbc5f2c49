using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>What an address of a claim leads to.</summary>
/// <param name="Asked">The place that the address names.</param>
/// <param name="Place">The place of the claim found; the one asked for where none is.</param>
/// <param name="Claim">The claim; null where it stands no more, or is not shown.</param>
/// <param name="Story">The story of its report, as readers see it; null where the report is in none.</param>
/// <param name="Disputed">Whether it stands, and is hidden because somebody disputes it.</param>
internal sealed record CitedClaim(ClaimPlace Asked, ClaimPlace Place, Claim? Claim, Story? Story, bool Disputed)
{
    /// <summary>Looks for a claim; null where no report of that number ever came.</summary>
    public static async ValueTask<CitedClaim?> Find(IReading reading, ClaimPlace asked, Exposure exposure, CancellationToken ct)
    {
        if (await reading.StoryOf(asked.Telling, ct) is not { } id || await Reviewed.Story(reading, id, exposure, ct) is not { } story)
            return asked.Telling.Value >= 1 && asked.Telling.CompareTo(await reading.Head(ct)) <= 0 ? new CitedClaim(asked, asked, null, null, false) : null;
        var places = new ClaimPlaces(story);
        if (places.Find(asked) is { } claim) return new CitedClaim(asked, places[claim], claim, story, false);
        bool hidden = await reading.Story(id, ct) is { } whole && new ClaimPlaces(whole).Find(asked) is { } unseen && Reviewed.IsDisputed(unseen, await reading.Disputed(id, ct));
        return new CitedClaim(asked, asked, null, story, hidden);
    }
}

/// <summary>What the page of a claim says that stands no more.</summary>
/// <param name="Title">What happened, as a heading.</param>
/// <param name="Why">And in a sentence.</param>
/// <param name="Now">The claims that take part in the same words now.</param>
/// <param name="Words">What the report says at that place; "" where nothing stands there or may be shown.</param>
/// <param name="Report">The report; null where it is gone.</param>
/// <param name="Story">Its story; null where it is gone.</param>
internal sealed record ClaimGone(string Title, string Why, IReadOnlyList<ReportClaim> Now, string Words, PassageLink? Report, int? Story)
{
    public static ClaimGone Of(CitedClaim found, Exposure exposure)
    {
        if (found.Story is not { } story || story.Tellings.FirstOrDefault(t => t.Id == found.Asked.Telling) is not { } telling)
            return new ClaimGone("This claim stands here no more", "The report whose words it was known by is not here: it was taken down at its owner's request, or nothing could be read of it. Nothing of it is kept.", [], "", null, null);
        var places = new Places(story, exposure);
        if (found.Disputed)
            return new ClaimGone("This claim is disputed", "Somebody disputes it, and it is not shown until an editor has looked at it.", [], "", new PassageLink($"/report/{telling.Id}", telling.Called), story.Id.Value);
        int start = new CodePoints(telling.Article.Text).ToUtf16(found.Asked.Start);
        var (_, words, _) = EvidenceContext.InContext(telling.Article, Surroundings.Sentence(telling.Article.Text, start), exposure);
        var pages = new ClaimPlaces(story);
        var now = pages.At(found.Asked).Select(c => ReportClaim.Of(c, telling.Id, pages[c], story)).ToList();
        return new ClaimGone(
            now.Count > 0 ? "This claim has changed" : "This claim stands here no more",
            now.Count > 0 ? "What is claimed is counted anew with each report that comes, and with each version of a report. The claim of this address is no longer among what is found; others take part in the same words."
                : "What is claimed is counted anew with each report that comes, and with each version of a report; of what reports agree on only the best supported is kept. No claim is found at these words now.",
            now, words, places.At(telling.Id, start), story.Id.Value);
    }
}

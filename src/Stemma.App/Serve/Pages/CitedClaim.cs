using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>Why an address leads to no claim.</summary>
internal enum NotHere
{
    /// <summary>It is no longer found, or several may be meant.</summary>
    Changed,

    /// <summary>It is hidden because somebody disputes it.</summary>
    Disputed,

    /// <summary>An owner of its words wants none shown.</summary>
    Silent,

    /// <summary>Its report is read, and in no story yet.</summary>
    Unplaced,

    /// <summary>Its report is gone.</summary>
    NoReport,
}

/// <summary>What an address of a claim leads to.</summary>
/// <param name="Asked">The place that the address names.</param>
/// <param name="Place">The place of the claim found; the one asked for where none is.</param>
/// <param name="Claim">The claim; null where it stands no more, or is not shown.</param>
/// <param name="Story">The story of its report, as readers see it; null where the report is in none.</param>
/// <param name="Hidden">Claims of the story that are disputed.</param>
/// <param name="Why">Why there is no claim.</param>
internal sealed record CitedClaim(ClaimPlace Asked, ClaimPlace Place, Claim? Claim, Story? Story, IReadOnlyList<Claim> Hidden, NotHere Why)
{
    /// <summary>Looks for a claim; null where no report of that number ever came.</summary>
    /// <remarks>It is looked for among all claims of the story: what a hidden one was known by leads to no other.</remarks>
    public static async ValueTask<CitedClaim?> Find(IReading reading, ClaimPlace asked, Exposure exposure, CancellationToken ct)
    {
        CitedClaim None(NotHere why, Story? story = null) => new(asked, asked, null, story, [], why);
        if (await reading.StoryOf(asked.Telling, ct) is not { } id || await Reviewed.Whole(reading, id, ct) is not { } whole)
        {
            if (await reading.Telling(asked.Telling, ct) is not null) return None(NotHere.Unplaced);
            return asked.Telling.Value >= 1 && asked.Telling.CompareTo(await reading.Head(ct)) <= 0 ? None(NotHere.NoReport) : null;
        }
        var disputed = await reading.Disputed(id, ct);
        var (all, story) = (new ClaimPlaces(whole), Reviewed.Of(whole, disputed, exposure));
        if (all.Find(asked) is not { } found) return None(NotHere.Changed, story);
        if (Reviewed.IsDisputed(found, disputed)) return None(NotHere.Disputed, story);
        if (new ClaimPlaces(story).Exact(all[found]) is not { } shown) return None(NotHere.Silent, story);
        return new CitedClaim(asked, all[found], shown, story, [.. whole.Claims.Where(c => Reviewed.IsDisputed(c, disputed))], NotHere.Changed);
    }
}

/// <summary>What the page of a claim says that stands no more.</summary>
/// <param name="Title">What happened, as a heading.</param>
/// <param name="Why">And in a sentence.</param>
/// <param name="Now">The claims that take part in the same words now.</param>
/// <param name="Words">What the report says at that place; "" where nothing stands there or may be shown.</param>
/// <param name="Language">The tag of the words' language, or null.</param>
/// <param name="Report">The report; null where it is gone.</param>
/// <param name="Story">Its story; null where it is gone.</param>
internal sealed record ClaimGone(string Title, string Why, IReadOnlyList<ReportClaim> Now, string Words, string? Language, PassageLink? Report, int? Story)
{
    public static ClaimGone Of(CitedClaim found, Exposure exposure)
    {
        if (found.Why == NotHere.Unplaced)
            return new ClaimGone("This report is not placed yet", "It was read, and is in no story so far. What is claimed in it is found when it is placed: look again in a while.", [], "", null, null, null);
        if (found.Story is not { } story || story.Tellings.FirstOrDefault(t => t.Id == found.Asked.Telling) is not { } telling)
            return new ClaimGone("This claim stands here no more", "The report whose words it was known by is not here: it was taken down at its owner's request, or nothing could be read of it. Nothing of it is kept.", [], "", null, null, null);
        var places = new Places(story, exposure);
        if (Hidden(found.Why) is var (title, why)) return new ClaimGone(title, why, [], "", null, new PassageLink($"/report/{telling.Id}", telling.Called), story.Id.Value);
        int start = new CodePoints(telling.Article.Text).ToUtf16(found.Asked.Start);
        var (_, words, _) = EvidenceContext.InContext(telling.Article, Surroundings.Sentence(telling.Article.Text, start), exposure);
        var pages = new ClaimPlaces(story);
        var now = pages.At(found.Asked).Select(c => ReportClaim.Of(c, telling.Id, pages[c], story)).ToList();
        return new ClaimGone(
            now.Count > 0 ? "This claim has changed" : "This claim stands here no more",
            now.Count > 0 ? "What is claimed is counted anew with each report that comes, and with each version of a report. The claim of this address is no longer among what is found; others take part in the same words."
                : "What is claimed is counted anew with each report that comes, and with each version of a report; of what reports agree on only the best supported is kept. No claim is found at these words now.",
            now, words, Places.Tag(telling), places.At(telling.Id, start), story.Id.Value);
    }

    private static (string Title, string Why)? Hidden(NotHere why) => why switch
    {
        NotHere.Disputed => ("This claim is disputed", "Somebody disputes it, and it is not shown until an editor has looked at it."),
        NotHere.Silent => ("This claim is not shown here", "It stands in words of a report whose owner wants none of them shown."),
        _ => null,
    };
}

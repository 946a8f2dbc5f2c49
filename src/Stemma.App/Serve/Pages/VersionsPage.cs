using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A version of a report as it is shown.</summary>
/// <param name="Number">Its number among those held, from 1.</param>
/// <param name="Seen">When it was fetched, or null.</param>
/// <param name="Summary">What changed, counted: "2 paragraphs changed, 1 new paragraph".</param>
/// <param name="Runs">Its paragraphs; those that stayed and stand next to each other are one run.</param>
public sealed record ShownVersion(int Number, DateTimeOffset? Seen, string Summary, IReadOnlyList<ShownRun> Runs);

/// <summary>A paragraph that changed, or several that did not.</summary>
/// <param name="Same">How many stayed as they were; 0 for one that changed.</param>
/// <param name="Paragraphs">The paragraphs.</param>
public sealed record ShownRun(int Same, IReadOnlyList<RevisedParagraph> Paragraphs);

/// <summary>Everything that the page of a report's versions says.</summary>
/// <param name="Id">The report.</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Language">Its language's tag, or null.</param>
/// <param name="First">When the first version held was fetched, or null.</param>
/// <param name="Versions">The versions after the first, latest first.</param>
/// <param name="Looked">How many captures were compared.</param>
/// <param name="Held">How many are held.</param>
/// <param name="Silent">Whether the owner wants no excerpts shown to others.</param>
/// <param name="Excerpted">Whether only the words around a change are shown.</param>
public sealed record VersionsPage(int Id, string? Original, string Outlet, string Title, string? Language, DateTimeOffset? First, IReadOnlyList<ShownVersion> Versions, int Looked, int Held, bool Silent, bool Excerpted)
{
    /// <summary>Captures of a report that are compared; of more the latest.</summary>
    public const int MostCaptures = 12;

    private const int MostExcerpts = 12;

    /// <summary>Lays it out.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="captures">Its captures, oldest first: all, or the latest.</param>
    /// <param name="held">How many are held in all.</param>
    /// <param name="hints">What editors know of sites.</param>
    /// <param name="exposure">Who will read it.</param>
    public static VersionsPage Of(Telling telling, IReadOnlyList<Capture> captures, int held, IReadOnlyList<SiteHint> hints, Exposure exposure)
    {
        var all = Revisions.Of(captures, hints);
        // What an owner says today holds for what the page said before, and the other way round.
        bool silent = !exposure.FullText && all.Select(r => r.Article).Append(telling.Article).Any(a => a.OwnerSignals.Contains("noarchive") || a.MostShown is not null || exposure.Passage("x", a).Length == 0);
        return new VersionsPage(
            telling.Id.Value, OutLink.Safe(telling.Url), telling.Called, telling.Article.Title.Length > 0 ? telling.Article.Title : "A report without a headline", Places.Tag(telling),
            all.Count > 0 ? all[0].Capture.Fetched : null,
            [.. all.Index().Skip(1).Reverse().Select(r => new ShownVersion(r.Index + 1, r.Item.Capture.Fetched, Summary(r.Item), silent ? [] : Runs(r.Item, exposure)))],
            captures.Count, held, silent, !exposure.FullText);
    }

    private static string Summary(Revision revision)
    {
        bool headline = revision.Headline is { Unchanged: false };
        var body = revision.Paragraphs;
        int changed = body.Count(p => p.Kind == RevisionKind.Kept && !p.Unchanged), added = body.Count(p => p.Kind == RevisionKind.Added), gone = body.Count(p => p.Kind == RevisionKind.Removed);
        return string.Join(", ", new[]
        {
            headline ? "headline changed" : null,
            changed > 0 ? $"{PlainWords.Count(changed, "paragraph")} changed" : null,
            added > 0 ? PlainWords.Count(added, "new paragraph") : null,
            gone > 0 ? $"{PlainWords.Count(gone, "paragraph")} gone" : null,
        }.OfType<string>());
    }

    private static List<ShownRun> Runs(Revision revision, Exposure exposure)
    {
        var runs = new List<ShownRun>();
        foreach (var paragraph in revision.Paragraphs.Prepend(revision.Headline!))
        {
            if (!paragraph.Unchanged) runs.Add(new ShownRun(0, [paragraph]));
            else if (runs is [.., { Same: > 0 } last]) runs[^1] = new ShownRun(last.Same + 1, [.. last.Paragraphs, paragraph]);
            else runs.Add(new ShownRun(1, [paragraph]));
        }
        return exposure.FullText ? runs : [.. runs.Where(r => r.Same == 0).Take(MostExcerpts).Select(Around)];
    }

    private static ShownRun Around(ShownRun run) => new(0, [run.Paragraphs[0] with { Words = ChangedWords.Around(run.Paragraphs[0].Words) }]);
}

using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Everything that the page of what was left out of a report says.</summary>
public sealed record DroppedPage
{
    private const int MostBlocks = 2000, MostCandidates = 12;

    /// <summary>The report.</summary>
    public required int Id { get; init; }

    /// <summary>Its original page; null where it has no address that can be linked.</summary>
    public string? Original { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Outlet { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>Its language's tag for the lang attribute, or null.</summary>
    public string? Language { get; init; }

    /// <summary>How many blocks of the page were kept.</summary>
    public required int Kept { get; init; }

    /// <summary>How many were left out.</summary>
    public required int Dropped { get; init; }

    /// <summary>How sure its text is.</summary>
    public required string Sure { get; init; }

    /// <summary>The page's blocks in order, in runs of one fate and one reason.</summary>
    public required IReadOnlyList<SiftedRun> Runs { get; init; }

    /// <summary>Blocks beyond the most that are shown.</summary>
    public required int More { get; init; }

    /// <summary>What could have been the body.</summary>
    public required IReadOnlyList<BodyCandidate> Candidates { get; init; }

    /// <summary>Where headline, authors and dates stand.</summary>
    public required IReadOnlyList<SiftedFact> Facts { get; init; }

    /// <summary>What was wrong with the page.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Whether only the openings of blocks are shown.</summary>
    public required bool Excerpted { get; init; }

    /// <summary>Lays it out.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="sifting">How its page was read.</param>
    /// <param name="exposure">Who will read it.</param>
    public static DroppedPage Of(Telling telling, Sifting sifting, Exposure exposure) => new()
    {
        Id = telling.Id.Value,
        Original = OutLink.Safe(telling.Url),
        Outlet = telling.Called,
        Title = telling.Article.Title.Length > 0 ? telling.Article.Title : "A report without a headline",
        Language = Places.Tag(telling),
        Kept = sifting.Blocks.Count(b => b.Kept is not null),
        Dropped = sifting.Blocks.Count(b => b.Kept is null),
        Sure = PlainWords.Sure(sifting.Article),
        Runs = SiftedRun.Of(sifting.Blocks.Take(MostBlocks), b => b.Fate == Sifted.Hidden ? "" : exposure.Passage(b.Text, telling.Article)),
        More = Math.Max(0, sifting.Blocks.Count - MostBlocks),
        Candidates = [.. sifting.Candidates.Take(MostCandidates)],
        Facts = sifting.Facts,
        Problems = sifting.Article.Problems,
        Excerpted = !exposure.FullText,
    };

    /// <summary>Whether somebody may see what was left out: whoever may see whole texts, and editors.</summary>
    internal static bool Shown(Exposure exposure, bool editor) => exposure.FullText || editor;

    /// <summary>Whether a capture holds a page that something can be left out of, or may have held one before its bytes went.</summary>
    internal static bool HasPage(Capture? capture) => capture is { Form: CaptureForm.Html } || capture is { Form: CaptureForm.Item, Kept: not null } || capture is { Form: CaptureForm.Item } item && item.Body.Span.IndexOf("\"html\""u8) >= 0;
}

/// <summary>Blocks that stand one behind the other and had the same fate.</summary>
/// <param name="Kept">Whether they are the article's.</param>
/// <param name="Reason">Why they were left out; what they were kept as.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record SiftedRun(bool Kept, string Reason, IReadOnlyList<ShownBlock> Blocks)
{
    /// <summary>The runs.</summary>
    internal static IReadOnlyList<SiftedRun> Of(IEnumerable<SiftedBlock> blocks, Func<SiftedBlock, string> text)
    {
        var runs = new List<SiftedRun>();
        var open = new List<ShownBlock>();
        (bool Kept, string Reason) last = (false, "");
        foreach (var block in blocks)
        {
            var now = (block.Kept is not null, block.Reason);
            if (open.Count > 0 && now != last) Close();
            last = now;
            open.Add(new ShownBlock(text(block), block.Text.Length, block.Kind, block.Drop, block.Keep));
        }
        if (open.Count > 0) Close();
        return runs;

        void Close()
        {
            runs.Add(new SiftedRun(last.Kept, last.Reason, [.. open]));
            open.Clear();
        }
    }
}

/// <summary>A block of a page as it may be shown.</summary>
/// <param name="Text">Its text, or as much as may be shown; "" for none of it.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Kind">What it was kept as, or null.</param>
/// <param name="Drop">The selector by which a hint leaves it out, or null.</param>
/// <param name="Keep">The selectors by which a hint keeps it; empty for none.</param>
public sealed record ShownBlock(string Text, int Length, BlockKind? Kind, string? Drop, IReadOnlyList<string> Keep);

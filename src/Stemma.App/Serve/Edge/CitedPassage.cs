using Stemma.Core.News;
using Stemma.App.Store.Reading;

namespace Stemma.App.Serve.Edge;

/// <summary>A passage of a report that a comment cites, as it may be shown.</summary>
/// <param name="Report">The report's number.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Text">The passage; "" where its owner wants none shown to others.</param>
/// <param name="Language">Its language, or null.</param>
/// <param name="Block">The number of the block that it stands in, as the report's page numbers them; 0 for none.</param>
internal sealed record CitedPassage(int Report, string Outlet, string Text, string? Language, int Block)
{
    /// <summary>The most letters of one.</summary>
    public const int Most = 400;

    /// <summary>Where it stands.</summary>
    public string Href => $"/report/{Report}{(Block > 0 ? $"#p{Block}" : "")}";

    /// <summary>What a form says of a passage; null where no report of the story has such a one.</summary>
    /// <param name="story">The story.</param>
    /// <param name="exposure">Who asks.</param>
    /// <param name="report">The report's number; 0 for none.</param>
    /// <param name="place">Where the passage begins in its text.</param>
    /// <param name="letters">How long it is.</param>
    public static CitedPlace? Read(Story story, Exposure exposure, int report, int place, int letters) =>
        story.Tellings.FirstOrDefault(t => t.Id.Value == report) is { } telling ? Choices(telling, exposure).FirstOrDefault(c => c.At.Start == place && c.At.Length == letters) : null;

    /// <summary>The passages of a report that can be cited: its blocks; for others, who get excerpts only, the statements that pages quote.</summary>
    public static IEnumerable<CitedPlace> Choices(Telling telling, Exposure exposure)
    {
        var article = telling.Article;
        if (!exposure.FullText && article.WantsSilence) return [];
        var spans = exposure.FullText ? article.Blocks.Select(b => b.At).OfType<Span>() : telling.Statements.SelectMany(s => s.Spans);
        return spans.Where(s => s.Length > 0 && s.End <= article.Text.Length).Select(s => Cut(s, article.Text)).Distinct().Order().Select(s => new CitedPlace(telling.Id, s, Comments.Talk.Mark(s.Of(article.Text))));
    }

    private static Span Cut(Span at, string text) => at.Length <= Most ? at : new Span(at.Start, at.Start + Most - (char.IsHighSurrogate(text[at.Start + Most - 1]) ? 1 : 0));

    /// <summary>A citation as somebody may see it; null where the report is gone, or reads otherwise now.</summary>
    public static async ValueTask<CitedPassage?> Of(CitedPlace? cites, IReading reading, Exposure exposure, CancellationToken ct)
    {
        if (cites is null || await reading.Telling(cites.Telling, ct) is not { } telling) return null;
        var article = telling.Article;
        if (!exposure.FullText && !Choices(telling, exposure).Any(c => c.At == cites.At)) return null; // it was cited where whole texts are shown
        if (cites.At.End > article.Text.Length || Comments.Talk.Mark(cites.At.Of(article.Text)) != cites.Hash) return null;
        int block = article.Blocks.ToList().FindIndex(b => b.At is { } at && at.Start <= cites.At.Start && cites.At.Start < at.End);
        return new CitedPassage(telling.Id.Value, telling.Outlet ?? telling.Name, exposure.Passage(cites.At.Of(article.Text), article), article.Language, block + 1);
    }
}

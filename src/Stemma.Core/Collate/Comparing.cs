using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Statements;
using Stemma.Core.Stories;

namespace Stemma.Core.Collate;

/// <summary>How two texts stand to each other.</summary>
/// <param name="SameStory">How surely they tell the same story, 0..1.</param>
/// <param name="Kind">How B carries A's text; null where it does not.</param>
/// <param name="Share">Share of B's unquoted text that A has, 0..1.</param>
/// <param name="Passages">The aligned stretches, in the coordinates of the texts as given.</param>
/// <param name="PointsA">Code points of the first text.</param>
/// <param name="PointsB">Code points of the second text.</param>
public sealed record Comparison(double SameStory, LinkKind? Kind, double Share, IReadOnlyList<Passage> Passages, CodePoints PointsA, CodePoints PointsB);

/// <summary>Compares two texts without a store. The texts are taken as they are, so that offsets point into what was given.</summary>
public static class Comparing
{
    /// <summary>Compares two items with text.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="model">Helps to see translations; null for none.</param>
    public static Comparison Of(WireItem a, WireItem b, SentenceModel? model = null)
    {
        var (first, second) = (Telling(a, 1), Telling(b, 2));
        var alignment = Alignments.Between(first, second, StreamTables.Shipped, model);
        var (kind, share) = alignment is null ? (null, 0) : LinkKinds.Of(first, second, alignment);
        return new Comparison(
            StoryMatcher.Score(first, second, alignment, StreamTables.Shipped), kind, share, alignment?.Passages ?? [],
            new CodePoints(first.Article.Text), new CodePoints(second.Article.Text));
    }

    private static Telling Telling(WireItem item, int id)
    {
        var text = item.Text ?? "";
        var article = new Article
        {
            Title = item.Title ?? "",
            Text = text,
            Language = LanguageId.Of(text, item.Language),
            Published = item.Published is { } at ? new StatedTime(at, at.TimeOfDay != TimeSpan.Zero, "given") : null,
        };
        var telling = new Telling { Id = new TellingId(id), Name = id == 1 ? "a" : "b", Article = article, Statements = StatementExtractor.Of(article.Text, article.Language, hours: article.Hours) };
        return telling with { Keys = Fingerprints.Of(article, null, StreamTables.Shipped) with { Terms = StoryProfile.Terms(article, StreamTables.Shipped) } };
    }
}

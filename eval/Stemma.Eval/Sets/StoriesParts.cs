using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>What each part of a report and of what was learned is worth to the grouping: the streams grouped again with one part taken away, the models as they are.</summary>
internal static class StoriesParts
{
    private static readonly (string Name, StoryStream.Way Way)[] Parts =
    [
        ("nothing", new()),
        ("title", new() { Read = Changed(a => a with { Title = "" }) }),
        ("text", new() { Read = Changed(a => a with { Text = "" }) }),
        ("time", new() { Read = Changed(a => a with { Published = null }) }),
        ("words", new() { Kept = Without(TermKind.Word) }),
        ("names", new() { Kept = Without(TermKind.Name) }),
        ("numbers", new() { Kept = Without(TermKind.Number) }),
        ("word-pairs", new() { Kept = Without(TermKind.Pair) }),
        ("learned-editions", new() { Learns = false }),
        ("language", new() { Read = Changed(a => a with { Language = "und" }) }), // its stems and the counts that are shipped for it
    ];

    /// <summary>B-cubed F1 of each stream without each part; without nothing first. No floors are held to them.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        foreach (var (name, reports) in StoryStream.All(folder))
        {
            var truth = reports.ConvertAll(r => r.Story);
            foreach (var (part, way) in Parts)
            {
                if (part is "text" && reports.TrueForAll(r => r.Telling.Article.Text.Length == 0) || part is "time" && reports.TrueForAll(r => r.Telling.Article.Published is null)) continue;
                if (part is "title" && reports.TrueForAll(r => r.Telling.Article.Text.Length == 0)) continue; // nothing would be left
                var (p, r) = BCubed.Of(truth, StoryStream.Group(reports, way));
                yield return new Score($"stories.{name}.without.{part}", 2 * p * r / (p + r), reports.Count);
            }
        }
    }

    private static Func<Telling, Telling> Changed(Func<Article, Article> change) => t => t with { Article = change(t.Article) };

    private static Func<TermKey, bool> Without(TermKind kind) => t => Terms.KindOf(t.Hash) != kind;
}

using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Api;

/// <summary>Somebody or something that reports name, for programs; by the limits that its page has.</summary>
internal static class EntityAnswers
{
    /// <summary>Who or what has a name, in any spelling; null where it may have no page.</summary>
    public static async ValueTask<EntityRow?> Row(Call call, string name) => await call.Reading.Entity(EntityTerms.Key(name), call.Stop) is { HasPage: true } row ? row : null;

    /// <summary>The answer.</summary>
    public static EntityAnswer Of(Call call, EntityRow row)
    {
        string self = call.Api("entities/" + Uri.EscapeDataString(row.Key)), page = call.Site + EntityPage.Place(row.Key);
        return new EntityAnswer(row.Key, self, page, page + "/feed.atom", row.Name, EntityPage.Word(row.Kind), self + "/reports", self + "/statements");
    }

    /// <summary>What it says in a report, first where it stands by name; none that its owner wants nowhere.</summary>
    public static ReportStatements Said(Call call, EntityRow row, Telling telling, StoryId story) =>
        new(call.Item(telling, story), [.. new Portrait(telling, row.Key).By.Where(s => SaidLine.Reads(s, telling.Article)).Take(call.Exposure.FullText ? int.MaxValue : EntityPage.MostOfReport).Select(s => Item(call, telling, s)).Where(s => s.Text.Length > 0)]);

    private static StatementItem Item(Call call, Telling telling, Statement s) => new(
        call.Exposure.Passage(string.Join(" … ", s.Spans.Select(at => at.Of(telling.Article.Text))), telling.Article), PlainWords.Json(s.Kind), PlainWords.Json(s.Status), s.Mention, s.Cue, s.Inferred);
}

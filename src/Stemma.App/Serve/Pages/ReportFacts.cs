using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>What a report's page says of itself, as names and values.</summary>
internal static class ReportFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(Telling telling)
    {
        var article = telling.Article;
        return [.. Said(article).Concat(Dates(telling)).Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Name, f.Value!))];
    }

    private static IEnumerable<(string Name, string? Value)> Said(Article article) =>
    [
        ("Byline", article.Byline),
        ("Dateline", article.Dateline?.Text),
        ("Credits", string.Join(" · ", article.Credits)),
        ("Contributors", string.Join(", ", article.Contributors)),
        ("Supplied by", article.Wire),
        ("Section", article.Section),
        ("Language", article.Language == "und" ? null : LanguageNames.Of(article.Language)),
        ("Form", PlainWords.Sort(article)),
        ("Access", PlainWords.Of(article.Access)),
    ];

    private static IEnumerable<(string Name, string? Value)> Dates(Telling telling) =>
    [
        ("Published", Times.Full(telling.Article.Published)),
        ("Changed", Times.Full(telling.Article.Updated)),
        ("Read by us", telling.Fetched is { } fetched ? Times.Full(fetched) : null),
        ("Owner's wishes", string.Join(", ", telling.Article.OwnerSignals)),
    ];
}

using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>What a report's page says of itself, as names and values.</summary>
internal static class ReportFacts
{
    /// <summary>What the owner's wishes are called.</summary>
    public const string Wished = "Owner's wishes";

    private const string Policy = "tdm-policy=";

    /// <summary>The terms of a reservation of text and data mining, where its owner names their address; null where it is no address that a link may have.</summary>
    public static string? PolicyOf(Article article) => article.OwnerSignals.FirstOrDefault(static s => s.StartsWith(Policy, StringComparison.Ordinal)) is { } said ? OutLink.Safe(said[Policy.Length..]) : null;

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
        (Wished, Wishes(telling.Article)),
    ];

    // As they were said; but what reserves text and data mining in words, last, where the link to its terms follows.
    private static string Wishes(Article article)
    {
        var others = article.OwnerSignals.Where(static s => !IsReservation(s));
        return string.Join(", ", article.OwnerSignals.Any(IsReservation) ? others.Append("reserves text and data mining") : others);
    }

    private static bool IsReservation(string said) => said == "tdm-reservation" || said.StartsWith(Policy, StringComparison.Ordinal);
}

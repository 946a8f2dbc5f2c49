using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Rows of the full-text index. It keeps no text, so a row is taken out by saying once more what was put in.</summary>
internal static class TermRows
{
    public static void Add(Sql sql, long row, SearchedTexts texts) =>
        sql.Run("INSERT INTO terms (rowid, title, text, people, outlet) VALUES ($1, $2, $3, $4, $5)", row, texts.Title, texts.Text, texts.People, texts.Outlet);

    public static void Remove(Sql sql, long row, TellingBody body, string title, string? outlet, string language)
    {
        var texts = SearchedTexts.Of(body, title, outlet, language);
        sql.Run("INSERT INTO terms (terms, rowid, title, text, people, outlet) VALUES ('delete', $1, $2, $3, $4, $5)", row, texts.Title, texts.Text, texts.People, texts.Outlet);
    }
}

/// <summary>What of a telling is searched for, as terms.</summary>
internal sealed record SearchedTexts(string Title, string Text, string People, string Outlet)
{
    public static SearchedTexts Of(TellingBody body, string title, string? outlet, string language) => new(
        SearchTerms.Of(title, language),
        SearchTerms.Of(body.Article.Text, language),
        SearchTerms.Of(string.Join(" ; ", body.Statements.Select(s => s.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)), language),
        SearchTerms.Of(outlet ?? "", language));
}

using System.Text;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Queries of texts as expressions of the full-text index (FTS5).</summary>
internal static class TextMatch
{
    /// <summary>A query as one expression; null where something in it is not of texts, or nothing in it is wanted.</summary>
    public static string? Of(Query query) => query switch
    {
        WordsQuery words => Phrase(words),
        FieldQuery { Field: QueryField.Source } field => In("outlet", field.Value),
        FieldQuery { Field: QueryField.SaidBy } field => In("people", field.Value),
        AllOf all => All(all.Parts),
        AnyOf { Parts.Count: > 0 } any when any.Parts.Select(Of).ToList() is var parts && !parts.Contains(null) => $"({string.Join(" OR ", parts)})",
        _ => null,
    };

    /// <summary>What of a query one expression can say, as far as all of that must hold; and what is left to look at.</summary>
    public static (string? Match, Query Left) Split(Query query)
    {
        if (Of(query) is { } whole) return (whole, Query.Everything);
        if (query is not AllOf all) return (null, query);
        var said = all.Parts.Where(p => Of(p is NotQuery not ? not.Part : p) is not null).ToList();
        return Of(new AllOf(said)) is { } match ? (match, new AllOf([.. all.Parts.Except(said)])) : (null, query);
    }

    /// <summary>Words that stand one after the other.</summary>
    public static string Phrase(WordsQuery words)
    {
        var phrase = new StringBuilder("\"").AppendJoin(' ', words.Terms.Select(t => t.Replace("\"", "\"\"", StringComparison.Ordinal))).Append('"');
        return words.Prefix ? phrase.Append(" *").ToString() : phrase.ToString();
    }

    /// <summary>The words and phrases that are wanted, not those that must not be there.</summary>
    public static IEnumerable<WordsQuery> Wanted(Query query) => query switch
    {
        WordsQuery words => [words],
        AllOf all => all.Parts.SelectMany(Wanted),
        AnyOf any => any.Parts.SelectMany(Wanted),
        _ => [],
    };

    private static string? All(IReadOnlyList<Query> parts)
    {
        var wanted = parts.Where(p => p is not NotQuery).Select(Of).ToList();
        var barred = parts.OfType<NotQuery>().Select(n => Of(n.Part)).ToList();
        if (wanted.Count == 0 || wanted.Contains(null) || barred.Contains(null)) return null;
        string all = $"({string.Join(" AND ", wanted)})";
        return barred.Count == 0 ? all : $"({all} NOT ({string.Join(" OR ", barred)}))";
    }

    private static string? In(string column, string value)
    {
        var (terms, open) = SearchTerms.OfQuery(value);
        return terms.Count == 0 ? null : $"({column} : {Phrase(new WordsQuery(terms, open))})";
    }
}

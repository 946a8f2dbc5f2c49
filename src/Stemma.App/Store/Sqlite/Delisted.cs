using Stemma.App.Store.Reading;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Takes out of a query what asks for the words of somebody who is delisted. (What asks who is named obeys by itself: <see cref="NameRows.Listed"/>.)</summary>
internal static class Delisted
{
    /// <summary>The query; a said-by: that holds every word of a delisted name finds nothing.</summary>
    public static Query Without(Sql sql, Query query)
    {
        if (!Asks(query)) return query;
        var names = sql.Rows($"SELECT subject FROM petitions WHERE story IS NULL AND kind = {(int)PetitionKind.Dispute} AND state = {(int)PetitionState.Granted}", r => EntityRow.KeyOf(r.GetString(0)))
            .Where(k => k.Length > 0).Select(Words).ToList();
        return names.Count == 0 ? query : Rid(query, names);
    }

    private static bool Asks(Query query) => query switch
    {
        FieldQuery { Field: QueryField.SaidBy } => true,
        AllOf all => all.Parts.Any(Asks),
        AnyOf any => any.Parts.Any(Asks),
        NotQuery not => Asks(not.Part),
        _ => false,
    };

    private static Query Rid(Query query, List<HashSet<string>> names) => query switch
    {
        FieldQuery { Field: QueryField.SaidBy } field when names.Any(n => n.IsSubsetOf(Words(EntityTerms.Key(field.Value)))) => new AnyOf([]),
        AllOf all => new AllOf([.. all.Parts.Select(p => Rid(p, names))]),
        AnyOf any => new AnyOf([.. any.Parts.Select(p => Rid(p, names))]),
        NotQuery not => new NotQuery(Rid(not.Part, names)),
        _ => query,
    };

    private static HashSet<string> Words(string key) => [.. key.Split('-', StringSplitOptions.RemoveEmptyEntries)];
}

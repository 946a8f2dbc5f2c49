using Stemma.App.Store.Reading;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>A query as a condition on tellings (t) and their membership (m). All that a reader typed goes in as parameters; $1 is the generation.</summary>
/// <param name="generation">The generation.</param>
/// <param name="from">The first row of the tellings looked at.</param>
/// <param name="to">The last one: the full-text index is read between the two only.</param>
internal sealed class SearchWhere(int generation, long from, long to)
{
    private readonly List<object?> _values = [generation];

    /// <summary>The parameters' values.</summary>
    public ReadOnlySpan<object?> Values => _values.ToArray();

    /// <summary>A parameter.</summary>
    public string Value(object? value)
    {
        _values.Add(value);
        return "$" + _values.Count;
    }

    /// <summary>The condition.</summary>
    public string Of(Query query) => TextMatch.Of(query) is { } match ? Matching(match) : query switch
    {
        AllOf all => all.Parts.Count == 0 ? "1" : $"({string.Join(" AND ", all.Parts.Select(Of))})",
        AnyOf any => any.Parts.Count == 0 ? "0" : $"({string.Join(" OR ", any.Parts.Select(Of))})",
        NotQuery not => $"NOT {Of(not.Part)}",
        FieldQuery field => Field(field),
        TimeQuery time => Time(time),
        ListedQuery => "NOT EXISTS (SELECT 1 FROM unlisted u WHERE u.gen = $1 AND u.telling = t.id)",
        StoryQuery story => Value(story.Story) is var id ? $"m.story IN ({id}, (SELECT story FROM members WHERE gen = $1 AND telling = {id}))" : "0",
        _ => throw new NotSupportedException(query.GetType().Name),
    };

    /// <summary>That a telling's texts match. The plus keeps SQLite from looking through all that match.</summary>
    public string Matching(string match) => $"+t.row IN (SELECT rowid FROM terms WHERE terms MATCH {Value(match)} AND rowid BETWEEN {Value(from)} AND {Value(to)})";

    /// <summary>That a telling is in a language, or in a variety of it.</summary>
    public string Language(string tag) => Value(tag.ToLowerInvariant()) is var lang ? $"(lower(t.language) = {lang} OR lower(t.language) > {lang} || '-' AND lower(t.language) < {lang} || '.')" : "0";

    /// <summary>The tellings that name somebody, or give his words, the newest first; none where he is delisted.</summary>
    public string Naming(FieldQuery field)
    {
        string key = EntityTerms.Key(field.Value), term = field.Field == QueryField.Saying ? EntityTerms.Saying(key) : EntityTerms.Term(key);
        return $"SELECT {NameRows.Telling} FROM names WHERE names MATCH {Value(NameRows.Match(term))} AND {NameRows.Within(generation)} AND {NameRows.Listed(Value(EntityRow.Subject(key)))} ORDER BY names.rowid DESC";
    }

    private string Field(FieldQuery field) => field.Field switch
    {
        QueryField.Lang => Language(field.Value),
        QueryField.Origin => $"lower(m.origin) = {Value(field.Value.ToLowerInvariant())}",
        QueryField.Kind => $"m.kind = {Value(field.Value.ToLowerInvariant())}",
        QueryField.Entity or QueryField.Saying => $"t.id IN ({Naming(field)})",
        QueryField.Source or QueryField.SaidBy => "0", // no word is in it
        _ => throw new NotSupportedException(field.Field.ToString()),
    };

    private string Time(TimeQuery time)
    {
        var parts = new List<string>();
        if (time.From is { } first) parts.Add($"t.at >= {Value(first.ToUniversalTime().Cell())}");
        if (time.To is { } end) parts.Add($"t.at < {Value(end.ToUniversalTime().Cell())}");
        return parts.Count == 0 ? "1" : $"({string.Join(" AND ", parts)})";
    }
}

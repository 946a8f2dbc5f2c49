namespace Stemma.Core.Search;

/// <summary>A field that a filter looks at.</summary>
public enum QueryField
{
    /// <summary>The outlet that published it.</summary>
    Source,

    /// <summary>The root of its text: an agency or outlet.</summary>
    Origin,

    /// <summary>Who said something in it.</summary>
    SaidBy,

    /// <summary>Whom or what it names, in whatever spelling.</summary>
    Entity,

    /// <summary>Whose words it gives, named as such.</summary>
    Saying,

    /// <summary>Its language, by BCP 47 tag.</summary>
    Lang,

    /// <summary>How it carries another's text (verbatim, shortened, edited, paraphrase, translation, update, commonsource), or "original".</summary>
    Kind,
}

/// <summary>A search, as a small tree.</summary>
public abstract record Query
{
    /// <summary>Everything.</summary>
    public static Query Everything { get; } = new AllOf([]);
}

/// <summary>Index terms that stand one after the other: one term for a word, several for a phrase or a word of a script without spaces.</summary>
/// <param name="Terms">The terms, folded as <see cref="SearchTerms"/> folds; at least one.</param>
/// <param name="Prefix">Whether the last one may go on.</param>
public sealed record WordsQuery(IReadOnlyList<string> Terms, bool Prefix) : Query
{
    /// <inheritdoc/>
    public bool Equals(WordsQuery? other) => other is not null && Prefix == other.Prefix && Terms.SequenceEqual(other.Terms, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Terms.Count, Prefix);

    /// <inheritdoc/>
    public override string ToString() => $"\"{string.Join(' ', Terms)}\"{(Prefix ? "*" : "")}";
}

/// <summary>All parts hold; with no parts, everything.</summary>
public sealed record AllOf(IReadOnlyList<Query> Parts) : Query
{
    /// <inheritdoc/>
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Count;

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" and ", Parts)})";
}

/// <summary>At least one part holds.</summary>
public sealed record AnyOf(IReadOnlyList<Query> Parts) : Query
{
    /// <inheritdoc/>
    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Count;

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" or ", Parts)})";
}

/// <summary>The part does not hold.</summary>
public sealed record NotQuery(Query Part) : Query
{
    /// <inheritdoc/>
    public override string ToString() => $"not {Part}";
}

/// <summary>A field has a value; letter case does not count.</summary>
public sealed record FieldQuery(QueryField Field, string Value) : Query
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}={Value}";
}

/// <summary>The telling's time lies in [From, To), UTC; null is open.</summary>
public sealed record TimeQuery(DateTimeOffset? From, DateTimeOffset? To) : Query
{
    /// <inheritdoc/>
    public override string ToString() => $"[{From:yyyy-MM-ddTHH:mmZ},{To:yyyy-MM-ddTHH:mmZ})";
}

/// <summary>The telling's owner does not ask search engines to leave it out.</summary>
public sealed record ListedQuery : Query
{
    /// <summary>A query, less what owners ask search engines to leave out.</summary>
    public static Query And(Query query) => new AllOf([.. query is AllOf all ? all.Parts : [query], new ListedQuery()]);

    /// <inheritdoc/>
    public override string ToString() => "listed";
}

/// <summary>The telling belongs to a story, named by the id of any of its tellings.</summary>
public sealed record StoryQuery(int Story) : Query
{
    /// <inheritdoc/>
    public override string ToString() => $"story={Story}";
}

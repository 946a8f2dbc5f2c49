using System.Globalization;

namespace Stemma.Core.Search;

/// <summary>What a query was understood to ask for, in words.</summary>
public static class QueryWords
{
    /// <summary>One phrase ("“flood”, and not “insurance”, and published by the harbour post").</summary>
    public static string Of(Query query) => query switch
    {
        WordsQuery words => $"“{string.Join(' ', words.Terms)}{(words.Prefix ? "…" : "")}”",
        AllOf { Parts.Count: 0 } => "everything",
        AllOf all => string.Join(" and ", all.Parts.Select(Inner)),
        AnyOf any => string.Join(" or ", any.Parts.Select(Inner)),
        NotQuery not => $"not {Inner(not.Part)}",
        FieldQuery { Field: QueryField.Source } field => $"published by {field.Value}",
        FieldQuery { Field: QueryField.Origin } field => $"with text from {field.Value}",
        FieldQuery { Field: QueryField.SaidBy } field => $"in which {field.Value} says something",
        FieldQuery { Field: QueryField.Entity } field => $"that name {field.Value}",
        FieldQuery { Field: QueryField.Saying } field => $"that give words of {field.Value}",
        FieldQuery { Field: QueryField.Lang } field => $"in the language {field.Value}",
        FieldQuery { Value: "original" } => "that carry no other report's text",
        FieldQuery field => $"that carry another's text as {field.Value}",
        TimeQuery { From: { } from } => $"from {Day(from)} on",
        TimeQuery { To: { } to } => $"before {Day(to)}",
        StoryQuery story => $"of story {story.Story}",
        _ => "everything",
    };

    private static string Inner(Query query) => query is AllOf { Parts.Count: > 1 } or AnyOf { Parts.Count: > 1 } ? $"({Of(query)})" : Of(query);

    private static string Day(DateTimeOffset at) => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

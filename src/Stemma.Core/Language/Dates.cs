using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>How finely a time is known.</summary>
public enum Precision
{
    /// <summary>A year.</summary>
    Year,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A week or a span of days.</summary>
    Week,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A part of a day: morning, afternoon, evening, night.</summary>
    PartOfDay,

    /// <summary>A minute.</summary>
    Minute,
}

/// <summary>A time where it stands, resolved.</summary>
/// <param name="At">Its stretch ("Sunday afternoon").</param>
/// <param name="From">First moment it allows, in the reference's zone.</param>
/// <param name="To">First moment after it.</param>
/// <param name="Precision">How finely it is known.</param>
/// <param name="Future">True where the verb puts it ahead of the reference.</param>
public sealed record TimeMention(Span At, DateTimeOffset From, DateTimeOffset To, Precision Precision, bool Future)
{
    /// <summary>ISO 8601 to the precision known: "2023", "2023-09", "2023-W36", "2023-09-10", "2023-09-10T12/18" (part of day, hours), "2023-09-10T19:00+09:00".</summary>
    public string Iso => Precision switch
    {
        Precision.Year => $"{From:yyyy}",
        Precision.Month => $"{From:yyyy-MM}",
        Precision.Week => $"{From:yyyy-MM-dd}/{To.AddTicks(-1):yyyy-MM-dd}",
        Precision.Day => $"{From:yyyy-MM-dd}",
        Precision.PartOfDay => $"{From:yyyy-MM-dd}T{From:HH}/{To:HH}",
        _ => $"{From:yyyy-MM-ddTHH:mmzzz}",
    };
}

/// <summary>Finds times and resolves them as news means them: past unless the verb is future.</summary>
public static class Dates
{
    /// <summary>Whether a word beside an hour names no day: a short one ("a.m.", "GMT", "de la"), a part of the day, a word that closes the hour.</summary>
    internal static bool GoesWithHour(string word, string language)
    {
        var words = DateWords.Of(language) ?? DateWords.Of("en")!;
        var lower = word.ToLowerInvariant();
        if (words.Is("this", lower) || words.Is("day", lower)) return words.Is("part", lower);
        return word.Length < 4 || words.Is("part", lower) || words.Is("clock", lower);
    }

    /// <summary>Whether the verbs around a date put it ahead of the report ("will sail on Friday").</summary>
    /// <param name="text">Running text.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="at">Where the date stands.</param>
    /// <returns>True for ahead, false for past, null where no verb tells.</returns>
    public static bool? IsAhead(string text, string language, Span at)
    {
        var primary = Stems.Primary(language);
        var words = DateWords.Of(primary) ?? DateWords.Of(primary = "en")!;
        return DateTense.Ahead(new DateText(text, words, primary, null), at.Start, at.End);
    }

    /// <summary>The times of a text, in order.</summary>
    /// <param name="text">Running text.</param>
    /// <param name="language">BCP 47 tag; "und" where unknown.</param>
    /// <param name="reference">The dateline's day in its zone, else the publication; null leaves relative times ("Sunday") unresolved and out.</param>
    public static IReadOnlyList<TimeMention> Of(string text, string language, DateTimeOffset? reference)
    {
        var primary = Stems.Primary(language);
        var words = DateWords.Of(primary) ?? DateWords.Of(primary = "en")!;
        return new DateReading(new DateText(text, words, primary, reference is { Year: >= 1000 and < 9000 } known ? known.DateTime : null), reference?.Offset ?? TimeSpan.Zero).Mentions();
    }
}

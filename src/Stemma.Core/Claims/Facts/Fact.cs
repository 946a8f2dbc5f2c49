using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims.Facts;

/// <summary>A value where a text gives it, with the words that say what it is a value of.</summary>
internal sealed record Fact
{
    private const int BackgroundDays = 14;

    /// <summary>Whose text.</summary>
    public required Reading Reading { get; init; }

    /// <summary>The sentence.</summary>
    public required ReadSentence Sentence { get; init; }

    /// <summary>The sentence's place in its text, 0 the first.</summary>
    public required int Place { get; init; }

    /// <summary>Where the value stands.</summary>
    public required Span At { get; init; }

    /// <summary>The value as a number; null where it is a time or a place.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The value as a time, or null.</summary>
    public TimeMention? Time { get; init; }

    /// <summary>The value as a place, or null.</summary>
    public NameMention? Named { get; init; }

    /// <summary>What is measured: "people", "age", a unit ("USD", "%", "day"), "n:" and the counted noun's stem, "time", or "at", "to", "from" of places. Only values of one measure are compared.</summary>
    public required string Measure { get; init; }

    /// <summary>The counted noun's stem where it is narrower than the measure ("worker" of "people"), else "".</summary>
    public required string Kind { get; init; }

    /// <summary>The nearest word of an event, as its group ("kill"), else "".</summary>
    public required string Event { get; init; }

    /// <summary>The words around it by nearness, 0..1: stems, "#group" for words of events, "@key" for names.</summary>
    public required IReadOnlyDictionary<string, double> Frame { get; init; }

    /// <summary>Who says it, or null for the outlet.</summary>
    public required Statement? Saying { get; init; }

    /// <summary>Whether it is told as ahead, possible or conditional.</summary>
    public required bool Ahead { get; init; }

    /// <summary>Whether a word near it denies it.</summary>
    public required bool Negated { get; init; }

    /// <summary>When, as far as its clause says; null where it says nothing.</summary>
    public required TimeMention? When { get; init; }

    /// <summary>The names that stand before the value in its sentence, as keys.</summary>
    public required IReadOnlySet<string> Of { get; init; }

    /// <summary>Whether its clause dates it long before the report.</summary>
    public bool LongAgo => When is { } when && IsLongAgo(Reading, when);

    /// <summary>Whether a time lies more than two weeks before the report, or is no finer than a month.</summary>
    public static bool IsLongAgo(Reading reading, TimeMention when) =>
        when.Precision is Precision.Year or Precision.Month || (reading.Reference.At - when.To).TotalDays > BackgroundDays;

    /// <summary>The meaning word right before the value, as a stem; "" where none stands there.</summary>
    public required string Before { get; init; }

    /// <summary>The meaning word right behind it.</summary>
    public required string After { get; init; }

    /// <summary>The sentence's stems that carry meaning; without those of "the first time in 89 years" where it is such a value.</summary>
    public required IReadOnlySet<string> Stems { get; init; }

    /// <summary>Whether only the loose rules may compare it: "more than 300", "a 48-page indictment".</summary>
    public bool Loose { get; init; }

    /// <summary>Whether it says how long a thing had not been ("for the first time in 89 years"): a value of whatever the rest of the sentence tells.</summary>
    public bool Since { get; init; }
}

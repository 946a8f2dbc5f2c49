namespace Stemma.Core.News;

/// <summary>How the tellings of one claim stand to each other.</summary>
public enum Verdict
{
    /// <summary>All that speak of it say the same.</summary>
    Agree,

    /// <summary>Witnesses (or reports that name none) give values that cannot both hold.</summary>
    Differ,

    /// <summary>A count that grows, value by as-of time.</summary>
    Series,

    /// <summary>Changed between versions of one origin.</summary>
    Updated,

    /// <summary>Changed by a copyist; the held parent or a third text shows it.</summary>
    Altered,

    /// <summary>One utterance in two wordings, the original not seen.</summary>
    Wording,

    /// <summary>One report says both.</summary>
    Both,

    /// <summary>An answer to a stated charge.</summary>
    Denied,

    /// <summary>Too unsure to show open.</summary>
    Possible,
}

/// <summary>One telling's position on a claim.</summary>
/// <param name="Telling">Whose text.</param>
/// <param name="Witness">Who finally answers for it; null for nobody named.</param>
/// <param name="Value">The value in short ("Sunday afternoon", "17 months"), as it stands.</param>
/// <param name="AttributedTo">The speaker as the telling names him, with the chain ("Chosun Ilbo, citing unidentified South Korean government sources"); null where the outlet says it itself.</param>
/// <param name="At">The stretch of the running text that says it, at most 300 code points.</param>
/// <param name="Text">Exactly what stands there.</param>
/// <param name="OwnObservation">True where the outlet saw it itself.</param>
public sealed record Position(TellingId Telling, string? Witness, string Value, string? AttributedTo, Span At, string Text, bool OwnObservation = false);

/// <summary>Statements about the same thing, with how many stand behind it.</summary>
/// <param name="About">What it is about, in a few words of the reports ("Kim left Pyongyang on Sunday").</param>
/// <param name="Verdict">How they stand.</param>
/// <param name="Reports">Tellings that speak of it.</param>
/// <param name="Texts">Texts behind them: copies of one origin count once.</param>
/// <param name="Witnesses">Who finally answers for it, each once; nobody named counts none.</param>
/// <param name="Positions">The positions, each with its span.</param>
/// <param name="Open">True when its kind's measured precision allows showing it open; the rest is folded under "Possible".</param>
/// <param name="Rule">What was compared ("event-time", "sentence-number", "quotation", "charge"): precision is measured for each kind and rule; empty where reports agree.</param>
public sealed record Claim(string About, Verdict Verdict, int Reports, int Texts, int Witnesses, IReadOnlyList<Position> Positions, bool Open, string Rule = "")
{
    /// <summary>How many of its story's claims before it begin with the same words and value; counted before any is hidden; null for none.</summary>
    public int? Before { get; init; }
}

/// <summary>A stretch that says something is not known.</summary>
public sealed record StillUnknown(TellingId Telling, Span At, string Text);

/// <summary>One dated event.</summary>
/// <param name="When">ISO 8601 to the precision known: "2023-09", "2023-09-10", "2023-09-10T15", "2023-09-10T19:00+09:00".</param>
/// <param name="Label">The precision in words ("Sunday afternoon"), as it stands in the text.</param>
/// <param name="Telling">Whose sentence.</param>
/// <param name="At">The sentence's stretch of the running text.</param>
/// <param name="Text">Exactly what stands there.</param>
/// <param name="AttributedTo">Who says so, or null.</param>
/// <param name="Also">Other tellings that date the same event so.</param>
public sealed record TimelineEntry(string When, string Label, TellingId Telling, Span At, string Text, string? AttributedTo, IReadOnlyList<TellingId> Also);

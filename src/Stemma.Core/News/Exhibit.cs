namespace Stemma.Core.News;

/// <summary>What sort of thing a report rests on that others can look at.</summary>
public enum ExhibitKind
{
    /// <summary>A picture that stands still.</summary>
    Photo,

    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>Sound.</summary>
    Recording,

    /// <summary>Something written: a record, a letter, a filing.</summary>
    Document,

    /// <summary>Figures that somebody gathered.</summary>
    Data,
}

/// <summary>A photo, video, recording, document or data that a report rests on, as it says itself.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Provider">Who gave it, as the report names them ("FlightRadar24.com"); null where it names nobody.</param>
/// <param name="Said">The sentence, or the sentence of a caption, that tells of it.</param>
/// <param name="Note">What the report says of its checking ("cannot be independently verified"), or null.</param>
/// <param name="Url">Where the report's own link leads that stands in the sentence, or null.</param>
/// <param name="Also">Other reports that tell of the same, in log order.</param>
public sealed record Exhibit(ExhibitKind Kind, string? Provider, Evidence Said, Evidence? Note, string? Url, IReadOnlyList<TellingId> Also)
{
    /// <summary>Whether it is told of in the very words of a claim's positions.</summary>
    public bool StandsIn(Claim claim) => Said.Field == Field.Text && claim.Positions.Any(p => p.Telling == Said.Telling && p.At.Overlaps(Said.At));
}

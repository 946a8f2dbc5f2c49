namespace Stemma.Core.News;

/// <summary>What stays of a telling that was taken down: hashes, never words.</summary>
public sealed record Tombstone
{
    /// <summary>The telling that was.</summary>
    public required TellingId Telling { get; init; }

    /// <summary>When it was taken down.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason that was given.</summary>
    public required string Reason { get; init; }

    /// <summary>SHA-256 of the normalised address, lower-case hexadecimal; null for a telling without one.</summary>
    public string? UrlHash { get; init; }

    /// <summary>SHA-256 of the capture's bytes, lower-case hexadecimal.</summary>
    public string? BodyHash { get; init; }

    /// <summary>The host that bytes and text are barred at alone; null where they are barred wherever they come from.</summary>
    public string? Host { get; init; }

    /// <summary>The domain it bars whole, or null.</summary>
    public string? Domain { get; init; }

    /// <summary>Its candidate keys (text hash, bands, shingles; no terms): copies of its text are refused by them.</summary>
    public CandidateKeys Keys { get; init; } = CandidateKeys.None;
}

namespace Stemma.Core.News;

/// <summary>How the words of a statement are given.</summary>
public enum StatementKind
{
    /// <summary>All in quotation marks.</summary>
    Direct,

    /// <summary>None in quotation marks.</summary>
    Indirect,

    /// <summary>Partly.</summary>
    Mixed,

    /// <summary>The outlet's own observation ("AP journalists saw").</summary>
    Observation,
}

/// <summary>How the speaker stands to the content.</summary>
public enum StatementStatus
{
    /// <summary>Said.</summary>
    Said,

    /// <summary>Said not to be so.</summary>
    Denied,

    /// <summary>Would not say.</summary>
    Declined,

    /// <summary>Left open by the speaker ("did not specify where").</summary>
    NotSpecified,

    /// <summary>Asked, not confirmed.</summary>
    NotConfirmed,

    /// <summary>"Could not be independently verified".</summary>
    NotVerified,

    /// <summary>"Independent journalists were not given access".</summary>
    NoAccess,

    /// <summary>"Reportedly": nobody named answers for it.</summary>
    Reportedly,

    /// <summary>Expected or planned.</summary>
    Expected,

    /// <summary>Could be so.</summary>
    Possible,

    /// <summary>"It was unclear whether".</summary>
    Unclear,
}

/// <summary>Something attributed: who said what, in the words that stand there.</summary>
public sealed record Statement
{
    /// <summary>The content's stretches of the running text, in order; more than one where the attribution stands in the middle.</summary>
    public required IReadOnlyList<Span> Spans { get; init; }

    /// <summary>The resolved name of the speaker, or null.</summary>
    public string? Speaker { get; init; }

    /// <summary>What stands there ("he", "the Kremlin spokesman"), or null.</summary>
    public string? Mention { get; init; }

    /// <summary>Where it stands, or null.</summary>
    public Span? MentionAt { get; init; }

    /// <summary>The cue ("said", "according to"), or null.</summary>
    public string? Cue { get; init; }

    /// <summary>Where it stands, or null.</summary>
    public Span? CueAt { get; init; }

    /// <summary>How the words are given.</summary>
    public StatementKind Kind { get; init; }

    /// <summary>How the speaker stands to them.</summary>
    public StatementStatus Status { get; init; }

    /// <summary>The chain of reporters, nearest first: Chosun Ilbo, "unidentified South Korean government sources". Empty where the speaker speaks for himself. The last one is the witness.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>True where the speaker was inferred (from a pronoun, a nominal or the sentence before).</summary>
    public bool Inferred { get; init; }

    /// <summary>Whether it is not sure enough that it is the speaker's: he was inferred and somebody else may as well be meant, or the judge of speakers has its doubts. No page names him then.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Whoever finally answers for it: the end of the chain, else the speaker; null for nobody named.</summary>
    public string? Witness => Chain.Count > 0 ? Chain[^1] : Speaker;

    /// <summary>First to last code unit of the content.</summary>
    public Span Hull => new(Spans[0].Start, Spans[^1].End);
}

using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>An event as one clause tells it.</summary>
internal sealed record Happening
{
    /// <summary>Whose text.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Whose sentence.</summary>
    public required ReadSentence Sentence { get; init; }

    /// <summary>The verb and its group.</summary>
    public required VerbHit Verb { get; init; }

    /// <summary>The clause: first and last token.</summary>
    public required (int First, int Last) Clause { get; init; }

    /// <summary>Who did it, as name keys; empty where no name stands there.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Where the subject stands (a name, or a common noun with its words before it); null where none was found.</summary>
    public Span? SubjectAt { get; init; }

    /// <summary>The subject's common noun ("train"), or null.</summary>
    public string? Noun { get; init; }

    /// <summary>Whom or what it concerned, and where: the clause's other names, as keys.</summary>
    public required IReadOnlySet<string> Objects { get; init; }

    /// <summary>The first of them where it stands, or null.</summary>
    public NameMention? Object { get; init; }

    /// <summary>The clause's plain words after the verb.</summary>
    public required IReadOnlySet<string> Rest { get; init; }

    /// <summary>When, or null.</summary>
    public TimeMention? Time { get; init; }

    /// <summary>How many it concerned, or null.</summary>
    public Quantity? Count { get; init; }

    /// <summary>Whether the verb stands in the passive.</summary>
    public bool Passive { get; init; }

    /// <summary>Who says it, or null for the outlet.</summary>
    public Statement? Saying { get; init; }

    /// <summary>The clause's stretch from its subject or its time on, at most 300 code points.</summary>
    public Span At
    {
        get
        {
            var clause = Sentence.Words.Stretch(Clause.First, Clause.Last);
            int start = Math.Min(SubjectAt?.Start ?? clause.Start, Time?.At.Start ?? clause.End);
            return Positions.Cap(Reading.Text, clause with { Start = Math.Clamp(start, clause.Start, Sentence.Words.Tokens[Verb.First].Start) });
        }
    }
}

using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Word indices of a unit, end exclusive.</summary>
internal readonly record struct Range(int From, int To)
{
    /// <summary>Nothing.</summary>
    public static Range None { get; } = new(-1, -1);

    /// <summary>Whether it is nothing.</summary>
    public bool Empty => To <= From;
}

/// <summary>A statement before its speaker is resolved.</summary>
internal sealed record Draft
{
    /// <summary>The content's stretches.</summary>
    public required List<Span> Spans { get; init; }

    /// <summary>The speaker's mention, or null.</summary>
    public Span? Mention { get; init; }

    /// <summary>The mention with its appositions, which may hold the name; null where there is none.</summary>
    public Span? Around { get; init; }

    /// <summary>The cue, or null.</summary>
    public Span? Cue { get; init; }

    /// <summary>The unit it stands in.</summary>
    public required int Unit { get; init; }

    /// <summary>How the speaker stands to it.</summary>
    public StatementStatus Status { get; init; }

    /// <summary>True for the outlet's own observation.</summary>
    public bool Observed { get; init; }

    /// <summary>Those whom the speaker cites, nearest first.</summary>
    public IReadOnlyList<Span> Cited { get; init; } = [];

    /// <summary>True where it carries on the statement before, without an attribution of its own.</summary>
    public bool CarriesOn { get; init; }

    /// <summary>True where its verb names nobody, as languages write that need no pronoun: whoever spoke last, in this or the paragraph before.</summary>
    public bool Resumes { get; init; }

    /// <summary>True where the mention is a pronoun of a language other than English.</summary>
    public bool Refers { get; init; }

    /// <summary>'f' or 'm' where the verb tells a woman from a man, in languages whose past does.</summary>
    public char Gender { get; init; }

    /// <summary>True where a dash at the head of the paragraph stands for quotation marks.</summary>
    public bool Dashed { get; init; }

    /// <summary>Who speaks, where the reader of the language tells it by itself.</summary>
    public Resolved? Told { get; init; }

    /// <summary>True where what it carries on may as well be another's.</summary>
    public bool Doubtful { get; init; }

    /// <summary>First code unit of its content.</summary>
    public int Start => Spans[0].Start;
}

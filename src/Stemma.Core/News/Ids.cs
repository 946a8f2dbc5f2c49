using System.Globalization;

namespace Stemma.Core.News;

/// <summary>A telling's name: its dense place in the log, from 1.</summary>
public readonly record struct TellingId(int Value) : IComparable<TellingId>
{
    /// <inheritdoc/>
    public int CompareTo(TellingId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A story's name: the id of its earliest surviving telling.</summary>
public readonly record struct StoryId(int Value) : IComparable<StoryId>
{
    /// <inheritdoc/>
    public int CompareTo(StoryId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The steps of the fold, in order; a reprocess starts from one of them.</summary>
public enum Step
{
    /// <summary>Capture to article.</summary>
    Extract,

    /// <summary>Article to statements.</summary>
    Statements,

    /// <summary>Tellings to alignments and links.</summary>
    Lineage,

    /// <summary>Tellings to joins and stories.</summary>
    Stories,

    /// <summary>A story's tellings to claims and timeline.</summary>
    Claims,
}

/// <summary>What made a derived row: the step, the version of its code, and the edition of the learned tables in force.</summary>
public readonly record struct Stamp(Step Step, int Version, int Edition);

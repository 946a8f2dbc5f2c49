using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>The version of each step's code. Raise one when its answers change; `doctor` then tells which rows are of an older version.</summary>
public static class Steps
{
    /// <summary>The version of a step.</summary>
    public static int Version(Step step) => step switch
    {
        Step.Extract => 14,
        Step.Statements => 10,
        Step.Lineage => 15,
        Step.Stories => 4,
        Step.Claims => 14,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>The stamp of a row that a step makes under an edition.</summary>
    public static Stamp Stamp(Step step, StreamTables tables) => new(step, Version(step), tables.Edition);
}

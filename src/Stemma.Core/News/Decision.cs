namespace Stemma.Core.News;

/// <summary>What an editor decided between two tellings.</summary>
public enum DecisionKind
{
    /// <summary>There is no link between the two. Of one and the same: its text comes from none that nobody gave us.</summary>
    Cut,

    /// <summary>The first carries the second's text.</summary>
    Link,

    /// <summary>The two tell the same story.</summary>
    Join,

    /// <summary>The two tell different stories.</summary>
    Part,
}

/// <summary>An editor's decision, ground state.</summary>
/// <param name="Number">Its number, from 1; undo names it.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="A">The first telling (the child of a link).</param>
/// <param name="B">The second telling (the parent of a link).</param>
/// <param name="At">The event clock when it was made.</param>
/// <param name="By">Who made it.</param>
public sealed record Decision(int Number, DecisionKind Kind, TellingId A, TellingId B, DateTimeOffset At, string By)
{
    /// <summary>Whether it cuts a telling off from a text that nobody gave us.</summary>
    public bool CutsUnseen => Kind == DecisionKind.Cut && A == B;
}

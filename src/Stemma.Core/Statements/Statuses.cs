using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Reads the status off the cue.</summary>
internal static class Statuses
{
    /// <summary>The status of a frame.</summary>
    public static StatementStatus Of(Unit unit, Frame frame)
    {
        var verb = unit.Words[frame.Verb.Main];
        if (verb.Is(Sense.Deny) && !frame.Verb.Negated) return StatementStatus.Denied;
        if (verb.Is(Sense.Decline)) return StatementStatus.Declined;
        if (!frame.Verb.Negated) return StatementStatus.Said;
        return verb.Low.StartsWith("confirm", StringComparison.Ordinal) || verb.Low.StartsWith("verif", StringComparison.Ordinal) ? StatementStatus.NotConfirmed
            : verb.Is(Sense.Say | Sense.Tell) ? StatementStatus.NotSpecified : StatementStatus.Said;
    }
}

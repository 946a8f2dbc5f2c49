using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Desk;

/// <summary>Where editors decide: a cut, a link, a join, a parting, an undoing. It writes decisions and the work they make; the fold carries them out.</summary>
public sealed class StoryDesk(IGround ground)
{
    /// <summary>Decides something between two tellings, or cuts one off from a text that nobody gave us: then it is named twice.</summary>
    /// <param name="kind">What.</param>
    /// <param name="a">Import id, address or number of the first.</param>
    /// <param name="b">The same of the second.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The decision, or why there is none.</returns>
    public async ValueTask<(Decision? Decision, Problem? Problem)> Decide(DecisionKind kind, string a, string b, string by, CancellationToken ct)
    {
        if (await Find(a, ct) is not { } first) return (null, NotFound(a));
        if (await Find(b, ct) is not { } second) return (null, NotFound(b));
        if (first == second && kind != DecisionKind.Cut) return (null, new Problem("same-telling", $"{a} and {b} are the same report"));
        var standing = (await ground.Decisions(ct)).FirstOrDefault(r => r.Undone is null && r.Decision.Kind == kind && r.Decision.A == first && r.Decision.B == second);
        if (standing is not null) return (null, new Problem("decided", $"that is decided already, as number {standing.Decision.Number}"));
        return (await ground.Decide(kind, first, second, by, ct), null);
    }

    /// <summary>Takes a decision back.</summary>
    public async ValueTask<(Decision? Decision, Problem? Problem)> Undo(int number, CancellationToken ct) =>
        await ground.Undo(number, ct) is { } undone ? (undone, null) : (null, new Problem("no-decision", $"there is no decision {number} in force; 'stemma decide --list' shows them"));

    private ValueTask<TellingId?> Find(string name, CancellationToken ct) => ground.Find(name, Identity.OfUrl(name), ct);

    private static Problem NotFound(string name) => new("no-telling", $"there is no report {name}; 'stemma stories' shows their ids");
}

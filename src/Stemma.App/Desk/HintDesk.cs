using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Desk;

/// <summary>Where editors say what they know of sites. It writes hints and the work they make; the fold reads the reports anew.</summary>
public sealed class HintDesk(IHints hints)
{
    /// <summary>Keeps hints, each as the next version for its site and path; what is in force already stays as it is.</summary>
    /// <param name="given">The hints, well formed.</param>
    /// <param name="by">Who gives them.</param>
    /// <param name="ct">Stops it between two hints.</param>
    /// <returns>Those that are new with how many reports each has read anew, and what was not kept.</returns>
    public async ValueTask<(IReadOnlyList<(HintVersion Hint, int Reports)> Kept, IReadOnlyList<Problem> Problems)> Keep(IReadOnlyList<SiteHint> given, string by, CancellationToken ct)
    {
        var (kept, problems) = (new List<(HintVersion, int)>(), new List<Problem>());
        var standing = HintVersion.InForce(await hints.All(ct));
        foreach (var hint in given)
        {
            var before = standing.FirstOrDefault(h => h.Hint.Site == hint.Site && h.Hint.Path == hint.Path)?.Hint;
            if (hint.IsEmpty && before is null) problems.Add(new Problem("nothing-said", "the hint says nothing, and there is none that it could take away", hint.Site + hint.Path));
            else if (before?.Says(hint) == true) problems.Add(new Problem("in-force", "that very hint is in force already", hint.Site + hint.Path));
            else kept.Add(await hints.Add(hint, by, ct));
        }
        return (kept, problems);
    }

    /// <summary>Takes a version back.</summary>
    public async ValueTask<((HintVersion Hint, int Reports)? Undone, Problem? Problem)> Undo(int number, CancellationToken ct) =>
        await hints.Undo(number, ct) is { } undone ? (undone, null) : (null, new Problem("no-hint", $"there is no hint {number} that stands; 'stemma hints list' shows them"));
}

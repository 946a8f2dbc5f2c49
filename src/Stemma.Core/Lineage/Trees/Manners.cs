using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>
/// How a report carries the text of another that is held, an ordered list of rules. A first sentence of its own, or more than a little text of its own, makes an edited text of a copy;
/// a copy that leaves out more than a little is a shortened one.
/// </summary>
internal static class Manners
{
    private const double Own = 0.12, LeftOut = 0.15, Exact = 0.8, WordForWord = 0.96, Half = 0.5;

    /// <summary>The kind of the link.</summary>
    /// <param name="tie">What the two share.</param>
    /// <param name="child">Who carries.</param>
    /// <param name="changed">Whether the parent was changed since: what is the child's own, and what it left out, can then not be told.</param>
    public static LinkKind Of(Tie tie, Reading child, bool changed = false)
    {
        double exact = Math.Max(tie.Exact, tie.Alignment.VerbatimShare);
        if (tie.Translated) return LinkKind.Translation;
        if (exact < Half) return LinkKind.Paraphrase;
        if (changed && exact >= WordForWord) return LinkKind.Verbatim;
        var alone = Unshared.In(child, [tie]);
        if (alone.Lead || alone.Share >= Own || exact < Exact) return LinkKind.Edited;
        return Unshared.In(tie.Other(child), [tie]).Share >= LeftOut ? LinkKind.Shortened : LinkKind.Verbatim;
    }
}

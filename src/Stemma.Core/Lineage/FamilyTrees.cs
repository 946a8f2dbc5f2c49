using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Draws who carries whose text.</summary>
public static class FamilyTrees
{
    /// <summary>The family tree of one story, as a set.</summary>
    public static FamilyTree Draw(IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions) =>
        new([], [], [.. tellings.Select(t => new Provenance(t.Id, NodeId.Of(t.Id), false, new PrimarySource(null, null, false, false, $"no shared text found among {alignments.Count + decisions.Count}", [], []), []))]);
}

using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Lays out what happened when.</summary>
public static class Timelines
{
    /// <summary>The dated events, in order of time.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    /// <param name="tree">Who carries whose text.</param>
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<Telling> tellings, FamilyTree tree) => [];
}

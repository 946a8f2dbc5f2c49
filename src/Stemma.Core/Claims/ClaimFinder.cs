using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Finds what a story's reports claim, how many stand behind it, and where they part.</summary>
public static class ClaimFinder
{
    /// <summary>The claims, those that part first.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    /// <param name="tree">Who carries whose text.</param>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<Telling> tellings, FamilyTree tree) => [];
}

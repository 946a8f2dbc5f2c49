using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>How many witnesses stand behind a story.</summary>
internal static class Support
{
    /// <summary>
    /// Those of its best-witnessed claim. All who are quoted anywhere would add up to more than stand behind anything that it says; a claim that is folded away is not counted,
    /// and whoever denies a charge is no witness of it.
    /// </summary>
    public static int Witnesses(IReadOnlyList<Claim> claims) => Best(claims)?.Witnesses ?? 0;

    /// <summary>That claim; null where there is none.</summary>
    public static Claim? Best(IReadOnlyList<Claim> claims) => claims.Where(c => c is { Open: true, Verdict: not Verdict.Denied }).MaxBy(c => c.Witnesses);
}
